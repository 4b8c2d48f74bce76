import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { decodeFile, encode } from '@anagen/imaging/node'
import { afterAll, describe, expect, it } from 'vitest'
import { csv, type Outcome } from './measure-report.ts'
import { findPictures, plain } from './pictures.ts'

const bin = join(import.meta.dirname, '../bin/anagen.js')
const folder = mkdtempSync(join(tmpdir(), 'anagen-measure-'))
afterAll(() => rmSync(folder, { recursive: true }))

/** Runs `anagen` as a shell does. */
function anagen(...args: string[]) {
  const run = spawnSync(process.execPath, [bin, ...args], { cwd: folder, encoding: 'utf8' })
  return { code: run.status, out: run.stdout, err: run.stderr }
}

function file(name: string, content: Uint8Array | string): string {
  writeFileSync(join(folder, name), content)
  return name
}

// Pictures of 480 x 360 pixels, 7 um each (imaging/fixtures/README.md).
const fixture = (name: string) => join(import.meta.dirname, '../../imaging/fixtures', name)
const photo = file('site 1.png', await encode(await decodeFile(fixture('clipped-dark.jpg')), 'png'))
const second = file('site 2.jpg', readFileSync(fixture('wavy.jpg')))
const blurred = file('blurred.jpg', readFileSync(fixture('blurred.jpg')))
const text = file('notes.txt', 'no picture')
const scale = ['--um-per-px', '7']

describe('one picture', () => {
  it('is measured: the figures as JSON', () => {
    const { code, out, err } = anagen('measure', photo, ...scale, '--json')
    expect([code, err]).toEqual([0, ''])
    const answer = JSON.parse(out)
    expect(answer).toMatchObject({
      status: 'measured',
      reasons: [],
      scale: { umPerPx: 7, from: 'typed' },
      count: expect.any(Number),
      densityPerCm2: { value: expect.any(Number), low: expect.any(Number) },
      engine: expect.any(String),
    })
    expect(answer.hairs.length).toBeGreaterThanOrEqual(answer.count)
    expect(answer.hairs[0].path[0]).toEqual(answer.hairs[0].root)
  })

  it('is measured: the figures as a table, each with its interval and unit', () => {
    const { code, out, err } = anagen('measure', photo, '--field-mm', '3,36')
    expect([code, err]).toEqual([0, ''])
    expect(out).toMatch(/^Density +\d+ +\d+ to \d+ +per cm2$/m)
    expect(out).toMatch(/^Calibre, median +[\d.]+ +[\d.]+ to [\d.]+ +um$/m)
    expect(out).toMatch(/^Scale +7\.000 +um\/px$/m)
  })

  it('the same bytes give the same answer', () => {
    const once = anagen('measure', photo, ...scale, '--json')
    expect(anagen('measure', photo, ...scale, '--json')).toEqual(once)
  })

  it('of which the scale is not known cannot be measured: 3, and what to do', () => {
    const asJson = anagen('measure', photo, '--json')
    expect(asJson.code).toBe(3)
    expect(JSON.parse(asJson.out)).toMatchObject({
      status: 'cannot-measure',
      reasons: [{ code: 'no-scale', message: expect.stringMatching(/card/) }],
    })
    const { code, out } = anagen('measure', photo)
    expect([code, out]).toEqual([3, expect.stringMatching(/cannot be measured:\n- .*card/)])
  })

  it('that is not sharp is refused, and says what to do', () => {
    const { code, out } = anagen('measure', blurred, ...scale)
    expect([code, out]).toEqual([3, expect.stringMatching(/\n- .*not sharp.*focus/)])
  })

  it('is drawn over, in a file of its own', async () => {
    expect(anagen('measure', photo, ...scale, '--overlay', 'over.png').code).toBe(0)
    const [before, after] = [
      await decodeFile(join(folder, photo)),
      await decodeFile(join(folder, 'over.png')),
    ]
    expect([after.width, after.height]).toEqual([before.width, before.height])
    const changed = after.rgb.filter((v, i) => v !== before.rgb[i]).length / after.rgb.length
    expect(changed).toBeGreaterThan(0.002)
    expect(changed).toBeLessThan(0.5)
  })

  it('of a calibrated device needs no other scale', () => {
    const device = {
      id: 'scope',
      name: 'Handheld',
      umPerPx: 3.5,
      picture: { width: 960, height: 720 },
      checkedOn: '2026-03-02',
      from: 'slide',
      relativeSd: 0.005,
    }
    file('anagen-devices.json', JSON.stringify([device]))
    const run = anagen('measure', photo, '--device', 'scope', '--json')
    expect(JSON.parse(run.out).scale).toEqual({ umPerPx: 7, from: 'device', relativeSd: 0.005 })
    const other = anagen('measure', photo, '--device', 'other')
    expect([other.code, other.err]).toEqual([2, expect.stringMatching(/"other".*scope/)])
    file('wrong.json', JSON.stringify([{ ...device, umPerPx: -1 }]))
    const wrong = anagen('measure', photo, '--device', 'scope', '--devices', 'wrong.json')
    expect([wrong.code, wrong.err]).toEqual([2, expect.stringMatching(/wrong\.json 0\.umPerPx/)])
  })
})

