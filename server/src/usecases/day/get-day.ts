import type { AnswerOf, Resource, Routes } from '@anagen/contract'
import type { ShownVisit } from '../../db/repositories/visits.ts'
import type { Context } from '../context.ts'
import { elementsOf } from '../courses/elements.ts'
import { standingOf } from '../courses/standing.ts'
import { found } from '../refusal.ts'
import { hoursOf } from '../series/calendar.ts'
import { dayBounds, wallOf, weekdayOf } from '../series/wall-time.ts'
import { byVisit, visitView } from '../visits/visit-view.ts'

/** One day at one location: who and what works when, and the visits. @throws Refusal `not-found` */
export async function getDay(
  ctx: Context,
  { date, locationId }: { date: string; locationId: string },
): Promise<AnswerOf<Routes['day.get']>> {
  const location = found(await ctx.db.locations.find(locationId))
  const all = await ctx.db.resources.list()
  const { from, to } = dayBounds(date, location.zone)
  const visits = await ctx.db.visits.shownBetween(locationId, from, to)
  const bookings = byVisit(await ctx.db.bookings.ofVisits(visits.map((one) => one.visitId)))
  const resources = new Map(all.map((one) => [one.resourceId, one]))
  const alerts = await alertsOf(ctx, visits)
  return {
    date,
    zone: location.zone,
    now: wallOf(ctx.now, location.zone),
    open: location.hours
      .filter((one) => one.weekday === weekdayOf(date))
      .map((one) => ({ from: one.from, to: one.to })),
    resources: all
      .filter((one) => one.active && one.locationId === locationId)
      .map((one) => ({ ...one, works: worksOn(one, date, hoursOf(one, location) ?? []) })),
    visits: visits.map((visit) =>
      visitView(visit, {
        zone: location.zone,
        resources,
        bookings,
        alerts: alerts.get(visit.visitId) ?? [],
      }),
    ),
  }
}

/** The working intervals of a date: weekly hours unless closed that day; extra hours replace them on a closed day. */
export function worksOn(
  resource: Pick<Resource, 'exceptions'>,
  date: string,
  weekly: Resource['hours'],
): { from: string; to: string }[] {
  const exceptions = resource.exceptions.filter((one) => one.date === date)
  const extra = exceptions.flatMap((one) => ('closed' in one ? [] : [one]))
  const closed = exceptions.some((one) => 'closed' in one)
  const weekday = weekdayOf(date)
  const usual = closed ? [] : weekly.filter((one) => one.weekday === weekday && one.from < one.to)
  return [...usual, ...extra]
    .map(({ from, to }) => ({ from, to }))
    .sort((a, b) => (a.from < b.from ? -1 : 1))
}

/** Alerts of the visits still to come that day: what to know before the person sits down. */
async function alertsOf(ctx: Context, visits: ShownVisit[]): Promise<Map<string, string[]>> {
  const alerts = new Map<string, string[]>()
  for (const visit of visits) {
    if (visit.state !== 'booked' && visit.state !== 'arrived') continue
    const protocol = found(await ctx.db.protocols.find(visit.protocolId, visit.protocolVersion))
    const elements = elementsOf(visit.areas, visit.light, visit.brow)
    const { patientId, date: on } = visit
    const standing = await standingOf(ctx, { patientId, protocol, elements, on })
    const paused = standing.pauses.length > 0 ? ['paused'] : []
    alerts.set(visit.visitId, [...standing.alerts, ...paused])
  }
  return alerts
}
