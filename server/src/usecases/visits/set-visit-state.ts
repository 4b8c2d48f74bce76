import type { Context } from '../context.ts'
import { found, Refusal, sameVersion } from '../refusal.ts'
import { placeVisits } from '../series/place-visits.ts'
import { offerFreed } from '../waiting/offer-freed.ts'
import { type LoadedVisit, loadVisit } from './load-visit.ts'
import { noteVisit, releaseVisit } from './release-visit.ts'
import { saveVisit } from './save-visit.ts'
import { transitions, type VisitState } from './transitions.ts'

/**
 * Arrived, missed, cancelled, or booked again. Cancelling frees what was booked and the place in
 * the package; booking a cancelled visit again takes both back, at the same time as before.
 * @throws Refusal `not-found`, `stale`, `blocked`, `locked`, `slot-taken`
 */
export async function setVisitState(
  ctx: Context,
  asked: { visitId: string; state: VisitState; version: number },
): Promise<void> {
  const loaded = await loadVisit(ctx, asked.visitId)
  const { visit } = loaded
  sameVersion(visit.version, asked.version)
  if (visit.state === 'done') throw new Refusal('locked', 'This visit is done and signed.')
  if (!transitions[visit.state].includes(asked.state))
    throw new Refusal('blocked', `A visit that is ${visit.state} cannot become ${asked.state}.`)
  if (asked.state === 'cancelled') {
    await releaseVisit(ctx, visit)
    if (visit.state === 'booked') await offerFreed(ctx, loaded.location.locationId, [visit])
  } else if (visit.state === 'cancelled') await bookAgain(ctx, loaded)
  else await saveVisit(ctx, visit, { state: asked.state })
}

async function bookAgain(ctx: Context, loaded: LoadedVisit): Promise<void> {
  const { visit, course, location, elements } = loaded
  if (course.endedAt !== null) throw new Refusal('blocked', 'This course was cancelled.')
  if (visit.startsAt <= ctx.now)
    throw new Refusal('blocked', 'This time is over. Move the visit to another one.')
  await ctx.db.bookings.lock(location.locationId)
  const { visitId, startsAt, practitionerId } = visit
  // Behind the lock somebody else may have booked this very visit again: it is not in its own way.
  sameVersion(found(await ctx.db.visits.find(visitId)).version, visit.version)
  await placeVisits(ctx, [{ visitId, startsAt, practitionerId, elements }], loaded)
  await saveVisit(ctx, visit, { state: 'booked' })
  await noteVisit(ctx, visit, 'reserve')
}
