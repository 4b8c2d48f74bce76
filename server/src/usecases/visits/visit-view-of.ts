import type { VisitView } from '@anagen/contract'
import type { Context } from '../context.ts'
import { standingOf } from '../courses/standing.ts'
import { found } from '../refusal.ts'
import { loadVisit } from './load-visit.ts'
import { byVisit, visitView } from './visit-view.ts'

/** One visit as calendars show it. @throws Refusal `not-found` */
export async function visitViewOf(ctx: Context, visitId: string): Promise<VisitView> {
  const { location, protocol, elements, visit } = await loadVisit(ctx, visitId)
  const shown = found(await ctx.db.visits.shownOne(visitId))
  const all = await ctx.db.resources.list()
  const ahead = visit.state === 'booked' || visit.state === 'arrived'
  const { patientId, date: on } = visit
  const standing = await standingOf(ctx, { patientId, protocol, elements, on })
  const paused = standing.pauses.length > 0 ? ['paused'] : []
  return visitView(shown, {
    zone: location.zone,
    resources: new Map(all.map((one) => [one.resourceId, one])),
    bookings: byVisit(await ctx.db.bookings.ofVisits([visitId])),
    alerts: ahead ? [...standing.alerts, ...paused] : [],
  })
}
