import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newId } from '../ids.ts'
import { readCatalogue, type TableFacts } from './catalogue.ts'
import { inOrder, listedWords, type Row, type Rows, sampleRow } from './sample-rows.ts'
import { withoutPractice, withPractice } from './tenant.ts'
import { type TestDatabase, testDatabase } from './test-database.ts'

// Two practices with one row in every table there is; then everything is tried across the line.
const ours = newId()
const theirs = newId()
const shared = ['schema_migration', 'sign_in_directory']

let database: TestDatabase
let tables: TableFacts[]
let words: Map<string, string>
const seeded = new Map<string, Rows>()

beforeAll(async () => {
  database = await testDatabase()
  const all = await readCatalogue(database.owner)
  tables = inOrder(all.filter((t) => !shared.includes(t.name)))
  words = await listedWords(database.owner)
  await seed(ours, { letters: 'EUR', number: 1 })
  await seed(theirs, { letters: 'GBP', number: 2 })
})
afterAll(() => database.close())

async function seed(practice: string, salt: { letters: string; number: number }): Promise<void> {
  const rows: Rows = new Map()
  seeded.set(practice, rows)
  for (const table of tables) {
    const row = sampleRow(table, { practice, rows, salt, words })
    await insert(practice, table, row)
    rows.set(table.name, row)
  }
}

function insert(as: string, table: TableFacts, row: Row): Promise<unknown> {
  const names = sql.join(Object.keys(row).map((name) => sql.ref(name)))
  const values = sql.join(Object.values(row))
  return withPractice(database, as, (tx) =>
    sql`INSERT INTO ${sql.table(table.name)} (${names}) VALUES (${values})`.execute(tx),
  )
}

/** Another row of our practice, good in itself, that no key of the first one forbids. */
function another(table: TableFacts): Row {
  const rows = seeded.get(ours) ?? new Map()
  return sampleRow(table, { practice: ours, rows, salt: { letters: 'USD', number: 3 }, words })
}

/** Runs a statement in our practice: how many rows it touched, or the code of its refusal. */
function touched(statement: ReturnType<typeof sql>): Promise<number | string> {
  return withPractice(database, ours, async (tx) => {
    const { rows, numAffectedRows } = await statement.execute(tx)
    return Number(numAffectedRows ?? rows.length)
  }).catch((error: { code: string }) => error.code)
}

const eachTable = async (check: (table: TableFacts) => Promise<void>) => {
  expect(tables.length).toBeGreaterThan(15)
  for (const table of tables) await check(table)
}

describe('another practice, in every table', () => {
  it('cannot be read', () =>
    eachTable(async ({ name }) => {
      const t = sql.table(name)
      expect(await touched(sql`SELECT * FROM ${t}`), name).toBe(1)
      expect(await touched(sql`SELECT * FROM ${t} WHERE practice_id = ${theirs}`), name).toBe(0)
    }))

  it('cannot be added to', () =>
    eachTable(async (table) => {
      const row = { ...another(table), practice_id: theirs }
      await expect(insert(ours, table, row), table.name).rejects.toMatchObject({ code: '42501' })
    }))

  it('cannot be changed or deleted', () =>
    eachTable(async ({ name, grants }) => {
      const t = sql.table(name)
      const where = sql`WHERE practice_id = ${theirs}`
      const change = sql`UPDATE ${t} SET practice_id = practice_id ${where}`
      expect(await touched(change), name).toBe(grants.includes('UPDATE') ? 0 : '42501')
      expect(await touched(sql`DELETE FROM ${t} ${where}`), name).toBe(
        grants.includes('DELETE') ? 0 : '42501',
      )
    }))

  it('cannot be given a row of ours', () =>
    eachTable(async ({ name }) => {
      const move = sql`UPDATE ${sql.table(name)} SET practice_id = ${theirs}`
      expect(await touched(move), name).toBe('42501')
    }))

  it('cannot be referred to', async () => {
    let references = 0
    await eachTable(async (table) => {
      for (const key of table.keys.filter((k) => k.other && k.columns.length > 1)) {
        const target = seeded.get(theirs)?.get(key.other ?? '')
        const row = another(table)
        key.columns.forEach((column, i) => {
          if (i > 0) row[column] = target?.[key.otherColumns[i] ?? '']
        })
        const attempt = insert(ours, table, row)
        await expect(attempt, key.name).rejects.toMatchObject({
          code: '23503',
          constraint: key.name,
        })
        references += 1
      }
    })
    expect(references).toBeGreaterThan(25)
  })

  it('while a good row of our own is taken in each', () =>
    eachTable(async (table) => {
      if (table.name !== 'practice') await insert(ours, table, another(table))
    }))
})

describe('no practice', () => {
  it('sees no row and may add none', () =>
    eachTable(async (table) => {
      const t = sql.table(table.name)
      const seen = await withoutPractice(database, (tx) => sql`SELECT * FROM ${t}`.execute(tx))
      expect(seen.rows, table.name).toEqual([])
      const add = withoutPractice(database, (tx) =>
        sql`INSERT INTO ${t} SELECT (jsonb_populate_record(NULL::${t}, ${JSON.stringify(another(table))}::jsonb)).*`.execute(
          tx,
        ),
      )
      await expect(add, table.name).rejects.toMatchObject({ code: '42501' })
    }))
})
