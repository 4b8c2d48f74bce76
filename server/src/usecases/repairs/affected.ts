import type { Absence, Location, Resource } from '@anagen/contract'
import type { CalendarInput } from '@anagen/core/series'
import { addDays, daysBetween } from '@anagen/core/shared'
import type { Changing } from '../changes/chain.ts'
import { type Told, toldOf } from '../changes/changed-message.ts'
import type { Context } from '../context.ts'
import { badField } from '../practice/bad-field.ts'
import { found } from '../refusal.ts'
import { calendarOf } from '../series/calendar.ts'
import { dateOf, dayBounds } from '../series/wall-time.ts'

/** A course with visits in an absence. */
export type AffectedCourse = {
  at: Changing
  told: Told
  patientName: string
  /** Ids of its visits in the absence. */
  lost: ReadonlySet<string>
  /** Days on which a hold allows nothing. */
  held: { from: string; to: string }[]
}

/** What an absence means: what is closed, and every visit that cannot stay as it is. */
export type Affected = {
  absence: Absence
  location: Location
  today: string
  closed: Resource[]
  courses: AffectedCourse[]
}

/** Days. */
const longest = 366
const farthest = 731

/**
 * The visits still to come that hold what is away or out of order.
 * @throws Refusal `bad-request` naming the field, `not-found`
 */
export async function affectedBy(ctx: Context, absence: Absence): Promise<Affected> {
  const { locationId, resourceIds, from, to } = absence
  if (to < from) throw badField('absence.to', 'must not lie before the first day')
  if (daysBetween(from, to) >= longest) throw badField('absence.to', 'must lie within a year')
  const location = found(await ctx.db.locations.find(locationId))
  const today = dateOf(ctx.now, location.zone)
  if (Math.abs(daysBetween(today, from)) > farthest)
    throw badField('absence.from', 'must lie within two years')
  const here = (await ctx.db.resources.list()).filter((one) => one.locationId === locationId)
  const closed = resourceIds.map((id) => found(here.find((one) => one.resourceId === id)))
  const [first, last] = [dayBounds(from, location.zone).from, dayBounds(to, location.zone).to]
  const booked = await ctx.db.bookings.between(resourceIds, first, last)
  const rows = await ctx.db.visits.ofIds([...new Set(booked.map(({ visitId }) => visitId))])
  const lost = rows.filter(({ state, startsAt }) => state === 'booked' && startsAt > ctx.now)
  const ids = [...new Set(lost.map(({ courseId }) => courseId))].sort()
  const courses: AffectedCourse[] = []
  for (const courseId of ids) {
    const own = lost.filter((visit) => visit.courseId === courseId)
    const visitIds = new Set(own.map(({ visitId }) => visitId))
    courses.push(await courseOf(ctx, { courseId, lost: visitIds, zone: location.zone, today }))
  }
  return { absence, location, today, closed, courses }
}

type Asked = { courseId: string; lost: ReadonlySet<string>; zone: string; today: string }

async function courseOf(ctx: Context, ask: Asked): Promise<AffectedCourse> {
  const { courseId, lost, zone, today } = ask
  const course = found(await ctx.db.courses.find(courseId))
  const protocol = found(await ctx.db.protocols.find(course.protocolId, course.protocolVersion))
  const at = { course, protocol, zone, today, visits: await ctx.db.visits.ofCourse(courseId) }
  const told = await toldOf(ctx, at)
  const holds = await ctx.db.holds.ofPatient(course.patientId)
  const held = holds
    .filter(({ released }) => !released)
    .map(({ from, until }) => ({ from, to: until === null ? farAway : addDays(until, -1) }))
    .filter(({ from, to }) => from <= to)
  return { at, told, patientName: told.name, lost, held }
}

const farAway = '2199-12-31'

/** The calendar from today on with the absence in it, and the affected visits set aside. */
export async function calendarWithout(
  ctx: Context,
  { absence, location, today, courses }: Affected,
  days: number,
): Promise<CalendarInput> {
  const without = courses.flatMap(({ lost }) => [...lost])
  const calendar = await calendarOf(ctx, { location, from: today, days, without })
  return {
    ...calendar,
    resources: calendar.resources.map((one) =>
      absence.resourceIds.includes(one.id)
        ? { ...one, exceptions: closedDays(one.exceptions ?? [], absence) }
        : one,
    ),
  }
}

/** Exceptions with every day of the absence closed. */
export function closedDays<E extends { date: string }>(
  exceptions: readonly E[],
  { from, to }: Pick<Absence, 'from' | 'to'>,
): (E | { date: string; closed: true })[] {
  const days = Array.from({ length: daysBetween(from, to) + 1 }, (_, i) => addDays(from, i))
  const others = exceptions.filter(({ date }) => date < from || date > to)
  return [...others, ...days.map((date) => ({ date, closed: true as const }))].sort((a, b) =>
    a.date < b.date ? -1 : 1,
  )
}
