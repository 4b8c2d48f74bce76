import { describe, expect, test } from 'vitest'
import { checkClaims } from '../claims/index.ts'
import { languages } from '../shared/index.ts'
import { expectation, type MeasurePlan } from './expectation.ts'
import { expectationWords } from './expectation-words.ts'
import { measures } from './measures.ts'

const plan: MeasurePlan = {
  measure: 'density-terminal',
  diagnosis: 'pattern',
  method: 'engine',
  repeats: 3,
  baselines: 1,
  looks: [3, 4, 5, 6, 9, 12],
  areaCm2: 1,
  level: 143,
}
const at = (month: number, with_: Partial<MeasurePlan> = {}) =>
  expectation({ ...plan, ...with_ }).looks.find((sight) => sight.month === month)

describe('what could be seen', () => {
  test('better measuring sees smaller changes, in the order of what it costs', () => {
    const worst = at(6, { repeats: 1 })?.percent ?? 0
    const repeats = at(6)?.percent ?? 0
    const days = at(6, { baselines: 2 })?.percent ?? 0
    const spots = at(6, { baselines: 2, spots: 3 })?.percent ?? 0
    const followed = at(6, { method: 'hair-to-hair', spots: 3 })?.percent ?? 0
    expect([worst, repeats, days, spots, followed]).toEqual(
      [worst, repeats, days, spots, followed].toSorted((a, b) => b - a),
    )
    expect(worst).toBeGreaterThan(35)
    expect(followed).toBeLessThan(17)
  })

  test('followed hairs on 3 cm2 tell a typical gain by month 6, at whatever time of the year', () => {
    for (const startMonth of [null, 0, 3, 6, 9]) {
      const { sizes } = expectation({
        ...plan,
        method: 'hair-to-hair',
        spots: 3,
        startMonth,
        hemisphere: 'north',
      })
      const typical = sizes.find(({ id }) => id === 'typical')
      expect(typical?.earliest).toBeLessThanOrEqual(6)
      expect(typical?.told.at(-1)).toBeGreaterThan(0.9)
    }
  })

  test('chances rise from look to look, and with the size', () => {
    const { sizes } = expectation({ ...plan, size: 0.4 })
    for (const { told } of sizes) expect(told).toEqual(told.toSorted((a, b) => a - b))
    const last = (id: string) => sizes.find((size) => size.id === id)?.told.at(-1) ?? 0
    expect(last('small')).toBeLessThan(last('typical'))
    expect(last('typical')).toBeLessThan(last('own'))
  })

  test('nobody is told a change that is none more than 2.5 times in 100', () => {
    const { sizes } = expectation({ ...plan, size: 0 })
    expect(sizes.find(({ id }) => id === 'own')?.told.at(-1)).toBeLessThanOrEqual(0.025)
  })

  test('autumn is told to those who will meet it, in the half of the world where it is', () => {
    const autumn = (startMonth: number, hemisphere: 'north' | 'south') =>
      expectation({ ...plan, startMonth, hemisphere }).autumn
    expect(autumn(6, 'north')).toBe(true)
    expect(autumn(0, 'north')).toBe(false)
    expect(autumn(0, 'south')).toBe(true)
    expect(autumn(6, 'south')).toBe(false)
    expect(expectation(plan)).toMatchObject({ season: null, autumn: false })
  })

  test('what is done already is not offered', () => {
    const ids = (with_: Partial<MeasurePlan>) =>
      expectation({ ...plan, ...with_ }).better.map(({ id }) => id)
    expect(ids({})).toEqual(['second-baseline', 'three-spots', 'hair-to-hair'])
    expect(ids({ method: 'hair-to-hair', spots: 3 })).toEqual(['reference'])
    expect(ids({ method: 'hair-to-hair', spots: 3, reference: true })).toEqual([])
    expect(ids({ measure: 'salt', method: 'inspection' })).toEqual(['second-baseline'])
  })

  test('the same plan gives the same answer', () => {
    expect(expectation(plan)).toEqual(expectation(plan))
  })
})

describe('its words', () => {
  test.each(measures.map((measure) => [measure.id, measure] as const))('%s', (_, measure) => {
    for (const method of measure.methods)
      for (const startMonth of [null, 0, 6, 9])
        for (const language of languages) {
          const found = expectation({
            ...plan,
            measure: measure.id,
            method,
            startMonth,
            hemisphere: 'north',
            level: (measure.min + measure.max) / 2,
            size: 0.3,
          })
          const { headline, lines, notes } = expectationWords(found, language)
          for (const text of [headline, ...lines, ...notes]) {
            expect(checkClaims(text, language).map(({ id }) => `${id}: ${text}`)).toEqual([])
            expect(text).not.toMatch(/undefined|NaN|null/)
          }
        }
  })

  test('a plan in full', () => {
    const found = expectation({ ...plan, looks: [6], startMonth: 6, hemisphere: 'north' })
    const words = expectationWords(found, 'en')
    expect(words.lines[0]).toMatch(
      /^At month 6 a change of about \d+ hairs\/cm² \(\d+ %\) or more could be seen, and a smaller one could not\.$/,
    )
    expect(words.lines[1]).toMatch(
      /^A change of 9 % \(13 hairs\/cm²\), if it came, would be told by month 6 in \d+ of 100 people\./,
    )
    expect(words.notes[0]).toMatch(/late summer and autumn/)
  })
})
