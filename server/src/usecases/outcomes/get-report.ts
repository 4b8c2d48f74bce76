import { renderReport } from '../../reports/report.ts'
import { Afterwards, type Context } from '../context.ts'
import { found, Refusal } from '../refusal.ts'
import { type Followed, followCourse } from './followed.ts'
import { progressOf } from './get-progress.ts'
import { reportOf } from './report-of.ts'

/**
 * The progress report of a course as a PDF, in the language of the person. It is set in a thread of its
 * own once everything it says has been read.
 * @throws Refusal `not-found`, `blocked` before anything was measured
 */
export async function getReport(ctx: Context, courseId: string): Promise<Afterwards> {
  const doc = await reportFor(ctx, await followCourse(ctx, courseId))
  return new Afterwards(async () => new Uint8Array(await renderReport(doc)))
}

/** What the report of a course says. @throws Refusal `blocked` before anything was measured */
export async function reportFor(ctx: Context, followed: Followed) {
  const { course, patient } = followed
  const theirs = { ...ctx, language: patient.language }
  const progress = await progressOf(theirs, patient, followed)
  const primary = progress.judged.find((one) => one.primary)
  if (!primary || progress.judged.every(({ verdict }) => verdict.points.length === 0))
    throw new Refusal('blocked', 'Nothing has been measured in this course yet: no report.')
  const visits = await ctx.db.visits.shownOfCourses([course.courseId])
  const ids = new Set(visits.map(({ visitId }) => visitId))
  const signed = await ctx.db.records.signedOf(patient.patientId)
  return reportOf({
    ...{ followed, progress, primary },
    visits,
    treatments: signed.filter(({ visitId }) => ids.has(visitId)),
    holds: await ctx.db.holds.ofPatient(patient.patientId),
    practice: ctx.practice,
    location: found(await ctx.db.locations.find(course.locationId)).name,
  })
}
