import { dateSchema, elementSchema } from '@anagen/core/shared'
import { z } from 'zod'

/** An id made by the server (UUIDv7). */
export const id = z.uuid()
/** An instant in UTC, ISO 8601. */
export const instant = z.iso.datetime()
/** A local wall time on a date, `YYYY-MM-DDTHH:MM`, in the location's zone. */
export const wallTime = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}T([01]\d|2[0-3]):[0-5]\d$/, 'must be YYYY-MM-DDTHH:MM')
  .refine(
    (wall) => dateSchema.safeParse(wall.slice(0, 10)).success,
    'must lie on a day that exists',
  )
/** A time of day, `HH:MM`, 24 hours. */
export const timeOfDay = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'must be HH:MM')
/** A line of text a person types: trimmed, not empty, no line breaks. */
export const line = z
  .string()
  .trim()
  .min(1, 'must not be empty')
  .max(200)
  .regex(/^[^\n\r]*$/, 'must be one line')
/** Text a person types, possibly empty, several lines. */
export const prose = z.string().trim().max(10_000)
/** An amount of money in minor units (cents). */
export const minor = z.int().min(0).max(100_000_000)
/** The version of a row that the caller saw; a change made meanwhile is refused with `stale`. */
export const version = z.int().min(1)
export const zone = z.string().refine(isZone, 'must be a time zone such as America/New_York')
export const language = z.enum(['en', 'es'])
/** A local date; no calendar of ours has a year 0. */
export const date = dateSchema.refine((day) => day >= '0001', 'must lie after the year 0')
/** A date that plans are reckoned from: near enough that all that follows is a date too. */
export const dateAhead = date.refine((day) => day < '2200', 'must lie before the year 2200')
export const element = elementSchema
/** A file. */
export const bytes = z.custom<Uint8Array<ArrayBuffer>>((value) => value instanceof Uint8Array)
/** Any JSON value. */
export const json = z.json()
export const empty = z.strictObject({})

/** Weekly opening or working hours by local wall time; 1 = Monday … 7 = Sunday. */
export const weeklyHours = z
  .array(
    z
      .strictObject({ weekday: z.int().min(1).max(7), from: timeOfDay, to: timeOfDay })
      .refine((h) => h.from < h.to, { path: ['to'], message: 'must be later than from' }),
  )
  .max(50)

/** A day off, or extra hours on one day. */
export const hoursException = z.union([
  z.strictObject({ date, closed: z.literal(true) }),
  z.strictObject({ date, from: timeOfDay, to: timeOfDay }),
])

/** Zones found good before: asking for one takes longer than reading the row it stands in. */
const knownZones = new Set<string>()

function isZone(value: string): boolean {
  if (knownZones.has(value)) return true
  try {
    new Intl.DateTimeFormat('en', { timeZone: value })
    knownZones.add(value)
    return true
  } catch {
    return false
  }
}
