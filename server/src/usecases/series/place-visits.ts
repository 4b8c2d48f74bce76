import type { Resource } from '@anagen/contract'
import { visitPhases } from '@anagen/core/protocol'
import type { BookingRow } from '../../db/repositories/bookings.ts'
import type { Context } from '../context.ts'
import { Refusal } from '../refusal.ts'
import type { LoadedVisit } from '../visits/load-visit.ts'
import { isOpen } from './calendar.ts'
import { assignRooms, type Pool, type Stay } from './rooms.ts'
import { dateOf, dayBounds, minutesAfter } from './wall-time.ts'

/** A visit to be put into the calendar: what it treats, when it begins, who gives it. */
export type Placement = {
  visitId: string
  startsAt: Date
  practitionerId: string
  elements: LoadedVisit['elements']
}

/** Where and under which protocol visits are placed. */
export type Place = Pick<LoadedVisit, 'protocol' | 'location'>

/**
 * Books what visits need: their practitioner, and for every phase of a pool one concrete room or
 * device. Where only that makes it fit, other visits still ahead change between equal rooms of
 * that day, never in time. The caller holds the location's lock; the exclusion constraint still
 * has the last word.
 * @throws Refusal `slot-taken`
 */
export async function placeVisits(
  ctx: Context,
  placements: readonly Placement[],
  place: Place,
): Promise<void> {
  const resources = (await ctx.db.resources.list()).filter(
    (one) => one.active && one.locationId === place.location.locationId,
  )
  for (const placement of placements) await placeVisit(ctx, placement, { ...place, resources })
}

/** Told when somebody was quicker, or a time is no longer free. */
export function slotTaken(detail = 'One of these times is no longer free.'): Refusal {
  return new Refusal('slot-taken', `${detail} Plan again and choose another.`)
}

type Site = Place & { resources: readonly Resource[] }
type Need = { resourceId: string } | { pool: string }
type Wanted = { need: Need; from: Date; to: Date }

/** One need after the other. All are written at once, but for a second stay in a pool, which must see the first. */
async function placeVisit(ctx: Context, placement: Placement, site: Site): Promise<void> {
  let rows: BookingRow[] = []
  const pools = new Set<string>()
  const write = async () => {
    if ((await ctx.db.bookings.add(rows)) < rows.length) throw slotTaken()
    rows = []
  }
  for (const { need, from, to } of wantedOf(placement, site)) {
    if ('pool' in need && pools.has(need.pool)) await write()
    if ('pool' in need) pools.add(need.pool)
    const resourceId =
      'pool' in need ? await roomFor(ctx, { pool: need.pool, from, to }, site) : need.resourceId
    rows.push({ bookingId: ctx.newId(), visitId: placement.visitId, resourceId, from, to })
  }
  await write()
}

/** What a visit needs and when, with phases that follow each other on one need joined. */
function wantedOf({ elements, startsAt, practitionerId }: Placement, site: Site): Wanted[] {
  const wanted: Wanted[] = []
  for (const { need, offsetMin, lengthMin } of visitPhases(site.protocol, elements)) {
    const own: Need = 'pool' in need ? { pool: need.pool } : { resourceId: practitionerId }
    const from = minutesAfter(startsAt, offsetMin)
    const to = minutesAfter(from, lengthMin)
    const before = wanted.find((one) => sameNeed(one.need, own) && +one.to === +from)
    if (before) before.to = to
    else wanted.push({ need: own, from, to })
  }
  return wanted
}

function sameNeed(a: Need, b: Need): boolean {
  return 'pool' in a ? 'pool' in b && a.pool === b.pool : 'resourceId' in b
}

type Asked = { pool: string; from: Date; to: Date }

/** The room or device for one stay, after moving others between equal ones where that is needed. */
async function roomFor(ctx: Context, asked: Asked, site: Site): Promise<string> {
  const { zone } = site.location
  const members = site.resources.filter((one) => one.pool === asked.pool)
  const byId = new Map(members.map((one) => [one.resourceId, one]))
  const day = dayBounds(dateOf(asked.from, zone), zone)
  const booked = await ctx.db.bookings.between([...byId.keys()], day.from, day.to)
  const wanted = { id: 'new', from: +asked.from, to: +asked.to, member: null, fixed: false }
  const pool: Pool = {
    members: [...byId.keys()],
    open: (member, from, to) => {
      const resource = byId.get(member)
      return resource !== undefined && isOpen(resource, zone, new Date(from), new Date(to))
    },
  }
  const assigned = (isFixed: (booking: BookingRow) => boolean) =>
    assignRooms([...booked.map((one) => stayOf(one, isFixed(one))), wanted], pool)
  const beside = assigned(() => true)?.get('new')
  if (beside) return beside
  // Only where no room is free as it stands, it is asked which others may change theirs.
  const bound = await boundVisits(ctx, booked)
  const rooms = assigned((one) => one.from <= ctx.now || bound.has(one.visitId))
  const room = rooms?.get('new')
  if (!rooms || !room) throw slotTaken()
  await rehouse(ctx, booked, rooms)
  return room
}

const stayOf = ({ bookingId, from, to, resourceId }: BookingRow, fixed: boolean): Stay => ({
  id: bookingId,
  from: +from,
  to: +to,
  member: resourceId,
  fixed,
})

/** Visits that keep their room: the person is here, or the visit is over. */
async function boundVisits(ctx: Context, booked: readonly BookingRow[]): Promise<Set<string>> {
  const visits = await ctx.db.visits.ofIds([...new Set(booked.map((one) => one.visitId))])
  return new Set(visits.filter((one) => one.state !== 'booked').map((one) => one.visitId))
}

/** Takes the bookings that change room out and puts them back, so that none meets another. */
async function rehouse(
  ctx: Context,
  booked: readonly BookingRow[],
  rooms: ReadonlyMap<string, string>,
): Promise<void> {
  const moved = booked.filter((one) => rooms.get(one.bookingId) !== one.resourceId)
  if (moved.length === 0) return
  await ctx.db.bookings.remove(moved.map((one) => one.bookingId))
  const rows = moved.map((one) => ({
    ...one,
    resourceId: rooms.get(one.bookingId) ?? one.resourceId,
  }))
  if ((await ctx.db.bookings.add(rows)) < rows.length) throw slotTaken()
}
