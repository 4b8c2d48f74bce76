import type { Kysely } from 'kysely'
import { z } from 'zod'
import type { Tables } from '../tables.ts'

const spotRow = z.strictObject({
  spotId: z.uuid(),
  patientId: z.uuid(),
  name: z.string(),
  view: z.enum(['top', 'front', 'back', 'left', 'right', 'brows']),
  x: z.number(),
  y: z.number(),
  reference: z.boolean(),
  retired: z.boolean(),
  version: z.int(),
})
/** A place close-ups are taken of again and again. */
export type SpotRow = z.infer<typeof spotRow>

/** Marked spots of one practice. */
export function spotsRepository(tx: Kysely<Tables>, practiceId: string) {
  const select = () =>
    tx
      .selectFrom('spot')
      .select([
        'spot_id as spotId',
        'patient_id as patientId',
        'name',
        'view',
        'x',
        'y',
        'reference',
        'retired',
        'version',
      ])
      .where('practice_id', '=', practiceId)

  return {
    async find(spotId: string): Promise<SpotRow | null> {
      const row = await select().where('spot_id', '=', spotId).executeTakeFirst()
      return row ? spotRow.parse(row) : null
    },

    /** In the order they were marked, those no longer measured among them. */
    async ofPatients(patientIds: string[]): Promise<SpotRow[]> {
      if (patientIds.length === 0) return []
      const rows = await select()
        .where('patient_id', 'in', patientIds)
        .orderBy('at')
        .orderBy('spot_id')
        .execute()
      return rows.map((row) => spotRow.parse(row))
    },

    async add(spot: Omit<SpotRow, 'version'> & { at: Date; byStaff: string }): Promise<void> {
      await tx
        .insertInto('spot')
        .values({
          practice_id: practiceId,
          spot_id: spot.spotId,
          patient_id: spot.patientId,
          name: spot.name,
          view: spot.view,
          x: spot.x,
          y: spot.y,
          reference: spot.reference,
          retired: spot.retired,
          at: spot.at,
          by_staff: spot.byStaff,
        })
        .execute()
    },

    /** Changes a spot that still has the version seen; false when somebody was quicker. */
    async save(spot: Omit<SpotRow, 'patientId'>): Promise<boolean> {
      const { name, view, x, y, reference, retired } = spot
      const result = await tx
        .updateTable('spot')
        .set({ name, view, x, y, reference, retired, version: spot.version + 1 })
        .where('practice_id', '=', practiceId)
        .where('spot_id', '=', spot.spotId)
        .where('version', '=', spot.version)
        .executeTakeFirst()
      return result.numUpdatedRows === 1n
    },
  }
}
