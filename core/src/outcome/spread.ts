import { type CycleName, cycleSets, steadyShares } from './follicle-cycles.ts'
import { countCovariance } from './natural-variation.ts'
import type { Method, OutcomeMeasure, Series } from './schema.ts'

/*
 * What moves a figure although nothing has changed, besides the error of measuring: hairs come and
 * go, the camera is not set down on quite the same place, and lens and light age.
 */

/** Where the size of the field is not written down, cm2: that of one close-up (BENCH). */
export const usualArea = 0.7
/** Scalp seen in a photograph of the top of the head, cm2. */
const headArea = 100
/** Hairs on one cm2 where the figure is not a density. */
const usualDensity = 150

/**
 * Two random patches of 1 cm2 differ by 23 % (SDC95), so one of them by 8.3 % (one SD). Set down by
 * hand, a frame misses its old place by 6 % of its width, so 12 % of the hairs are others.
 */
const placementAt1Cm2 = 0.083 * Math.sqrt(0.12)
/** Lens, light and settings: one SD of the slow drift over a year, a share of the figure. */
const driftAYear = 0.02

/** Which follicles are assumed: the restless ones unless hair is known to be healthy. */
const cycleOf = (_diagnosis: Series['diagnosis']): CycleName => 'androgenetic'

const gridMonths = 0.25
const longest = 84
const lags = new Map<CycleName, readonly number[]>()

/** How alike the visible hairs of a spot are to themselves `months` later, 1 down to about 0. */
export function likeness(name: CycleName, months: number): number {
  let grid = lags.get(name)
  if (!grid) {
    const times = Array.from({ length: longest / gridMonths + 1 }, (_, i) => i * gridMonths)
    const [row = []] = countCovariance(cycleSets[name].cycle, 1, times)
    grid = row.map((one) => one / (row[0] ?? 1))
    lags.set(name, grid)
  }
  const at = Math.min(Math.abs(months), longest - gridMonths) / gridMonths
  const low = grid[Math.floor(at)] ?? 0
  const high = grid[Math.floor(at) + 1] ?? 0
  return low + (at - Math.floor(at)) * (high - low)
}

/** Hairs behind a figure of a measure that cycles. */
function hairsBehind(measure: OutcomeMeasure, level: number, areaCm2: number | null): number {
  const area = areaCm2 ?? (measure.site === 'spot' ? usualArea : headArea)
  const density = measure.unit.en === 'hairs/cm²' ? level : usualDensity
  return Math.max(1, density * area)
}

/** One figure of a measure, as far as its spread goes. */
export type Setting = {
  measure: OutcomeMeasure
  diagnosis: Series['diagnosis']
  /** About where the figures lie, in the unit. */
  level: number
  areaCm2: number | null
  method: Method
}

/** Variance of one figure by the hair cycle alone, in the unit squared; 0 where hairs do not cycle. */
export function naturalVariance({ measure, diagnosis, level, areaCm2 }: Setting): number {
  if (!measure.cycles) return 0
  const share = steadyShares(cycleSets[cycleOf(diagnosis)].cycle)
  return (level ** 2 * share.latency) / hairsBehind(measure, level, areaCm2)
}

/** The same of the change between two figures so many months apart. */
export const naturalChange = (setting: Setting, months: number): number =>
  2 * naturalVariance(setting) * (1 - likeness(cycleOf(setting.diagnosis), months))

/** Covariance of two changes from one baseline, at `a` and `b` months after it. */
export function naturalCovariance(setting: Setting, a: number, b: number): number {
  const like = (months: number) => likeness(cycleOf(setting.diagnosis), months)
  return naturalVariance(setting) * (like(a - b) - like(a) - like(b) + 1)
}

/** Variance of one figure by setting the camera down anew, in the unit squared. */
export function placementVariance({ measure, level, areaCm2, method }: Setting): number {
  if (measure.site !== 'spot' || method === 'hair-to-hair' || !measure.cycles) return 0
  return (placementAt1Cm2 * level) ** 2 / (areaCm2 ?? usualArea)
}

/** Slow drift of what is measured with, so many months apart: one SD in the unit. */
export function driftSd({ level, method }: Setting, months: number): number {
  if (method === 'question' || method === 'count' || method === 'hair-to-hair') return 0
  return (driftAYear * Math.abs(level) * Math.abs(months)) / 12
}