describe('several pictures', () => {
  it('a line each, and how far it is', () => {
    const { code, out, err } = anagen('measure', photo, second, ...scale)
    expect(code).toBe(0)
    expect(out).toMatch(/^site 1\.png: \d+ hairs, .*\nsite 2\.jpg: \d+ hairs, .*\n$/)
    expect(err).toMatch(/^1 of 2: site 1\.png.*\n2 of 2: site 2\.jpg.*\n$/)
  })

  it('a line of JSON each; the worst exit code of all', () => {
    const lines = (...names: string[]) => {
      const { code, out, err } = anagen('measure', ...names, ...scale, '--json')
      const answers = out
        .trimEnd()
        .split('\n')
        .map((l) => JSON.parse(l) as { file: string; status: string })
      return { code, err, seen: answers.map((a) => [a.file, a.status]) }
    }
    const measured = [photo, 'measured']
    const refused = [blurred, 'cannot-measure']
    expect(lines(photo, blurred)).toEqual({ code: 3, err: '', seen: [measured, refused] })
    const all = lines(text, photo, blurred)
    expect(all).toMatchObject({ code: 2, seen: [[text, 'bad-input'], measured, refused] })
    expect(JSON.parse(all.err)).toMatchObject({ error: { file: text, code: 'not-an-image' } })
  })

  it('as CSV, with an overlay each', () => {
    mkdirSync(join(folder, 'visit'))
    writeFileSync(join(folder, 'visit', photo), readFileSync(join(folder, photo)))
    const run = anagen(
      'measure',
      'visit',
      photo,
      ...scale,
      '--csv',
      'all.csv',
      '--overlay',
      'drawn/',
    )
    expect(run.code).toBe(0)
    const rows = readFileSync(join(folder, 'all.csv'), 'utf8').trimEnd().split('\r\n')
    expect(rows[0]).toMatch(/^file,status,reasons,count,.*density_per_cm2,density_per_cm2_low/)
    expect(rows.slice(1).map((r) => r.split(',').slice(0, 2))).toEqual([
      [join('visit', photo), 'measured'],
      [photo, 'measured'],
    ])
    expect(readdirSync(join(folder, 'drawn')).sort()).toEqual([
      'site 1-2-overlay.png',
      'site 1-overlay.png',
    ])
  })
})

describe('bad input: 2, a line that says what is wrong', () => {
  const cases: [name: string, args: string[], says: RegExp][] = [
    ['text', [text, ...scale], /^notes\.txt: This is not a picture/],
    ['no file', ['none.jpg', ...scale], /^none\.jpg: no such file/],
    ['a pattern for nothing', ['*.heic', ...scale], /^\*\.heic: matches no file/],
    ['a scale that is none', [photo, '--um-per-px', 'six'], /^--um-per-px: .*"six"/],
    ['a scale of 0', [photo, '--bar-mm', '0'], /^--bar-mm: /],
    ['a kind that is none', [photo, '--kind', 'beard'], /closeup/],
    ['no device file', [photo, '--device', 'a', '--devices', 'none.json'], /none\.json/],
    ['one overlay for two', [photo, second, ...scale, '--overlay', 'a.png'], /--overlay: .*folder/],
    ['an overlay over the picture', [photo, ...scale, '--overlay', `./${photo}`], /another name/],
    ['an overlay of another kind', [photo, ...scale, '--overlay', 'a.gif'], /\.png or \.jpg/],
    ['a CSV over the picture', [photo, ...scale, '--csv', photo], /another name/],
    ['an overlay nowhere', [photo, ...scale, '--overlay', 'no/where.png'], /cannot be written/],
  ]
  it.each(cases)('%s', (_, args, says) => {
    const { code, err } = anagen('measure', ...args)
    expect(code).toBe(2)
    expect(err).toMatch(says)
    expect(err).not.toMatch(/\n\s+at |\n.*\n/)
  })

  it('as JSON where JSON is asked for', () => {
    for (const name of [text, 'none.jpg']) {
      const { code, out, err } = anagen('measure', name, ...scale, '--json')
      expect([code, out]).toEqual([2, ''])
      expect(JSON.parse(err)).toMatchObject({ error: { file: name, code: expect.any(String) } })
    }
  })
})

describe('names', () => {
  it('folders, patterns and files, each once, in the order of their numbers', async () => {
    const place = mkdtempSync(join(folder, 'names-'))
    mkdirSync(join(place, 'a'))
    for (const name of ['a/10.jpg', 'a/9.JPEG', 'a/.hidden.jpg', 'a/list.csv', 'b.tif'])
      writeFileSync(join(place, name), '')
    const found = async (...names: string[]) =>
      (await findPictures(names.map((n) => join(place, n)))).map((path) =>
        path.slice(place.length + 1),
      )
    expect(await found('.')).toEqual(['a/9.JPEG', 'a/10.jpg', 'b.tif'])
    expect(await found('a/*.jpg', 'a')).toEqual(['a/10.jpg', 'a/9.JPEG'])
    expect(await found('a/list.csv')).toEqual(['a/list.csv'])
    await expect(found('c.jpg', '*.png')).rejects.toMatchObject({ problems: [{}, {}] })
  })

  it('are printed without what moves a terminal', () => {
    expect(plain('a\u001b[2Jb\u202e.jpg')).toBe('a?[2Jb?.jpg')
  })

  it('are no formulas and no second cell in the CSV', () => {
    const problem = { code: 'empty', message: '' }
    const outcomes: Outcome[] = ['=1+1.jpg', 'a,"b".jpg'].map((name) => ({
      file: name,
      problem: { ...problem, file: name },
    }))
    const [, first, other] = csv(outcomes).split('\r\n')
    expect(first).toMatch(/^'=1\+1\.jpg,bad-input,empty,/)
    expect(other).toMatch(/^"a,""b""\.jpg",bad-input,/)
  })
})
