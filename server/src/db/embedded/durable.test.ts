import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PGlite } from '@electric-sql/pglite'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openDatabase } from '../open-database.ts'
import { embeddedPool } from '../pool.ts'
import { startProven } from './durable-engine.ts'
import { DurableFileSystem } from './durable-file-system.ts'
import { lockFolder } from './folder-lock.ts'
import { durableStartParams } from './pglite-options.ts'
import { openWorkerEngine } from './worker-engine.ts'

const base = mkdtempSync(join(tmpdir(), 'anagen-durable-'))
// Making a database takes seconds: it is made once, in the folder `whole`, and copied.
beforeAll(async () => {
  const dataDir = join(base, 'whole')
  mkdirSync(join(dataDir, 'database.partial', 'base'), { recursive: true })
  const first = await openDatabase({ dataDir })
  await first.pool.query('CREATE TABLE kept AS SELECT 7 AS n')
  await first.close()
})
afterAll(() => rmSync(base, { recursive: true }))

/** The path of a closed database of its own. */
function copied(name: string): string {
  const folder = join(base, name, 'database')
  cpSync(join(base, 'whole', 'database'), folder, { recursive: true })
  return folder
}

const lockScript = `
  import { lockFolder } from ${JSON.stringify(new URL('./folder-lock.ts', import.meta.url).href)}
  try { lockFolder(process.argv[1]); console.log('locked'); setInterval(() => {}, 1000) }
  catch (e) { console.log(e.code, e.message) }`
const lockArgs = (folder: string) => ['--input-type=module', '-e', lockScript, folder]

