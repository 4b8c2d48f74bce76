// `npm start`: sets up what is missing, builds the pages when their sources changed, serves.
import { spawn } from 'node:child_process'
import { existsSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { ensurePackages, environment, nodeBinary, root, run } from './setup.mjs'

function newest(folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((f) => f.isFile() && !`${f.parentPath ?? f.path}`.includes('node_modules'))
    .reduce(
      (latest, f) => Math.max(latest, statSync(join(f.parentPath ?? f.path, f.name)).mtimeMs),
      0,
    )
}

/** Builds the pages when they are missing or older than what they are made of. */
export function ensurePages() {
  const built = join(root, 'web', 'dist', 'index.html')
  const sources = ['web/src', 'core/src', 'contract/src'].map((f) => newest(join(root, f)))
  if (existsSync(built) && statSync(built).mtimeMs > Math.max(...sources)) return
  console.log('Building the pages …')
  const code = run(nodeBinary(), [
    'node_modules/vite/bin/vite.js',
    'build',
    'web',
    '--logLevel',
    'warn',
  ])
  if (code !== 0) process.exit(code)
}

if (process.argv[1] === join(root, 'scripts', 'start.mjs')) {
  ensurePackages()
  ensurePages()
  const server = spawn(nodeBinary(), ['server/src/main.ts', 'serve'], {
    cwd: root,
    stdio: 'inherit',
    env: environment(),
  })
  // Ctrl C reaches the server by itself; a supervisor's signal is passed on.
  process.on('SIGINT', () => {})
  process.on('SIGTERM', () => server.kill('SIGTERM'))
  server.on('exit', (code) => process.exit(code ?? 1))
}
