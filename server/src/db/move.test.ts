import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { growDemo } from '../usecases/demo/grow-demo.ts'
import { readCatalogue } from './catalogue.ts'
import { moveDatabase } from './move.ts'
import { repositories } from './repositories/index.ts'
import { withPractice } from './tenant.ts'
import { type TestDatabase, testDatabase } from './test-database.ts'

const clock = () => new Date('2026-11-23T15:30:00Z')
const rowsOf = async ({ owner }: TestDatabase) => {
  const tables = (await readCatalogue(owner)).map((table) => table.name)
  const counts: [string, number][] = []
  for (const table of tables) {
    const { rows } = await owner.query(`SELECT count(*)::int AS n FROM ${table}`)
    counts.push([table, rows[0].n])
  }
  return Object.fromEntries(counts)
}

describe('moving a practice to another database', () => {
  let from: TestDatabase
  let to: TestDatabase
  beforeAll(async () => {
    from = await testDatabase()
    to = await testDatabase()
    await growDemo({ database: from, clock }, { language: 'en', people: 6 })
  })
  afterAll(async () => {
    await from.close()
    await to.close()
  })
  const move = () => moveDatabase({ from: from.owner, to: to.owner })

  it('keeps nothing when a row cannot be written', async () => {
    const before = await rowsOf(to)
    await to.owner.query('ALTER TABLE message ADD CONSTRAINT planted CHECK (false) NOT VALID')
    await expect(move()).rejects.toMatchObject({ constraint: 'planted' })
    await to.owner.query('ALTER TABLE message DROP CONSTRAINT planted')
    expect(await rowsOf(to)).toEqual(before)
  })

  it('keeps nothing when the copy says something else than the original', async () => {
    const before = await rowsOf(to)
    await to.owner.query(`CREATE FUNCTION planted() RETURNS trigger LANGUAGE plpgsql
      AS $$ BEGIN NEW.name := NEW.name || '.'; RETURN NEW; END $$`)
    await to.owner.query(`CREATE TRIGGER planted BEFORE INSERT ON patient
      FOR EACH ROW EXECUTE FUNCTION planted()`)
    await expect(move()).rejects.toMatchObject({ code: 'copy-differs' })
    await to.owner.query('DROP TRIGGER planted ON patient; DROP FUNCTION planted()')
    expect(await rowsOf(to)).toEqual(before)
  })

  it('brings every row, and the practice goes on there as it was', async () => {
    const moved = await move()
    const counts = await rowsOf(from)
    expect(await rowsOf(to)).toEqual(counts)
    expect(moved.find((one) => one.table === 'patient')?.rows).toBe(counts.patient)
    expect(counts.record_revision).toBeGreaterThan(0)
    const { rows } = await to.owner.query('SELECT practice_id AS id FROM sign_in_directory')
    const goesOn = (database: TestDatabase) =>
      withPractice(database, rows[0].id, async (tx) => {
        const db = repositories(tx, rows[0].id)
        return [await db.practice.find(), await db.resources.list(), await db.protocols.list()]
      })
    expect(await goesOn(to)).toEqual(await goesOn(from))
  })

  it('refuses a database that has a practice', async () => {
    await expect(move()).rejects.toMatchObject({ code: 'not-empty' })
  })

  it('refuses a database of another schema', async () => {
    await to.owner.query(`UPDATE schema_migration SET checksum = 'other'`)
    await expect(move()).rejects.toMatchObject({ code: 'migration-refused' })
  })
})
