import type { CourseChange, RippledVisit, RippleOption } from '@anagen/contract'
import type { VisitBefore } from '../../db/repositories/changes.ts'
import type { VisitRow } from '../../db/repositories/visits.ts'
import { type Context, staffOf } from '../context.ts'
import { blockedBy } from '../courses/blocked-by.ts'
import { calendarFile } from '../courses/calendar-file.ts'
import { elementsOf } from '../courses/elements.ts'
import { standingOf } from '../courses/standing.ts'
import { found, Refusal } from '../refusal.ts'
import { addHold } from '../screening/add-hold.ts'
import { releaseHold } from '../screening/release-hold.ts'
import { placeVisits } from '../series/place-visits.ts'
import { instantOf } from '../series/wall-time.ts'
import { noteVisit } from '../visits/release-visit.ts'
import { saveVisit } from '../visits/save-visit.ts'
import { offerFreed } from '../waiting/offer-freed.ts'
import type { Changing } from './chain.ts'
import { changingOf } from './changing.ts'
import { type Way, waysOf } from './preview-change.ts'

/** How long a change can be taken back. */
export const undoMinutes = 60

type Seen = { visitId: string; version: number; start: string | null }
type Ask = {
  courseId: string
  change: CourseChange
  choice: RippleOption['choice']
  seen: readonly Seen[]
}

/**
 * Makes a change as it was previewed: under the location's lock it is planned again, and saved only when the answer is
 * the one that was seen. All visits move or none; one message is written. The answer is the id of the change.
 * @throws Refusal `stale` when it would come out otherwise now, and everything `previewChange` refuses
 */
export async function changeCourse(ctx: Context, ask: Ask): Promise<string> {
  const { courseId, change, choice } = ask
  const at = await changingOf(ctx, courseId)
  await ctx.db.bookings.lock(at.course.locationId)
  const released = change.kind === 'resume' ? await endHolds(ctx, at) : []
  const way = (await waysOf(ctx, at, change)).find((one) => one.choice === choice)
  if (!way || !isSeen(way.visits, ask.seen))
    throw new Refusal('stale', 'The calendar changed meanwhile. Look at the new proposal.')
  if (!way.bookable)
    throw new Refusal('blocked', 'This cannot be booked as it is.', problemsOf(way.breaks))
  const visits = await apply(ctx, at, { change, way })
  const holdId = change.kind === 'hold' ? await hold(ctx, at, change) : null
  const changeId = ctx.newId()
  const doc = { change, choice, visits, holdId, released }
  await ctx.db.changes.add({ changeId, courseId, doc, at: ctx.now, byStaff: staffOf(ctx).id })
  await tell(ctx, at, way.message)
  await offerFreed(ctx, at.course.locationId, freedBy(at, way))
  return changeId
}

const problemsOf = (breaks: readonly string[]) =>
  breaks.map((message) => ({ path: 'change', message }))

/** Whether the visits come out as they were shown, from the versions that were shown. */
function isSeen(visits: readonly RippledVisit[], seen: readonly Seen[]): boolean {
  const key = (one: Seen) => `${one.visitId} ${one.version} ${one.start}`
  const now = visits.map(({ visitId, version, to }) => ({
    visitId,
    version,
    start: to?.start ?? null,
  }))
  return now.map(key).sort().join() === seen.map(key).sort().join()
}

type Holding = Extract<CourseChange, { kind: 'hold' }>

async function hold(ctx: Context, { course }: Changing, { from, until, why }: Holding) {
  const { patientId } = course
  const { holdId } = await addHold(ctx, { patientId, from, until, why })
  return holdId
}

