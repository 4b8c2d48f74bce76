import {
  closeSync,
  existsSync,
  fsyncSync,
  openSync,
  readdirSync,
  renameSync,
  rmSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import { PGlite } from '@electric-sql/pglite'
import { DatabaseFault } from '../database-fault.ts'
import { DurableFileSystem } from './durable-file-system.ts'
import { durableStartParams, extensions } from './pglite-options.ts'

export type DurableParts = {
  fileSystem: DurableFileSystem
  startParams: string[]
  /** Lines PostgreSQL writes to its log; a PANIC there means the engine must be ended. */
  onLog: (line: string) => void
}

/**
 * Opens the database in a folder, making it first when it is not there, and proves that a commit
 * reaches the disk before anything is written.
 * @param folder the PostgreSQL data folder itself; its parent must exist.
 * @throws DatabaseFault `not-durable` when fsync is not in force, `engine-stopped` when PostgreSQL
 *   does not start on the folder.
 */
export async function openDurable(
  folder: string,
  onFailure: (why: string) => void,
): Promise<PGlite> {
  if (!existsSync(join(folder, 'PG_VERSION'))) await initialise(folder)
  const fileSystem = new DurableFileSystem(folder, (e) => onFailure(`sync failed: ${e.message}`))
  const onLog = (line: string) => {
    if (/\bPANIC:/.test(line)) onFailure(line)
  }
  return startProven({ fileSystem, startParams: durableStartParams, onLog })
}

/** Starts PostgreSQL from its parts and runs the self-test; ends it again when the test fails. */
export async function startProven(parts: DurableParts): Promise<PGlite> {
  const pg = await start(parts)
  try {
    await proveDurable(pg, parts.fileSystem)
  } catch (error) {
    await pg.close()
    throw error
  }
  return pg
}

async function start({ fileSystem, startParams, onLog }: DurableParts): Promise<PGlite> {
  const log: string[] = []
  const onStderr = (line: string) => {
    log.push(line)
    log.splice(0, log.length - 5)
    onLog(line)
    return true
  }
  try {
    return await PGlite.create({ fs: fileSystem, startParams, extensions, onStderr })
  } catch (error) {
    const reason = [(error as Error).message, ...log].join('; ')
    throw new DatabaseFault('engine-stopped', `The embedded database did not start: ${reason}`, {
      cause: error,
    })
  }
}

/** Asks PostgreSQL for its settings and watches one commit arrive at the disk. */
async function proveDurable(pg: PGlite, fileSystem: DurableFileSystem): Promise<void> {
  const { rows } = await pg.query<{ name: string; setting: string }>(
    `SELECT name, setting FROM pg_settings WHERE name IN ('fsync', 'wal_sync_method')`,
  )
  const setting = Object.fromEntries(rows.map((r) => [r.name, r.setting]))
  if (setting.fsync !== 'on') throw notDurable('fsync is off')
  if (setting.wal_sync_method !== 'fsync') throw notDurable('wal_sync_method is not fsync')
  const before = fileSystem.walSyncs
  // Writes one small record to the log and commits; no table is touched.
  await pg.query(`SELECT pg_logical_emit_message(true, 'anagen', 'probe')`)
  if (fileSystem.walSyncs === before) throw notDurable('a commit did not reach the disk')
}

function notDurable(why: string): DatabaseFault {
  return new DatabaseFault(
    'not-durable',
    `The embedded database does not start because records could be lost in a power cut (${why}). ` +
      'Install the exact package versions with `npm ci`, or set DATABASE_URL to a PostgreSQL server.',
  )
}

// A database half made by a killed first start must never be opened, nor one whose files are still
// in the cache: it is made aside, synced whole, and takes its name at the end.
async function initialise(folder: string): Promise<void> {
  const partial = `${folder}.partial`
  rmSync(partial, { recursive: true, force: true })
  const fileSystem = new DurableFileSystem(partial, () => {})
  const pg = await start({ fileSystem, startParams: durableStartParams, onLog: () => {} })
  await pg.close()
  syncTree(partial)
  renameSync(partial, folder)
  syncPath(dirname(folder))
}

function syncTree(path: string): void {
  for (const entry of readdirSync(path, { withFileTypes: true })) {
    const child = join(path, entry.name)
    if (entry.isDirectory()) syncTree(child)
    else if (entry.isFile()) syncPath(child)
  }
  syncPath(path)
}

/** Brings one file or folder to the disk. A folder on a system that cannot is passed over. */
export function syncPath(path: string): void {
  const file = openSync(path, 'r')
  try {
    fsyncSync(file)
  } catch (error) {
    if (!['EINVAL', 'EPERM'].includes((error as NodeJS.ErrnoException).code ?? '')) throw error
  } finally {
    closeSync(file)
  }
}
