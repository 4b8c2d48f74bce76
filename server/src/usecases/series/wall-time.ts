import { Temporal } from 'temporal-polyfill'

const dayMs = 86_400_000
/** Offsets of zones by UTC day, in ms; null on days on which the clocks change. */
const offsets = new Map<string, number | null>()
const keepAtMost = 20_000

/** How far a zone is ahead of UTC on a UTC day, or null where that changes within the day. */
function steadyOffset(zone: string, day: number): number | null {
  const key = `${zone} ${day}`
  const known = offsets.get(key)
  if (known !== undefined) return known
  const [first, last] = [day * dayMs, (day + 1) * dayMs - 1].map((ms) => {
    const zoned = Temporal.Instant.fromEpochMilliseconds(ms).toZonedDateTimeISO(zone)
    return zoned.offsetNanoseconds / 1e6
  })
  const steady = first === last ? (first ?? null) : null
  if (offsets.size >= keepAtMost) offsets.clear()
  offsets.set(key, steady)
  return steady
}

/** The local wall time of an instant, `YYYY-MM-DDTHH:MM`. A calendar asks this thousands of times. */
export function wallOf(instant: Date, zone: string): string {
  const ms = instant.getTime()
  const offset = steadyOffset(zone, Math.floor(ms / dayMs))
  if (offset !== null) return new Date(ms + offset).toISOString().slice(0, 16)
  return Temporal.Instant.fromEpochMilliseconds(ms)
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
