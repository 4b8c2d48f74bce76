import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { honestAxis } from './axis.ts'

describe('the axis of a chart', () => {
  it.each([
    { name: 'bands of untreated people', values: [125, 210], from: 120, to: 220 },
    { name: 'a small change never fills it', values: [163, 166], from: 120, to: 200 },
    { name: 'zero is kept where it costs little', values: [30, 100], from: 0, to: 100 },
    { name: 'both sides of zero', values: [-12, 30], from: -20, to: 30 },
    { name: 'below zero only', values: [-12, -10], from: -12, to: 0 },
    { name: 'nothing measured', values: [], from: 0, to: 1 },
    { name: 'all zero', values: [0, 0], from: 0, to: 1 },
  ])('$name', ({ values, from, to }) => {
    expect(honestAxis(values)).toMatchObject({ from, to })
  })

  it('holds every value, starts at zero or spans two fifths of the highest', () => {
    const value = fc.double({ min: -1e6, max: 1e6, noNaN: true })
    fc.assert(
      fc.property(fc.array(value, { minLength: 1, maxLength: 30 }), (values) => {
        const { from, to, ticks } = honestAxis(values)
        const slack = 1e-6 * Math.max(1, Math.abs(to), Math.abs(from))
        expect(from).toBeLessThanOrEqual(Math.min(...values) + slack)
        expect(to).toBeGreaterThanOrEqual(Math.max(...values) - slack)
        const zero = from <= 0 && to >= 0
        expect(zero || to - from >= 0.4 * Math.max(...values) - slack).toBe(true)
        expect(ticks.length).toBeGreaterThan(1)
        expect(ticks.length).toBeLessThan(13)
      }),
    )
  })
})
