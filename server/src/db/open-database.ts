import { join } from 'node:path'
import { Kysely, PostgresDialect } from 'kysely'
import type pg from 'pg'
import type { Engine } from './embedded/engine.ts'
import { lockFolder } from './embedded/folder-lock.ts'
import { keepTidy } from './embedded/tidy.ts'
import { openWorkerEngine } from './embedded/worker-engine.ts'
import { assertCurrentSchema } from './migrate.ts'
import { embeddedPool, serverPool } from './pool.ts'
import { preparing } from './prepared.ts'
import { assertSafeRole } from './safe-role.ts'
import type { Tables } from './tables.ts'

/** An open database. Everything in it is reached through `withPractice` and `withoutPractice`. */
export type Database = {
  kysely: Kysely<Tables>
  pool: pg.Pool
  kind: 'embedded' | 'postgres'
  /** Whether the database answers now; for the readiness endpoint. */
  ready(): Promise<boolean>
  /** Lets running queries end, closes, and gives the folder free. */
  close(): Promise<void>
}

export type DatabaseConfig = {
  /** PostgreSQL 15 or later; without it the embedded database of `dataDir` is opened. */
  databaseUrl?: string | undefined
  /** Folder of the embedded database; made when missing. Not used with `databaseUrl`. */
  dataDir: string
  /** Set when the login may own the tables, as `migrate` needs; the server itself may not. */
  owner?: boolean
}

/**
 * Opens PostgreSQL by its address, or the embedded database of a folder.
 * @throws DatabaseFault with a message for the person who started the program: the folder is in use
 *   or not writable, fsync is not in force, the login could see past row-level security,
 *   the server's schema is not this program's.
 */
export async function openDatabase(config: DatabaseConfig): Promise<Database> {
  return config.databaseUrl
    ? openServer(config.databaseUrl, config.owner ?? false)
    : openEmbedded(config.dataDir)
}

async function openServer(url: string, owner: boolean): Promise<Database> {
  const pool = serverPool(url)
  try {
    if (owner) await pool.query('SELECT 1')
    else {
      await assertSafeRole(pool)
      await assertCurrentSchema({ pool })
    }
  } catch (error) {
    await pool.end()
    throw error
  }
  return databaseOf(pool, 'postgres', () => pool.end())
}

async function openEmbedded(dataDir: string): Promise<Database> {
  const lock = lockFolder(dataDir)
  try {
    const engine = await openWorkerEngine(join(lock.folder, 'database'))
    const pool = embeddedPool(engine)
    const tidy = keepTidy(pool)
    return databaseOf(pool, 'embedded', async () => {
      tidy.stop()
      await pool.query('CHECKPOINT').catch(() => {})
      await closeEngine(pool, engine)
      lock.release()
    })
  } catch (error) {
    lock.release()
    throw error
  }
}

/** Ends the pool of an embedded database, then the database. */
export async function closeEngine(pool: pg.Pool, engine: Engine): Promise<void> {
  await pool.end()
  await engine.close()
}

/** A database on an open pool; `end` closes whatever is behind it, once. */
export function databaseOf(
  pool: pg.Pool,
  kind: Database['kind'],
  end: () => Promise<void>,
): Database {
  let ended: Promise<void> | undefined
  return {
    kysely: new Kysely<Tables>({ dialect: new PostgresDialect({ pool: preparing(pool) }) }),
    pool,
    kind,
    ready: () =>
      pool.query('SELECT 1').then(
        () => true,
        () => false,
      ),
    close: () => {
      ended ??= end()
      return ended
    },
  }
}
