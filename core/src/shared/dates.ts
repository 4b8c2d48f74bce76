import { Temporal } from 'temporal-polyfill'
import { z } from 'zod'

/** A local calendar date, `YYYY-MM-DD`. Dates are compared as strings: the form sorts by time. */
export const dateSchema = z.iso.date()

/** The date `days` calendar days after `date` (negative: before). */
export function addDays(date: string, days: number): string {
  return Temporal.PlainDate.from(date).add({ days }).toString()
}

/** The date `months` calendar months after `date`; a missing day becomes the month's last. */
export function addMonths(date: string, months: number): string {
  return Temporal.PlainDate.from(date).add({ months }).toString()
}

/** Calendar days from `from` to `to`; negative when `to` is earlier. */
export function daysBetween(from: string, to: string): number {
  return Temporal.PlainDate.from(from).until(Temporal.PlainDate.from(to)).days
}

/** Completed years of age on `today` of a person born on `bornOn`. */
export function ageOn(bornOn: string, today: string): number {
  return Temporal.PlainDate.from(bornOn).until(Temporal.PlainDate.from(today), {
    largestUnit: 'years',
  }).years
}
