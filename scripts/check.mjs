// `npm run check`: types, lint, boundaries, generated files, dead code. Every gate has a planted
// breach in scripts/gates.test.ts, so that a gate which cannot fail is noticed.
import { ensurePackages, nodeBinary, run } from './setup.mjs'

ensurePackages()
const node = nodeBinary()
const gates = [
  ['types of core', 'tsc', ['-p', 'core/tsconfig.json']],
  ['types of imaging', 'tsc', ['-p', 'imaging/tsconfig.json']],
  ['types of its decoders', 'tsc', ['-p', 'imaging/src/node/tsconfig.json']],
  ['types of its worker', 'tsc', ['-p', 'imaging/src/browser/tsconfig.json']],
  ['types of contract', 'tsc', ['-p', 'contract/tsconfig.json']],
  ['types of server', 'tsc', ['-p', 'server/tsconfig.json']],
  ['types of web', 'tsc', ['-p', 'web/tsconfig.json']],
  ['types of cli', 'tsc', ['-p', 'cli/tsconfig.json']],
  ['types of tests and scripts', 'tsc', ['-p', 'tsconfig.json']],
  ['format and lint', 'biome', ['check', '--error-on-warnings', '.']],
  ['type-aware lint', 'oxlint', ['--type-aware', '-c', '.oxlintrc.json', '.']],
  [
    'boundaries',
    'depcruise',
    ['-c', '.dependency-cruiser.mjs', 'core', 'imaging', 'contract', 'server', 'web', 'cli'],
  ],
  ['generated files', node, ['scripts/generate.ts', '--check']],
  ['dead code', 'knip', ['--no-progress']],
]
const failed = gates.filter(([name, command, args]) => {
  const started = Date.now()
  const code = run(command, args)
  console.log(
    `${code === 0 ? 'ok  ' : 'FAIL'} ${name} (${((Date.now() - started) / 1000).toFixed(1)} s)`,
  )
  return code !== 0
})
if (failed.length) console.error(`Failed: ${failed.map(([name]) => name).join(', ')}`)
process.exit(failed.length ? 1 : 0)
