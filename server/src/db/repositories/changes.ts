import { courseChange, rippleChoices, visitStates } from '@anagen/contract'
import { dateSchema } from '@anagen/core/shared'
import type { Kysely } from 'kysely'
import { z } from 'zod'
import type { Tables } from '../tables.ts'

/** How a visit stood before a change; `after` is its version since. */
const visitBefore = z.strictObject({
  visitId: z.uuid(),
  state: z.enum(visitStates),
  date: dateSchema,
  startsAt: z.iso.datetime(),
  endsAt: z.iso.datetime(),
  practitionerId: z.uuid(),
  light: z.boolean(),
  brow: z.boolean(),
  after: z.int(),
})
const changeDoc = z.strictObject({
  change: courseChange,
  choice: z.enum(rippleChoices),
  visits: z.array(visitBefore),
  /** The hold that came with it, and those it ended. */
  holdId: z.uuid().nullable(),
  released: z.array(
    z.strictObject({ from: dateSchema, until: dateSchema.nullable(), why: z.string() }),
  ),
})
export type VisitBefore = z.infer<typeof visitBefore>
export type ChangeDoc = z.infer<typeof changeDoc>

const changeRow = z.strictObject({
  changeId: z.uuid(),
  courseId: z.uuid(),
  doc: changeDoc,
  at: z.date(),
  undoneAt: z.date().nullable(),
})
export type ChangeRow = z.infer<typeof changeRow>

/** Changes of courses, with what they replaced. */
export function changesRepository(tx: Kysely<Tables>, practiceId: string) {
  return {
    async add(row: Omit<ChangeRow, 'undoneAt'> & { byStaff: string }): Promise<void> {
      await tx
        .insertInto('course_change')
        .values({
          practice_id: practiceId,
          change_id: row.changeId,
          course_id: row.courseId,
          doc: JSON.stringify(row.doc),
          at: row.at,
          by_staff: row.byStaff,
        })
        .execute()
    },

    /** Locked until the transaction ends, so that it is undone once. */
    async findForChange(courseId: string, changeId: string): Promise<ChangeRow | null> {
      const row = await tx
        .selectFrom('course_change')
        .select([
          'change_id as changeId',
          'course_id as courseId',
          'doc',
          'at',
          'undone_at as undoneAt',
        ])
        .where('practice_id', '=', practiceId)
        .where('course_id', '=', courseId)
        .where('change_id', '=', changeId)
        .forUpdate()
        .executeTakeFirst()
      return row ? changeRow.parse(row) : null
    },

    async markUndone(changeId: string, at: Date): Promise<void> {
      await tx
        .updateTable('course_change')
        .set({ undone_at: at })
        .where('practice_id', '=', practiceId)
        .where('change_id', '=', changeId)
        .execute()
    },
  }
}
