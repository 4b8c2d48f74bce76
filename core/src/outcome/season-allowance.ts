import { type Basis, sources as s } from '../shared/index.ts'
import { monthOf } from './planned.ts'
import type { MeasureId, Series } from './schema.ts'

/**
 * How far the season alone may move a figure, as a share of it: density swings by at most 3 % to
 * either side (the follicle model, set to the shedding seen by RAN91), shed hairs by 30 % (twice as
 * many in the high season). `peak`: when the figure may be highest in the north, months after 1
 * January; sources differ, so any time between the two is allowed for.
 */
type Swing = { share: number; peak: readonly [number, number]; basis: readonly Basis[] }
const hair: Swing = { share: 0.03, peak: [3.5, 6.5], basis: [s.RAN91, s.HAL00] }
const shed: Swing = { share: 0.3, peak: [7.5, 10.5], basis: [s.RAN91, s.KUN09] }
const swings: Partial<Record<MeasureId, Swing>> = {
  'density-terminal': hair,
  'density-total': hair,
  'cumulative-thickness': hair,
  coverage: hair,
  'shedding-comb': shed,
  'shedding-wash': shed,
}

/** What may be added and taken away by the season, both 0 or more, as shares of the figure. */
export type Allowance = { up: number; down: number }
export const noAllowance: Allowance = { up: 0, down: 0 }

/**
 * What a reference spot leaves of the season: hair at the back cycles more slowly and swings less,
 * perhaps hardly at all, so it takes off the camera's drift and only a part of the season.
 */
export const leftOfSeason = 0.75

/** Months after 1 January of a day, 0 to below 12. */
const timeOfYear = (date: string): number => monthOf(`${date.slice(0, 4)}-01-01`, date)

const yearly = Math.PI / 6

/**
 * The most that the season alone can move a figure between two times of the year (months after 1
 * January). Its size in this person is unknown, so it is allowed for whole, in the direction in
 * which it can go; where the hemisphere is not known, in both.
 */
export function allowanceBetween(
  measure: MeasureId,
  hemisphere: Series['hemisphere'],
  [from, to]: readonly [number, number],
): Allowance {
  const swing = swings[measure]
  if (!swing) return noAllowance
  if (hemisphere === null) {
    const most = 2 * swing.share * Math.abs(Math.sin((yearly * (to - from)) / 2))
    return { up: most, down: most }
  }
  let [up, down] = [0, 0]
  const shift = hemisphere === 'south' ? 6 : 0
  const [early, late] = swing.peak
  for (let i = 0; i <= 12; i++) {
    const peak = early + ((late - early) * i) / 12 + shift
    const change = swing.share * (Math.cos(yearly * (to - peak)) - Math.cos(yearly * (from - peak)))
    up = Math.max(up, change)
    down = Math.max(down, -change)
  }
  return { up, down }
}

/** The same between two days. */
export const allowance = (
  measure: MeasureId,
  hemisphere: Series['hemisphere'],
  [from, to]: readonly [string, string],
): Allowance => {
  const start = timeOfYear(from)
  return allowanceBetween(measure, hemisphere, [start, start + monthOf(from, to)])
}

/** Whether two days are far enough apart in the year for the season to be mentioned. */
export function seasonsDiffer(measure: MeasureId, days: readonly [string, string]): boolean {
  const swing = swings[measure]
  const { up } = allowance(measure, null, days)
  return swing !== undefined && up > 0.8 * swing.share
}
