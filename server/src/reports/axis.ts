export type Axis = { from: number; to: number; step: number; ticks: number[] }

/** Of the highest value, how much an axis that does not start at zero spans at least. */
const leastSpan = 0.4

/**
 * A vertical axis that does not flatter. It starts at zero wherever that costs less than 60 % of the
 * height; else it spans all that is drawn, and at least two fifths of the highest value, so that a
 * small change never fills the chart. Where values lie on both sides of zero, zero is in it.
 */
export function honestAxis(values: readonly number[]): Axis {
  if (values.length === 0) return ticksOf(0, 1)
  const [low, high] = [Math.min(...values), Math.max(...values)]
  if (low < 0 || low <= leastSpan * high) return ticksOf(Math.min(0, low), Math.max(0, high))
  const spare = Math.max(0, leastSpan * high - (high - low)) / 2
  return ticksOf(low - spare, high + spare)
}

function ticksOf(low: number, high: number): Axis {
  // Less than any measure can tell: a single value near zero still gets an axis.
  const span = high - low < 1e-9 ? 1 : high - low
  const rough = span / 6
  const power = 10 ** Math.floor(Math.log10(rough))
  const step = power * ([1, 2, 5, 10].find((m) => m * power >= rough * 0.999) ?? 10)
  const from = Math.floor(low / step + 1e-9)
  const to = Math.ceil((low + span) / step - 1e-9)
  const ticks = Array.from({ length: to - from + 1 }, (_, i) => round((from + i) * step))
  return { from: round(from * step), to: round(to * step), step, ticks }
}

const round = (value: number) => Number(value.toPrecision(12))
