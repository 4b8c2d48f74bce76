import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { apply, type Picture, type Point } from '@anagen/imaging'
import { decodeFile } from '@anagen/imaging/node'
import { afterAll, describe, expect, it } from 'vitest'
import truth from '../../imaging/fixtures/pair-a.json' with { type: 'json' }

const bin = join(import.meta.dirname, '../bin/anagen.js')
const folder = mkdtempSync(join(tmpdir(), 'anagen-pair-'))
afterAll(() => rmSync(folder, { recursive: true }))

function anagen(...args: string[]) {
  const run = spawnSync(process.execPath, [bin, ...args], { cwd: folder, encoding: 'utf8' })
  return { code: run.status, out: run.stdout, err: run.stderr }
}

// Two visits of one site, and another site (imaging/fixtures/README.md).
const fixture = (name: string) => join(import.meta.dirname, '../../imaging/fixtures', name)
const first = fixture('pair-a.jpg')
const later = fixture('pair-b.jpg')
const elsewhere = fixture('wavy.jpg')
const scale = ['--um-per-px', '9']

/** Mean distance of two pictures in byte levels, where the second shows something. */
function apart(one: Picture, other: Picture): number {
  let [sum, n] = [0, 0]
  for (const [i, v] of other.rgb.entries()) {
    if (v === 0) continue
    sum += Math.abs(v - (one.rgb[i] ?? 0))
    n += 1
  }
  return sum / n
}

describe('align', () => {
  it('finds the place, says how well, and draws the follow-up in the first frame', async () => {
    const { code, out, err } = anagen('align', first, later, ...scale, '--out', 'on.png', '--json')
    expect([code, err]).toEqual([0, ''])
    const answer = JSON.parse(out)
    expect(answer).toMatchObject({ status: 'aligned', scale: { umPerPx: 9, from: 'typed' } })
    expect(answer.residualUm).toBeLessThan(50)
    expect(answer.overlap).toBeGreaterThan(0.6)
    for (const corner of [
      [0, 0],
      [559, 0],
      [280, 210],
      [559, 419],
    ] as Point[]) {
      const [x, y] = apply(answer.transform, corner)
      const [u, v] = apply(truth.aToB, corner)
      expect(9 * Math.hypot(x - u, y - v)).toBeLessThan(100)
    }
    const baseline = await decodeFile(first)
    const drawn = await decodeFile(join(folder, 'on.png'))
    expect([drawn.width, drawn.height]).toEqual([baseline.width, baseline.height])
    expect(apart(baseline, drawn)).toBeLessThan(0.8 * apart(baseline, await decodeFile(later)))
  })

  it('says it in words', () => {
    const { code, out } = anagen('align', first, later, ...scale)
    expect([code, out]).toEqual([0, expect.stringMatching(/^Overlap +\d+ +%$/m)])
  })

  it('refuses another place: 3, with what to do', () => {
    const asJson = anagen('align', first, elsewhere, ...scale, '--json')
    expect(asJson.code).toBe(3)
    expect(JSON.parse(asJson.out)).toMatchObject({
      status: 'cannot-align',
      reasons: [{ code: 'not-the-same-place', message: expect.stringMatching(/take it again/) }],
    })
    const inWords = anagen('align', first, elsewhere, ...scale)
    expect(inWords.code).toBe(3)
    expect(inWords.out).toMatch(/^These pictures cannot be aligned:\n- The two pictures/)
  })

  it('refuses without a scale', () => {
    const { code, out } = anagen('align', first, later, '--json')
    expect(code).toBe(3)
    expect(JSON.parse(out).reasons[0].code).toBe('no-scale')
  })
})

describe('match', () => {
  it('says what became of each hair, and the net change with its interval', () => {
    const { code, out, err } = anagen('match', first, later, ...scale, '--json')
    expect([code, err]).toEqual([0, ''])
    const answer = JSON.parse(out)
    expect(answer.status).toBe('compared')
    expect(answer.kept.length + answer.lost.length).toBe(answer.compared)
    const { value, low, high } = answer.netChangePct
    expect(low).toBeLessThan(value)
    expect(high).toBeGreaterThan(value)
    expect(answer.kept[0].baseline.root).toHaveLength(2)
    expect(answer.registration.overlap).toBeGreaterThan(0.6)
  })

  it('of a picture with itself nothing changed', () => {
    const answer = JSON.parse(anagen('match', first, first, ...scale, '--json').out)
    expect([answer.lost, answer.gained]).toEqual([[], []])
    expect(answer.netChangePct.value).toBe(0)
  })

  it('draws both pictures, and says the same in words', async () => {
    const { code, out } = anagen('match', first, later, ...scale, '--overlay', 'both.jpg')
    expect(code).toBe(0)
    expect(out).toMatch(/^Net change +[-+]?[\d.]+ +[-+]?[\d.]+ to [-+]?[\d.]+ +%$/m)
    expect(out).toMatch(/^Kept +\d+$/m)
    const { width, height } = await decodeFile(join(folder, 'both.jpg'))
    expect([width, height]).toEqual([1120, 420])
  })

  it('refuses another place: 3', () => {
    const { code, out } = anagen('match', first, elsewhere, ...scale)
    expect([code, out]).toEqual([3, expect.stringMatching(/cannot be compared:\n- ./)])
  })
})

describe('bad input ends with 2 and one line', () => {
  writeFileSync(join(folder, 'notes.txt'), 'no picture')
  it.each([
    ['no picture', ['match', first, 'notes.txt', ...scale], /^notes\.txt: /],
    ['no such file', ['align', first, 'none.jpg', ...scale], /^none\.jpg: /],
    ['a folder of many', ['align', first, fixture(''), ...scale], /not one picture/],
    ['an ending that is no picture', ['align', first, later, ...scale, '--out', 'a.gif'], /a\.gif/],
    ['writing over an input', ['align', first, later, ...scale, '--out', later], /another name/],
    ['no number', ['match', first, later, '--um-per-px', 'seven'], /--um-per-px/],
    ['a kind that has no roots', ['align', first, later, '--kind', 'brow'], /closeup, uncut/],
  ])('%s', (_, args, line) => {
    const { code, out, err } = anagen(...args)
    expect([code, out]).toEqual([2, ''])
    expect(err.trim().split('\n')).toHaveLength(1)
    expect(err).toMatch(line)
  })

  it('as JSON where JSON is asked for', () => {
    const { code, err } = anagen('match', first, 'notes.txt', ...scale, '--json')
    expect(code).toBe(2)
    expect(JSON.parse(err)).toMatchObject({ error: { file: 'notes.txt', code: 'not-an-image' } })
  })
})
