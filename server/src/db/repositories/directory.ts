import { type Kysely, sql } from 'kysely'
import type { Tables } from '../tables.ts'

type Entry = { email: string; practiceId: string; staffId: string }

/** Which practice an e-mail address signs in to: the one thing known before the practice is. */
export function directoryRepository(tx: Kysely<Tables>) {
  return {
    async find(email: string): Promise<Entry | null> {
      const row = await tx
        .selectFrom('sign_in_directory')
        .select(['email', 'practice_id as practiceId', 'staff_id as staffId'])
        .where('email', '=', email.toLowerCase())
        .executeTakeFirst()
      return row ?? null
    },

    async isEmpty(): Promise<boolean> {
      return !(await tx.selectFrom('sign_in_directory').select('email').limit(1).executeTakeFirst())
    },

    /** False when the address is taken. */
    async add({ email, practiceId, staffId }: Entry): Promise<boolean> {
      const done = await tx
        .insertInto('sign_in_directory')
        .values({ email: email.toLowerCase(), practice_id: practiceId, staff_id: staffId })
        .onConflict((conflict) => conflict.doNothing())
        .executeTakeFirst()
      return done.numInsertedOrUpdatedRows === 1n
    },

    /** First-run set-ups queue here until the transaction ends, so that only one can win. */
    async lockSetup(): Promise<void> {
      await sql`SELECT pg_advisory_xact_lock(4242)`.execute(tx)
    },
  }
}
