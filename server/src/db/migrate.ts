import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type pg from 'pg'
import { DatabaseFault } from './database-fault.ts'

export type Migration = { name: string; text: string; checksum: string }

/** The migrations of the product. */
export const migrationsFolder = fileURLToPath(new URL('./migrations', import.meta.url))

// Any number does, as long as every copy of the program takes the same.
const advisoryLock = 4_242_001

/**
 * Brings the schema up to date: numbered .sql files, each once, in order, in a transaction of its
 * own, by one process at a time.
 * @returns the names of the files applied now.
 * @throws DatabaseFault `migration-refused` when a file is changed, missing, misnamed or fails.
 */
export async function migrate(
  { pool }: { pool: pg.Pool },
  folder: string = migrationsFolder,
): Promise<string[]> {
  const files = readMigrations(folder)
  const client = await pool.connect()
  try {
    await client.query(`SELECT pg_advisory_lock(${advisoryLock})`)
    await client.query(ledger)
    const pending = files.slice(checked(files, await applied(client)))
    for (const file of pending) await apply(client, file)
    return pending.map((file) => file.name)
  } finally {
    await client.query(`SELECT pg_advisory_unlock(${advisoryLock})`).catch(() => {})
    client.release()
  }
}

/**
 * For a server that may not migrate by itself.
 * @throws DatabaseFault `schema-differs` when the schema is older or newer than this program.
 */
export async function assertCurrentSchema({ pool }: { pool: pg.Pool }): Promise<void> {
  const files = readMigrations(migrationsFolder)
  const { rows } = await pool.query<{ found: boolean }>(
    `SELECT to_regclass('public.schema_migration') IS NOT NULL AS found`,
  )
  const done = rows[0]?.found ? checked(files, await applied(pool)) : 0
  if (done === files.length) return
  throw new DatabaseFault(
    'schema-differs',
    `The database is missing ${files.length - done} change(s) of its schema. ` +
      'Run `npx --no-install anagen migrate` with ANAGEN_MIGRATE_URL, then start again.',
  )
}

/** Reads and checks the folder's files: 001-name.sql, 002-name.sql and so on without a gap. */
export function readMigrations(folder: string): Migration[] {
  const names = readdirSync(folder)
    .filter((name) => name.endsWith('.sql'))
    .sort()
  return names.map((name, i) => {
    const number = String(i + 1).padStart(3, '0')
    if (!/^\d{3}-[a-z0-9-]+\.sql$/.test(name)) {
      throw refused(`${name} must be named like 001-what-it-does.sql.`)
    }
    if (!name.startsWith(number)) throw refused(`number ${number} is missing before ${name}.`)
    const text = readFileSync(join(folder, name), 'utf8').replaceAll('\r\n', '\n')
    return { name, text, checksum: createHash('sha256').update(text).digest('hex') }
  })
}

const ledger = `
  CREATE TABLE IF NOT EXISTS schema_migration (
    name text PRIMARY KEY,
    checksum text NOT NULL,
    applied_at timestamptz NOT NULL DEFAULT now()
  );
  GRANT SELECT ON schema_migration TO PUBLIC`

type Applied = { name: string; checksum: string }

async function applied(client: pg.Pool | pg.PoolClient): Promise<Applied[]> {
  const { rows } = await client.query<Applied>(
    'SELECT name, checksum FROM schema_migration ORDER BY name',
  )
  return rows
}

/** How many of the files are applied; refuses when what was applied is not what the files say. */
function checked(files: Migration[], done: Applied[]): number {
  for (const [i, before] of done.entries()) {
    const file = files[i]
    if (!file) {
      throw new DatabaseFault(
        'schema-differs',
        `The database is newer than this program (it has ${before.name}). Update the program.`,
      )
    }
    if (file.name !== before.name)
      throw refused(`${before.name} was applied, but is now ${file.name}.`)
    if (file.checksum !== before.checksum) {
      throw refused(
        `${file.name} was changed after it was applied. Put it back; add a new file instead.`,
      )
    }
  }
  return done.length
}

async function apply(client: pg.PoolClient, { name, text, checksum }: Migration): Promise<void> {
  try {
    await client.query('BEGIN')
    await client.query(text)
    await client.query('INSERT INTO schema_migration (name, checksum) VALUES ($1, $2)', [
      name,
      checksum,
    ])
    await client.query('COMMIT')
  } catch (error) {
    await client.query('ROLLBACK').catch(() => {})
    throw refused(`${name} failed and was undone: ${(error as Error).message}`, error)
  }
}

function refused(why: string, cause?: unknown): DatabaseFault {
  return new DatabaseFault('migration-refused', `Migrations: ${why}`, { cause })
}
