import type { Results } from '@anagen/contract'

type Group = Results['groups'][number]

/** Places everybody's change side by side, the smallest first; the axis always holds zero and placebo. */
export function caterpillar({
  people,
  placebo,
  width,
}: Pick<Group, 'people' | 'placebo'> & { width: number }) {
  const values = [
    0,
    ...people.flatMap(({ raw, pooled }) => [raw, pooled.low, pooled.high]),
    ...(placebo ? [placebo.mean - 2 * placebo.sd, placebo.mean + 2 * placebo.sd] : []),
  ]
  const [least, most] = [Math.min(...values), Math.max(...values)]
  const step = niceStep(most - least)
  const [low, high] = [Math.floor(least / step) * step, Math.ceil(most / step) * step]
  const [left, right, top, bottom] = [48, width - 10, 14, 14 + Math.min(300, 120 + width / 4)]
  const y = (value: number) => bottom - ((bottom - top) * (value - low)) / (high - low || 1)
  const x = (rank: number) => left + ((right - left) * (rank + 0.5)) / Math.max(1, people.length)
  const count = Math.round((high - low) / step)
  const spread = placebo && {
    top: y(placebo.mean + 1.96 * placebo.sd),
    bottom: y(placebo.mean - 1.96 * placebo.sd),
  }
  return {
    width,
    height: bottom + 12,
    left,
    right,
    ticks: Array.from({ length: count + 1 }, (_, i) => low + i * step).map((value) => ({
      value: Math.abs(value) < step / 1000 ? 0 : value,
      y: y(value),
    })),
    placebo: placebo &&
      spread && {
        y: y(placebo.mean),
        band: { x: left, width: right - left, y: spread.top, height: spread.bottom - spread.top },
      },
    dots: [...people]
      .sort((a, b) => a.pooled.value - b.pooled.value)
      .map(({ raw, pooled }, rank) => ({
        x: x(rank),
        raw: y(raw),
        y: y(pooled.value),
        low: y(pooled.low),
        high: y(pooled.high),
      })),
  }
}

function niceStep(span: number): number {
  const raw = (span || 1) / 5
  const power = 10 ** Math.floor(Math.log10(raw))
  return ([1, 2, 5, 10].find((factor) => factor * power >= raw) ?? 10) * power
}
