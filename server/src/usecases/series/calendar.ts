import type { Location, Resource } from '@anagen/contract'
import type { CalendarInput } from '@anagen/core/series'
import { addDays } from '@anagen/core/shared'
import type { BookingRow } from '../../db/repositories/bookings.ts'
import type { Context } from '../context.ts'
import { horizonDays } from '../courses/progress.ts'
import { dateOf, dayBounds, instantOf, wallOf, weekdayOf } from './wall-time.ts'

/** Starts lie on this grid, in minutes from local midnight. */
export const gridMinutes = 5

export type CalendarAsk = {
  location: Location
  /** First date, and how many days from it. */
  from: string
  days?: number
  /** Bookings of these visits do not count: they are what is being moved. */
  without?: readonly string[]
}

/**
 * The planner's calendar of a location: its people, rooms and devices with their hours and with
 * every booking in the period. Practitioners work only while the location is open; nothing starts
 * before now.
 */
export async function calendarOf(ctx: Context, ask: CalendarAsk): Promise<CalendarInput> {
  const { location, from, days = horizonDays, without = [] } = ask
  const resources = (await ctx.db.resources.list()).filter(
    (one) => one.active && one.locationId === location.locationId,
  )
  const period = {
    from: dayBounds(from, location.zone).from,
    to: dayBounds(addDays(from, days - 1), location.zone).to,
  }
  const ids = resources.map((one) => one.resourceId)
  const booked = await ctx.db.bookings.between(ids, period.from, period.to)
  const busy = busyOf(
    booked.filter((booking) => !without.includes(booking.visitId)),
    location.zone,
  )
  return {
    zone: location.zone,
    from,
    horizonDays: days,
    gridMinutes,
    resources: resources.flatMap((one) => {
      const hours = hoursOf(one, location)
      if (hours === null) return []
      const spans = [...(busy.get(one.resourceId) ?? []), ...pastOf(ctx, one, ask)]
      return [planResource(one, hours, spans)]
    }),
  }
}

type Hours = Resource['hours']
type Span = { from: string; to: string }

function planResource(
  one: Resource,
  hours: Hours,
  busy: Span[],
): CalendarInput['resources'][number] {
  const { resourceId: id, kind, skills, pool, exceptions } = one
  return { id, kind, skills, pool, hours, exceptions, busy }
}

/** Hours in which a resource can be booked; null when it never can (empty would mean always). */
export function hoursOf(resource: Resource, location: Pick<Location, 'hours'>): Hours | null {
  if (resource.kind !== 'practitioner' || location.hours.length === 0) return resource.hours
  if (resource.hours.length === 0) return location.hours
  const common = resource.hours.flatMap((own) =>
    location.hours.flatMap((open) => {
      const from = own.from > open.from ? own.from : open.from
      const to = own.to < open.to ? own.to : open.to
      return own.weekday === open.weekday && from < to ? [{ weekday: own.weekday, from, to }] : []
    }),
  )
  return common.length > 0 || resource.exceptions.length > 0 ? neverIfEmpty(common) : null
}

/** Extra days alone: no weekly hours may not read as "always", so one that never comes stands in. */
function neverIfEmpty(hours: Hours): Hours {
  return hours.length > 0 ? hours : [{ weekday: 1, from: '00:00', to: '00:00' }]
}

function busyOf(bookings: readonly BookingRow[], zone: string): Map<string, Span[]> {
  const spans = new Map<string, Span[]>()
  for (const { resourceId, from, to } of bookings) {
    const span = { from: wallOf(from, zone), to: wallOf(to, zone) }
    const known = spans.get(resourceId)
    if (known) known.push(span)
    else spans.set(resourceId, [span])
  }
  return spans
}

/** What lies before now today is over for practitioners. */
function pastOf(ctx: Context, resource: Resource, { location, from }: CalendarAsk): Span[] {
  if (resource.kind !== 'practitioner' || dateOf(ctx.now, location.zone) !== from) return []
  return [{ from: `${from}T00:00`, to: wallOf(ctx.now, location.zone) }]
}

/** Whether a resource is open from one instant to another, by its own hours and exceptions. */
export function isOpen(resource: Resource, zone: string, from: Date, to: Date): boolean {
  const date = dateOf(from, zone)
  const exceptions = resource.exceptions.filter((one) => one.date === date)
  const extra = exceptions.flatMap((one) => ('closed' in one ? [] : [one]))
  const closed = exceptions.some((one) => 'closed' in one)
  const covers = (span: { from: string; to: string }) =>
    instantOf(`${date}T${span.from}`, zone) <= from && to <= instantOf(`${date}T${span.to}`, zone)
  if (extra.some(covers)) return true
  if (closed) return false
  return resource.hours.length === 0 || openHours(resource, date).some(covers)
}

function openHours(resource: Resource, date: string): Hours {
  const weekday = weekdayOf(date)
  return resource.hours.filter((one) => one.weekday === weekday)
}
