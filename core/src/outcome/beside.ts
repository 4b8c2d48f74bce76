import { ourDefault, sources as s } from '../shared/index.ts'
import { isOfHair } from './measures.ts'
import { dayAt, daysFrom } from './planned.ts'
import type { Course } from './read-series.ts'
import type { BandPoint, LifeEvent, Series, Verdict } from './schema.ts'

/* What stands beside a verdict: untreated people, alopecia areata by itself, events, the stop rule. */

/** The first day of week 24, and the earliest day whose look may answer for it. */
const stopFromDays = 24 * 7
const lookFromDays = 22 * 7

/** What untreated people with pattern loss show in 48 weeks, hairs/cm2 (OLS02, placebo, 78 people). */
export const placebo48 = { mean: 3.9, sd: 21.7, people: 78, weeks: 48, basis: s.OLS02 }
/** The same in 16 weeks (OLS07, placebo, 172 people). */
export const placebo16 = { mean: 4.7, sd: 19.7, people: 172, weeks: 16, basis: s.OLS07 }

export function untreatedFor({ measure, series }: Course): Verdict['untreated'] {
  if (measure.unit.en !== 'hairs/cm²' || series.diagnosis !== 'pattern') return null
  const { mean, sd, weeks, basis } = placebo48
  return { value: mean, low: mean - 1.96 * sd, high: mean + 1.96 * sd, weeks, basis }
}

/** In alopecia areata hair may come back by itself, so no measure of hair is credited. */
export const neverCredited = ({ series }: Course): boolean =>
  series.diagnosis === 'alopecia_areata' && isOfHair(series.measure)

/** Above this SALT a return to nearly full hair is rare: 3 to 6 of 100 reached 20 by week 36 (BRAVE). */
const severe = 50
const severeFloor = 20
export const remissionBasis = [s.DAR18, s.GPN, s.BRAVE, ourDefault]

/**
 * Where SALT may go by itself: 33 % of first patches are regrown by month 6 and 34 to 40 % recover
 * within a year, 14 to 25 % lose nearly all. The straight lines between are ours.
 */
export function remissionBand(salt: number, month: number): { low: number; high: number } {
  const gone = Math.max(0, month)
  const floor = salt >= severe ? Math.min(salt, severeFloor) : 0
  const until = salt >= severe ? 36 / 4.348 : 6
  return {
    low: salt + (floor - salt) * Math.min(1, gone / until),
    high: salt + (100 - salt) * Math.min(1, gone / 12),
  }
}

/** Monthly points of the band, from the start to the last look. */
export function bandDays(course: Course): { date: string; month: number }[] {
  const last = Math.max(course.looks.at(-1)?.month ?? 0, ...course.later.map(({ month }) => month))
  return Array.from({ length: Math.ceil(last) + 1 }, (_, month) => ({
    month,
    date: dayAt(course.series.start, month),
  }))
}

/** The band of alopecia areata for SALT, widened by measuring; nothing is published of other measures. */
export function remissionPoints(course: Course, salt: number, measuring: number): BandPoint[] {
  return bandDays(course).map(({ date, month }) => {
    const { low, high } = remissionBand(salt, month)
    const wide = 1.96 * Math.SQRT2 * measuring
    return { date, month, low: Math.max(0, low - wide), high: Math.min(100, high + wide) }
  })
}

/** What else began, ended or went on between two days, in the order of its beginning. */
export function eventsBetween({ events }: Series, from: string, to: string): LifeEvent[] {
  return events
    .filter((one) => one.from <= to && (one.to === null || one.to >= from))
    .map((one) => ({ one, key: JSON.stringify([one.from, one.kind, one.label, one.to]) }))
    .sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0))
    .map(({ one }) => one)
}

type Told = Pick<Verdict, 'state' | 'direction' | 'look'> & { improved: boolean }

/** Whether stopping is recommended: from week 24 on, by a look that is late enough. */
export function stopRule({ series, today }: Course, told: Told): Verdict['stop'] {
  if (daysFrom(series.start, today) < stopFromDays) return null
  const late = told.look !== null && daysFrom(series.start, told.look.date) >= lookFromDays
  if (!late || told.state === 'not comparable') return { recommend: false, why: 'cannot be judged' }
  if (told.state === 'band only' && told.improved)
    return { recommend: false, why: 'cannot be judged' }
  if (told.direction === 'better') return { recommend: false, why: 'gain told' }
  if (series.selfRating === null) return { recommend: false, why: 'rating not asked' }
  if (series.selfRating > 0) return { recommend: false, why: 'better rating' }
  return { recommend: true, why: 'no gain' }
}
