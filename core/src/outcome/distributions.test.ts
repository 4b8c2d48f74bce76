import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import cases from '../../cases/outcome/distributions.json' with { type: 'json' }
import * as distributions from './distributions.ts'

const { normalCdf, normalQuantile, tCdf, tQuantile } = distributions
const { chiSquareCdf, chiSquareQuantile, betaCdf, betaQuantile, binomialCdf } = distributions
const table = cases as [name: string, args: number[], value: number][]
const functions = distributions as unknown as Record<string, (...args: number[]) => number>
const of = (name: string, args: number[]) => functions[name]?.(...args) ?? Number.NaN

describe('distributions', () => {
  test.each(Object.keys(distributions))('%s is what R 4.2 says, to 1e-12', (name) => {
    const rows = table.filter(([of]) => of === name)
    expect(rows.length).toBeGreaterThanOrEqual(8)
    for (const [, args, r] of rows) {
      const off = Math.abs(of(name, args) - r) / Math.max(1, Math.abs(r))
      expect(off, `${name}(${args})`).toBeLessThanOrEqual(1e-12)
    }
  })

  test('small tails keep their digits', () => {
    const tails = table.filter(([, , r]) => r > 0 && r < 1e-3)
    expect(tails.length).toBeGreaterThan(5)
    for (const [name, args, r] of tails)
      expect(Math.abs(of(name, args) / r - 1), `${name}(${args})`).toBeLessThanOrEqual(1e-11)
  })

  test('what is not defined is no number', () => {
    expect(tQuantile(1.1, 3)).toBeNaN()
    expect(normalQuantile(-0.1)).toBeNaN()
    expect(betaCdf(0.5, -1, 2)).toBeNaN()
    expect(binomialCdf(3, 2.5, 0.5)).toBeNaN()
  })

  test('a quantile undoes its distribution', () => {
    const chance = fc.double({ min: 1e-6, max: 1 - 1e-6, noNaN: true })
    const df = fc.integer({ min: 1, max: 400 })
    fc.assert(
      fc.property(chance, df, df, (p, a, b) => {
        expect(normalCdf(normalQuantile(p))).toBeCloseTo(p, 11)
        expect(tCdf(tQuantile(p, a), a)).toBeCloseTo(p, 10)
        expect(chiSquareCdf(chiSquareQuantile(p, a), a)).toBeCloseTo(p, 9)
        expect(betaCdf(betaQuantile(p, a, b), a, b)).toBeCloseTo(p, 9)
      }),
    )
  })
})
