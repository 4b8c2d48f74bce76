import { measureIdSchema } from '@anagen/core/outcome'
import { type Kysely, sql } from 'kysely'
import { z } from 'zod'
import type { Tables } from '../tables.ts'

const starterRow = z.strictObject({
  courseId: z.uuid(),
  patientId: z.uuid(),
  diagnosisClass: z.enum([
    'pattern',
    'alopecia_areata',
    'telogen_effluvium',
    'after_cancer_treatment',
    'scarring',
    'other',
    'not_assessed',
  ]),
  zone: z.string(),
  /** The first visit, which was given. */
  start: z.iso.date(),
  /** The last visit given. */
  lastDone: z.iso.date(),
  ended: z.boolean(),
  /** Visits that are still to be given, or wait for a time. */
  open: z.boolean(),
  plan: z
    .strictObject({
      primary: measureIdSchema,
      spotId: z.uuid().nullable(),
      looks: z.array(z.number()),
      version: z.int(),
    })
    .nullable(),
})
/** A course that began, as far as results need it. */
export type StarterRow = z.infer<typeof starterRow>

const placeRow = z.strictObject({
  patientId: z.uuid(),
  spotId: z.uuid(),
  reference: z.boolean(),
  retired: z.boolean(),
})
/** A spot, as far as choosing what is judged needs it. */
export type PlaceRow = z.infer<typeof placeRow>

/** Everybody of one practice who started a course that is measured. */
export function startersRepository(tx: Kysely<Tables>, practiceId: string) {
  return {
    /** Courses under protocols with reviews whose first visit was given, by person and first visit. */
    async all(): Promise<StarterRow[]> {
      const { rows } = await sql`
        WITH measured AS MATERIALIZED (
          SELECT protocol_id, protocol_version FROM protocol_version
          WHERE practice_id = ${practiceId}::uuid AND jsonb_array_length(doc -> 'reviews') > 0),
        plan AS MATERIALIZED (
          SELECT DISTINCT ON (course_id) course_id, json_build_object('primary', primary_measure,
            'spotId', spot_id, 'looks', looks, 'version', version) AS plan
          FROM measuring_plan WHERE practice_id = ${practiceId}::uuid
          ORDER BY course_id, version DESC),
        begun AS MATERIALIZED (
          SELECT course_id, min(local_date) FILTER (WHERE state IN ('booked', 'arrived', 'done')) AS first,
            min(local_date) FILTER (WHERE state = 'done') AS start,
            max(local_date) FILTER (WHERE state = 'done') AS last_done,
            bool_or(state IN ('booked', 'arrived', 'missed', 'unplaced')) AS open
          FROM visit WHERE practice_id = ${practiceId}::uuid GROUP BY course_id)
        SELECT course.course_id AS "courseId", course.patient_id AS "patientId",
          patient.diagnosis_class AS "diagnosisClass", location.zone, begun.start,
          begun.last_done AS "lastDone", course.ended_at IS NOT NULL AS ended, begun.open, plan.plan
        FROM course JOIN begun USING (course_id)
        JOIN measured USING (protocol_id, protocol_version)
        JOIN patient USING (practice_id, patient_id)
        JOIN location USING (practice_id, location_id)
        LEFT JOIN plan USING (course_id)
        WHERE course.practice_id = ${practiceId}::uuid AND begun.start = begun.first
        ORDER BY course.patient_id, begun.start, course.course_id`.execute(tx)
      return rows.map((row) => starterRow.parse(row))
    },

    /** Something that differs as soon as anything has changed that results are made from. */
    async mark(): Promise<string> {
      const of = (table: string, more: string) =>
        sql`(SELECT count(*) || ${sql.raw(more)} FROM ${sql.table(table)}
          WHERE practice_id = ${practiceId}::uuid)`
      const versions = `'.' || coalesce(sum(version), 0)`
      // What is only added to has changed when there is more of it.
      const parts = [
        ...['observation', 'measuring_plan'].map((table) => of(table, `''`)),
        ...['course', 'visit', 'patient', 'spot', 'location'].map((table) => of(table, versions)),
      ]
      const { rows } = await sql<{ mark: string }>`
        SELECT concat_ws(' ', ${sql.join(parts)}) AS mark`.execute(tx)
      return rows[0]?.mark ?? ''
    },

    /** Where everybody is measured, in the order the spots were marked. */
    async places(): Promise<PlaceRow[]> {
      const rows = await tx
        .selectFrom('spot')
        .select(['patient_id as patientId', 'spot_id as spotId', 'reference', 'retired'])
        .where('practice_id', '=', practiceId)
        .orderBy('at')
        .orderBy('spot_id')
        .execute()
      return rows.map((row) => placeRow.parse(row))
    },
  }
}
