import { existsSync, mkdirSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { DatabaseFault } from '../database-fault.ts'
import { syncPath } from './durable-engine.ts'

export type FolderLock = { folder: string; release(): void }

/**
 * Makes the data folder when it is missing and takes it for this process alone. The lock is the
 * operating system's (SQLite's exclusive lock on a file of the folder), so it follows the real
 * folder whatever path leads to it, and is free again the moment its process ends, however it ends.
 * @throws DatabaseFault `in-use` naming the other process, `folder-not-usable` with the reason.
 */
export function lockFolder(path: string): FolderLock {
  const folder = writableFolder(resolve(path))
  const owner = join(folder, 'owner')
  const lock = new DatabaseSync(join(folder, 'lock'))
  try {
    lock.exec('PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE')
  } catch (error) {
    lock.close()
    if ((error as { errcode?: number }).errcode !== 5) throw notUsable(folder, error)
    throw new DatabaseFault(
      'in-use',
      `The data folder ${folder} is already in use by ${nameOf(owner)}. ` +
        'Stop that one first, or give this one another folder with ANAGEN_DATA.',
      { cause: error },
    )
  }
  writeFileSync(owner, String(process.pid))
  return {
    folder,
    release: () => {
      rmSync(owner, { force: true })
      lock.close()
    },
  }
}

function writableFolder(path: string): string {
  try {
    makeFolder(path)
    const probe = join(path, `.writable-${process.pid}`)
    writeFileSync(probe, '')
    rmSync(probe)
    return realpathSync(path)
  } catch (error) {
    throw notUsable(path, error)
  }
}

// One by one, each made known to the disk. Node's own way tries for ever where a file system says
// only that there is no such folder (/proc).
function makeFolder(path: string): void {
  if (existsSync(path)) return
  makeFolder(dirname(path))
  mkdirSync(path, { mode: 0o700 })
  syncPath(dirname(path))
}

function notUsable(folder: string, error: unknown): DatabaseFault {
  return new DatabaseFault(
    'folder-not-usable',
    `The data folder ${folder} cannot be written (${(error as Error).message}). ` +
      'Give the user running Anagen the right to write there, or choose another with ANAGEN_DATA.',
    { cause: error },
  )
}

function nameOf(owner: string): string {
  try {
    return `process ${Number(readFileSync(owner, 'utf8'))}`
  } catch {
    return 'another process'
  }
}
