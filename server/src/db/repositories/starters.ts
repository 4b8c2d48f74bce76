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
  }
}
