import type { Kysely } from 'kysely'
import { z } from 'zod'
import type { Tables } from '../tables.ts'

const ledgerRow = z.strictObject({
  entryId: z.uuid(),
  courseId: z.uuid(),
  visitId: z.uuid().nullable(),
  kind: z.enum(['reserve', 'redeem', 'release', 'payment', 'refund']),
  amountMinor: z.int(),
  currency: z.string(),
  note: z.string(),
  at: z.date(),
  byStaff: z.uuid(),
})
/** One line of a course's ledger. Amounts in minor units, never negative: `kind` gives the side. */
export type LedgerRow = z.infer<typeof ledgerRow>

/** The money of courses: lines are only ever added. */
export function ledgerRepository(tx: Kysely<Tables>, practiceId: string) {
  return {
    /** The lines of courses in the order they were written. */
    async ofCourses(courseIds: string[]): Promise<LedgerRow[]> {
      if (courseIds.length === 0) return []
      const rows = await tx
        .selectFrom('ledger_entry')
        .select([
          'entry_id as entryId',
          'course_id as courseId',
          'visit_id as visitId',
          'kind',
          'amount_minor as amountMinor',
          'currency',
          'note',
          'at',
          'by_staff as byStaff',
        ])
        .where('practice_id', '=', practiceId)
        .where('course_id', 'in', courseIds)
        .orderBy('at')
        .orderBy('entry_id')
        .execute()
      return rows.map((row) => ledgerRow.parse(row))
    },

    async add(entries: LedgerRow[]): Promise<void> {
      if (entries.length === 0) return
      await tx
        .insertInto('ledger_entry')
        .values(
          entries.map((entry) => ({
            practice_id: practiceId,
            entry_id: entry.entryId,
            course_id: entry.courseId,
            visit_id: entry.visitId,
            kind: entry.kind,
            amount_minor: entry.amountMinor,
            currency: entry.currency,
            note: entry.note,
            at: entry.at,
            by_staff: entry.byStaff,
          })),
        )
        .execute()
    },
  }
}
