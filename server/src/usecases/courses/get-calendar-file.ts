import type { Context } from '../context.ts'
import { found } from '../refusal.ts'
import { calendarFile } from './calendar-file.ts'

/**
 * The calendar file of a course as it stands now: what was moved since the message went out is at
 * its new time under its old id, what was cancelled is gone. @throws Refusal `not-found`
 */
export async function getCalendarFile(
  ctx: Context,
  courseId: string,
): Promise<{ fileName: string; text: string }> {
  const course = found(await ctx.db.courses.find(courseId))
  ctx.about(course.patientId)
  const patient = found(await ctx.db.patients.find(course.patientId))
  const visits = await ctx.db.visits.ofCourse(courseId)
  const standing = visits.filter((visit) => visit.state !== 'cancelled')
  const text = calendarFile(standing, { language: patient.language, now: ctx.now })
  return { fileName: 'appointments.ics', text }
}
