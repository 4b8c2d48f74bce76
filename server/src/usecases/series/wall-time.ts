import { Temporal } from 'temporal-polyfill'

/** The local wall time of an instant, `YYYY-MM-DDTHH:MM`. */
export function wallOf(instant: Date, zone: string): string {
  return Temporal.Instant.fromEpochMilliseconds(instant.getTime())
    .toZonedDateTimeISO(zone)
    .toPlainDateTime()
    .toString({ smallestUnit: 'minute' })
}

/** The local calendar date of an instant. */
export function dateOf(instant: Date, zone: string): string {
  return wallOf(instant, zone).slice(0, 10)
}

/** The instant of a local wall time. Where it exists twice the earlier, where not at all the later. */
export function instantOf(wall: string, zone: string): Date {
  const zoned = Temporal.PlainDateTime.from(wall).toZonedDateTime(zone)
  return new Date(zoned.epochMilliseconds)
}

/** The instants at which a local day begins and ends. */
export function dayBounds(date: string, zone: string): { from: Date; to: Date } {
  const next = Temporal.PlainDate.from(date).add({ days: 1 }).toString()
  return { from: instantOf(`${date}T00:00`, zone), to: instantOf(`${next}T00:00`, zone) }
}

/** `minutes` after an instant. */
export function minutesAfter(instant: Date, minutes: number): Date {
  return new Date(instant.getTime() + minutes * 60_000)
}

/** 1 = Monday ... 7 = Sunday. */
export function weekdayOf(date: string): number {
  return Temporal.PlainDate.from(date).dayOfWeek
}