/** Releases the holds in force; a course that screening pauses is not resumed by that. */
async function endHolds(ctx: Context, { course, protocol, visits }: Changing) {
  const { patientId } = course
  const holds = (await ctx.db.holds.ofPatient(patientId)).filter((one) => !one.released)
  for (const { holdId } of holds) await releaseHold(ctx, { patientId, holdId })
  const light = visits.some((one) => one.light)
  const elements = elementsOf(course.areas, light)
  const { pauses } = await standingOf(ctx, { patientId, protocol, elements })
  if (pauses.length > 0) throw blockedBy('This course may not go on yet.', pauses)
  return holds.map(({ from, until, why }) => ({ from, until, why }))
}

/** The times that visits gave back, to be offered to those who wait. */
function freedBy({ visits }: Changing, way: Way): VisitRow[] {
  const left = way.visits.filter(({ changed, was, to }) => {
    const stays = was?.start === to?.start && was?.practitionerId === to?.practitionerId
    return changed && was !== null && !stays
  })
  return visits.filter(({ visitId }) => left.some((one) => one.visitId === visitId))
}

/** Frees what moves, then books it where it goes: what one visit leaves, the next may take. */
async function apply(
  ctx: Context,
  at: Changing,
  { change, way }: { change: CourseChange; way: Way },
): Promise<VisitBefore[]> {
  const rows = new Map(at.visits.map((visit) => [visit.visitId, visit]))
  const changed = way.visits.filter((one) => one.changed)
  await ctx.db.bookings.removeOfVisits(changed.map(({ visitId }) => visitId))
  const kept: VisitBefore[] = []
  for (const one of changed) {
    const visit = found(rows.get(one.visitId))
    if (one.to) await rebook(ctx, at, { one, visit, to: one.to })
    else await giveUp(ctx, visit, change)
    kept.push(beforeOf(visit))
  }
  return kept
}

type Rebook = { one: RippledVisit; visit: VisitRow; to: NonNullable<RippledVisit['to']> }

async function rebook(ctx: Context, at: Changing, { one, visit, to }: Rebook): Promise<void> {
  const { course, protocol, zone } = at
  const location = found(await ctx.db.locations.find(course.locationId))
  const { visitId, light, brow } = one
  const { practitionerId } = to
  const startsAt = instantOf(to.start, zone)
  const elements = elementsOf(course.areas, light, brow)
  await placeVisits(ctx, [{ visitId, startsAt, practitionerId, elements }], { protocol, location })
  await saveVisit(ctx, visit, {
    state: visit.state === 'arrived' && to.start === one.was?.start ? 'arrived' : 'booked',
    date: to.start.slice(0, 10),
    startsAt,
    endsAt: instantOf(to.end, zone),
    practitionerId,
    light,
    brow,
  })
}

/** Cancelled, or without a time until the hold ends: then it keeps its place in the package. */
async function giveUp(ctx: Context, visit: VisitRow, change: CourseChange): Promise<void> {
  const cancelled = change.kind === 'cancel'
  await saveVisit(ctx, visit, { state: cancelled ? 'cancelled' : 'unplaced' })
  if (cancelled) await noteVisit(ctx, visit, 'release')
}

const beforeOf = (visit: VisitRow): VisitBefore => ({
  visitId: visit.visitId,
  state: visit.state,
  date: visit.date,
  startsAt: visit.startsAt.toISOString(),
  endsAt: visit.endsAt.toISOString(),
  practitionerId: visit.practitionerId,
  light: visit.light,
  brow: visit.brow,
  after: visit.version + 1,
})

/** One message with the calendar file of the whole course as it now is. */
export async function tell(
  ctx: Context,
  { course }: Changing,
  message: { subject: string; body: string },
): Promise<void> {
  const { patientId, courseId } = course
  const { language } = found(await ctx.db.patients.find(patientId))
  const visits = await ctx.db.visits.ofCourse(courseId)
  await ctx.db.messages.add({
    messageId: ctx.newId(),
    patientId,
    courseId,
    kind: 'changed',
    ...message,
    calendar: calendarFile(visits, { language, now: ctx.now }),
    at: ctx.now,
    byStaff: ctx.actor.kind === 'staff' ? ctx.actor.id : null,
  })
}
