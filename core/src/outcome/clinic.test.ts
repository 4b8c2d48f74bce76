import { describe, expect, test } from 'vitest'
import { checkClaims } from '../claims/index.ts'
import { addDays, languages } from '../shared/index.ts'
import { clinicResults, type Starter, shareOf } from './clinic.ts'
import { resultsWords } from './results-words.ts'
import { seriesSchema } from './schema.ts'

const start = '2027-01-11'
const day = (months: number) => addDays(start, Math.round(months * 30.4375))
const seriesOf = (values: readonly [month: number, value: number][], diagnosis = 'pattern') =>
  seriesSchema.parse({
    measure: 'density-terminal',
    diagnosis,
    start,
    observations: values.map(([month, value]) => ({
      date: day(month),
      value,
      method: 'engine',
      device: 'a',
      areaCm2: 1,
    })),
  })
const starter = (gain: number | null, with_: Partial<Starter> = {}): Starter => ({
  diagnosis: 'pattern',
  measure: 'density-terminal',
  course: 'finished',
  series:
    gain === null
      ? null
      : seriesOf([
          [0, 140],
          [3, 140 + gain / 2],
          [11, 140 + gain],
        ]),
  ...with_,
})

const people = [
  ...Array.from({ length: 18 }, (_, i) => starter(-9 + i + (i % 3))),
  ...Array.from({ length: 6 }, (_, i) => starter(120 + i)),
  ...Array.from({ length: 2 }, () => starter(-100)),
  ...Array.from({ length: 10 }, () => starter(null, { course: 'stopped' })),
]
const group = (all: Starter[], diagnosis: string | null) =>
  clinicResults(all).groups.find((one) => one.diagnosis === diagnosis)

describe('results of a clinic', () => {
  test('all who started are counted, whoever was not measured once as nothing and once as gain', () => {
    expect(group(people, 'pattern')).toMatchObject({
      flow: { started: 36, finished: 26, stopped: 10, going: 0, measured: 26 },
      tooFew: false,
      more: { value: 6 / 36 },
      less: { value: 2 / 36 },
      expected: (0.025 * 26) / 36,
      worst: 6 / 36,
      best: 16 / 36,
      placebo: { mean: 3.9, sd: 21.7 },
    })
  })

  test('the mean is set against placebo, not against zero', () => {
    const same = Array.from({ length: 40 }, (_, i) => starter(3.9 + (i % 2 === 0 ? 8 : -8)))
    const change = group(same, 'pattern')?.change
    expect(change?.value).toBeCloseTo(0, 9)
    expect(change?.low).toBeLessThan(0)
    expect(change?.high).toBeCloseTo(-(change?.low ?? 0), 9)
    const early = Array.from({ length: 30 }, (_, i) =>
      starter(0, {
        series: seriesOf([
          [0, 140],
          [4, 140 + (i % 5)],
        ]),
      }),
    )
    expect(group(early, 'pattern')?.placebo).toMatchObject({ mean: 4.7, sd: 19.7 })
  })

  test('own changes are drawn towards the others and rise', () => {
    const found = group(people, 'pattern')?.people ?? []
    expect(found).toHaveLength(26)
    const pooled = found.map((one) => one.pooled.value)
    expect(pooled).toEqual(pooled.toSorted((a, b) => a - b))
    const most = found.at(-1)
    expect(most?.pooled.value).toBeLessThan(most?.raw ?? 0)
    for (const { pooled: one } of found) {
      expect(one.low).toBeLessThan(one.value)
      expect(one.high).toBeGreaterThan(one.value)
    }
  })

  test('nineteen people say nothing but their number', () => {
    expect(group(people.slice(0, 19), 'pattern')).toMatchObject({
      tooFew: true,
      more: null,
      expected: null,
      change: null,
      people: [],
      flow: { started: 19 },
    })
    expect(group(people.slice(0, 20), 'pattern')?.tooFew).toBe(false)
  })

  test('a small diagnosis inside a large group stays silent', () => {
    const few = Array.from({ length: 3 }, () => starter(50, { diagnosis: 'alopecia_areata' }))
    expect(group([...people, ...few], 'alopecia_areata')?.tooFew).toBe(true)
    expect(group([...people, ...few], null)).toMatchObject({
      tooFew: false,
      flow: { started: 39 },
      placebo: null,
      change: null,
    })
  })

  test('who chose no measure is still in the flow', () => {
    const none = starter(null, { measure: null, course: 'going' })
    expect(clinicResults([none])).toEqual({
      flow: { started: 1, finished: 0, stopped: 0, going: 1, measured: 0 },
      groups: [],
    })
  })

  test('the order of people does not matter', () => {
    const one = clinicResults(people)
    const other = clinicResults(people.toReversed())
    expect(other.flow).toEqual(one.flow)
    expect(other.groups[0]?.more).toEqual(one.groups[0]?.more)
    expect(other.groups[0]?.people[3]?.raw).toBe(one.groups[0]?.people[3]?.raw)
  })
})

test('exact intervals of shares', () => {
  // R: binom.test(6, 36)
  const { low, high } = shareOf(6, 36)
  expect(low).toBeCloseTo(0.0637, 4)
  expect(high).toBeCloseTo(0.3281, 4)
  expect(shareOf(0, 30)).toMatchObject({ value: 0, low: 0 })
  expect(shareOf(30, 30)).toMatchObject({ value: 1, high: 1 })
})

describe('their words', () => {
  const groups = [
    ...clinicResults(people).groups,
    ...clinicResults(people.slice(0, 5)).groups,
    ...clinicResults([...people, ...people].map((one) => ({ ...one, measure: 'salt' as const })))
      .groups,
  ]
  test('claim nothing, in both languages', () => {
    for (const one of groups)
      for (const language of languages) {
        const { headline, lines, notes } = resultsWords(one, language)
        for (const text of [headline, ...lines, ...notes]) {
          expect(checkClaims(text, language).map(({ id }) => `${id}: ${text}`)).toEqual([])
          expect(text).not.toMatch(/undefined|NaN|null/)
        }
      }
  })
  test('a group in full', () => {
    const found = group(people, 'pattern')
    expect(found && resultsWords(found, 'en').lines.slice(0, 3)).toEqual([
      '36 people started: 26 finished, 10 stopped early, 0 are still going; 26 could be compared with their baseline.',
      'Of the 36 who started, 6 changed for the better beyond chance (of 100, 6 to 33) and 2 for the worse (of 100, 1 to 19); chance alone gives at most 2 of 100 each way.',
      'If none of the 10 not compared had gained it would be 6 of 36, if all had, 16.',
    ])
  })
})
