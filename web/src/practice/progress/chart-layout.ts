import {
  type LifeEvent,
  lookAt,
  looksOf,
  monthDays,
  monthOf,
  type Verdict,
  type VerdictPoint,
} from '@anagen/core/outcome'
import { addDays, sheddingSeasons } from '@anagen/core/shared'

/** What is drawn: a verdict's figures, the scale of its measure, and what else happened. */
export type ChartFacts = {
  verdict: Pick<Verdict, 'state' | 'points' | 'band' | 'untreated' | 'baseline'>
  scale: { min: number; max: number }
  /** First treatment: month 0. */
  start: string
  today: string
  /** Planned looks, months after the start. */
  looks: readonly number[]
  events: readonly LifeEvent[]
  hemisphere: 'north' | 'south'
}

export type ChartPoint = VerdictPoint & { x: number; y: number; yLow: number; yHigh: number }
export type ChartLayout = {
  width: number
  height: number
  left: number
  right: number
  top: number
  bottom: number
  x: (month: number) => number
  y: (value: number) => number
  yTicks: number[]
  /** The scale begins above the nought of its measure. */
  cut: boolean
  xTicks: number[]
  /** Height of "as at the start"; null before anything was measured. */
  zero: number | null
  chance: string | null
  untreated: string | null
  seasons: { x1: number; x2: number }[]
  /** `taken`: measured in its window, whatever the day. */
  looks: { month: number; x: number; taken: boolean }[]
  now: number | null
  points: ChartPoint[]
  line: string
  events: { x1: number; x2: number; y: number; label: LifeEvent }[]
}

const eventRow = 24
const below = 46

/**
 * Places a chart on a paper `width` pixels wide. Pure: the same facts give the same drawing.
 * Its upright axis always holds the start value, both bands and every error bar.
 */
export function chartLayout(facts: ChartFacts, width: number): ChartLayout {
  const { verdict, start, looks, today } = facts
  const [from, to] = monthsShown(facts)
  const [low, high] = valuesShown(facts)
  const yTicks = ticks(low, high, 5)
  const left = 12 + 8.5 * Math.max(...yTicks.map((tick) => String(tick).length), 2)
  const right = width - 14
  const rows = eventRows(facts, [from, to])
  const top = 30
  const bottom = top + Math.max(190, Math.min(300, width * 0.4))
  const x = (month: number) =>
    left + ((right - left) * (Math.min(to, Math.max(from, month)) - from)) / (to - from)
  const y = (value: number) => bottom - ((bottom - top) * (value - low)) / (high - low)
  const points = verdict.points.map((point) => ({
    ...point,
    x: x(point.month),
    y: y(point.value),
    yLow: y(point.low),
    yHigh: y(point.high),
  }))
  const now = monthOf(start, today)
  const plan = looksOf(looks)
  const taken = new Set(
    points.filter(({ role }) => role === 'look').map(({ month }) => lookAt(plan, month)?.month),
  )
  return {
    width,
    height: bottom + below + rows.count * eventRow,
    left,
    right,
    top,
    bottom,
    x,
    y,
    yTicks,
    cut: low > 0,
    xTicks: monthTicks(from, to, right - left),
    zero: verdict.baseline && y(verdict.baseline.value),
    chance: bandPath(verdict.band, x, y),
    untreated: untreatedPath(facts, { x, y, to }),
    seasons: seasonsIn(facts, [from, to]).map(([a, b]) => ({ x1: x(a), x2: x(b) })),
    looks: looks.map((month) => ({ month, x: x(month), taken: taken.has(month) })),
    now: now > from && now < to ? x(now) : null,
    points,
    line: points
      .filter(({ role }) => role !== 'not comparable')
      .map((p, i) => `${i ? 'L' : 'M'}${p.x} ${p.y}`)
      .join(''),
    events: rows.placed.map(({ label, from: a, to: b, row }) => ({
      x1: x(a),
      x2: Math.max(x(a) + 6, x(b)),
      y: bottom + below + 6 + row * eventRow,
      label,
    })),
  }
}

function monthsShown({ verdict, looks, start, today }: ChartFacts): [number, number] {
  const months = verdict.points.map((point) => point.month)
  const last = Math.max(6, ...looks, ...months, Math.min(monthOf(start, today), 24))
  return [Math.min(-0.25, ...months.map((month) => month - 0.25)), last + 0.35]
}

