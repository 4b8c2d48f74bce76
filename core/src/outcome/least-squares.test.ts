import fc from 'fast-check'
import { expect, test } from 'vitest'
import longley from '../../cases/outcome/longley.json' with { type: 'json' }
import { leastSquares } from './least-squares.ts'

test('NIST Longley: the seven certified coefficients to 1e-9', () => {
  const rows = longley.rows.map(([, ...x]) => [1, ...x])
  const values = longley.rows.map(([employed]) => employed ?? Number.NaN)
  const { coefficients, residualSd } = leastSquares(rows, values)
  expect(coefficients).toHaveLength(7)
  for (const [i, certified] of longley.certified.entries())
    expect(Math.abs((coefficients[i] ?? 0) / certified - 1)).toBeLessThan(1e-9)
  expect(Math.abs(residualSd / longley.residualSd - 1)).toBeLessThan(1e-9)
})

test('a plane without noise is found, wherever it lies', () => {
  const number = fc.double({ min: -100, max: 100, noNaN: true })
  fc.assert(
    fc.property(fc.tuple(number, number, number), ([a, b, c]) => {
      const rows = Array.from({ length: 8 }, (_, i) => [1, i - 3, (i * i) % 5])
      const values = rows.map(([one, x, y]) => a * (one ?? 0) + b * (x ?? 0) + c * (y ?? 0))
      const { coefficients, residualSd } = leastSquares(rows, values)
      expect(coefficients[0]).toBeCloseTo(a, 9)
      expect(coefficients[1]).toBeCloseTo(b, 9)
      expect(coefficients[2]).toBeCloseTo(c, 9)
      expect(residualSd).toBeLessThan(1e-9)
    }),
  )
})
