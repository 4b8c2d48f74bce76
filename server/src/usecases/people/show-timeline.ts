import type { TimelineEvent } from '@anagen/contract'
import type { Context } from '../context.ts'
import { getPatient } from './get-patient.ts'
import { measuredEvents } from './measured-events.ts'

type Rows<K extends keyof Context['db']['timeline']> = Awaited<
  ReturnType<Context['db']['timeline'][K]>
>

/**
 * Everything that happened with a person, the newest first; what is booked stands at its time.
 * Codes and their parameters only: the words are made by the page.
 * @throws Refusal `not-found`
 */
export async function showTimeline(ctx: Context, patientId: string): Promise<TimelineEvent[]> {
  await getPatient(ctx, patientId)
  const { timeline } = ctx.db
  const events = [
    // First, as a decision comes after what it was made for, in the same instant.
    ...screeningEvents(await timeline.screenings(patientId)),
    ...visitEvents(await timeline.visits(patientId)),
    ...recordEvents(await timeline.records(patientId)),
    ...answerEvents(await timeline.answers(patientId)),
    ...clearanceEvents(await timeline.clearances(patientId)),
    ...holdEvents(await timeline.holds(patientId)),
    ...consentEvents(await timeline.consents(patientId)),
    ...messageEvents(await timeline.messages(patientId)),
    ...courseEvents(await timeline.courses(patientId)),
    ...paymentEvents(await timeline.payments(patientId)),
    ...(await measuredEvents(ctx, patientId)),
  ]
  return events.sort((a, b) => (a.at === b.at ? 0 : a.at < b.at ? 1 : -1))
}

type Row = { at: Date; by: string | null; visitId?: string | null }
type Told = Pick<TimelineEvent, 'kind' | 'code' | 'params'>

function event({ at, by, visitId = null }: Row, told: Told): TimelineEvent {
  return { at: at.toISOString(), by, visitId, ...told }
}

function visitEvents(rows: Rows<'visits'>): TimelineEvent[] {
  return rows.map((row) => {
    const { state, n, of } = row
    return event(row, { kind: 'visit', code: `visit.${state}`, params: { n, of } })
  })
}

function recordEvents(rows: Rows<'records'>): TimelineEvent[] {
  return rows.map((row) => {
    const params = { n: row.n }
    return row.kind === 'signed'
      ? event(row, { kind: 'record', code: 'record.signed', params })
      : event(row, { kind: 'addendum', code: 'addendum.added', params })
  })
}

function answerEvents(rows: Rows<'answers'>): TimelineEvent[] {
  return rows.map((row) =>
    event(row, { kind: 'answers', code: `answers.${row.source}`, params: {} }),
  )
}

function screeningEvents(rows: Rows<'screenings'>): TimelineEvent[] {
  return rows.map((row) =>
    event(row, { kind: 'screening', code: `screening.${row.doc.overall}`, params: {} }),
  )
}

function clearanceEvents(rows: Rows<'clearances'>): TimelineEvent[] {
  return rows.map((row) => {
    const what = row.withdrawn ? 'withdrawn' : 'entered'
    const params = { rules: row.rules.join(', ') }
    return event(row, { kind: 'clearance', code: `${row.kind}.${what}`, params })
  })
}

function holdEvents(rows: Rows<'holds'>): TimelineEvent[] {
  return rows.map((row) => {
    const what = row.released ? 'released' : row.until === null ? 'open' : 'until'
    const params = { from: row.from, ...(row.until === null ? {} : { until: row.until }) }
    return event(row, { kind: 'hold', code: `hold.${what}`, params })
  })
}

function consentEvents(rows: Rows<'consents'>): TimelineEvent[] {
  return rows.map((row) => {
    const { key, version } = row
    return event(row, { kind: 'consent', code: 'consent.signed', params: { key, version } })
  })
}

function messageEvents(rows: Rows<'messages'>): TimelineEvent[] {
  return rows.map((row) => {
    const params = { kind: row.kind, subject: row.subject }
    return event(row, { kind: 'message', code: 'message.written', params })
  })
}

function courseEvents(rows: Rows<'courses'>): TimelineEvent[] {
  return rows.flatMap((row) => {
    const params = { protocolId: row.protocolId, version: row.version }
    const booked = event(row, { kind: 'course', code: 'course.booked', params })
    if (row.endedAt === null) return [booked]
    const ended = { at: row.endedAt, by: null }
    return [booked, event(ended, { kind: 'course', code: 'course.ended', params })]
  })
}

function paymentEvents(rows: Rows<'payments'>): TimelineEvent[] {
  return rows.map((row) => {
    const { amountMinor, currency } = row
    const code = row.kind === 'payment' ? 'payment.received' : 'payment.refunded'
    return event(row, { kind: 'payment', code, params: { amountMinor, currency } })
  })
}
