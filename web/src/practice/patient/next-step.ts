import type { CourseView, ScreeningView, VisitView } from '@anagen/contract'

/** What to do next with a person. */
export type NextStep =
  | { kind: 'intake' | 'screening' | 'plan' }
  | { kind: 'start' | 'open'; visit: VisitView }

const ahead = (visit: VisitView) => visit.state === 'booked' || visit.state === 'arrived'

/** The course under way, else the newest; courses come newest first. */
export function currentCourse(courses: readonly CourseView[]): CourseView | null {
  const running = courses.find((one) => one.state === 'active' || one.state === 'paused')
  return running ?? courses[0] ?? null
}

/** The first visit of a course that is still ahead. */
export function nextVisit(course: CourseView | null): VisitView | null {
  return course?.visits.find(ahead) ?? null
}

/** The visit whose page tells the settings given last: the next one, else the last that was done. */
export function settingsVisit(courses: readonly CourseView[]): VisitView | null {
  const next = nextVisit(currentCourse(courses))
  if (next) return next
  const done = courses.flatMap((one) => one.visits).filter((one) => one.state === 'done')
  return done.sort((a, b) => (a.date < b.date ? 1 : -1))[0] ?? null
}

/**
 * The next step: a visit of today or one that waits, else the questions where they are open, the
 * decision where it holds something up, and a course where there is none.
 */
export function nextStepOf(
  courses: readonly CourseView[],
  screening: Pick<ScreeningView, 'answeredAt' | 'screening'> | null,
  today: string,
): NextStep {
  const visit = nextVisit(currentCourse(courses))
  if (visit && (visit.date <= today || visit.state === 'arrived')) return { kind: 'start', visit }
  const decision = screening?.screening.overall
  if (screening && screening.answeredAt === null) return { kind: 'intake' }
  if (visit) return { kind: 'open', visit }
  if (decision === 'ask') return { kind: 'intake' }
  if (decision === 'consult' || decision === 'wait' || decision === 'decline') {
    return { kind: 'screening' }
  }
  return { kind: 'plan' }
}

/** Short alerts about a person, each once, without the state of the course. */
export function alertsOf(courses: readonly CourseView[]): string[] {
  const all = courses.flatMap((course) => course.visits.flatMap((visit) => visit.alerts))
  return [...new Set(all)].filter((one) => one !== 'paused')
}
