import type { CourseView, RippleOption } from '@anagen/contract'

/** The course as it would be after a change: visits at their new times, those without one as waiting. */
export function courseAfter(course: CourseView, { visits }: RippleOption): CourseView {
  const changed = new Map(visits.filter((one) => one.changed).map((one) => [one.visitId, one]))
  return {
    ...course,
    windows: [],
    visits: course.visits.map((visit) => {
      const one = changed.get(visit.visitId)
      if (!one) return visit
      const { light, brow } = one
      if (!one.to) return { ...visit, light, brow, state: 'unplaced' }
      const { start, end } = one.to
      return { ...visit, light, brow, state: 'booked', date: start.slice(0, 10), start, end }
    }),
  }
}
