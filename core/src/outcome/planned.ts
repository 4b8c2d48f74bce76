import { dateOf, dayNumber } from '../series/index.ts'
import { addMonths } from '../shared/index.ts'

/** Days of a mean month. */
export const monthDays = 30.4375

/** Calendar days from one day to another, negative backwards. */
export const daysFrom = (from: string, to: string): number => dayNumber(to) - dayNumber(from)

/** The day so many mean months after the start, to the nearest day. */
export const dayAt = (start: string, month: number): string =>
  dateOf(dayNumber(start) + Math.round(month * monthDays))

/** Months from the start, in mean months; negative before it. */
export const monthOf = (start: string, date: string): number => daysFrom(start, date) / monthDays

/** The day a planned look falls on. */
export function lookDay(start: string, month: number): string {
  const whole = Math.floor(month)
  return dayAt(addMonths(start, whole), month - whole)
}

/** A planned look and the months that count as it: from `from` on, before `to`. */
export type Look = { number: number; month: number; from: number; to: number }

/**
 * The looks of a plan with their windows. Two neighbours meet at their geometric mean, since visits
 * slip by a share of the time gone by; the first opens a quarter early, the last closes a quarter
 * late. So week 12 is the look of month 3, week 24 that of month 6, weeks 32 to 36 that of month 9.
 */
export function looksOf(months: readonly number[]): Look[] {
  const rising = [...new Set(months)].sort((a, b) => a - b)
  const meet = (a: number, b: number) => Math.sqrt(a * b)
  return rising.map((month, i) => {
    const before = rising[i - 1]
    const after = rising[i + 1]
    return {
      number: i + 1,
      month,
      from: before === undefined ? 0.75 * month : meet(before, month),
      to: after === undefined ? 1.25 * month : meet(month, after),
    }
  })
}

/** The look a day belongs to, or null before the first and after the last. */
export const lookAt = (looks: readonly Look[], month: number): Look | null =>
  looks.find(({ from, to }) => month >= from && month < to) ?? null
