import { sql } from 'kysely'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { newId } from '../ids.ts'
import { mostParameters, mostStatements } from './prepared.ts'
import { type Tx, withPractice } from './tenant.ts'
import { type TestDatabase, testDatabase } from './test-database.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await testDatabase()
})
afterAll(() => database.close())

const inPractice = <T>(work: (tx: Tx) => Promise<T>) => withPractice(database, newId(), work)

/** How often this connection has prepared a statement with these words, and run it. */
async function prepared(tx: Tx, words: string): Promise<{ statements: number; runs: number }> {
  const { rows } = await sql<{ statements: number; runs: number }>`
    SELECT count(*)::int AS statements, coalesce(sum(generic_plans + custom_plans), 0)::int AS runs
    FROM pg_prepared_statements WHERE position(${words}::text IN statement) > 0
      AND position('pg_prepared_statements' IN statement) = 0`.execute(tx)
  return rows[0] as { statements: number; runs: number }
}

it('prepares a statement once on a connection, and answers each time for its own parameters', () =>
  inPractice(async (tx) => {
    for (const n of [1, 2, 3, 4, 5, 6, 7]) {
      const { rows } = await sql<{ doubled: number }>`SELECT ${n}::int * 2 AS doubled`.execute(tx)
      expect(rows).toEqual([{ doubled: 2 * n }])
    }
    expect(await prepared(tx, 'AS doubled')).toEqual({ statements: 1, runs: 7 })
  }))

it('prepares no text without parameters, which may hold several statements', () =>
  inPractice(async (tx) => {
    await sql.raw('SELECT 1 AS plain; SELECT 2 AS plain').execute(tx)
    expect(await prepared(tx, 'AS plain')).toEqual({ statements: 0, runs: 0 })
  }))

it.each([
  [mostParameters, 1],
  [mostParameters + 1, 0],
])('of %i parameters prepares %i statements', (length, statements) =>
  inPractice(async (tx) => {
    const list = sql.join(Array.from({ length }, (_, i) => i))
    const { rows } = await sql<{ has: boolean }>`SELECT 0::int IN (${list}) AS has`.execute(tx)
    expect(rows).toEqual([{ has: true }])
    expect((await prepared(tx, `$${length}) AS has`)).statements).toBe(statements)
  }),
)

it('goes on after a statement that failed while it was prepared or run', async () => {
  const halved = (tx: Tx, by: number) => sql<{ n: number }>`SELECT 8 / ${by}::int AS n`.execute(tx)
  await expect(inPractice((tx) => halved(tx, 0))).rejects.toThrow(/division by zero/)
  expect((await inPractice((tx) => halved(tx, 2))).rows).toEqual([{ n: 4 }])
  const missing = inPractice((tx) => sql`SELECT ${1}::int FROM nowhere`.execute(tx))
  await expect(missing).rejects.toThrow(/nowhere/)
  expect((await inPractice((tx) => halved(tx, 4))).rows).toEqual([{ n: 2 }])
})

it('prepares no more than so many, and answers what came later without', () =>
  inPractice(async (tx) => {
    for (let i = 0; i <= mostStatements; i += 1) {
      const { rows } = await sql`SELECT ${i}::int AS ${sql.ref(`one_${i}`)}`.execute(tx)
      expect(rows).toEqual([{ [`one_${i}`]: i }])
    }
    const { rows } = await sql<{
      n: number
    }>`SELECT count(*)::int AS n FROM pg_prepared_statements`.execute(tx)
    expect(rows[0]?.n).toBeLessThanOrEqual(mostStatements)
    expect((await prepared(tx, `"one_${mostStatements}"`)).statements).toBe(0)
  }))
