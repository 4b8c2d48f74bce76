import type { CourseView, VisitView } from '@anagen/contract'

/** Every pair of visits that holds one resource at one time, in words. */
export function doubleBookings(visits: readonly VisitView[]): string[] {
  const byResource = new Map<string, { from: string; to: string; visitId: string }[]>()
  for (const { uses, visitId } of visits) {
    for (const { resourceId, from, to } of uses)
      byResource.set(resourceId, [...(byResource.get(resourceId) ?? []), { from, to, visitId }])
  }
  return [...byResource].flatMap(([resource, uses]) => {
    uses.sort((a, b) => (a.from < b.from ? -1 : 1))
    return uses.slice(1).flatMap((use, i) => {
      const before = uses[i]
      return before && before.to > use.from
        ? [`${resource} is booked twice at ${use.from}: ${before.visitId}, ${use.visitId}`]
        : []
    })
  })
}

/** Every course that is not whole: all its visits, each with a practitioner and a room. */
export function brokenCourses(courses: readonly CourseView[], of = 6): string[] {
  return courses.flatMap(({ courseId, visits }) => {
    const whole = visits.filter(
      ({ uses }) =>
        uses.some((use) => use.kind === 'practitioner') && uses.some((use) => use.kind === 'room'),
    )
    return whole.length === of ? [] : [`course ${courseId} has ${whole.length} of ${of} visits`]
  })
}