/**
 * The span of the upright axis. A short fixed scale is shown whole; else it reaches over zero
 * change, both bands and all error bars, and never ends where a change would look large.
 */
export function valuesShown({
  verdict,
  scale,
}: Pick<ChartFacts, 'verdict' | 'scale'>): [number, number] {
  if (scale.max - scale.min <= 20 || (scale.min === 0 && scale.max === 100))
    return [scale.min, scale.max]
  const { baseline, untreated, band, points } = verdict
  const base = baseline?.value ?? points[0]?.value ?? 0
  const values = [
    base * 0.8,
    base * 1.2,
    ...points.flatMap((point) => [point.low, point.high, point.value]),
    ...band.flatMap((one) => [one.low, one.high]),
    ...(untreated && baseline ? [base + untreated.low, base + untreated.high] : []),
  ]
  const [low, high] = [Math.min(...values), Math.max(...values)]
  const air = Math.max((high - low) * 0.08, 0.5)
  const step = niceStep(high - low + 2 * air, 5)
  const floor = Math.floor((low - air) / step) * step
  return [Math.max(scale.min, floor), Math.ceil((high + air) / step) * step]
}

function niceStep(span: number, count: number): number {
  const raw = span / count
  const power = 10 ** Math.floor(Math.log10(raw))
  return ([1, 2, 2.5, 5, 10].find((factor) => factor * power >= raw) ?? 10) * power
}

function ticks(low: number, high: number, count: number): number[] {
  const step = niceStep(high - low, count)
  const first = Math.ceil(low / step - 1e-9)
  const last = Math.floor(high / step + 1e-9)
  return Array.from({ length: last - first + 1 }, (_, i) => Number(((first + i) * step).toFixed(6)))
}

function monthTicks(from: number, to: number, room: number): number[] {
  const step = [1, 2, 3, 6].find((one) => (room / (to - from)) * one >= 30) ?? 12
  const months: number[] = []
  for (let month = Math.ceil(from / step) * step; month <= to; month += step) months.push(month)
  return months.map((month) => month + 0)
}

type Place = (value: number) => number

function bandPath(band: Verdict['band'], x: Place, y: Place): string | null {
  if (band.length < 2) return null
  const upper = band.map((one) => `${x(one.month)} ${y(one.high)}`)
  const lower = band.map((one) => `${x(one.month)} ${y(one.low)}`).reverse()
  return `M${[...upper, ...lower].join('L')}Z`
}

/** Published at one time only: widening with the square root of time up to there, and no further. */
function untreatedPath(
  { verdict: { untreated, baseline } }: ChartFacts,
  { x, y, to }: { x: Place; y: Place; to: number },
): string | null {
  if (!untreated || !baseline) return null
  const end = (untreated.weeks * 7) / monthDays
  const months = Array.from({ length: 25 }, (_, i) => (Math.min(to, end) * i) / 24)
  const edge = (side: 'low' | 'high') => (month: number) => {
    const share = month / end
    const middle = untreated.value * share
    const half = (untreated[side] - untreated.value) * Math.sqrt(share)
    return `${x(month)} ${y(baseline.value + middle + half)}`
  }
  return `M${[...months.map(edge('high')), ...months.map(edge('low')).reverse()].join('L')}Z`
}

/** The seasons of shedding in view, in months from the start. */
function seasonsIn(
  { start, hemisphere }: ChartFacts,
  [from, to]: [number, number],
): [number, number][] {
  const day = (month: number) => addDays(start, Math.round(month * monthDays))
  return sheddingSeasons(day(from), day(to), hemisphere).map((one) => [
    Math.max(monthOf(start, one.from), from),
    Math.min(monthOf(start, one.to), to),
  ])
}

/** Events in view, each on the first row that is free. */
function eventRows({ events, start }: ChartFacts, [from, to]: [number, number]) {
  const ends: number[] = []
  const placed = [...events]
    .sort((a, b) => (a.from < b.from ? -1 : 1))
    .map((label) => ({
      label,
      from: monthOf(start, label.from),
      to: label.to === null ? to : monthOf(start, label.to),
    }))
    .filter((one) => one.to >= from && one.from <= to)
    .map((one) => {
      const free = ends.findIndex((end) => end < one.from)
      const row = free === -1 ? ends.length : free
      // A label needs about a third of the year's width behind its beginning.
      ends[row] = Math.max(one.to, Math.max(one.from, from) + (to - from) * 0.34)
      return { ...one, row }
    })
  return { placed, count: ends.length }
}
