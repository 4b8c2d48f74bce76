import type { Context } from '../context.ts'
import { found, Refusal, sameVersion } from '../refusal.ts'
import { releaseVisit } from '../visits/release-visit.ts'
import { offerFreed } from '../waiting/offer-freed.ts'

/**
 * Cancels what is left of a course: visits not done give their times and their places in the
 * package back. What was done stays.
 * @throws Refusal `not-found`, `stale`, `blocked` when nothing is left to cancel
 */
export async function cancelCourse(
  ctx: Context,
  { courseId, version }: { courseId: string; version: number },
): Promise<void> {
  const course = found(await ctx.db.courses.findForChange(courseId))
  ctx.about(course.patientId)
  sameVersion(course.version, version)
  const visits = await ctx.db.visits.ofCourse(courseId)
  const left = visits.filter((visit) => visit.state !== 'done' && visit.state !== 'cancelled')
  if (course.endedAt !== null || left.length === 0)
    throw new Refusal('blocked', 'Nothing is left to cancel in this course.')
  for (const visit of left) await releaseVisit(ctx, visit)
  await ctx.db.courses.end(courseId, ctx.now)
  const booked = left.filter(({ state }) => state === 'booked')
  await offerFreed(ctx, course.locationId, booked)
}
