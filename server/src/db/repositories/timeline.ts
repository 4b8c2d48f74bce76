import { visitStates } from '@anagen/contract'
import { screeningSchema } from '@anagen/core/screening'
import { type Kysely, sql } from 'kysely'
import { z } from 'zod'
import type { Tables } from '../tables.ts'

const own = { at: z.date(), by: z.string().nullable() }
const ofVisit = { ...own, visitId: z.uuid().nullable() }
const answers = z.strictObject({ ...ofVisit, source: z.enum(['link', 'tablet', 'staff', 'visit']) })
const screening = z.strictObject({ ...ofVisit, doc: screeningSchema })
const clearance = z.strictObject({
  ...own,
  kind: z.enum(['clearance', 'override']),
  rules: z.array(z.string()),
  withdrawn: z.boolean(),
})
const hold = z.strictObject({
  ...own,
  from: z.iso.date(),
  until: z.iso.date().nullable(),
  released: z.boolean(),
})
const record = z.strictObject({
  ...ofVisit,
  kind: z.enum(['signed', 'addendum']),
  n: z.int(),
})
const visit = z.strictObject({
  ...ofVisit,
  state: z.enum(visitStates),
  n: z.int(),
  of: z.coerce.number().int(),
})
const consent = z.strictObject({ ...ofVisit, key: z.string(), version: z.int() })
const message = z.strictObject({ ...own, kind: z.string(), subject: z.string() })
const course = z.strictObject({
  ...own,
  protocolId: z.string(),
  version: z.int(),
  endedAt: z.date().nullable(),
})
const payment = z.strictObject({
  ...own,
  kind: z.enum(['payment', 'refund']),
  amountMinor: z.int(),
  currency: z.string(),
})

/** What happened with one person, table by table; `by` is the name of the member of staff. */
export function timelineRepository(tx: Kysely<Tables>, practiceId: string) {
  const mine = sql`practice_id = ${practiceId}::uuid`

  /** The name of who wrote row `t`. */
  const name = sql`(SELECT s.name FROM staff s
    WHERE s.practice_id = t.practice_id AND s.staff_id = t.by_staff) AS by`

  async function rows<T>(schema: z.ZodType<T>, query: ReturnType<typeof sql>): Promise<T[]> {
    const result = await query.execute(tx)
    return result.rows.map((row) => schema.parse(row))
  }

  return {
    answers: (patientId: string) =>
      rows(
        answers,
        sql`SELECT at, ${name}, visit_id AS "visitId", source FROM answer_revision t
          WHERE ${mine} AND patient_id = ${patientId}`,
      ),

    screenings: (patientId: string) =>
      rows(
        screening,
        sql`SELECT at, ${name}, visit_id AS "visitId", doc FROM screening t
          WHERE ${mine} AND patient_id = ${patientId}`,
      ),

    /** Entered and withdrawn; a withdrawal carries what it withdrew. */
    clearances: (patientId: string) =>
      rows(
        clearance,
        sql`SELECT t.at, ${name}, t.withdraws IS NOT NULL AS withdrawn,
            coalesce(w.doc, t.doc) ->> 'kind' AS kind, coalesce(w.doc, t.doc) -> 'ruleIds' AS rules
          FROM clearance t
          LEFT JOIN clearance w ON w.practice_id = t.practice_id AND w.clearance_id = t.withdraws
          WHERE t.${mine} AND t.patient_id = ${patientId}`,
      ),

    /** Entered and released; a release carries what it released. */
    holds: (patientId: string) =>
      rows(
        hold,
        sql`SELECT t.at, ${name}, t.releases IS NOT NULL AS released,
            coalesce(r.doc, t.doc) ->> 'from' AS from, coalesce(r.doc, t.doc) ->> 'until' AS until
          FROM hold t
          LEFT JOIN hold r ON r.practice_id = t.practice_id AND r.hold_id = t.releases
          WHERE t.${mine} AND t.patient_id = ${patientId}`,
      ),

    /** Signed records and addenda. */
    records: (patientId: string) =>
      rows(
        record,
        sql`SELECT t.at, ${name}, t.visit_id AS "visitId", t.kind, v.n FROM record_revision t
          JOIN visit v ON v.practice_id = t.practice_id AND v.visit_id = t.visit_id
          WHERE t.${mine} AND v.patient_id = ${patientId} AND t.kind IN ('signed', 'addendum')`,
      ),

    /** At the time they begin, with the practitioner. */
    visits: (patientId: string) =>
      rows(
        visit,
        sql`SELECT t.starts_at AS at, r.name AS by, t.visit_id AS "visitId", t.state, t.n,
            (SELECT count(*) FROM visit w
              WHERE w.practice_id = t.practice_id AND w.course_id = t.course_id) AS of
          FROM visit t
          JOIN resource r ON r.practice_id = t.practice_id AND r.resource_id = t.practitioner_id
          WHERE t.${mine} AND t.patient_id = ${patientId}`,
      ),

    consents: (patientId: string) =>
      rows(
        consent,
        sql`SELECT at, ${name}, visit_id AS "visitId", consent_key AS key,
            consent_version AS version
          FROM consent t WHERE ${mine} AND patient_id = ${patientId}`,
      ),

    messages: (patientId: string) =>
      rows(
        message,
        sql`SELECT at, ${name}, kind, subject FROM message t
          WHERE ${mine} AND patient_id = ${patientId}`,
      ),

    courses: (patientId: string) =>
      rows(
        course,
        sql`SELECT created_at AS at, protocol_id AS "protocolId", protocol_version AS version,
            ended_at AS "endedAt", (SELECT s.name FROM staff s
              WHERE s.practice_id = t.practice_id AND s.staff_id = t.created_by) AS by
          FROM course t WHERE ${mine} AND patient_id = ${patientId}`,
      ),

    /** Money that came in or went back. */
    payments: (patientId: string) =>
      rows(
        payment,
        sql`SELECT t.at, ${name}, t.kind, t.amount_minor AS "amountMinor", t.currency
          FROM ledger_entry t
          JOIN course c ON c.practice_id = t.practice_id AND c.course_id = t.course_id
          WHERE t.${mine} AND c.patient_id = ${patientId} AND t.kind IN ('payment', 'refund')`,
      ),
  }
}
