import { measureIdSchema } from '@anagen/core/outcome'
import { type Kysely, sql } from 'kysely'
import { z } from 'zod'
import type { Tables } from '../tables.ts'

const planRow = z.strictObject({
  courseId: z.uuid(),
  version: z.int(),
  primary: measureIdSchema,
  spotId: z.uuid().nullable(),
  looks: z.array(z.number()),
})
/** What is judged in a course, where and when, in one of its versions. */
export type PlanRow = z.infer<typeof planRow>

const decisionRow = z.strictObject({
  courseId: z.uuid(),
  reviewId: z.string(),
  decision: z.enum(['go on', 'stop', 'refer']),
  reconsented: z.boolean(),
  note: z.string(),
  at: z.date(),
  by: z.string(),
})
/** What was decided at a review, with the name of who held it. */
export type DecisionRow = z.infer<typeof decisionRow>
export type NewDecision = Omit<DecisionRow, 'by'> & { decisionId: string; byStaff: string }

const startedRow = z.strictObject({
  courseId: z.uuid(),
  patientId: z.uuid(),
  patientName: z.string(),
  protocolId: z.string(),
  protocolVersion: z.int(),
  visits: z.string().regex(/^\d+ [\d-]+(,\d+ [\d-]+)*$/),
  held: z.array(z.string()).nullable(),
})
/** A course that has begun, with the visits that stand and the reviews that were held. */
export type StartedCourse = Omit<z.infer<typeof startedRow>, 'visits' | 'held'> & {
  visits: { n: number; date: string }[]
  held: string[]
}

/** Measuring plans and reviews of one practice: rows are only ever added. */
export function reviewsRepository(tx: Kysely<Tables>, practiceId: string) {
  return {
    /** The plans in force, now or at an instant. */
    async plansOf(courseIds: string[], until?: Date): Promise<PlanRow[]> {
      if (courseIds.length === 0) return []
      const rows = await tx
        .selectFrom('measuring_plan')
        .distinctOn('course_id')
        .select([
          'course_id as courseId',
          'version',
          'primary_measure as primary',
          'spot_id as spotId',
          'looks',
        ])
        .where('practice_id', '=', practiceId)
        .where('course_id', 'in', courseIds)
        .$if(until !== undefined, (query) => query.where('at', '<', until ?? null))
        .orderBy('course_id')
        .orderBy('version', 'desc')
        .execute()
      return rows.map((row) => planRow.parse(row))
    },

    /** Adds a version of a plan; false when somebody has added it meanwhile. */
    async addPlan(plan: PlanRow & { at: Date; byStaff: string }): Promise<boolean> {
      const result = await tx
        .insertInto('measuring_plan')
        .values({
          practice_id: practiceId,
          course_id: plan.courseId,
          version: plan.version,
          primary_measure: plan.primary,
          spot_id: plan.spotId,
          looks: JSON.stringify(plan.looks),
          at: plan.at,
          by_staff: plan.byStaff,
        })
        .onConflict((on) => on.doNothing())
        .executeTakeFirst()
      return result.numInsertedOrUpdatedRows === 1n
    },

    /** The decisions that count, now or at an instant, by course and review: the last of each. */
    async decisionsOf(courseIds: string[], until?: Date): Promise<DecisionRow[]> {
      if (courseIds.length === 0) return []
      const rows = await tx
        .selectFrom('review_decision')
        .innerJoin('staff', (join) =>
          join
            .onRef('staff.practice_id', '=', 'review_decision.practice_id')
            .onRef('staff.staff_id', '=', 'review_decision.by_staff'),
        )
        .distinctOn(['course_id', 'review_id'])
        .select([
          'course_id as courseId',
          'review_id as reviewId',
          'decision',
          'reconsented',
          'note',
          'at',
          'staff.name as by',
        ])
        .where('review_decision.practice_id', '=', practiceId)
        .where('course_id', 'in', courseIds)
        .$if(until !== undefined, (query) => query.where('at', '<', until ?? null))
        .orderBy('course_id')
        .orderBy('review_id')
        .orderBy('at', 'desc')
        .orderBy('decision_id', 'desc')
        .execute()
      return rows.map((row) => decisionRow.parse(row))
    },

    async addDecision(decision: NewDecision): Promise<void> {
      await tx
        .insertInto('review_decision')
        .values({
          practice_id: practiceId,
          decision_id: decision.decisionId,
          course_id: decision.courseId,
          review_id: decision.reviewId,
          decision: decision.decision,
          reconsented: decision.reconsented,
          note: decision.note,
          at: decision.at,
          by_staff: decision.byStaff,
        })
        .execute()
    },

    /**
     * Courses at a location booked since a day and not ended, with at least one visit done, as far as reviews need
     * them.
     */
    async startedAt(locationId: string, since: Date): Promise<StartedCourse[]> {
      const { rows } = await sql`
        WITH mine AS MATERIALIZED (
          SELECT course_id, patient_id, protocol_id, protocol_version FROM course
          WHERE practice_id = ${practiceId}::uuid AND location_id = ${locationId}::uuid
            AND created_at >= ${since} AND ended_at IS NULL),
        begun AS MATERIALIZED (
          SELECT visit.course_id, string_agg(n || ' ' || local_date, ',' ORDER BY n) AS visits
          FROM visit JOIN mine USING (course_id)
          WHERE visit.practice_id = ${practiceId}::uuid
            AND visit.state IN ('booked', 'arrived', 'done')
          GROUP BY visit.course_id HAVING bool_or(state = 'done')),
        held AS MATERIALIZED (
          SELECT course_id, array_agg(DISTINCT review_id) AS held
          FROM review_decision JOIN mine USING (course_id)
          WHERE practice_id = ${practiceId}::uuid GROUP BY course_id)
        SELECT course_id AS "courseId", patient_id AS "patientId", patient.name AS "patientName",
          protocol_id AS "protocolId", protocol_version AS "protocolVersion", visits, held
        FROM mine JOIN begun USING (course_id) LEFT JOIN held USING (course_id)
        JOIN patient USING (patient_id)
        WHERE patient.practice_id = ${practiceId}::uuid`.execute(tx)
      return rows.map((row) => startedCourse(startedRow.parse(row)))
    },
  }
}

function startedCourse({ visits, held, ...row }: z.infer<typeof startedRow>): StartedCourse {
  const dates = visits.split(',').map((one) => {
    const [n = '', date = ''] = one.split(' ')
    return { n: Number(n), date }
  })
  return { ...row, visits: dates, held: held ?? [] }
}
