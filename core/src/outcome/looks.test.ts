import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { criticalConstant, crossingChance, type Looks } from './looks.ts'

const six = [1, 2, 3, 4, 5, 6]
const matrix = (of: (i: number, j: number) => number) => six.map((i) => six.map((j) => of(i, j)))
/** Looks at more and more data: correlation is the root of the shares of information. */
const growing: Looks = { covariance: matrix((i, j) => Math.min(i, j)), sides: 'two' }
/** Six comparisons with one baseline, all measured equally well. */
const oneBaseline: Looks = { covariance: matrix((i, j) => (i === j ? 2 : 1)), sides: 'two' }
const flat = (constant: number) => six.map(() => constant)

describe('planned looks', () => {
  test('six looks, 5 % on two sides: Pocock 2.453', () => {
    const constant = criticalConstant({ ...growing, covariance: correlation(growing) }, 0.05)
    expect(constant).toBeCloseTo(2.453, 3)
    expect(crossingChance(growing, flat(2.453))).toBeCloseTo(0.05, 3)
  })

  test("six looks, 5 % on two sides: O'Brien-Fleming 2.053", () => {
    const shape = six.map((look) => Math.sqrt(6 / look))
    expect(criticalConstant(growing, 0.05, shape)).toBeCloseTo(2.053, 3)
  })

  test('six comparisons with one baseline at 1.96 err in 20.7 %', () => {
    expect(crossingChance(oneBaseline, flat(1.96))).toBeCloseTo(0.207, 3)
  })

  test('on one side at 2.5 %, against one baseline: 2.567 by quadrature', () => {
    const constant = criticalConstant({ ...oneBaseline, sides: 'one' }, 0.025)
    expect(Math.abs(constant - 2.567)).toBeLessThan(0.002)
  })

  test('one look is the normal quantile; looks that repeat each other are one look', () => {
    expect(criticalConstant({ covariance: [[3]], sides: 'two' }, 0.05)).toBeCloseTo(1.959964, 5)
    expect(criticalConstant({ covariance: [[3]], sides: 'one' }, 0.025)).toBeCloseTo(1.959964, 5)
    const same = { covariance: matrix(() => 4), sides: 'two' } as const
    expect(criticalConstant(same, 0.05)).toBeCloseTo(1.959964, 4)
  })

  test('unrelated looks need what independence asks for', () => {
    const apart = { covariance: matrix((i, j) => (i === j ? i : 0)), sides: 'two' } as const
    expect(crossingChance(apart, flat(1.959964))).toBeCloseTo(1 - 0.95 ** 6, 5)
  })

  test('the constant lies between one look and Bonferroni, and does what it promises', () => {
    const between = fc.double({ min: 0, max: 0.95, noNaN: true })
    fc.assert(
      fc.property(between, fc.integer({ min: 2, max: 5 }), (r, looks) => {
        const sized = Array.from({ length: looks }, (_, i) => i)
        const covariance = sized.map((i) => sized.map((j) => r ** Math.abs(i - j)))
        const constant = criticalConstant({ covariance, sides: 'one' }, 0.025)
        const boundary = sized.map(() => constant)
        const chance = crossingChance({ covariance, sides: 'one' }, boundary)
        expect(chance).toBeCloseTo(0.025, 5)
        expect(constant).toBeGreaterThanOrEqual(1.9599)
        expect(crossingChance({ covariance: [[1]], sides: 'one' }, [constant])).toBeGreaterThan(
          0.025 / looks - 1e-4,
        )
      }),
      { numRuns: 10 },
    )
  })
})

function correlation({ covariance }: Looks): number[][] {
  return covariance.map((row, i) =>
    row.map((c, j) => c / Math.sqrt((covariance[i]?.[i] ?? 1) * (covariance[j]?.[j] ?? 1))),
  )
}
