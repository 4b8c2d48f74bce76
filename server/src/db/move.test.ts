import { spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { growDemo } from '../usecases/demo/grow-demo.ts'
import { signIn } from '../usecases/session/sign-in.ts'
import { readCatalogue } from './catalogue.ts'
import { migrate } from './migrate.ts'
import { moveDatabase } from './move.ts'
import { type Database, openDatabase } from './open-database.ts'
import { serverPool } from './pool.ts'
import { repositories } from './repositories/index.ts'
import { withPractice } from './tenant.ts'
import { type TestDatabase, testDatabase } from './test-database.ts'

const clock = () => new Date('2026-11-23T15:30:00Z')

/** Every table with the number of its rows, hidden ones too. */
async function rowsOf(pool: pg.Pool): Promise<Record<string, number>> {
  const counts: Record<string, number> = {}
  for (const { name } of await readCatalogue(pool)) {
    const { rows } = await pool.query(`SELECT count(*)::int AS n FROM ${name}`)
    counts[name] = rows[0].n
  }
  return counts
}

/**
 * The target's pool as people are told to log in: as the owner of the tables, who is not a superuser
 * and whom row-level security holds. Its settings are those of a house that writes dates its own way.
 */
async function asOwner({ kind, owner }: TestDatabase): Promise<pg.Pool> {
  await owner.query(`DO $$ BEGIN CREATE ROLE anagen_test_owner LOGIN PASSWORD 'anagen_test_owner';
    EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL; END $$`)
  for (const { name } of await readCatalogue(owner))
    await owner.query(`ALTER TABLE ${name} OWNER TO anagen_test_owner`)
  if (kind === 'embedded') {
    await owner.query(`SET DateStyle = 'German, DMY'; SET ROLE anagen_test_owner`)
    return owner
  }
  const { rows } = await owner.query('SELECT current_database() AS name')
  await owner.query(`ALTER DATABASE ${rows[0].name} SET DateStyle = 'German, DMY'`)
  const url = new URL(process.env.DATABASE_URL ?? '')
  url.pathname = rows[0].name
  url.username = 'anagen_test_owner'
  url.password = 'anagen_test_owner'
  return serverPool(url.href)
}

describe('moving the practice of a folder to another database', () => {
  const folder = mkdtempSync(join(tmpdir(), 'anagen-move-'))
  let from: Database
  let to: TestDatabase
  let login: { email: string; password: string }
  beforeAll(async () => {
    from = await openDatabase({ dataDir: join(folder, 'data') })
    await migrate(from)
    to = await testDatabase()
  })
  afterAll(async () => {
    await from.close()
    await to.close()
    rmSync(folder, { recursive: true })
  })

  async function move() {
    const pool = await asOwner(to)
    try {
      return await moveDatabase({ from: from.pool, to: pool })
    } finally {
      if (pool === to.owner) await pool.query('RESET ROLE; RESET DateStyle')
      else await pool.end()
    }
  }

  it('refuses a folder nobody has set up', async () => {
    await expect(move()).rejects.toMatchObject({ code: 'nothing-to-move' })
    login = await growDemo({ database: from, clock }, { language: 'en', people: 6 })
  })

  it('keeps nothing when a row cannot be written', async () => {
    const before = await rowsOf(to.owner)
    await to.owner.query('ALTER TABLE message ADD CONSTRAINT planted CHECK (false) NOT VALID')
    await expect(move()).rejects.toMatchObject({ constraint: 'planted' })
    await to.owner.query('ALTER TABLE message DROP CONSTRAINT planted')
    expect(await rowsOf(to.owner)).toEqual(before)
  })

  it('keeps nothing when the copy says something else than the original', async () => {
    const before = await rowsOf(to.owner)
    await to.owner.query(`CREATE FUNCTION planted() RETURNS trigger LANGUAGE plpgsql
      AS $$ BEGIN NEW.name := NEW.name || '.'; RETURN NEW; END $$`)
    await to.owner.query(`CREATE TRIGGER planted BEFORE INSERT ON patient
      FOR EACH ROW EXECUTE FUNCTION planted()`)
    await expect(move()).rejects.toMatchObject({ code: 'copy-differs' })
    await to.owner.query('DROP TRIGGER planted ON patient; DROP FUNCTION planted()')
    expect(await rowsOf(to.owner)).toEqual(before)
  })

  it('refuses a folder, or a target, of another schema', async () => {
    for (const end of [from.pool, to.owner]) {
      const { rows } = await end.query('SELECT name, checksum FROM schema_migration')
      await end.query(`UPDATE schema_migration SET checksum = 'other'`)
      const code = end === from.pool ? 'schema-differs' : 'migration-refused'
      await expect(move()).rejects.toMatchObject({ code })
      for (const { name, checksum } of rows)
        await end.query('UPDATE schema_migration SET checksum = $2 WHERE name = $1', [
          name,
          checksum,
        ])
    }
  })

  it('refuses to leave a table behind that belongs to no practice', async () => {
    await from.pool.query('CREATE TABLE astray (id integer PRIMARY KEY)')
    await expect(move()).rejects.toThrow('astray belongs to no practice')
    await from.pool.query('DROP TABLE astray')
  })

  it('brings every row, also those that point to a later one of their own table', async () => {
    // As after a clock was set back: the release has the lowest id, the hold it ends the highest.
    await from.pool.query(`INSERT INTO hold
      SELECT s.practice_id, lpad(i::text, 32, '0')::uuid, p.patient_id, '{}',
        CASE i WHEN 0 THEN lpad('600', 32, '0')::uuid END, '2026-11-23Z', s.staff_id
      FROM generate_series(0, 600) i, (SELECT * FROM staff LIMIT 1) s, (SELECT * FROM patient LIMIT 1) p`)
    const before = await rowsOf(from.pool)
    const moved = await move()
    const counts = await rowsOf(from.pool)
    expect(counts).toEqual(before)
    expect(await rowsOf(to.owner)).toEqual(counts)
    expect(Object.fromEntries(moved.map(({ table, rows }) => [table, rows]))).toMatchObject({
      patient: counts.patient,
      hold: counts.hold,
      booking: counts.booking,
    })
    expect(Math.min(counts.record_revision ?? 0, counts.booking ?? 0)).toBeGreaterThan(0)
  })

  it('goes on there as it was, and people sign in as before', async () => {
    const { rows } = await to.owner.query('SELECT practice_id AS id FROM sign_in_directory')
    const goesOn = (database: Database) =>
      withPractice(database, rows[0].id, async (tx) => {
        const db = repositories(tx, rows[0].id)
        return [await db.practice.find(), await db.resources.list(), await db.protocols.list()]
      })
    expect(await goesOn(to)).toEqual(await goesOn(from))
    const visitor = { now: clock(), address: '127.0.0.1' }
    expect((await signIn(to, login, visitor)).token).toMatch(/.{40}/)
    await expect(signIn(to, { ...login, password: 'another' }, visitor)).rejects.toMatchObject({
      code: 'not-signed-in',
    })
  })

  it('refuses a database that has a practice', async () => {
    await expect(move()).rejects.toMatchObject({ code: 'not-empty' })
  })

  it.each([
    ['a folder in use', 'data', 'already in use'],
    ['a folder that is not there', 'none', 'There is no practice in the folder'],
  ])('refuses %s, in words', (_, name, words) => {
    const { DATABASE_URL: _url, ...rest } = process.env
    const target = { ANAGEN_MIGRATE_URL: 'postgres://nobody@127.0.0.1:1/none' }
    const main = fileURLToPath(new URL('../main.ts', import.meta.url))
    const env = { ...rest, ...target, ANAGEN_DATA: join(folder, name) }
    const run = spawnSync(process.execPath, [main, 'move'], { encoding: 'utf8', env })
    expect(run.stderr).toContain(words)
    expect(run.status).toBe(1)
    expect(readdirSync(folder)).toEqual(['data'])
  })
})
