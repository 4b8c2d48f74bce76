import type { Context } from '../context.ts'
import { wallOf } from '../series/wall-time.ts'
import { loadVisit } from '../visits/load-visit.ts'
import { canBeOffered, writeOffer } from './make-offer.ts'
import { isPossible } from './place.ts'

/** A time that somebody gave back. */
export type Freed = { visitId: string; startsAt: Date; practitionerId: string }

/** To how many people one freed time is offered, and how many of those waiting are looked at. */
const offersAtMost = 5
const lookedAt = 20

/**
 * Offers times that came free to those who wait: whose visit has no time, or who would come earlier, and whose spacing
 * allows it. Who has waited longest comes first. A person holds one open offer at a time.
 */
export async function offerFreed(
  ctx: Context,
  locationId: string,
  freed: readonly Freed[],
): Promise<void> {
  const near = freed.filter(({ startsAt }) => canBeOffered(ctx, startsAt))
  if (near.length === 0) return
  const waiting = (await ctx.db.waiting.atLocation(locationId, lookedAt)).map((one) => one.visitId)
  const offered = await openOffers(ctx, waiting)
  for (const slot of near) {
    let made = 0
    for (const visitId of waiting) {
      if (made === offersAtMost) break
      if (offered.has(visitId) || freed.some((one) => one.visitId === visitId)) continue
      if (!(await offerOne(ctx, visitId, slot))) continue
      offered.add(visitId)
      made += 1
    }
  }
}

async function openOffers(ctx: Context, visitIds: string[]): Promise<Set<string>> {
  const offers = await ctx.db.waiting.offersOf(visitIds)
  const open = offers.filter(({ state, expiresAt }) => state === 'open' && expiresAt > ctx.now)
  return new Set(open.map(({ visitId }) => visitId))
}

async function offerOne(ctx: Context, visitId: string, slot: Freed): Promise<boolean> {
  // Whose visit is looked at here is not whom this call is about.
  const loaded = await loadVisit({ ...ctx, about: () => {} }, visitId)
  const { visit, location } = loaded
  if (visit.state === 'booked' && slot.startsAt >= visit.startsAt) return false
  const { practitionerId } = slot
  const place = { start: wallOf(slot.startsAt, location.zone), practitionerId }
  if (!(await isPossible(ctx, loaded, place))) return false
  await writeOffer(ctx, loaded, place)
  return true
}
