import { spawnSync } from 'node:child_process'
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

// A gate that cannot fail is worse than none. Each test plants one breach in a copy of the house
// and expects the gate of `npm run check` to catch it, and to pass without it.
const root = resolve(import.meta.dirname, '..')
const bin = join(root, 'node_modules', '.bin')
let house: string

beforeAll(() => {
  house = mkdtempSync(join(tmpdir(), 'anagen-gates-'))
  for (const file of [
    '.dependency-cruiser.mjs',
    '.oxlintrc.json',
    'biome.json',
    'package.json',
    'tsconfig.base.json',
  ]) {
    cpSync(join(root, file), join(house, file))
  }
  symlinkSync(join(root, 'node_modules'), join(house, 'node_modules'))
  plant('core/tsconfig.json', readFileSync(join(root, 'core/tsconfig.json'), 'utf8'))
  plant('core/src/dose/index.ts', "export { one } from './one.ts'\n")
  plant('core/src/dose/one.ts', '/** One. */\nexport const one = 1\n')
  plant('imaging/src/types.ts', 'export const kinds = 1\n')
  plant('imaging/src/node/decode.ts', "import 'node:fs'\nexport { kinds } from '../types.ts'\n")
  plant('server/src/usecases/two.ts', '/** Two. */\nexport const two = 2\n')
})
afterAll(() => rmSync(house, { recursive: true }))

function plant(path: string, text: string): void {
  const file = join(house, path)
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, text)
}

function gate(command: string, args: string[]): { code: number; text: string } {
  const done = spawnSync(join(bin, command), args, {
    cwd: house,
    encoding: 'utf8',
    env: { ...process.env, PATH: `${bin}:${process.env.PATH}` },
  })
  return { code: done.status ?? 1, text: done.stdout + done.stderr }
}

const boundaries = () =>
  gate(
    'depcruise',
    ['-c', '.dependency-cruiser.mjs', 'core', 'imaging', 'server', 'web', 'contract'].filter(
      present,
    ),
  )
const present = (name: string) =>
  !['web', 'contract'].includes(name) || spawnSync('test', ['-d', join(house, name)]).status === 0

const breaches: [rule: string, path: string, text: string][] = [
  ['core-imports', 'core/src/dose/bad.ts', "import '../../../server/src/usecases/two.ts'\n"],
  [
    'core-imports',
    'core/src/dose/bad.ts',
    "import type { two } from '../../../server/src/usecases/two.ts'\nexport type T = typeof two\n",
  ],
  ['pure-packages', 'core/src/dose/bad.ts', "import 'node:fs'\n"],
  ['core-needs-little', 'core/src/dose/bad.ts', "import 'react'\n"],
  ['stdlib-by-one-door', 'core/src/dose/bad.ts', "import '@stdlib/stats-base-dists-t-cdf'\n"],
  ['front-door-only', 'core/src/claims/bad.ts', "import '../dose/one.ts'\n"],
  ['sql-only-in-db', 'server/src/usecases/bad.ts', "import 'pg'\n"],
  ['usecases-know-no-http', 'server/src/usecases/bad.ts', "import 'hono'\n"],
  ['db-below-usecases', 'server/src/db/bad.ts', "import '../usecases/two.ts'\n"],
  ['imaging-imports', 'imaging/src/bad.ts', "import '../../core/src/dose/one.ts'\n"],
  ['imaging-without-io', 'imaging/src/scale/bad.ts', "import 'sharp'\n"],
  ['imaging-without-node', 'imaging/src/browser/bad.ts', "import 'node:fs'\n"],
  ['imaging-places-apart', 'imaging/src/bad.ts', "import './node/decode.ts'\n"],
  ['imaging-places-apart', 'imaging/src/browser/bad.ts', "import '../node/decode.ts'\n"],
  ['no-cycles', 'core/src/dose/one.ts', "import './index.ts'\nexport const one = 1\n"],
  ['pages-apart', 'web/src/portal/bad.ts', "import '../practice/page.ts'\n"],
]

describe('boundaries', () => {
  it('pass on a clean house', () => {
    const { code, text } = boundaries()
    expect(text).toContain('no dependency violations found')
    expect(text).not.toContain('(0 modules')
    expect(code).toBe(0)
  })
  it.each(breaches)('%s catches %s: %s', (rule, path, text) => {
    plant('web/src/practice/page.ts', 'export const page = 1\n')
    const before = path.endsWith('one.ts') ? readFileSync(join(house, path), 'utf8') : null
    plant(path, text)
    const told = boundaries()
    if (before === null) rmSync(join(house, path))
    else plant(path, before)
    expect(told.text).toContain(rule)
    expect(told.code).not.toBe(0)
  })
})

