import type { Context } from '../context.ts'
import { found } from '../refusal.ts'
import { bookedMessage, calendarFile } from './calendar-file.ts'

/**
 * The booking message of a course and its calendar file as they stand now: what was moved since the message went out is at
 * its new time under its old id, what was cancelled is marked so. @throws Refusal `not-found`
 */
export async function getCalendarFile(
  ctx: Context,
  courseId: string,
): Promise<{ fileName: string; text: string; message: { subject: string; body: string } }> {
  const course = found(await ctx.db.courses.find(courseId))
  ctx.about(course.patientId)
  const patient = found(await ctx.db.patients.find(course.patientId))
  const visits = await ctx.db.visits.ofCourse(courseId)
  const standing = visits.filter(({ state }) => state !== 'cancelled' && state !== 'unplaced')
  const { language, name } = patient
  const { zone } = found(await ctx.db.locations.find(course.locationId))
  const text = calendarFile(visits, { language, now: ctx.now })
  const message = bookedMessage(standing, { language, name, place: ctx.practice.name, zone })
  return { fileName: 'appointments.ics', text, message }
}
