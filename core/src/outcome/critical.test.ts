import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { chanceBeyond, constantFor } from './critical.ts'
import { normalQuantile } from './distributions.ts'
import { criticalConstant } from './looks.ts'
import { likeness } from './spread.ts'

const alike = (looks: number, rho: number) =>
  Array.from({ length: looks }, (_, i) =>
    Array.from({ length: looks }, (_, j) => (i === j ? 1 : rho)),
  )

describe('the constant for all planned looks', () => {
  test('is that of a single look, and of independent looks', () => {
    expect(constantFor(alike(1, 0.3))).toBeCloseTo(1.959964, 6)
    expect(constantFor(alike(6, 0))).toBeCloseTo(normalQuantile(0.975 ** (1 / 6)), 6)
  })

  // One-sided 2.5 % points for so many controls, rho 0.5: Dunnett, J. Am. Stat. Assoc. 1955, 50:1096.
  test.each([
    [2, 2.21],
    [3, 2.35],
    [5, 2.51],
  ])('%d looks correlated by a half: %d', (looks, constant) => {
    expect(constantFor(alike(looks, 0.5))).toBeCloseTo(constant, 2)
  })

  test('is never below that of the whole matrix, and a little above', () => {
    const months = [3, 4, 5, 6, 9, 12]
    const like = (m: number) => likeness('androgenetic', m)
    for (const natural of [0, 0.4, 0.8, 1]) {
      const own = 1 - natural
      const covariance = months.map((a) =>
        months.map(
          (b) => natural * (like(a - b) - like(a) - like(b) + 1) + own + (a === b ? own : 0),
        ),
      )
      const sd = covariance.map((row, i) => Math.sqrt(row[i] ?? 1))
      const correlation = covariance.map((row, i) =>
        row.map((one, j) => one / ((sd[i] ?? 1) * (sd[j] ?? 1))),
      )
      const whole = criticalConstant({ covariance, sides: 'one' }, 0.025)
      const mine = constantFor(correlation)
      expect(mine).toBeGreaterThanOrEqual(whole - 1e-3)
      expect(mine).toBeLessThan(1.06 * whole)
    }
  })

  test('falls with the correlation, rises with the looks, and gives back its chance', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 2, max: 12 }),
        fc.double({ min: 0, max: 0.95, noNaN: true }),
        (looks, rho) => {
          const constant = constantFor(alike(looks, rho))
          expect(constantFor(alike(looks, rho + 0.04))).toBeLessThan(constant)
          expect(constantFor(alike(looks + 1, rho))).toBeGreaterThan(constant)
          expect(chanceBeyond(alike(looks, rho), constant)).toBeCloseTo(0.025, 4)
        },
      ),
      { numRuns: 60 },
    )
  })
})
