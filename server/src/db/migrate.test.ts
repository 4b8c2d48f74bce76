import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { migrate } from './migrate.ts'
import { type TestDatabase, testDatabase } from './test-database.ts'

let database: TestDatabase
let folder: string
beforeAll(async () => {
  database = await testDatabase()
})
afterAll(() => database.close())
beforeEach(async () => {
  await database.owner.query('DROP SCHEMA public CASCADE; CREATE SCHEMA public')
  folder = mkdtempSync(join(tmpdir(), 'anagen-migrations-'))
  return () => rmSync(folder, { recursive: true })
})

const put = (name: string, text: string) => writeFileSync(join(folder, name), text)
const run = () => migrate({ pool: database.owner }, folder)
const tables = async () => {
  const { rows } = await database.owner.query(
    `SELECT tablename AS t FROM pg_tables WHERE schemaname = 'public' ORDER BY 1`,
  )
  return rows.map((r) => r.t).filter((t) => t !== 'schema_migration')
}

it('applies each file once, in order', async () => {
  put('001-a.sql', 'CREATE TABLE a (n int); INSERT INTO a VALUES (1);')
  put('002-b.sql', 'CREATE TABLE b AS SELECT n FROM a;')
  put('notes.txt', 'not a migration')
  expect(await run()).toEqual(['001-a.sql', '002-b.sql'])
  expect(await run()).toEqual([])
  put('003-c.sql', 'CREATE TABLE c (n int)')
  expect(await run()).toEqual(['003-c.sql'])
  expect(await tables()).toEqual(['a', 'b', 'c'])
})

it('undoes a file that fails, whole, and goes on when it is mended', async () => {
  put('001-a.sql', 'CREATE TABLE a (n int)')
  put('002-b.sql', 'CREATE TABLE b (n int); SELECT 1 / 0')
  await expect(run()).rejects.toMatchObject({
    code: 'migration-refused',
    message: 'Migrations: 002-b.sql failed and was undone: division by zero',
  })
  expect(await tables()).toEqual(['a'])
  put('002-b.sql', 'CREATE TABLE b (n int)')
  expect(await run()).toEqual(['002-b.sql'])
})

it('lets two that start at once apply each file once', async () => {
  put('001-a.sql', 'CREATE TABLE a (n int)')
  const applied = await Promise.all([run(), run(), run()])
  expect(applied.flat()).toEqual(['001-a.sql'])
})

it('takes files saved with Windows line ends for the same', async () => {
  put('001-a.sql', 'CREATE TABLE a\n(n int)\n')
  await run()
  put('001-a.sql', 'CREATE TABLE a\r\n(n int)\r\n')
  expect(await run()).toEqual([])
})

const refusals = [
  {
    name: 'a changed file',
    change: () => put('001-a.sql', 'CREATE TABLE a (n bigint)'),
    code: 'migration-refused',
    says: /001-a\.sql was changed after it was applied/,
  },
  {
    name: 'a renamed file',
    change: () => {
      rmSync(join(folder, '001-a.sql'))
      put('001-z.sql', 'CREATE TABLE a (n int)')
    },
    code: 'migration-refused',
    says: /001-a\.sql was applied, but is now 001-z\.sql/,
  },
  {
    name: 'a gap',
    change: () => put('003-c.sql', 'SELECT 1'),
    code: 'migration-refused',
    says: /number 002 is missing before 003-c\.sql/,
  },
  {
    name: 'a number used twice',
    change: () => put('001-b.sql', 'SELECT 1'),
    code: 'migration-refused',
    says: /number 002 is missing before 001-b\.sql/,
  },
  {
    name: 'a misnamed file',
    change: () => put('2_b.sql', 'SELECT 1'),
    code: 'migration-refused',
    says: /2_b\.sql must be named/,
  },
  {
    name: 'a database newer than the program',
    change: () => rmSync(join(folder, '001-a.sql')),
    code: 'schema-differs',
    says: /newer than this program/,
  },
]
it.each(refusals)('refuses $name and changes nothing', async ({ change, code, says }) => {
  put('001-a.sql', 'CREATE TABLE a (n int)')
  await run()
  change()
  await expect(run()).rejects.toMatchObject({ code, message: expect.stringMatching(says) })
  expect(await tables()).toEqual(['a'])
})
