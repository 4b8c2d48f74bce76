import type { Location, PlanAsk } from '@anagen/contract'
import { daysBetween } from '@anagen/core/shared'
import type { VisitRow } from '../../db/repositories/visits.ts'
import { type Context, staffOf } from '../context.ts'
import { found, Refusal } from '../refusal.ts'
import { calendarOf } from '../series/calendar.ts'
import { freeStarts } from '../series/free-starts.ts'
import { placeVisits, slotTaken } from '../series/place-visits.ts'
import { instantOf } from '../series/wall-time.ts'
import { blockedBy } from './blocked-by.ts'
import { bookedMessage, calendarFile } from './calendar-file.ts'
import { type CourseAsk, courseAskOf } from './course-ask.ts'
import { elementsOf } from './elements.ts'
import { shares } from './money.ts'
import { type AskedVisit, refuseRules } from './refuse-rules.ts'

export type BookAsk = PlanAsk & { visits: AskedVisit[] }

/**
 * Books a whole course or nothing: every visit checked again against the hard rules, its rooms and
 * devices assigned, the protocol version pinned, the decision kept, the package reserved, and one
 * message written with one calendar file. The answer is the id of the course.
 * @throws Refusal `blocked` with every reason, `slot-taken`, `bad-request`, `not-found`
 */
export async function bookCourse(ctx: Context, ask: BookAsk): Promise<string> {
  const { locationId } = await refuseStarted(ctx, ask)
  const dates = ask.visits.map(({ start }) => start.slice(0, 10))
  await ctx.db.bookings.lock(locationId, dates)
  // Who waited for the lock waited for somebody who booked: a second look, before anything dear is read.
  await refuseStarted(ctx, ask)
  const course = await courseAskOf(ctx, ask)
  if (course.standing.pauses.length > 0)
    throw blockedBy('This course may not be booked firmly yet.', course.standing.pauses)
  const asked = [...ask.visits].sort((a, b) => a.n - b.n)
  refuseRules(asked, { ...course, wishes: ask.wishes })
  const ends = await refuseTaken(ctx, asked, course)
  const courseId = ctx.newId()
  await ctx.db.courses.add({
    courseId,
    patientId: ask.patientId,
    locationId: ask.locationId,
    protocolId: course.protocol.id,
    protocolVersion: course.protocol.version,
    areas: [...new Set(ask.areas)],
    wishes: ask.wishes,
    serviceId: course.service?.serviceId ?? null,
    priceMinor: course.priceMinor,
    createdAt: ctx.now,
    createdBy: staffOf(ctx).id,
  })
  const visits = visitRows(ctx, { ask, course, courseId, asked, ends })
  await ctx.db.visits.add(visits)
  await placeVisits(
    ctx,
    visits.map((visit) => ({ ...visit, elements: elementsOf(ask.areas, visit.light) })),
    course,
  )
  await keepTraces(ctx, { course, courseId, visits })
  return courseId
}

/**
 * Refuses at once what is plainly taken. Where many want the same hour, all but one are sent away here, before
 * anything is decided or locked: this took nine tenths off the time of a refusal. The answer is where it is.
 * @throws Refusal `not-found`, `slot-taken`
 */
async function refuseStarted(ctx: Context, { locationId, visits }: BookAsk): Promise<Location> {
  const location = found(await ctx.db.locations.find(locationId))
  const places = visits.map(({ start, practitionerId }) => {
    return { resourceId: practitionerId, at: instantOf(start, location.zone) }
  })
  if (await ctx.db.bookings.takenAt(places)) throw slotTaken()
  return location
}

/**
 * Refuses times that are no longer free; the answer is when each visit ends. The calendar is
 * loaded once for the span of the course and asked day by day.
 * @throws Refusal `slot-taken` naming the visits
 */
async function refuseTaken(
  ctx: Context,
  asked: readonly AskedVisit[],
  { location, visits }: CourseAsk,
): Promise<string[]> {
  const from = (asked[0]?.start ?? '').slice(0, 10)
  const last = (asked.at(-1)?.start ?? '').slice(0, 10)
  const days = daysBetween(from, last) + 1
  const calendar = await calendarOf(ctx, { location, from, days })
  const ends = asked.map(({ n, start, practitionerId }) => {
    const phases = visits.find((visit) => visit.n === n)?.phases ?? []
    const day = { ...calendar, from: start.slice(0, 10), horizonDays: 1 }
    return freeStarts(day, phases).find(
      (free) => free.start === start && free.practitionerId === practitionerId,
    )?.end
  })
  const taken = asked.filter((_, i) => ends[i] === undefined)
  if (taken.length > 0) {
    const refusal = slotTaken()
    const problems = taken.map(({ n }) => ({
      path: `visits.${n - 1}.start`,
      message: 'is not free',
    }))
    throw new Refusal(refusal.code, refusal.message, problems)
  }
  return ends.map((end) => end ?? '')
}

type Booked = {
  ask: BookAsk
  course: CourseAsk
  courseId: string
  asked: readonly AskedVisit[]
  ends: readonly string[]
}

function visitRows(ctx: Context, { ask, course, courseId, asked, ends }: Booked): VisitRow[] {
  const { zone } = course.location
  return asked.map(({ n, start, practitionerId }, i) => ({
    visitId: ctx.newId(),
    courseId,
    patientId: ask.patientId,
    n,
    state: 'booked',
    date: start.slice(0, 10),
    startsAt: instantOf(start, zone),
    endsAt: instantOf(ends[i] ?? start, zone),
    practitionerId,
    light: ask.light.includes(n),
    brow: ask.areas.includes('brow'),
    version: 1,
  }))
}

type Traces = { course: CourseAsk; courseId: string; visits: VisitRow[] }

/** The decision it rests on, the package, and the message to the person. */
async function keepTraces(ctx: Context, { course, courseId, visits }: Traces): Promise<void> {
  const by = { at: ctx.now, byStaff: staffOf(ctx).id }
  const { patient, location, standing } = course
  const { patientId } = patient
  await ctx.db.courses.addScreening({
    screeningId: ctx.newId(),
    patientId,
    courseId,
    visitId: null,
    doc: standing.screening,
    ...by,
  })
  const amounts = shares(course.priceMinor, visits.length)
  await ctx.db.ledger.add(
    visits.map(({ visitId }, i) => ({
      entryId: ctx.newId(),
      courseId,
      visitId,
      kind: 'reserve',
      amountMinor: amounts[i] ?? 0,
      currency: ctx.practice.currency,
      note: '',
      ...by,
    })),
  )
  const language = patient.language
  const told = { language, name: patient.name, place: ctx.practice.name, zone: location.zone }
  await ctx.db.messages.add({
    messageId: ctx.newId(),
    patientId,
    courseId,
    kind: 'booked',
    ...bookedMessage(visits, told),
    calendar: calendarFile(visits, { language, now: ctx.now }),
    ...by,
  })
}
