import { type Practice, practice } from '@anagen/contract'
import type { Kysely } from 'kysely'
import type { Tables } from '../tables.ts'

type NewPractice = Omit<Practice, 'version' | 'help'> & { createdAt: Date }

/** The practice itself: one row. */
export function practiceRepository(tx: Kysely<Tables>, practiceId: string) {
  return {
    async find(): Promise<Practice | null> {
      const row = await tx
        .selectFrom('practice')
        .select([
          'practice_id as practiceId',
          'name',
          'zone',
          'language',
          'currency',
          'help',
          'demo',
          'version',
        ])
        .where('practice_id', '=', practiceId)
        .executeTakeFirst()
      return row ? practice.parse(row) : null
    },

    async add({ createdAt, practiceId: id, ...row }: NewPractice): Promise<void> {
      await tx
        .insertInto('practice')
        .values({ ...row, practice_id: id, created_at: createdAt })
        .execute()
    },

    /** False when somebody changed it since `version`. */
    async save(changed: Practice): Promise<boolean> {
      const { name, zone, language, currency, help, version } = changed
      const done = await tx
        .updateTable('practice')
        .set({ name, zone, language, currency, help, version: version + 1 })
        .where('practice_id', '=', practiceId)
        .where('version', '=', version)
        .executeTakeFirst()
      return done.numUpdatedRows === 1n
    },
  }
}
