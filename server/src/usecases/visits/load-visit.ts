import type { Location } from '@anagen/contract'
import type { Protocol } from '@anagen/core/protocol'
import type { Element } from '@anagen/core/shared'
import type { CourseRow } from '../../db/repositories/courses.ts'
import type { VisitRow } from '../../db/repositories/visits.ts'
import type { Context } from '../context.ts'
import { elementsOf } from '../courses/elements.ts'
import { found } from '../refusal.ts'

/** A visit with what it belongs to: its course, the protocol version pinned, where it happens. */
export type LoadedVisit = {
  visit: VisitRow
  course: CourseRow
  protocol: Protocol
  location: Location
  /** What this visit treats. */
  elements: Element[]
}

/** Loads a visit and names its patient for the audit. @throws Refusal `not-found` */
export async function loadVisit(ctx: Context, visitId: string): Promise<LoadedVisit> {
  const visit = found(await ctx.db.visits.find(visitId))
  ctx.about(visit.patientId)
  const course = found(await ctx.db.courses.find(visit.courseId))
  const protocol = found(await ctx.db.protocols.find(course.protocolId, course.protocolVersion))
  const location = found(await ctx.db.locations.find(course.locationId))
  return {
    visit,
    course,
    protocol,
    location,
    elements: elementsOf(course.areas, visit.light, visit.brow),
  }
}
