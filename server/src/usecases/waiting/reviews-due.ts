import type { WorkItem } from '@anagen/contract'
import { addDays } from '@anagen/core/shared'
import type { StartedCourse } from '../../db/repositories/reviews.ts'
import type { Context } from '../context.ts'
import { reviewWindows } from '../courses/progress.ts'

/** Courses booked longer ago than this are over: so is the last review, and what was not held is let go. */
const lookedBackDays = 500
/** A review that nobody came to is let go after so many days. */
const lateAtMostDays = 90

/** Reviews that are due or late, of courses that have begun and go on. */
export async function reviewsDue(
  ctx: Context,
  locationId: string,
  { today, limit }: { today: string; limit: number },
): Promise<WorkItem[]> {
  const since = new Date(`${addDays(today, -lookedBackDays)}T00:00:00Z`)
  const courses = await ctx.db.reviews.startedAt(locationId, since)
  const days = { today, letGo: addDays(today, -lateAtMostDays) }
  const items: WorkItem[] = []
  for (const course of courses) {
    const protocol = await ctx.db.protocols.find(course.protocolId, course.protocolVersion)
    if (protocol) items.push(...dueOf(course, reviewWindows(protocol, course.visits), days))
  }
  return items.sort((a, b) => ((a.date ?? '') < (b.date ?? '') ? -1 : 1)).slice(0, limit)
}

function dueOf(
  { courseId, patientId, patientName, held }: StartedCourse,
  windows: ReturnType<typeof reviewWindows>,
  { today, letGo }: { today: string; letGo: string },
): WorkItem[] {
  return windows
    .filter(({ review, from, to }) => !held.includes(review.id) && from <= today && letGo <= to)
    .map(({ from }) => {
      return {
        kind: 'review',
        ...{ patientId, patientName, courseId },
        ...{ visitId: null, n: null, date: from },
      }
    })
}
