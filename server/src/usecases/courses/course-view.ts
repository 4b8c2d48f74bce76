import type { CourseView } from '@anagen/contract'
import type { CourseRow } from '../../db/repositories/courses.ts'
import type { ShownVisit } from '../../db/repositories/visits.ts'
import type { Context } from '../context.ts'
import { found } from '../refusal.ts'
import { dateOf } from '../series/wall-time.ts'
import { byVisit, visitView } from '../visits/visit-view.ts'
import { elementsOf } from './elements.ts'
import { balanceOf } from './money.ts'
import { reviewsOf, stateOf, windowsAhead } from './progress.ts'
import { standingOf } from './standing.ts'

/** Courses of one person as the ribbon shows them, in the order given. */
export async function courseViews(ctx: Context, courses: CourseRow[]): Promise<CourseView[]> {
  const ids = courses.map((course) => course.courseId)
  const visits = await ctx.db.visits.shownOfCourses(ids)
  const bookings = byVisit(await ctx.db.bookings.ofVisits(visits.map((visit) => visit.visitId)))
  const ledger = await ctx.db.ledger.ofCourses(ids)
  const resources = new Map((await ctx.db.resources.list()).map((one) => [one.resourceId, one]))
  const views: CourseView[] = []
  for (const course of courses) {
    const own = visits.filter((visit) => visit.courseId === course.courseId)
    const entries = ledger.filter((entry) => entry.courseId === course.courseId)
    views.push(await courseView(ctx, course, { visits: own, bookings, entries, resources }))
  }
  return views
}

/** One course by its id. @throws Refusal `not-found` */
export async function courseViewOf(ctx: Context, courseId: string): Promise<CourseView> {
  const course = found(await ctx.db.courses.find(courseId))
  ctx.about(course.patientId)
  return found((await courseViews(ctx, [course]))[0])
}

type Parts = {
  visits: ShownVisit[]
  bookings: ReturnType<typeof byVisit>
  entries: Parameters<typeof balanceOf>[0]
  resources: Parameters<typeof visitView>[1]['resources']
}

async function courseView(ctx: Context, course: CourseRow, parts: Parts): Promise<CourseView> {
  const { visits, bookings, resources } = parts
  const location = found(await ctx.db.locations.find(course.locationId))
  const protocol = found(await ctx.db.protocols.find(course.protocolId, course.protocolVersion))
  const light = visits.some((visit) => visit.light)
  const elements = elementsOf(course.areas, light)
  const next = visits.find((visit) => visit.state === 'booked' || visit.state === 'arrived')
  const { patientId } = course
  const standing = await standingOf(ctx, { patientId, protocol, elements, on: next?.date })
  const today = dateOf(ctx.now, location.zone)
  const paused = standing.pauses.length > 0
  const state = stateOf(visits, { ended: course.endedAt !== null, paused })
  const alerts = state === 'paused' ? [...standing.alerts, 'paused'] : standing.alerts
  const balance = balanceOf(parts.entries)
  return {
    courseId: course.courseId,
    patientId: course.patientId,
    protocol: { protocolId: protocol.id, version: protocol.version, name: protocol.name },
    areas: course.areas,
    state,
    pauses: state === 'paused' ? standing.pauses : [],
    visits: visits.map((visit) =>
      visitView(visit, {
        zone: location.zone,
        resources,
        bookings,
        alerts: visit.state === 'booked' || visit.state === 'arrived' ? alerts : [],
      }),
    ),
    windows: windowsAhead(visits, { spacing: protocol.spacing, today }),
    reviews: reviewsOf(protocol, visits),
    holds: standing.holds,
    marks: standing.marks,
    money: { currency: ctx.practice.currency, priceMinor: course.priceMinor, ...balance },
    createdAt: course.createdAt.toISOString(),
    version: course.version,
  }
}
