import type { Context } from '../context.ts'
import { Refusal } from '../refusal.ts'
import { followCourse } from './followed.ts'

/** The progress report of a course as a PDF. @throws Refusal `not-found` */
export async function getReport(ctx: Context, courseId: string): Promise<Uint8Array<ArrayBuffer>> {
  await followCourse(ctx, courseId)
  throw new Refusal('blocked', 'The report cannot be made yet.')
}
