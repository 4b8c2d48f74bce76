// The process that is killed: opens the durable database of a folder, says what it found, then
// writes numbered rows and says a number only once its transaction has been committed.
import { writeSync } from 'node:fs'
import type pg from 'pg'
import { type Database, openDatabase } from '../../server/src/db/open-database.ts'

export type Found = { max: number; rows: number; counter: number; byIndex: string; byScan: string }
export type Line = { found: Found } | { committed: number }

const [, , dataDir = '', mode = 'write'] = process.argv

const say = (line: Line) => writeSync(1, `${JSON.stringify(line)}\n`)

async function prepare({ pool }: Database): Promise<void> {
  await pool.query(`
    CREATE TABLE IF NOT EXISTS written (n integer PRIMARY KEY, payload text NOT NULL);
    CREATE TABLE IF NOT EXISTS counter (only_one boolean PRIMARY KEY DEFAULT true, n integer NOT NULL);
    INSERT INTO counter (n) VALUES (0) ON CONFLICT DO NOTHING`)
}

async function look({ pool }: Database): Promise<Found> {
  const { rows } = await pool.query(
    `SELECT coalesce(max(n), 0) AS max, count(*)::int AS rows, (SELECT n FROM counter) AS counter
     FROM written`,
  )
  const byIndex = await sums(pool, 'enable_seqscan')
  const byScan = await sums(pool, 'enable_indexscan', 'enable_indexonlyscan', 'enable_bitmapscan')
  return { ...rows[0], byIndex, byScan }
}

// The same rows counted with some ways of reading them switched off.
async function sums(pool: pg.Pool, ...off: string[]): Promise<string> {
  await pool.query(off.map((name) => `SET ${name} = off`).join(';'))
  const { rows } = await pool.query(
    `SELECT count(*) || ':' || coalesce(sum(n), 0) || ':' || coalesce(sum(length(payload)), 0) AS all
     FROM written WHERE n > 0`,
  )
  await pool.query(off.map((name) => `RESET ${name}`).join(';'))
  return rows[0].all
}

async function write(client: pg.PoolClient, n: number): Promise<void> {
  await client.query('INSERT INTO written (n, payload) VALUES ($1, $2)', [n, 'x'.repeat(n % 2000)])
  await client.query('UPDATE counter SET n = $1', [n])
}

/** Writes until the process is killed. */
async function writeOn({ pool }: Database, from: number): Promise<never> {
  const client = await pool.connect()
  for (let n = from; ; n += 1) {
    await client.query('BEGIN')
    await write(client, n)
    await client.query('COMMIT')
    say({ committed: n })
    if (n % 97 === 0) await client.query('CHECKPOINT')
  }
}

/** The planted flaw: says the number when the row is written, and commits only every 200 rows. */
async function writeOnHasty({ pool }: Database, from: number): Promise<never> {
  const client = await pool.connect()
  await client.query('BEGIN')
  for (let n = from; ; n += 1) {
    await write(client, n)
    say({ committed: n })
    if (n % 200 === 0) await client.query('COMMIT; BEGIN')
  }
}

const database = await openDatabase({ dataDir })
await prepare(database)
const found = await look(database)
say({ found })
if (mode === 'write') await writeOn(database, found.max + 1)
if (mode === 'hasty') await writeOnHasty(database, found.max + 1)
await database.close()
