import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'

const root = join(import.meta.dirname, '../..')
const docs = readFileSync(join(root, 'docs/outcomes.md'), 'utf8')

/** The block of the documentation with this name. */
const block = (name: string): string =>
  docs.match(new RegExp(`\`\`\`\\w+ ${name}\\n([\\s\\S]*?)\n\`\`\``))?.[1] ?? ''
const example = (name: string): Record<string, unknown> => JSON.parse(block(name) || 'null')

const anagen = (args: readonly string[], input = '') =>
  spawnSync(process.execPath, [join(root, 'cli/src/main.ts'), ...args], { input, encoding: 'utf8' })
const outcome = (input: string, ...options: string[]) => anagen(['outcome', '-', ...options], input)

describe('anagen outcome', () => {
  it('answers the example of the documentation as the documentation says', () => {
    const run = outcome(JSON.stringify(example('series')))
    expect(run.stderr).toBe('')
    expect(run.status).toBe(0)
    expect(JSON.parse(run.stdout)).toEqual(example('answer'))
  })

  it('speaks Spanish', () => {
    const run = outcome(JSON.stringify(example('series')), '--language', 'es')
    expect(JSON.parse(run.stdout).words.headline).toMatch(/^Cabellos gruesos/)
  })

  it('judges line by line, names the wrong ones and goes on', () => {
    const good = JSON.stringify(example('series'))
    const wrong = JSON.stringify({ ...example('series'), looks: [6, 3] })
    const run = outcome(`${good}\n\n{\n${wrong}\n${good}\n`, '--lines')
    expect(run.status).toBe(2)
    const answers = run.stdout.trim().split('\n')
    expect(answers.map((line) => JSON.parse(line))).toEqual([example('answer'), example('answer')])
    expect(run.stderr).toMatch(
      /^line 3: not JSON: .+\nline 4, looks: Must rise, each month once\.\n$/,
    )
  })

  const one = { date: '2027-01-04', method: 'engine' }
  const wrong: [string, string | Record<string, unknown>, RegExp][] = [
    ['no JSON', '{', /^not JSON/],
    ['not an object', '[]', /.+/],
    ['an unknown measure', { measure: 'shine' }, /^measure: /],
    [
      'a figure out of range',
      { observations: [{ ...one, value: 6000 }] },
      /^observations\[0\]\.value: /,
    ],
    [
      'a repeat out of range',
      { observations: [{ ...one, value: 1, repeats: [1, -1] }] },
      /^observations\[0\]\.repeats\.1: /,
    ],
    ['no figure at all', { observations: [one] }, /^observations\[0\]\.value: /],
    [
      'a method it has not',
      { observations: [{ ...one, method: 'question', value: 3 }] },
      /^observations\[0\]\.method: /,
    ],
    [
      'a date that is none',
      { observations: [{ ...one, date: '2027-02-30', value: 3 }] },
      /^observations\[0\]\.date: /,
    ],
    [
      'hairs followed from the future',
      {
        observations: [
          { ...one, value: 3, matched: { against: '2027-03-01', kept: 1, gained: 0, lost: 0 } },
        ],
      },
      /^observations\[0\]\.matched\.against: /,
    ],
  ]

  it('exits with 2 on input that is wrong, and says where', () => {
    const lines = wrong.map(([, change]) =>
      typeof change === 'string' ? change : JSON.stringify({ ...example('series'), ...change }),
    )
    const run = outcome(lines.join('\n'), '--lines')
    expect(run.status).toBe(2)
    expect(run.stdout).toBe('')
    const said = run.stderr.trim().split('\n')
    wrong.forEach(([name, , message], i) => {
      const mine = said.filter(
        (line) => line.startsWith(`line ${i + 1}, `) || line.startsWith(`line ${i + 1}: `),
      )
      expect(mine.map((line) => line.replace(/^line \d+(, |: )/, '')).join('\n'), name).toMatch(
        message,
      )
    })
  })

  it('exits with 2 on a file that is not there', () => {
    for (const options of [[], ['--lines']]) {
      const run = anagen(['outcome', 'no-such-series.json', ...options])
      expect(run.status).toBe(2)
      expect(run.stderr).toContain('no-such-series.json')
    }
  })
})

describe('anagen simulate', () => {
  it('prints the table of the documentation', () => {
    const command = docs.match(/```sh\nanagen (simulate .+)\n/)?.[1] ?? ''
    const run = anagen(command.split(' '))
    expect(run.stdout.trim()).toBe(block('simulate'))
    expect(run.status).toBe(0)
  })

  it('prints JSON with what it was asked', () => {
    const run = anagen([
      'simulate',
      '--months',
      '12',
      '--season',
      'south',
      '--start-month',
      '7',
      '--new-only',
      '--anagen',
      '1.5',
    ])
    const { course, months } = JSON.parse(run.stdout)
    expect(course).toMatchObject({
      season: { hemisphere: 'south', startMonth: 6 },
      treatment: { from: 0, running: false, anagen: 1.5 },
    })
    expect(months).toHaveLength(13)
    for (const { anagen: a, telogen, latency, visible } of months) {
      expect(a + telogen + latency).toBe(10_000)
      expect(visible).toBe(a + telogen)
    }
  })

  it.each([
    ['--cycle', 'moon'],
    ['--months', 'x'],
    ['--season', 'east'],
  ])('exits with 2 on %s %s', (option, value) => {
    const run = anagen(['simulate', option, value])
    expect(run.status).toBe(2)
    expect(run.stderr).toMatch(new RegExp(`^${option}: must be `))
  })
})
