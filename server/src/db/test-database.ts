import { createHash, randomUUID } from 'node:crypto'
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type pg from 'pg'
import { openMemoryEngine } from './embedded/memory-engine.ts'
import { migrate, migrationsFolder, readMigrations } from './migrate.ts'
import { closeEngine, type Database, databaseOf, openDatabase } from './open-database.ts'
import { embeddedPool, serverPool } from './pool.ts'

/** A database of one test file, and a way round row-level security to look behind it. */
export type TestDatabase = Database & {
  /** Logged in as the owner of the tables. Embedded it is the pool itself: not for use inside a transaction. */
  owner: pg.Pool
}

/**
 * An empty database with the schema in place: in memory, or on the server of `DATABASE_URL` (which
 * must be a superuser's), logged in as a role that owns nothing. Closing it removes it.
 */
export async function testDatabase(): Promise<TestDatabase> {
  const url = process.env.DATABASE_URL
  return url ? onServer(url) : inMemory()
}

function schemaKey(): string {
  const engine = createRequire(import.meta.url).resolve('@electric-sql/pglite')
  const version = readFileSync(join(dirname(engine), '..', 'package.json'), 'utf8')
  const sums = readMigrations(migrationsFolder).map((m) => m.checksum)
  return createHash('sha256')
    .update(sums.join() + version)
    .digest('hex')
    .slice(0, 16)
}

async function inMemory(): Promise<TestDatabase> {
  const engine = await openMemoryEngine(await template())
  const pool = embeddedPool(engine)
  const database = databaseOf(pool, 'embedded', () => closeEngine(pool, engine))
  return { ...database, owner: pool }
}

// Making a database takes seconds, copying one takes half of one: so it is made once per schema.
async function template(): Promise<Blob> {
  const cache = fileURLToPath(new URL('../../../.cache', import.meta.url))
  const path = join(cache, `test-database-${schemaKey()}.tar`)
  if (existsSync(path)) return new Blob([readFileSync(path)])
  const engine = await openMemoryEngine()
  const pool = embeddedPool(engine)
  await migrate({ pool })
  const dump = await engine.dump()
  await closeEngine(pool, engine)
  mkdirSync(cache, { recursive: true })
  for (const old of readdirSync(cache)) {
    // Not the one of this schema: another test file may just have made it and be reading it.
    if (/^test-database-\w+\.tar$/.test(old) && join(cache, old) !== path)
      rmSync(join(cache, old), { force: true })
  }
  const partial = `${path}.${randomUUID()}`
  writeFileSync(partial, Buffer.from(await dump.arrayBuffer()))
  renameSync(partial, path)
  return dump
}

async function onServer(url: string): Promise<TestDatabase> {
  const admin = serverPool(url)
  const source = await serverTemplate(admin, url)
  const name = `anagen_test_${randomUUID().replaceAll('-', '')}`
  await admin.query(`CREATE DATABASE ${name} TEMPLATE ${source}`)
  const login = new URL(onDatabase(url, name))
  login.username = 'anagen_test_login'
  login.password = 'anagen_test_login'
  const database = await openDatabase({ databaseUrl: login.href, dataDir: '' })
  const owner = serverPool(onDatabase(url, name))
  return {
    ...database,
    owner,
    close: async () => {
      await database.close()
      await owner.end()
      await admin.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`)
      await admin.end()
    },
  }
}

async function serverTemplate(admin: pg.Pool, url: string): Promise<string> {
  const name = `anagen_template_${schemaKey()}`
  const client = await admin.connect()
  try {
    await client.query('SELECT pg_advisory_lock(4242002)')
    const { rowCount } = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [name])
    if (!rowCount) await makeTemplate(client, url, name)
  } finally {
    await client.query('SELECT pg_advisory_unlock(4242002)')
    client.release()
  }
  return name
}

async function makeTemplate(client: pg.PoolClient, url: string, name: string): Promise<void> {
  const partial = `${name}_partial`
  await client.query(`DROP DATABASE IF EXISTS ${partial} WITH (FORCE)`)
  await client.query(`CREATE DATABASE ${partial}`)
  const pool = serverPool(onDatabase(url, partial))
  try {
    await migrate({ pool })
  } finally {
    await pool.end()
  }
  const { rowCount } = await client.query(
    `SELECT 1 FROM pg_roles WHERE rolname = 'anagen_test_login'`,
  )
  if (!rowCount) {
    await client.query(
      `CREATE ROLE anagen_test_login LOGIN PASSWORD 'anagen_test_login' IN ROLE anagen_app`,
    )
  }
  await client.query(`ALTER DATABASE ${partial} RENAME TO ${name}`)
}

function onDatabase(url: string, name: string): string {
  const address = new URL(url)
  address.pathname = `/${name}`
  return address.href
}
