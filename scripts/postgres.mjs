// A PostgreSQL for the tests: the one of DATABASE_URL, else one of this machine's own, started in a
// temporary folder on a free loopback port, else Debian's, installed. Plain JavaScript, Node >= 18.
import { spawn, spawnSync } from 'node:child_process'
import {
  chownSync,
  existsSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
} from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'

const oldest = 15
const isRoot = process.getuid?.() === 0

/**
 * Finds, starts or installs a PostgreSQL.
 * @returns {Promise<{url: string, stop: () => Promise<void>} | null>} a superuser's address and how
 *   to end it; null, after a line that says why, when there is none to be had.
 */
export async function ensurePostgres() {
  if (process.env.DATABASE_URL) return { url: process.env.DATABASE_URL, stop: async () => {} }
  const bin = findBinaries() ?? install()
  if (!bin) return null
  return start(bin)
}

/** The folder with initdb and postgres of the newest installation that is new enough. */
export function findBinaries() {
  const folders = [
    ...(process.env.PATH ?? '').split(delimiter),
    ...children('/usr/lib/postgresql').map((v) => `/usr/lib/postgresql/${v}/bin`),
    ...['/opt/homebrew/opt', '/usr/local/opt'].flatMap((base) =>
      children(base)
        .filter((name) => name.startsWith('postgresql'))
        .map((name) => `${base}/${name}/bin`),
    ),
  ]
  return folders
    .map((folder) => ({ folder, version: versionOf(folder) }))
    .filter(({ version }) => version >= oldest)
    .sort((a, b) => b.version - a.version)[0]?.folder
}

function children(folder) {
  return existsSync(folder) ? readdirSync(folder) : []
}

function versionOf(folder) {
  if (!existsSync(join(folder, 'initdb'))) return 0
  const said = spawnSync(join(folder, 'postgres'), ['--version'], { encoding: 'utf8' }).stdout ?? ''
  return Number(/\b(\d+)/.exec(said)?.[1] ?? 0)
}

function install() {
  if (!isRoot || !existsSync('/usr/bin/apt-get')) {
    console.log(
      `PostgreSQL ${oldest} or later is not installed here, and only root on Debian can install it. ` +
        'Install it, or set DATABASE_URL to a superuser of a server for tests.',
    )
    return undefined
  }
  console.log('Installing PostgreSQL (once) …')
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  const options = { stdio: 'inherit', env }
  const get = () =>
    spawnSync('apt-get', ['install', '-y', '-q', '--no-install-recommends', 'postgresql'], options)
  if (get().status !== 0) {
    spawnSync('apt-get', ['update', '-q'], options)
    get()
  }
  const bin = findBinaries()
  if (!bin) console.log('PostgreSQL could not be installed with apt-get.')
  return bin
}

// PostgreSQL refuses to run as root, so root lends it the user Debian made for it, or nobody.
function borrowedUser() {
  if (!isRoot) return {}
  const id = (flag, name) => spawnSync('id', [flag, name], { encoding: 'utf8' })
  const name = id('-u', 'postgres').status === 0 ? 'postgres' : 'nobody'
  return { uid: Number(id('-u', name).stdout), gid: Number(id('-g', name).stdout) }
}

async function start(bin) {
  const user = borrowedUser()
  const folder = mkdtempSync(join(tmpdir(), 'anagen-postgres-'))
  if (user.uid !== undefined) chownSync(folder, user.uid, user.gid)
  const data = join(folder, 'data')
  const init = [
    '-D',
    data,
    '-U',
    'postgres',
    '-A',
    'trust',
    '-E',
    'UTF8',
    '--locale=C',
    '--no-sync',
  ]
  const made = spawnSync(join(bin, 'initdb'), init, { ...user, cwd: folder, encoding: 'utf8' })
  if (made.status !== 0) {
    console.log(`PostgreSQL of ${bin} could not be set up: ${made.stderr || made.error?.message}`)
    rmSync(folder, { recursive: true, force: true })
    return null
  }
  const port = await freePort()
  // Nothing here outlives the tests, so nothing needs to reach the disk.
  const settings = {
    listen_addresses: '127.0.0.1',
    port,
    unix_socket_directories: folder,
    fsync: 'off',
    synchronous_commit: 'off',
    full_page_writes: 'off',
    max_connections: 200,
  }
  const args = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])
  // A file and not a pipe: who waits for the tests does not read, and a full pipe stops the server.
  const log = join(folder, 'log')
  const server = spawn(join(bin, 'postgres'), ['-D', data, ...args], {
    ...user,
    cwd: folder,
    stdio: ['ignore', 'ignore', openSync(log, 'w')],
  })
  const ended = new Promise((resolve) => server.once('exit', resolve))
  // SIGINT is PostgreSQL's fast stop: clients are sent away, nothing is left running.
  const kill = () => server.kill('SIGINT')
  process.once('exit', kill)
  const stop = async () => {
    process.removeListener('exit', kill)
    kill()
    await ended
    rmSync(folder, { recursive: true, force: true })
  }
  const trouble = await answered(server, log)
  if (trouble !== null) {
    console.log(`PostgreSQL of ${bin} did not start: ${trouble}`)
    await stop()
    return null
  }
  return { url: `postgres://postgres@127.0.0.1:${port}/postgres`, stop }
}

/** Null when the server says it is ready, else what it said before it ended. */
function answered(server, log) {
  return new Promise((resolve) => {
    const settle = (trouble) => {
      clearInterval(timer)
      resolve(trouble)
    }
    const said = () => readFileSync(log, 'utf8')
    const timer = setInterval(() => {
      if (said().includes('ready to accept connections')) settle(null)
    }, 50)
    server.once('error', (error) => settle(error.message))
    server.once('exit', () => settle(said()))
  })
}

function freePort() {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address()
      probe.close(() => resolve(port))
    })
  })
}