describe('other gates', () => {
  const cases: [gate: string, args: string[], text: string, says: string][] = [
    ['tsc', ['-p', 'core/tsconfig.json'], 'export const bad: string = 1\n', 'not assignable'],
    [
      'tsc',
      ['-p', 'core/tsconfig.json'],
      'export const bad = document.title\n',
      "Cannot find name 'document'",
    ],
    [
      'tsc',
      ['-p', 'core/tsconfig.json'],
      'export const bad = process.pid\n',
      "Cannot find name 'process'",
    ],
    ['biome', ['lint', 'core'], 'export function bad(x: any) {\n  return x\n}\n', 'noExplicitAny'],
    ['biome', ['lint', 'core'], 'export default 1\n', 'noDefaultExport'],
    [
      'oxlint',
      ['--type-aware', '-c', '.oxlintrc.json', 'core'],
      'export function bad() {\n  Promise.resolve(1)\n}\n',
      'no-floating-promises',
    ],
    [
      'oxlint',
      ['-c', '.oxlintrc.json', 'core'],
      'export const bad = Math.random()\n',
      'no-restricted-properties',
    ],
    [
      'oxlint',
      ['-c', '.oxlintrc.json', 'core'],
      'export const bad = new Date()\n',
      'no-restricted-globals',
    ],
  ]
  it.each(cases)('%s %j catches a planted breach', (command, args, text, says) => {
    // The copy is no git repository, so there is no ignore file to find.
    const biome = JSON.parse(readFileSync(join(root, 'biome.json'), 'utf8'))
    plant('biome.json', JSON.stringify({ ...biome, vcs: { enabled: false } }))
    plant('core/src/dose/bad.ts', text)
    const told = gate(command, args)
    rmSync(join(house, 'core/src/dose/bad.ts'))
    expect(told.text).toContain(says)
    expect(told.code).not.toBe(0)
    expect(gate(command, args).code).toBe(0)
  })

  it('generated files: a difference is caught', () => {
    const copy = mkdtempSync(join(tmpdir(), 'anagen-generated-'))
    for (const folder of ['core', 'contract', 'scripts'])
      cpSync(join(root, folder), join(copy, folder), {
        recursive: true,
        filter: (f) => !f.includes('node_modules'),
      })
    cpSync(join(root, 'package.json'), join(copy, 'package.json'))
    mkdirSync(join(copy, 'node_modules', '@anagen'), { recursive: true })
    for (const name of ['zod', 'temporal-polyfill', 'temporal-spec', 'temporal-utils', '@stdlib']) {
      symlinkSync(join(root, 'node_modules', name), join(copy, 'node_modules', name))
    }
    symlinkSync(join(copy, 'core'), join(copy, 'node_modules', '@anagen', 'core'))
    const check = () =>
      spawnSync(join(bin, 'node'), ['scripts/generate.ts', '--check'], {
        cwd: copy,
        encoding: 'utf8',
      })
    expect(check()).toMatchObject({ status: 0 })
    writeFileSync(join(copy, 'contract/src/generated/paths.ts'), 'export const paths = {}\n')
    expect(check()).toMatchObject({ status: 1, stderr: expect.stringContaining('paths.ts') })
    rmSync(copy, { recursive: true })
  })

  it('dead code: an export that nobody uses is caught', () => {
    const copy = mkdtempSync(join(tmpdir(), 'anagen-dead-'))
    writeFileSync(
      join(copy, 'package.json'),
      JSON.stringify({ name: 'x', main: 'main.ts', type: 'module' }),
    )
    writeFileSync(join(copy, 'main.ts'), "import { used } from './part.ts'\nconsole.log(used)\n")
    writeFileSync(join(copy, 'part.ts'), 'export const used = 1\n')
    const knip = () =>
      spawnSync(join(bin, 'knip'), ['--no-progress'], {
        cwd: copy,
        encoding: 'utf8',
        env: { ...process.env, PATH: `${bin}:${process.env.PATH}` },
      })
    expect(knip().status).toBe(0)
    writeFileSync(join(copy, 'part.ts'), 'export const used = 1\nexport const dead = 2\n')
    const told = knip()
    expect(told.stdout).toContain('dead')
    expect(told.status).not.toBe(0)
    rmSync(copy, { recursive: true })
  })
})
