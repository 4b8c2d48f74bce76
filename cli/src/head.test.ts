import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Point, project } from '@anagen/imaging'
import { decodeFile, encode } from '@anagen/imaging/node'
import { renderBrow, renderHead } from '@anagen/imaging/render'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

const bin = join(import.meta.dirname, '../bin/anagen.js')
const folder = mkdtempSync(join(tmpdir(), 'anagen-head-'))
afterAll(() => rmSync(folder, { recursive: true }))

function anagen(...args: string[]) {
  const run = spawnSync(process.execPath, [bin, ...args], { cwd: folder, encoding: 'utf8' })
  return { code: run.status, out: run.stdout, err: run.stderr }
}

const shift: Point = [0.03, -0.02]
const head = (name: string, ...[options]: Parameters<typeof renderHead>) => {
  const made = renderHead({ width: 480, ...options })
  return { name, ...made }
}
const first = head('top.png', { seed: 61, view: 'top', partWidth: 0.015 })
const later = head('later.png', {
  seed: 61,
  view: 'top',
  partWidth: 0.015,
  shot: { cornerShift: [shift, shift, [0.05, 0.01], shift], noise: 4 },
})
const back = head('back.png', { seed: 61, view: 'back' })

const square = ([x, y]: Point, half: number): Point[] => [
  [x - half, y - half],
  [x + half, y - half],
  [x + half, y + half],
  [x - half, y + half],
]
/** The middle fifth of a side that was outlined as a square of 200. */
const side = { scalp: square([240, 180], 100), bare: [square([240, 180], 50)] }

beforeAll(async () => {
  for (const { name, picture } of [first, later, back])
    writeFileSync(join(folder, name), await encode(picture, 'png'))
  for (const name of ['left.png', 'right.png'])
    writeFileSync(join(folder, name), await encode(first.picture, 'png'))
  writeFileSync(
    join(folder, 'head.json'),
    JSON.stringify({
      'top.png': { region: 'top', ...side, part: first.part },
      'back.png': { region: 'back', ...side },
      'left.png': { region: 'left', ...side },
      'right.png': { region: 'right', scalp: side.scalp, bare: [] },
    }),
  )
})

describe('measure --kind global', () => {
  const how = ['--kind', 'global', '--outlines', 'head.json']

  it('measures inside the outlines and draws them', async () => {
    const { code, out, err } = anagen('measure', 'top.png', ...how, '--overlay', 'o.png', '--json')
    expect([code, err]).toEqual([0, ''])
    const answer = JSON.parse(out)
    expect(answer).toMatchObject({ status: 'measured', kind: 'global', hairs: [] })
    expect(answer.barePct).toBeCloseTo(25, 0)
    expect(answer.coveragePct.value).toBeGreaterThan(50)
    expect(Math.abs(answer.partWidthPx.value - 7.2)).toBeLessThan(1.5)
    const drawn = await decodeFile(join(folder, 'o.png'))
    expect(drawn.rgb).not.toEqual((await decodeFile(join(folder, 'top.png'))).rgb)
  })

  it('says it in words', () => {
    const { code, out } = anagen('measure', 'top.png', ...how, '--um-per-px', '400')
    expect(code).toBe(0)
    expect(out).toMatch(/^Coverage +\d+\.\d +\d+\.\d to \d+\.\d +%$/m)
    expect(out).toMatch(/^Bare area +25\.\d +%$/m)
    expect(out).toMatch(/^Part +\d+\.\d\d +\d+\.\d\d to \d+\.\d\d +mm$/m)
  })

  it('adds up SALT when all four sides are there, and only then', () => {
    const sides = ['top.png', 'back.png', 'left.png', 'right.png']
    const all = anagen('measure', ...sides, ...how)
    expect(all.code).toBe(0)
    // A quarter bare of top, back and left: 25 % of 40 + 24 + 18.
    expect(all.out).toMatch(/^SALT from the outlined areas: 2[01] \(\d+ to \d+\)/m)
    const lines = anagen('measure', ...sides, ...how, '--json')
      .out.trim()
      .split('\n')
    expect(lines).toHaveLength(5)
    const last = JSON.parse(lines[4] as string)
    expect(last.salt.value).toBeCloseTo(20.5, 0)
    expect(last.regions).toMatchObject({ right: 0 })
    expect(anagen('measure', ...sides.slice(1), ...how).out).not.toMatch(/SALT/)
  })

  it('refuses a picture nobody drew in: 3, with what to do', () => {
    const { code, out } = anagen('measure', 'later.png', ...how)
    expect([code, out]).toEqual([3, expect.stringMatching(/Draw the outline/)])
  })

  it.each([
    ['{ "top.png": { "scalp": [[1, 2]] } }', /head-bad\.json top\.png\.scalp: /],
    ['{ "top.png": { "skull": [] } }', /head-bad\.json top\.png: .*skull/],
    ['{ "top.png": ', /head-bad\.json: not JSON/],
  ])('refuses a file of outlines that is none: %s', (text, says) => {
    writeFileSync(join(folder, 'head-bad.json'), text)
    const { code, err } = anagen(
      ...['measure', 'top.png', '--kind', 'global', '--outlines', 'head-bad.json'],
    )
    expect([code, err]).toEqual([2, expect.stringMatching(says)])
  })
})

