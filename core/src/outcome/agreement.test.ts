import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import pefr from '../../cases/outcome/pefr.json' with { type: 'json' }
import {
  enoughFreedom,
  limitsOfAgreement,
  mean,
  pairedT,
  practiceError,
  repeatability,
  sampleSd,
  withinSets,
} from './agreement.ts'

describe('agreement of two peak flow meters (Bland & Altman 1986)', () => {
  const wright = pefr.people.map(({ wright: [first] }) => first ?? 0)
  const mini = pefr.people.map(({ mini: [first] }) => first ?? 0)

  test('mean difference -2.1, SD 38.8, limits -79.7 to 75.5 l/min', () => {
    const { bias, sd, low, high } = limitsOfAgreement(
      wright.map((flow, i) => flow - (mini[i] ?? 0)),
      2,
    )
    expect(bias.toFixed(1)).toBe('-2.1')
    expect(sd.toFixed(1)).toBe('38.8')
    // The paper reckons with the rounded figures; R gives -79.6479 and 75.4126.
    expect(Math.abs(low - -79.7)).toBeLessThan(0.1)
    expect(Math.abs(high - 75.5)).toBeLessThan(0.1)
    expect(low).toBeCloseTo(-79.647906806038293, 10)
    expect(high).toBeCloseTo(75.412612688391221, 10)
  })

  test.each([
    ['wright', 43.293797952783841],
    ['mini', 56.316333436798828],
  ] as const)('repeatability of %s: %f l/min', (meter, expected) => {
    const error = withinSets(pefr.people.map((person) => person[meter]))
    expect(error?.df).toBe(17)
    expect(repeatability(error?.sd ?? 0, 2)).toBeCloseTo(expected, 10)
  })
})

describe('values of one kind', () => {
  test('NIST NumAcc4: SD 0.1 where seven digits are common', () => {
    const values = [
      10000000.2,
      ...Array.from({ length: 1000 }, (_, i) => 10000000.1 + (i % 2) * 0.2),
    ]
    expect(mean(values)).toBeCloseTo(10000000.2, 8)
    expect(Math.abs(sampleSd(values) / 0.1 - 1)).toBeLessThan(1e-7)
  })

  test('R sleep, paired t', () => {
    const first = [0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0, 2]
    const second = [1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4]
    const told = pairedT(first.map((hours, i) => hours - (second[i] ?? 0)))
    expect(told.t).toBeCloseTo(-4.06212768338204, 12)
    expect(told.df).toBe(9)
    expect(told.p).toBeCloseTo(0.00283289019738427, 14)
    expect(told.interval.low).toBeCloseTo(-2.45988576327698, 12)
    expect(told.interval.high).toBeCloseTo(-0.70011423672301, 12)
  })
})

describe('the error of a practice', () => {
  test('triples are pooled by what they know; single ones know nothing', () => {
    const error = withinSets([[10, 12, 14], [20, 20, 20], [7], [1, 5]])
    expect(error).toEqual({ sd: Math.sqrt((8 + 0 + 8) / 5), df: 5 })
    expect(withinSets([[1], []])).toBeNull()
  })

  test.each([
    [0, 6, 0],
    [20, Math.sqrt(0.5 * 9 + 0.5 * 36), 0.5],
    [39, Math.sqrt(0.975 * 9 + 0.025 * 36), 0.975],
    [40, 3, 1],
    [41, 3, 1],
  ])('own SD 3 on %i degrees of freedom, published 6: %f', (df, sd, share) => {
    const told = practiceError(df ? { sd: 3, df } : null, 6)
    expect(told.sd).toBeCloseTo(sd, 12)
    expect(told.share).toBe(share)
  })

  test('lies between the two, and a set of three gives two degrees of freedom', () => {
    const sd = fc.double({ min: 0.1, max: 20, noNaN: true })
    fc.assert(
      fc.property(sd, sd, fc.integer({ min: 1, max: 60 }), (own, published, triples) => {
        const told = practiceError({ sd: own, df: 2 * triples }, published)
        expect(told.sd).toBeGreaterThanOrEqual(Math.min(own, published) - 1e-9)
        expect(told.sd).toBeLessThanOrEqual(Math.max(own, published) + 1e-9)
        expect(told.share === 1).toBe(2 * triples >= enoughFreedom)
      }),
    )
  })
})
