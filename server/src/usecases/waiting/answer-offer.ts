import type { OfferView } from '@anagen/contract'
import { daysBetween } from '@anagen/core/shared'
import type { OfferRow } from '../../db/repositories/waiting.ts'
import { tell } from '../changes/change-course.ts'
import { changedMessage, toldOf } from '../changes/changed-message.ts'
import { asIs, isAhead, placeOf, shown } from '../changes/shown-visit.ts'
import type { Context } from '../context.ts'
import { found, Refusal } from '../refusal.ts'
import { freeStartsOf, minutesOf } from '../series/free-starts.ts'
import { slotTaken } from '../series/place-visits.ts'
import { dateOf, instantOf, minutesAfter, wallOf } from '../series/wall-time.ts'
import { windowNow } from '../visits/list-slots.ts'
import { type LoadedVisit, loadVisit } from '../visits/load-visit.ts'
import { moveVisit } from '../visits/move-visit.ts'
import { isPossible, mayGoOn, type Place } from './place.ts'

/** How many other times are shown when the one offered is gone. */
const alternativesShown = 8

/** An offer as its person sees it now. @throws Refusal `not-found` */
export async function getOffer(ctx: Context): Promise<OfferView> {
  const offer = await ownOffer(ctx)
  const loaded = await loadVisit(ctx, offer.visitId)
  const { visit, location } = loaded
  const { language, name } = found(await ctx.db.patients.find(offer.patientId))
  const start = wallOf(offer.startsAt, location.zone)
  const place = { start, practitionerId: offer.practitionerId }
  const names = new Map((await ctx.db.resources.list()).map((one) => [one.resourceId, one.name]))
  const slot = (one: Place & { end: string }) => {
    const { start: at, end, practitionerId } = one
    return { start: at, end, practitionerId, practitionerName: names.get(practitionerId) ?? '' }
  }
  const state = await stateOf(ctx, { offer, loaded, place })
  const end = wallOf(minutesAfter(offer.startsAt, minutesOf(loaded)), location.zone)
  return {
    name,
    practice: ctx.practice.name,
    place: location.name,
    zone: location.zone,
    language,
    state,
    now: isAhead(visit) ? wallOf(visit.startsAt, location.zone) : null,
    offered: slot({ ...place, end }),
    expiresAt: offer.expiresAt.toISOString(),
    alternatives: state === 'lost' ? (await othersFor(ctx, loaded)).map(slot) : [],
  }
}

async function ownOffer(ctx: Context): Promise<OfferRow> {
  return found(await ctx.db.waiting.offer(ctx.actor.id))
}

type Offered = { offer: OfferRow; loaded: LoadedVisit; place: Place }

/** An open offer is lost once its time is taken or no longer fits, and runs out by itself. */
async function stateOf(ctx: Context, { offer, loaded, place }: Offered) {
  if (offer.state !== 'open') return offer.state
  if (offer.expiresAt <= ctx.now) return 'expired'
  return (await isPossible(ctx, loaded, place)) ? 'open' : 'lost'
}

/** Other free times that break no spacing, one of each day first, and earlier than now where there is a time. */
async function othersFor(ctx: Context, loaded: LoadedVisit) {
  const { visit, location } = loaded
  if (visit.state === 'done' || visit.state === 'cancelled') return []
  const window = await windowNow(ctx, loaded)
  if (!window) return []
  const starts = await freeStartsOf(ctx, loaded, {
    from: window.from,
    days: daysBetween(window.from, window.to) + 1,
  })
  const now = isAhead(visit) ? wallOf(visit.startsAt, location.zone) : null
  const better = starts.filter(({ start }) => now === null || start < now)
  const byDay = new Map(better.toReversed().map((one) => [one.date, one] as const))
  const days = [...byDay.values()].sort((a, b) => (a.start < b.start ? -1 : 1))
  const shownFirst = days.slice(0, alternativesShown)
  const open: typeof shownFirst = []
  for (const one of shownFirst) if (await mayGoOn(ctx, loaded, one.date)) open.push(one)
  return open
}

/**
 * Takes the time offered; once that is gone, another free one. The first who confirms has it.
 * @throws Refusal `slot-taken`, `blocked` when the offer has ended
 */
export async function takeOffer(ctx: Context, place: Place): Promise<OfferView> {
  const offer = await ownOffer(ctx)
  const loaded = await loadVisit(ctx, offer.visitId)
  await ctx.db.bookings.lock(loaded.location.locationId)
  const again = await ownOffer(ctx)
  if (again.state === 'taken' || again.expiresAt <= ctx.now)
    throw new Refusal('blocked', 'This offer has ended.')
  if (!(await isPossible(ctx, loaded, place))) throw slotTaken('Somebody was quicker.')
  const { visit, location } = loaded
  const own = wallOf(offer.startsAt, location.zone) === place.start
  if (!own && !(await isAlternative(ctx, loaded, place)))
    throw new Refusal('blocked', 'This time was not offered.')
  await ctx.db.waiting.answer(offer.offerId, 'taken', ctx.now)
  await ctx.db.waiting.end(visit.visitId, ctx.now)
  await moveVisit(ctx, { ...place, visitId: visit.visitId, version: visit.version })
  const startsAt = instantOf(place.start, location.zone)
  const { practitionerId } = place
  await ctx.db.waiting.lose({ visitId: visit.visitId, practitionerId, startsAt }, ctx.now)
  await tellTaken(ctx, loaded)
  return getOffer(ctx)
}

async function isAlternative(ctx: Context, loaded: LoadedVisit, place: Place): Promise<boolean> {
  const others = await othersFor(ctx, loaded)
  return others.some(
    (one) => one.start === place.start && one.practitionerId === place.practitionerId,
  )
}

/** All times of the course as they are now, with its calendar file. */
async function tellTaken(ctx: Context, { course, protocol, location }: LoadedVisit): Promise<void> {
  const visits = await ctx.db.visits.ofCourse(course.courseId)
  const { zone } = location
  const at = { course, protocol, zone, today: dateOf(ctx.now, zone), visits }
  const now = visits
    .filter(isAhead)
    .map((visit) => shown(at, asIs(visit), { to: placeOf(at, visit), names: new Map() }))
  await tell(ctx, at, changedMessage(await toldOf(ctx, at), now))
}

/** Leaves the visit as it is; it goes on waiting. @throws Refusal `blocked` when the offer has ended */
export async function declineOffer(ctx: Context): Promise<OfferView> {
  const offer = await ownOffer(ctx)
  if (offer.state === 'taken') throw new Refusal('blocked', 'This offer has ended.')
  await ctx.db.waiting.answer(offer.offerId, 'declined', ctx.now)
  return getOffer(ctx)
}
