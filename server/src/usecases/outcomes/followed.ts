import type { Patient } from '@anagen/contract'
import type { Protocol } from '@anagen/core/protocol'
import type { CourseRow } from '../../db/repositories/courses.ts'
import type { ShownVisit } from '../../db/repositories/visits.ts'
import type { Context } from '../context.ts'
import { stands } from '../courses/progress.ts'
import { found } from '../refusal.ts'
import { dateOf } from '../series/wall-time.ts'

/** A course with what judging it needs. */
export type Followed = {
  patient: Patient
  course: CourseRow
  protocol: Protocol
  zone: string
  today: string
  /** The visits that were or are still to be, in order. */
  visits: ShownVisit[]
  /** The first visit, done or still ahead; null when none stands. */
  start: string | null
  /** The first visit was given. */
  begun: boolean
  /** Figures of these days belong to this course: after the last visit of the one before, until the next begins. */
  period: { after: string | null; before: string | null }
}

/** A course by its id, with its patient named for the audit. @throws Refusal `not-found` */
export async function followCourse(ctx: Context, courseId: string): Promise<Followed> {
  const { patientId } = found(await ctx.db.courses.find(courseId))
  ctx.about(patientId)
  const patient = found(await ctx.db.patients.find(patientId))
  return found(await followOne(ctx, patient, courseId))
}

/**
 * The course of a person that is looked at: the one named, else the latest that is measured, else the
 * latest with visits. Null where there is none.
 * @throws Refusal `not-found` when the one named is not this person's
 */
export async function followOne(
  ctx: Context,
  patient: Patient,
  courseId?: string,
): Promise<Followed | null> {
  const courses = await ctx.db.courses.ofPatient(patient.patientId)
  const visits = await ctx.db.visits.shownOfCourses(courses.map((one) => one.courseId))
  const all = await Promise.all(courses.map((course) => placed(ctx, course, visits)))
  const chosen = courseId
    ? found(all.find(({ course }) => course.courseId === courseId))
    : (all.find((one) => one.measured && one.start) ?? all.find((one) => one.start) ?? all[0])
  if (!chosen) return null
  const { measured: _, ...followed } = chosen
  return { ...followed, patient, period: periodOf(chosen, all) }
}

async function placed(ctx: Context, course: CourseRow, all: readonly ShownVisit[]) {
  const protocol = found(await ctx.db.protocols.find(course.protocolId, course.protocolVersion))
  const { zone } = found(await ctx.db.locations.find(course.locationId))
  const visits = all.filter((one) => one.courseId === course.courseId && stands(one))
  return {
    ...{ course, protocol, zone, visits },
    today: dateOf(ctx.now, zone),
    start: visits[0]?.date ?? null,
    begun: visits[0]?.state === 'done',
    measured: protocol.reviews.length > 0,
  }
}
type Placed = Awaited<ReturnType<typeof placed>>

/** Courses that are measured share a person's figures out among them. */
function periodOf(own: Placed, all: readonly Placed[]): Followed['period'] {
  const { start } = own
  if (start === null) return { after: null, before: null }
  const others = all.filter((one) => one.measured && one.start && one.course !== own.course)
  const ends = others
    .filter((one) => (one.start ?? '') < start)
    .flatMap(({ visits }) => visits.findLast(({ state }) => state === 'done')?.date ?? [])
  const begins = others.flatMap((one) => ((one.start ?? '') > start ? [one.start ?? ''] : []))
  return { after: ends.sort().at(-1) ?? null, before: begins.sort()[0] ?? null }
}