describe('measure --kind brow', () => {
  const how = ['--kind', 'brow', '--um-per-px', '90']

  beforeAll(async () => {
    const drawn = { seed: 63, skinTone: 1, hair: 'black', width: 600, umPerPx: 90 } as const
    for (const [name, picture] of [
      ['brow-right.png', renderBrow(drawn).picture],
      ['brow-left.png', renderBrow({ ...drawn, left: true, tailLost: 0.4 }).picture],
      ['brow-none.png', renderBrow({ ...drawn, densityPerMm2: 0 }).picture],
    ] as const)
      writeFileSync(join(folder, name), await encode(picture, 'png'))
    writeFileSync(
      join(folder, 'brows.json'),
      JSON.stringify({ 'brow-right.png': { side: 'right' }, 'brow-left.png': { side: 'left' } }),
    )
  })

  it('measures one, said to be unvalidated', () => {
    const { code, out, err } = anagen('measure', 'brow-right.png', ...how, '--json')
    expect([code, err]).toEqual([0, ''])
    expect(JSON.parse(out)).toMatchObject({ kind: 'brow', brow: { validated: false } })
    const words = anagen('measure', 'brow-right.png', ...how)
    expect(words.out).toMatch(/^Brow area +\d+ +\d+ to \d+ +mm2$/m)
  })

  it('compares left and right when both are there', () => {
    const { out } = anagen(
      ...['measure', 'brow-left.png', 'brow-right.png', ...how, '--outlines', 'brows.json'],
    )
    expect(out).toMatch(/^Right brow against left, an estimate to confirm:$/m)
    expect(out).toMatch(/^- area: \d+ % more \(\d+ to \d+\)$/m)
  })

  it('finds none on bare skin: 3, with what to do', () => {
    const { code, out } = anagen('measure', 'brow-none.png', ...how)
    expect([code, out]).toEqual([3, expect.stringMatching(/draw its outline/)])
  })
})

describe('align --kind global', () => {
  it('finds the place, without a scale, and draws the later one in the first frame', async () => {
    const { code, out, err } = anagen(
      ...['align', 'top.png', 'later.png', '--kind', 'global', '--out', 'on.png', '--json'],
    )
    expect([code, err]).toEqual([0, ''])
    const answer = JSON.parse(out)
    expect(answer).toMatchObject({ status: 'aligned', reasons: [] })
    const [x, y] = project(answer.transform, [240, 180])
    const [u, v] = project(later.fromFirst, [240, 180])
    expect(Math.hypot(x - u, y - v)).toBeLessThan(0.6)
    const drawn = await decodeFile(join(folder, 'on.png'))
    expect([drawn.width, drawn.height]).toEqual([480, 360])
  })

  it('refuses another side of the head, in words', () => {
    const { code, out } = anagen('align', 'top.png', 'back.png', '--kind', 'global')
    expect([code, out]).toEqual([3, expect.stringMatching(/same side of the same head/)])
  })
})
