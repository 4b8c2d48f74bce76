import type { Context } from '../context.ts'
import { blockedBy } from '../courses/blocked-by.ts'
import { elementsOf } from '../courses/elements.ts'
import { standingOf } from '../courses/standing.ts'
import { Refusal, sameVersion } from '../refusal.ts'
import { freeStartsOf, minutesOf } from '../series/free-starts.ts'
import { placeVisits, slotTaken } from '../series/place-visits.ts'
import { instantOf, minutesAfter, wallOf } from '../series/wall-time.ts'
import { refuseFixed } from './list-slots.ts'
import { type LoadedVisit, loadVisit } from './load-visit.ts'
import { saveVisit } from './save-visit.ts'

/**
 * Adds light to a visit, or takes it away. The start stays; when the longer visit does not fit
 * there, the answer says where on that day it would.
 * @throws Refusal `not-found`, `stale`, `locked`, `blocked`, `bad-request`, `slot-taken`
 */
export async function setLight(
  ctx: Context,
  { visitId, on, version }: { visitId: string; on: boolean; version: number },
): Promise<void> {
  const loaded = await loadVisit(ctx, visitId)
  const { visit, course, protocol, location } = loaded
  sameVersion(visit.version, version)
  refuseFixed(loaded)
  if (visit.light === on) return
  if (!protocol.visit.addOns.some((one) => one.element === 'light'))
    throw new Refusal('bad-request', 'This protocol has no light to add.')
  if ((await ctx.db.records.ofVisit(visitId)).length > 0)
    throw new Refusal('locked', 'The treatment is already being recorded.')
  if (on) await refuseBlockedLight(ctx, loaded)
  await ctx.db.bookings.lock(location.locationId)
  const changed = { ...loaded, elements: elementsOf(course.areas, on, visit.brow) }
  if (on) await refuseFull(ctx, changed)
  await ctx.db.bookings.removeOfVisits([visitId])
  const { startsAt, practitionerId } = visit
  await placeVisits(
    ctx,
    [{ visitId, startsAt, practitionerId, elements: changed.elements }],
    changed,
  )
  await saveVisit(ctx, visit, { light: on, endsAt: minutesAfter(startsAt, minutesOf(changed)) })
}

async function refuseBlockedLight(ctx: Context, loaded: LoadedVisit): Promise<void> {
  const { visit, protocol } = loaded
  const standing = await standingOf(ctx, {
    patientId: visit.patientId,
    protocol,
    elements: elementsOf(loaded.course.areas, true),
    on: visit.date,
  })
  const against = standing.pauses.filter(
    (one) => one.code === 'hold' || one.elements.includes('light'),
  )
  if (against.length > 0) throw blockedBy('Light may not be added now.', against)
}

/** Refuses a start at which the visit with light does not fit, naming those of the day that do. */
async function refuseFull(ctx: Context, changed: LoadedVisit): Promise<void> {
  const { visit, location } = changed
  const start = wallOf(visit.startsAt, location.zone)
  const starts = await freeStartsOf(ctx, changed, { from: visit.date, days: 1 })
  const same = starts.filter((one) => one.practitionerId === visit.practitionerId)
  // A visit that has begun keeps its place; the exclusion constraint tells whether there is room.
  if (same.some((one) => one.start === start) || instantOf(start, location.zone) <= ctx.now) return
  const near = same
    .sort((a, b) => distance(a.start, start) - distance(b.start, start))
    .slice(0, 4)
    .map((one) => one.start.slice(11))
    .sort()
  const where =
    near.length > 0 ? `It would fit at ${near.join(', ')}.` : 'It fits nowhere that day.'
  throw slotTaken(`With light the visit does not fit at ${start.slice(11)}. ${where}`)
}

function distance(a: string, b: string): number {
  return Math.abs(+instantOf(a, 'UTC') - +instantOf(b, 'UTC'))
}
