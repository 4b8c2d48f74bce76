import type { CourseView } from '@anagen/contract'
import type { Context } from '../context.ts'
import { found } from '../refusal.ts'
import { courseViews } from './course-view.ts'

/** The courses of a person, newest first. @throws Refusal `not-found` */
export async function listCourses(ctx: Context, patientId: string): Promise<CourseView[]> {
  found(await ctx.db.patients.find(patientId))
  ctx.about(patientId)
  return courseViews(ctx, await ctx.db.courses.ofPatient(patientId))
}
