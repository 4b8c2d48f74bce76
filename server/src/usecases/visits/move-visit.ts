import type { Context } from '../context.ts'
import { Refusal, sameVersion } from '../refusal.ts'
import { freeStartsOf, minutesOf } from '../series/free-starts.ts'
import { placeVisits, slotTaken } from '../series/place-visits.ts'
import { instantOf, minutesAfter } from '../series/wall-time.ts'
import { offerFreed } from '../waiting/offer-freed.ts'
import { refuseFixed, windowNow } from './list-slots.ts'
import { loadVisit } from './load-visit.ts'
import { saveVisit } from './save-visit.ts'

export type Move = { visitId: string; start: string; practitionerId: string; version: number }

/**
 * Moves one visit inside its window, to a time at which everything it needs is free. A visit that
 * was missed or had arrived is booked again by that.
 * @throws Refusal `not-found`, `stale`, `locked`, `blocked`, `bad-request`, `slot-taken`
 */
export async function moveVisit(ctx: Context, move: Move): Promise<void> {
  const loaded = await loadVisit(ctx, move.visitId)
  const { visit, location, elements } = loaded
  sameVersion(visit.version, move.version)
  refuseFixed(loaded)
  await ctx.db.bookings.lock(location.locationId)
  const date = move.start.slice(0, 10)
  const window = await windowNow(ctx, loaded)
  if (!window || date < window.from || date > window.to) {
    const says = window ? `must lie from ${window.from} to ${window.to}` : 'has no window left'
    throw new Refusal('bad-request', 'This date breaks the spacing of the course.', [
      { path: 'start', message: says },
    ])
  }
  const starts = await freeStartsOf(ctx, loaded, { from: date, days: 1 })
  if (!starts.some((s) => s.start === move.start && s.practitionerId === move.practitionerId))
    throw slotTaken('This time is not free.')
  const startsAt = instantOf(move.start, location.zone)
  const { visitId } = visit
  const { practitionerId } = move
  await ctx.db.bookings.removeOfVisits([visitId])
  await placeVisits(ctx, [{ visitId, startsAt, practitionerId, elements }], loaded)
  const endsAt = minutesAfter(startsAt, minutesOf(loaded))
  await saveVisit(ctx, visit, { state: 'booked', date, startsAt, endsAt, practitionerId })
  if (visit.state === 'booked') await offerFreed(ctx, location.locationId, [visit])
}
