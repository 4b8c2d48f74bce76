import { clearanceSchema } from '@anagen/core/screening'
import { type Kysely, sql } from 'kysely'
import { z } from 'zod'
import type { Tables } from '../tables.ts'
import { remembered } from './remembered.ts'

const clearanceDoc = clearanceSchema.omit({ licence: true })
const clearanceRow = clearanceDoc.extend({
  clearanceId: z.uuid(),
  enteredBy: z.string(),
  /** The licence of who entered it, as the list of staff has it now; '' when there is none. */
  licence: z.string(),
  withdrawn: z.boolean(),
})
/** A clearance or override as stored, with who entered it and whether it was withdrawn. */
export type ClearanceRow = z.infer<typeof clearanceRow>

type Entry = { clearanceId: string; patientId: string; at: Date; byStaff: string }
export type NewClearance = Entry & { doc: z.infer<typeof clearanceDoc> }
export type Withdrawal = Entry & { withdraws: string }

/** Clearances and overrides: entered and withdrawn by adding rows. */
export function clearancesRepository(tx: Kysely<Tables>, practiceId: string) {
  async function insert(entry: Entry, doc: unknown, withdraws: string | null): Promise<void> {
    await tx
      .insertInto('clearance')
      .values({
        practice_id: practiceId,
        clearance_id: entry.clearanceId,
        patient_id: entry.patientId,
        doc: JSON.stringify(doc),
        withdraws,
        at: entry.at,
        by_staff: entry.byStaff,
      })
      .execute()
  }

  const { read, forget } = remembered(async (patientId: string): Promise<ClearanceRow[]> => {
    const rows = await tx
      .selectFrom('clearance')
      .innerJoin('staff', (join) =>
        join
          .onRef('staff.practice_id', '=', 'clearance.practice_id')
          .onRef('staff.staff_id', '=', 'clearance.by_staff'),
      )
      .select(['clearance_id as clearanceId', 'doc', 'withdraws', 'staff.name', 'staff.licence'])
      .where('clearance.practice_id', '=', practiceId)
      .where('clearance.patient_id', '=', patientId)
      .orderBy('clearance.at', 'desc')
      .orderBy('clearance_id', 'desc')
      .execute()
    const withdrawn = new Set(rows.map((row) => row.withdraws))
    return rows
      .filter((row) => row.withdraws === null)
      .map((row) =>
        clearanceRow.parse({
          ...clearanceDoc.parse(row.doc),
          clearanceId: row.clearanceId,
          enteredBy: row.name,
          licence: row.licence,
          withdrawn: withdrawn.has(row.clearanceId),
        }),
      )
  })

  return {
    /** What runs out in a period, of people with an open course at a location; the withdrawn left out. */
    async endingAt(
      locationId: string,
      { from, to, limit }: { from: string; to: string; limit: number },
    ): Promise<{ patientId: string; patientName: string; until: string }[]> {
      const { rows } = await sql<{ patientId: string; patientName: string; until: string }>`
        SELECT DISTINCT clearance.patient_id AS "patientId", patient.name AS "patientName",
          clearance.doc ->> 'until' AS until
        FROM clearance JOIN patient USING (practice_id, patient_id)
        WHERE clearance.practice_id = ${practiceId} AND clearance.withdraws IS NULL
          AND clearance.doc ->> 'until' BETWEEN ${from} AND ${to}
          AND NOT EXISTS (SELECT FROM clearance later WHERE later.practice_id = clearance.practice_id
            AND later.withdraws = clearance.clearance_id)
          AND EXISTS (SELECT FROM course JOIN visit USING (practice_id, course_id)
            WHERE course.practice_id = clearance.practice_id
              AND course.patient_id = clearance.patient_id
              AND course.location_id = ${locationId} AND course.ended_at IS NULL
              AND visit.state NOT IN ('done', 'cancelled'))
        ORDER BY until, "patientId" LIMIT ${limit}`.execute(tx)
      return rows
    },

    forget,

    /** The latest first, the withdrawn among them. */
    ofPatient: read,

    async add({ doc, ...entry }: NewClearance): Promise<void> {
      await insert(entry, doc, null)
      forget()
    },

    async withdraw({ withdraws, ...entry }: Withdrawal): Promise<void> {
      await insert(entry, {}, withdraws)
      forget()
    },
  }
}
