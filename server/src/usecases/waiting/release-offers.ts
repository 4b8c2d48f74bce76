import type { Context } from '../context.ts'
import { dateOf } from '../series/wall-time.ts'
import { loadVisit } from '../visits/load-visit.ts'
import { mayGoOn } from './place.ts'

/**
 * Ends the open offers of a person who may no longer be booked on their day: a clearance was withdrawn, something new was
 * told, or a hold begun. They stay ended when it goes on again.
 */
export async function releaseOffers(ctx: Context, patientId: string): Promise<void> {
  for (const { offerId, visitId, startsAt } of await ctx.db.waiting.openOf(patientId, ctx.now)) {
    const loaded = await loadVisit(ctx, visitId)
    const on = dateOf(startsAt, loaded.location.zone)
    if (!(await mayGoOn(ctx, loaded, on))) await ctx.db.waiting.expire(offerId, ctx.now)
  }
}
