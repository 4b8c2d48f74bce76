import { dateSchema } from '@anagen/core/shared'
import type { Kysely } from 'kysely'
import { z } from 'zod'
import type { Tables } from '../tables.ts'
import { remembered } from './remembered.ts'

const holdDoc = z.strictObject({ from: dateSchema, until: dateSchema.nullable(), why: z.string() })
const holdRow = holdDoc.extend({ holdId: z.uuid(), by: z.string(), released: z.boolean() })
/** A hold as stored, with who entered it and whether it was released. */
export type HoldRow = z.infer<typeof holdRow>

type Entry = { holdId: string; patientId: string; at: Date; byStaff: string }
export type NewHold = Entry & { doc: z.infer<typeof holdDoc> }
export type Release = Entry & { releases: string }

/** Holds: entered and released by adding rows. */
export function holdsRepository(tx: Kysely<Tables>, practiceId: string) {
  async function insert(entry: Entry, doc: unknown, releases: string | null): Promise<void> {
    await tx
      .insertInto('hold')
      .values({
        practice_id: practiceId,
        hold_id: entry.holdId,
        patient_id: entry.patientId,
        doc: JSON.stringify(doc),
        releases,
        at: entry.at,
        by_staff: entry.byStaff,
      })
      .execute()
  }

  const { read, forget } = remembered(async (patientId: string): Promise<HoldRow[]> => {
    const rows = await tx
      .selectFrom('hold')
      .innerJoin('staff', (join) =>
        join
          .onRef('staff.practice_id', '=', 'hold.practice_id')
          .onRef('staff.staff_id', '=', 'hold.by_staff'),
      )
      .select(['hold_id as holdId', 'doc', 'releases', 'staff.name'])
      .where('hold.practice_id', '=', practiceId)
      .where('hold.patient_id', '=', patientId)
      .orderBy('hold.at', 'desc')
      .orderBy('hold_id', 'desc')
      .execute()
    const released = new Set(rows.map((row) => row.releases))
    return rows
      .filter((row) => row.releases === null)
      .map((row) =>
        holdRow.parse({
          ...holdDoc.parse(row.doc),
          holdId: row.holdId,
          by: row.name,
          released: released.has(row.holdId),
        }),
      )
  })

  return {
    forget,

    /** The latest first, the released among them. */
    ofPatient: read,

    async add({ doc, ...entry }: NewHold): Promise<void> {
      await insert(entry, doc, null)
      forget()
    },

    async release({ releases, ...entry }: Release): Promise<void> {
      await insert(entry, {}, releases)
      forget()
    },
  }
}
