import type { CourseView } from '@anagen/contract'
import { hemisphereOf } from '@anagen/core/shared'
import type { RibbonData } from '../../shared/ribbon/index.ts'

/** Words for what the ribbon names by code. */
export type RibbonWords = { review: (kind: string) => string; mark: (code: string) => string }

type Facts = { today: string; zone: string; words: RibbonWords }

/**
 * A course as the ribbon draws it. Windows are drawn only for visits still ahead; cancelled visits
 * that another one of the same number has replaced are left out; every review to come brings photos.
 */
export function ribbonOf(course: CourseView, { today, zone, words }: Facts): RibbonData {
  const standing = new Set(
    course.visits.filter((one) => one.state !== 'cancelled').map((one) => one.n),
  )
  return {
    today,
    visits: course.visits
      .filter((one) => one.state !== 'cancelled' || !standing.has(one.n))
      .map(({ n, date, state, light, brow, visitId }) => ({
        n,
        date,
        state,
        light,
        brow,
        visitId,
        window: state === 'booked' ? (windowFor(course, n) ?? null) : null,
      })),
    holds: course.holds.map(({ from, until, why }) => ({ from, to: until, label: why })),
    reviews: course.reviews.map(({ kind, date }) => ({ date, label: words.review(kind) })),
    ticks: course.reviews
      .filter((one) => one.date >= today)
      .map(({ date }) => ({ date, planned: true })),
    marks: course.marks.map(({ label, from, to }) => ({ from, to, label: words.mark(label) })),
    hemisphere: hemisphereOf(zone),
  }
}

function windowFor(course: CourseView, n: number): { from: string; to: string } | undefined {
  const window = course.windows.find((one) => one.n === n)
  return window && { from: window.from, to: window.to }
}
