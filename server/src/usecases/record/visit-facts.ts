import type { Ticks } from '@anagen/contract'
import type { RecordRow } from '../../db/repositories/records.ts'
import type { Context } from '../context.ts'
import { balanceOf } from '../courses/money.ts'
import { type Standing, standingOf } from '../courses/standing.ts'
import { dateOf } from '../series/wall-time.ts'
import type { LoadedVisit } from '../visits/load-visit.ts'
import { type ConsentState, consentsOf } from './consents-needed.ts'
import { ticksOf } from './ticks.ts'

/** What the page of a visit and its signing both rest on. */
export type VisitFacts = {
  entries: RecordRow[]
  standing: Standing
  consents: ConsentState[]
  askedToday: boolean
  ticks: Ticks
}

/** Gathers what is known about a visit and derives its six ticks. */
export async function visitFacts(ctx: Context, loaded: LoadedVisit): Promise<VisitFacts> {
  const { visit, course, protocol, elements, location } = loaded
  const entries = await ctx.db.records.ofVisit(visit.visitId)
  const { patientId } = course
  const standing = await standingOf(ctx, { patientId, protocol, elements, on: visit.date })
  const visits = await ctx.db.visits.ofCourse(course.courseId)
  const consents = consentsOf({
    protocol,
    elements,
    visit,
    courseVisits: new Set(visits.map((one) => one.visitId)),
    signed: await ctx.db.records.consentsOf(course.patientId),
  })
  const signed = entries.some((entry) => entry.kind === 'signed')
  const askedToday = await askedAt(ctx, visit.visitId, {
    patientId: course.patientId,
    today: signed ? visit.date : dateOf(ctx.now, location.zone),
    zone: location.zone,
  })
  const { paidMinor, redeemed, reserved } = balanceOf(
    await ctx.db.ledger.ofCourses([course.courseId]),
  )
  const ticks = ticksOf({
    elements,
    askedToday,
    // Signing asked for every answer; what opens later is for the next visit.
    missing: signed ? 0 : standing.screening.elements.flatMap((one) => one.missing).length,
    consents: consents
      .filter((one) => one.needed)
      .map((one) => ({ signed: one.signedAt !== null })),
    treatment: latestTreatment(entries),
    money: {
      priceMinor: course.priceMinor,
      paidMinor,
      visits: redeemed + reserved,
      done: redeemed + (visit.state === 'done' ? 0 : 1),
    },
  })
  return { entries, standing, consents, askedToday, ticks }
}

function latestTreatment(entries: readonly RecordRow[]) {
  const last = entries.findLast((entry) => entry.kind !== 'addendum')
  return last ? last.doc.treatment : null
}

type Asked = { patientId: string; today: string; zone: string }

/** Whether the questions of this visit were answered on the day. */
async function askedAt(ctx: Context, visitId: string, { patientId, today, zone }: Asked) {
  const revisions = await ctx.db.answers.ofVisit(patientId, visitId)
  return revisions.some((revision) => dateOf(revision.at, zone) === today)
}