describe('the lock of the data folder', () => {
  it('refuses a second process with the number of the first', () => {
    const folder = join(base, 'locked')
    const lock = lockFolder(folder)
    const second = spawnSync(process.execPath, lockArgs(folder), { encoding: 'utf8' })
    expect(second.stdout).toContain('in-use')
    expect(second.stdout).toContain(`already in use by process ${process.pid}`)
    lock.release()
  })

  it('refuses a second opening by another path to the same folder, until released', () => {
    const folder = join(base, 'twice')
    const first = lockFolder(folder)
    expect(() => lockFolder(join(folder, '..', 'twice'))).toThrow(/already in use/)
    first.release()
    lockFolder(folder).release()
  })

  it('is free again when its process is killed', async () => {
    const folder = join(base, 'killed')
    const child = spawn(process.execPath, lockArgs(folder), {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    expect(String((await once(child.stdout, 'data'))[0])).toBe('locked\n')
    expect(() => lockFolder(folder)).toThrow(`already in use by process ${child.pid}`)
    child.kill('SIGKILL')
    await once(child, 'exit')
    lockFolder(folder).release()
  })

  it('says so when the folder cannot be made', () => {
    writeFileSync(join(base, 'file'), '')
    expect(() => lockFolder(join(base, 'file', 'data'))).toThrow(
      expect.objectContaining({
        code: 'folder-not-usable',
        message: expect.stringContaining('ANAGEN_DATA'),
      }),
    )
  })
})

/** The flaw the self-test is for: a version of PGlite in which the hook no longer takes. */
class Unhooked extends DurableFileSystem {
  protected override install(): void {}
}

describe('the self-test at the start', () => {
  const quiet = () => {}
  const cases = [
    {
      flaw: 'the hook is not in force',
      parts: {
        fileSystem: () => new Unhooked(copied('proof-1'), quiet),
        startParams: durableStartParams,
      },
      says: /did not reach the disk/,
    },
    {
      flaw: 'fsync is off',
      parts: {
        fileSystem: () => new DurableFileSystem(copied('proof-2'), quiet),
        startParams: PGlite.defaultStartParams,
      },
      says: /fsync is off/,
    },
    {
      flaw: 'the log is synced in a way that passes the hook by',
      parts: {
        fileSystem: () => new DurableFileSystem(copied('proof-3'), quiet),
        startParams: [...durableStartParams, '-c', 'wal_sync_method=fdatasync'],
      },
      says: /wal_sync_method/,
    },
  ]
  it.each(cases)('refuses when $flaw', async ({ parts, says }) => {
    const start = startProven({
      fileSystem: parts.fileSystem(),
      startParams: parts.startParams,
      onLog: quiet,
    })
    await expect(start).rejects.toThrow(expect.objectContaining({ code: 'not-durable' }))
    await expect(start).rejects.toThrow(says)
  })
})

describe('the sync hook', () => {
  class Disk extends Error {
    constructor(errno: number) {
      super(`errno ${errno}`)
    }
  }
  const folderMode: number = 1
  const fileMode: number = 2
  const fsyncOf = (path: string) => {
    const failures: string[] = []
    const stream_ops: { fsync?: (s: { nfd: number; node: { mode: number } }) => number } = {}
    class Probe extends DurableFileSystem {
      constructor() {
        super(join(base, 'hook'), (error) => failures.push(error.message))
        const FS = { isDir: (mode: number) => mode === folderMode, ErrnoError: Disk }
        this.install({ FS, NODEFS: { realPath: () => path, stream_ops } })
      }
    }
    const probe = new Probe()
    const fsync = (nfd: number, mode: number) => stream_ops.fsync?.({ nfd, node: { mode } })
    return { fsync, failures, probe }
  }

  it('counts the log and not the rest', () => {
    const file = openSync(join(base, 'synced'), 'w')
    const log = fsyncOf('/data/pg_wal/000000010000000000000001')
    expect(log.fsync(file, fileMode)).toBe(0)
    expect(log.probe.walSyncs).toBe(1)
    const other = fsyncOf('/data/base/5/1259')
    expect(other.fsync(file, fileMode)).toBe(0)
    expect(other.probe.walSyncs).toBe(0)
  })

  it('reports a file that will not sync, and passes over a folder that cannot', () => {
    const cannot = openSync('/dev/null', 'r')
    const { fsync, failures } = fsyncOf('/data/base/5/1259')
    expect(() => fsync(cannot, fileMode)).toThrow(Disk)
    expect(failures).toEqual([expect.stringContaining('EINVAL')])
    expect(fsync(cannot, folderMode)).toBe(0)
    expect(failures).toHaveLength(1)
  })

  it('reports a folder whose disk fails', () => {
    const { fsync, failures } = fsyncOf('/data/base')
    expect(() => fsync(9999, folderMode)).toThrow(Disk)
    expect(failures).toEqual([expect.stringContaining('EBADF')])
  })
})

const endless = 'SELECT count(*) FROM generate_series(1, 100000000000)'

describe('the watchdog', () => {
  it('ends a statement that takes too long, opens again, and no acknowledged row is lost', async () => {
    const engine = await openWorkerEngine(copied('watched'), 3000)
    const pool = embeddedPool(engine)
    await pool.query('CREATE TABLE written (n integer PRIMARY KEY)')
    let acknowledged = 0
    for (let round = 0; round < 2; round += 1) {
      for (let i = 0; i < 20; i += 1) {
        await pool.query('INSERT INTO written VALUES ($1)', [acknowledged + 1])
        acknowledged += 1
      }
      const stuck = pool.query(`INSERT INTO written SELECT -n FROM (${endless}) AS x (n)`)
      await expect(stuck).rejects.toThrow(expect.objectContaining({ code: 'query-too-long' }))
    }
    const { rows } = await pool.query('SELECT count(*)::int AS n, max(n) FROM written')
    expect(rows).toEqual([{ n: acknowledged, max: acknowledged }])
    await pool.end()
    await engine.close()
  })

  it('lets no transaction go on in the database that was opened again', async () => {
    const engine = await openWorkerEngine(copied('torn'), 3000)
    const pool = embeddedPool(engine)
    await pool.query('CREATE TABLE written (n integer PRIMARY KEY)')
    const client = await pool.connect()
    client.on('error', () => {})
    await client.query('BEGIN')
    await client.query('INSERT INTO written VALUES (1)')
    await expect(client.query(endless)).rejects.toThrow(/restarted/)
    await expect(client.query('INSERT INTO written VALUES (2)')).rejects.toThrow()
    client.release(true)
    expect((await pool.query('SELECT n FROM written')).rows).toEqual([])
    await pool.end()
    await engine.close()
  })
})

describe('a disk that fails', () => {
  it('is answered by an error, not by a wait, and the process lives on', async () => {
    const folder = copied('failing')
    const engine = await openWorkerEngine(folder)
    const pool = embeddedPool(engine)
    await pool.query('CREATE TABLE written (n integer)')
    rmSync(join(folder, 'pg_wal'), { recursive: true })
    const write = async () => {
      for (;;) await pool.query('INSERT INTO written VALUES (1); SELECT pg_switch_wal()')
    }
    await expect(write()).rejects.toMatchObject({ code: 'engine-stopped' })
    await expect(pool.query('SELECT 1')).rejects.toMatchObject({ code: 'engine-stopped' })
    await pool.end()
    await engine.close()
  })
})

describe('the embedded database', () => {
  it('was made though its first start was cut short, and keeps its rows when opened again', async () => {
    const dataDir = join(base, 'whole')
    expect(existsSync(join(dataDir, 'database.partial'))).toBe(false)
    const database = await openDatabase({ dataDir })
    expect((await database.pool.query('SELECT n FROM kept')).rows).toEqual([{ n: 7 }])
    expect(await database.ready()).toBe(true)
    await expect(openDatabase({ dataDir })).rejects.toThrow(/already in use/)
    await database.close()
    expect(await database.ready()).toBe(false)
  })

  it('says what is wrong with files it cannot open, and gives the folder free', async () => {
    const dataDir = join(base, 'broken')
    mkdirSync(join(dataDir, 'database'), { recursive: true })
    writeFileSync(join(dataDir, 'database', 'PG_VERSION'), '12\n')
    await expect(openDatabase({ dataDir })).rejects.toThrow(
      expect.objectContaining({
        code: 'engine-stopped',
        message: expect.stringContaining('did not start'),
      }),
    )
    lockFolder(dataDir).release()
  })
})
