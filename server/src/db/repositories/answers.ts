import { answersSchema } from '@anagen/core/screening'
import { type Kysely, sql } from 'kysely'
import { z } from 'zod'
import type { Tables } from '../tables.ts'
import { remembered } from './remembered.ts'

const answerRow = z.strictObject({
  revisionId: z.uuid(),
  patientId: z.uuid(),
  answers: answersSchema,
  source: z.enum(['link', 'tablet', 'staff', 'visit']),
  visitId: z.uuid().nullable(),
  at: z.date(),
  byStaff: z.uuid().nullable(),
})
/** One revision of a person's answers. It holds all of them, not only those that are new. */
export type AnswerRow = z.infer<typeof answerRow>

/** Answers of people: revisions are only ever added. */
export function answersRepository(tx: Kysely<Tables>, practiceId: string) {
  const select = () =>
    tx
      .selectFrom('answer_revision')
      .select([
        'revision_id as revisionId',
        'patient_id as patientId',
        'answers',
        'source',
        'visit_id as visitId',
        'at',
        'by_staff as byStaff',
      ])
      .where('practice_id', '=', practiceId)

  const { read, forget } = remembered(async (patientId: string): Promise<AnswerRow | null> => {
    const row = await select()
      .where('patient_id', '=', patientId)
      .orderBy('seq', 'desc')
      .limit(1)
      .executeTakeFirst()
    return row ? answerRow.parse(row) : null
  })

  return {
    forget,

    /** The revision in force. */
    latest: read,

    /** Every revision, in the order they were given. */
    async all(patientId: string): Promise<AnswerRow[]> {
      const rows = await select().where('patient_id', '=', patientId).orderBy('seq').execute()
      return rows.map((row) => answerRow.parse(row))
    },

    /** The revisions given at a visit, in the order they were given. */
    async ofVisit(patientId: string, visitId: string): Promise<AnswerRow[]> {
      const rows = await select()
        .where('patient_id', '=', patientId)
        .where('visit_id', '=', visitId)
        .orderBy('seq')
        .execute()
      return rows.map((row) => answerRow.parse(row))
    },

    /** Adds a revision behind the latest. */
    async add(row: AnswerRow): Promise<void> {
      // Two revisions at once would take the same number; the person's row makes them queue.
      await tx
        .selectFrom('patient')
        .select('patient_id')
        .where('practice_id', '=', practiceId)
        .where('patient_id', '=', row.patientId)
        .forUpdate()
        .execute()
      const seq = sql<number>`(SELECT coalesce(max(seq), 0) + 1 FROM answer_revision
        WHERE practice_id = ${practiceId}::uuid AND patient_id = ${row.patientId}::uuid)`
      await tx
        .insertInto('answer_revision')
        .values({
          practice_id: practiceId,
          revision_id: row.revisionId,
          patient_id: row.patientId,
          seq,
          answers: JSON.stringify(row.answers),
          source: row.source,
          visit_id: row.visitId,
          at: row.at,
          by_staff: row.byStaff,
        })
        .execute()
      forget()
    },
  }
}
