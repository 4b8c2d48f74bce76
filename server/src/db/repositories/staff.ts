import { type Staff, staff } from '@anagen/contract'
import type { Kysely } from 'kysely'
import type { Tables } from '../tables.ts'

const columns = [
  'staff_id as staffId',
  'name',
  'email',
  'role',
  'licence',
  'active',
  'version',
] as const
type NewStaff = Omit<Staff, 'version' | 'active'> & { passwordHash: string | null; createdAt: Date }

/** The people who work in one practice. */
export function staffRepository(tx: Kysely<Tables>, practiceId: string) {
  const select = () => tx.selectFrom('staff').select(columns).where('practice_id', '=', practiceId)

  return {
    async list(): Promise<Staff[]> {
      const rows = await select().orderBy('name').orderBy('staff_id').execute()
      return rows.map((row) => staff.parse(row))
    },

    async find(staffId: string): Promise<Staff | null> {
      const row = await select().where('staff_id', '=', staffId).executeTakeFirst()
      return row ? staff.parse(row) : null
    },

    async passwordHash(staffId: string): Promise<string | null> {
      const row = await tx
        .selectFrom('staff')
        .select('password_hash')
        .where('practice_id', '=', practiceId)
        .where('staff_id', '=', staffId)
        .where('active', '=', true)
        .executeTakeFirst()
      return row?.password_hash ?? null
    },

    async add({ staffId, passwordHash, createdAt, ...row }: NewStaff): Promise<void> {
      await tx
        .insertInto('staff')
        .values({
          ...row,
          practice_id: practiceId,
          staff_id: staffId,
          password_hash: passwordHash,
          created_at: createdAt,
        })
        .execute()
    },

    /** False when somebody changed the row since `version`. */
    async save({ staffId, name, role, licence, active, version }: Staff): Promise<boolean> {
      const done = await tx
        .updateTable('staff')
        .set({ name, role, licence, active, version: version + 1 })
        .where('practice_id', '=', practiceId)
        .where('staff_id', '=', staffId)
        .where('version', '=', version)
        .executeTakeFirst()
      return done.numUpdatedRows === 1n
    },

    /** Keeps two owners from stepping down at the same moment: changes of staff queue here. */
    async lockOwners(): Promise<void> {
      await tx
        .selectFrom('staff')
        .select('staff_id')
        .where('practice_id', '=', practiceId)
        .where('role', '=', 'owner')
        .orderBy('staff_id')
        .forUpdate()
        .execute()
    },
  }
}
