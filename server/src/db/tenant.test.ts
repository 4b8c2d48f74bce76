import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newId } from '../ids.ts'
import { type Tx, withoutPractice, withPractice } from './tenant.ts'
import { type TestDatabase, testDatabase } from './test-database.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await testDatabase()
})
afterAll(() => database.close())

const addPractice = (tx: Tx, id: string) =>
  tx
    .insertInto('practice')
    .values({
      practice_id: id,
      name: 'A',
      zone: 'UTC',
      language: 'en',
      currency: 'EUR',
      created_at: new Date(),
    })
    .execute()

const whoAmI = async (tx: Tx) => {
  const { rows } = await sql<{ role: string; practice: string }>`
    SELECT current_user AS role, current_setting('anagen.practice_id', true) AS practice`.execute(
    tx,
  )
  return rows[0]
}

const leftBehind = async () => {
  const { rows } = await database.pool.query(
    `SELECT current_user = session_user AS same,
      coalesce(current_setting('anagen.practice_id', true), '') AS practice`,
  )
  return rows[0]
}

describe('withPractice', () => {
  it('takes the role and the practice for its transaction, and gives both back', async () => {
    const id = newId()
    const inside = await withPractice(database, id, whoAmI)
    expect(inside).toEqual({ role: 'anagen_app', practice: id })
    expect(await leftBehind()).toEqual({ same: true, practice: '' })
  })

  const failures = [
    { after: 'an error of ours', fail: () => Promise.reject(new Error('ours')), says: 'ours' },
    {
      after: 'an error of a statement',
      fail: (tx: Tx) => sql`SELECT 1 / 0`.execute(tx),
      says: 'division by zero',
    },
  ]
  it.each(failures)('keeps nothing and is clean after $after', async ({ fail, says }) => {
    const id = newId()
    const work = withPractice(database, id, async (tx) => {
      await addPractice(tx, id)
      await fail(tx)
    })
    await expect(work).rejects.toThrow(says)
    expect(await leftBehind()).toEqual({ same: true, practice: '' })
    const rows = await withPractice(database, id, (tx) =>
      tx.selectFrom('practice').selectAll().execute(),
    )
    expect(rows).toEqual([])
  })

  it('refuses anything but a UUID before it reaches a statement', async () => {
    for (const bad of ['', "'; RESET ROLE; --", `${newId()}'`, `${newId()}\n`]) {
      await expect(withPractice(database, bad, async () => 0)).rejects.toThrow(/UUID/)
    }
  })

  it('keeps forty interleaved practices apart, though a third of them fail', async () => {
    const ids = Array.from({ length: 40 }, () => newId())
    const results = await Promise.allSettled(
      ids.map((id, i) =>
        withPractice(database, id, async (tx) => {
          await addPractice(tx, id)
          if (i % 3 === 0) throw new Error('injected')
          return tx.selectFrom('practice').select('practice_id').execute()
        }),
      ),
    )
    for (const [i, result] of results.entries()) {
      if (i % 3 === 0) expect(result.status).toBe('rejected')
      else expect(result).toMatchObject({ value: [{ practice_id: ids[i] }] })
    }
    expect(await leftBehind()).toEqual({ same: true, practice: '' })
  })

  it.each(['40001', '40P01'])('tries again after %s, five times at most', async (code) => {
    let runs = 0
    const failUntil = (last: number) => async (tx: Tx) => {
      runs += 1
      if (runs < last) {
        await sql
          .raw(`DO $$ BEGIN RAISE EXCEPTION 'again' USING ERRCODE = '${code}'; END $$`)
          .execute(tx)
      }
      return runs
    }
    expect(await withPractice(database, newId(), failUntil(5))).toBe(5)
    runs = 0
    await expect(withPractice(database, newId(), failUntil(99))).rejects.toMatchObject({ code })
    expect(runs).toBe(5)
  })

  it('does not try again what cannot get better', async () => {
    let runs = 0
    const work = withPractice(database, newId(), async (tx) => {
      runs += 1
      await sql`SELECT 1 / 0`.execute(tx)
    })
    await expect(work).rejects.toMatchObject({ code: '22012' })
    expect(runs).toBe(1)
  })
})

describe('withoutPractice', () => {
  it('reaches the tables of nobody, and of a practice none', async () => {
    const id = newId()
    await withPractice(database, id, (tx) => addPractice(tx, id))
    await withoutPractice(database, async (tx) => {
      expect(await whoAmI(tx)).toEqual({ role: 'anagen_app', practice: '' })
      expect(await tx.selectFrom('practice').selectAll().execute()).toEqual([])
      await tx
        .insertInto('sign_in_directory')
        .values({ email: 'a@example.org', practice_id: id, staff_id: id })
        .execute()
      expect(await tx.selectFrom('sign_in_directory').select('email').execute()).toHaveLength(1)
    })
    const write = withoutPractice(database, (tx) => addPractice(tx, newId()))
    await expect(write).rejects.toMatchObject({ code: '42501' })
  })
})
