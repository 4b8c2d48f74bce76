import fc from 'fast-check'
import { expect, test } from 'vitest'
import { holm } from './holm.ts'

test("Holm's adjustment is what R's p.adjust gives", () => {
  const close = (given: number[], expected: number[]) => {
    for (const [i, p] of holm(given).entries()) expect(p).toBeCloseTo(expected[i] ?? 0, 14)
  }
  close([0.01, 0.04, 0.03, 0.005, 0.2, 0.9], [0.05, 0.12, 0.12, 0.03, 0.4, 0.9])
  close([0.02, 0.02, 0.02], [0.06, 0.06, 0.06])
  close([0.7, 0.8], [1, 1])
  expect(holm([])).toEqual([])
})

test('adjusting keeps the order, never lowers a chance, and is at most Bonferroni', () => {
  const chances = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 12 })
  fc.assert(
    fc.property(chances, (given) => {
      const adjusted = holm(given)
      for (const [i, p] of given.entries()) {
        expect(adjusted[i]).toBeGreaterThanOrEqual(p)
        expect(adjusted[i]).toBeLessThanOrEqual(Math.min(1, given.length * p))
        for (const [j, q] of given.entries())
          if (p < q) expect(adjusted[i]).toBeLessThanOrEqual(adjusted[j] ?? 1)
      }
    }),
  )
})
