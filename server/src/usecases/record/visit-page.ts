import type { RecordEntry, VisitPage } from '@anagen/contract'
import { changedQuestions } from '@anagen/core/screening'
import type { RecordRow } from '../../db/repositories/records.ts'
import { type Context, staffOf } from '../context.ts'
import { courseViews } from '../courses/course-view.ts'
import { found } from '../refusal.ts'
import { dateOf } from '../series/wall-time.ts'
import { loadVisit } from '../visits/load-visit.ts'
import { neededTicks } from './sign-record.ts'
import { visitFacts } from './visit-facts.ts'

/** Everything the page of one visit shows. @throws Refusal `not-found` */
export async function visitPage(ctx: Context, visitId: string): Promise<VisitPage> {
  const loaded = await loadVisit(ctx, visitId)
  const { course, protocol, elements, location, visit } = loaded
  const facts = await visitFacts(ctx, loaded)
  const courseView = found((await courseViews(ctx, [course]))[0])
  const patient = found(await ctx.db.patients.find(course.patientId))
  const resources = await ctx.db.resources.list()
  const { standing, entries } = facts
  const today = dateOf(ctx.now, location.zone)
  const { answers } = standing
  const signed = entries.some((entry) => entry.kind === 'signed')
  return {
    visit: found(courseView.visits.find((one) => one.visitId === visit.visitId)),
    course: courseView,
    patient: {
      patientId: patient.patientId,
      name: patient.name,
      bornOn: patient.bornOn,
      diagnosisClass: patient.diagnosisClass,
    },
    protocol,
    screening: standing.screening,
    questions: changedQuestions(protocol.questions, { answers, elements, today }),
    answers,
    askedToday: facts.askedToday,
    // What was found since a visit was done concerns the next one.
    pauses: signed ? [] : standing.pauses,
    devices: resources.filter((one) => one.kind === 'device' && one.active),
    consents: facts.consents.map(({ needed: _, ...consent }) => consent),
    entries: entries.map(entryView),
    ...(await history(ctx, loaded)),
    ticks: facts.ticks,
    maySign:
      !signed &&
      visit.state === 'arrived' &&
      entries.length > 0 &&
      standing.pauses.length === 0 &&
      staffOf(ctx).licence.trim() !== '' &&
      neededTicks.every((tick) => facts.ticks[tick]),
  }
}

/** The latest earlier settings under the same protocol, and all light a person has had here. */
async function history(
  ctx: Context,
  { visit, course }: Awaited<ReturnType<typeof loadVisit>>,
): Promise<Pick<VisitPage, 'last' | 'lightSoFar'>> {
  const signed = await ctx.db.records.signedOf(course.patientId)
  const last = signed.find(
    (one) =>
      one.protocolId === course.protocolId &&
      one.visitId !== visit.visitId &&
      one.date <= visit.date,
  )
  const minutes = signed.flatMap(({ doc }) => doc.treatment.light?.minutes ?? [])
  return {
    last: last ? { date: last.date, treatment: last.doc.treatment } : null,
    lightSoFar: { sessions: minutes.length, minutes: minutes.reduce((sum, one) => sum + one, 0) },
  }
}

function entryView(entry: RecordRow): RecordEntry {
  // What was signed keeps the name and licence of that day, whatever the staff list says now.
  const by =
    entry.kind === 'signed'
      ? entry.doc.signature
      : entry.kind === 'addendum'
        ? entry.doc
        : { name: entry.byName, licence: entry.byLicence }
  return {
    seq: entry.seq,
    kind: entry.kind,
    at: entry.at.toISOString(),
    by: by.name,
    licence: by.licence,
    hash: entry.hash,
    treatment: entry.kind === 'addendum' ? null : entry.doc.treatment,
    text: entry.kind === 'addendum' ? entry.doc.text : null,
  }
}
