import { setTimeout as pause } from 'node:timers/promises'
import { type Kysely, sql, type Transaction } from 'kysely'
import type { Tables } from './tables.ts'

/** A transaction in the role of the application; only ever use this handle inside it. */
export type Tx = Transaction<Tables>

type Source = { kysely: Kysely<Tables> }

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

// serialization_failure, deadlock_detected: nothing happened, and trying again is the cure.
const passing = new Set(['40001', '40P01'])
const attempts = 5

/**
 * Runs `work` in one transaction that sees and writes the rows of one practice only. It may be run
 * again after a deadlock, so it must have no effect outside the transaction.
 * @param practiceId a UUID; anything else is refused, since it becomes part of a statement.
 */
export async function withPractice<T>(
  database: Source,
  practiceId: string,
  work: (tx: Tx) => Promise<T>,
): Promise<T> {
  if (!uuid.test(practiceId)) throw new TypeError('A practice id must be a UUID')
  // SET LOCAL with a literal, not set_config(): only that travels to the nodes of a cluster.
  return transact(database, `SET LOCAL anagen.practice_id = '${practiceId}'`, work)
}

/**
 * Runs `work` in one transaction without a practice, for the few tables that belong to none: there
 * every table of a practice is empty and refuses new rows.
 */
export function withoutPractice<T>(database: Source, work: (tx: Tx) => Promise<T>): Promise<T> {
  return transact(database, `SET LOCAL anagen.practice_id = ''`, work)
}

async function transact<T>(
  { kysely }: Source,
  setting: string,
  work: (tx: Tx) => Promise<T>,
): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await kysely.transaction().execute(async (tx) => {
        await sql.raw(`SET LOCAL ROLE anagen_app; ${setting}`).execute(tx)
        return await work(tx)
      })
    } catch (error) {
      const code = (error as { code?: unknown } | null)?.code
      if (!passing.has(String(code)) || attempt === attempts) throw error
      // Spread out, so that the same two do not meet again.
      await pause(Math.random() * 10 * 2 ** attempt)
    }
  }
}
