// Shared by the commands: plain JavaScript without dependencies, so that any Node >= 18 can run it.
import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync, statSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = resolve(dirname(fileURLToPath(import.meta.url)), '..')
const bin = join(root, 'node_modules', '.bin')

/** The Node that npm brought (24), else this one if it is new enough. */
export function nodeBinary() {
  const own = join(bin, 'node')
  if (existsSync(own)) return own
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
  if (major > 24 || (major === 24 && minor >= 7)) return process.execPath
  console.error(
    `Anagen needs Node 24.7 or later on this machine; this is ${process.versions.node}.`,
  )
  process.exit(1)
}

/** Environment in which our own tools and Node come first. */
export function environment(extra = {}) {
  return { ...process.env, PATH: `${bin}:${process.env.PATH}`, ...extra }
}

/** Runs a command in the repository; returns its exit code. */
export function run(command, args, extra = {}) {
  const done = spawnSync(command, args, { cwd: root, stdio: 'inherit', env: environment(extra) })
  return done.status ?? 1
}

/** Installs the packages when they are missing or older than the lock file. */
export function ensurePackages() {
  const stamp = join(root, 'node_modules', '.package-lock.json')
  const lock = join(root, 'package-lock.json')
  if (existsSync(stamp) && statSync(stamp).mtimeMs >= statSync(lock).mtimeMs - 1000) return
  if (existsSync(stamp) && sameLock(stamp, lock)) return
  console.log('Installing packages (once) …')
  const code = run('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'])
  if (code !== 0) process.exit(code)
}

// The stamp lists what is installed; when every package of the lock has the same version, it is current.
function sameLock(stamp, lock) {
  const installed = JSON.parse(readFileSync(stamp, 'utf8')).packages
  const wanted = JSON.parse(readFileSync(lock, 'utf8')).packages
  return Object.entries(wanted).every(
    ([name, entry]) =>
      name === '' || entry.optional || entry.link || installed[name]?.version === entry.version,
  )
}
