import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { acos, atan, atan2, cos, exp, hypot, log, sin } from './portable-math.ts'

const number = (min: number, max: number) => fc.double({ min, max, noNaN: true })

/** Apart by no more than a few of the last digits. */
function agrees(ours: number, theirs: number, digits = 2): void {
  if (Object.is(ours, theirs)) return
  expect(Math.abs(ours - theirs)).toBeLessThanOrEqual(
    digits * Number.EPSILON * Math.max(Math.abs(theirs), Number.MIN_VALUE / Number.EPSILON),
  )
}

describe('agree with Math to its last digits', () => {
  const one: [
    name: string,
    ours: (x: number) => number,
    theirs: (x: number) => number,
    range: [number, number],
  ][] = [
    ['exp', exp, Math.exp, [-700, 709]],
    ['exp near 0', exp, Math.exp, [-1, 1]],
    ['log', log, Math.log, [1e-300, 1e300]],
    ['log near 1', log, Math.log, [0.5, 2]],
    ['atan', atan, Math.atan, [-1e6, 1e6]],
    ['atan near 0', atan, Math.atan, [-3, 3]],
    ['acos', acos, Math.acos, [-0.99, 0.99]],
  ]
  it.each(one)('%s', (_, ours, theirs, [min, max]) => {
    fc.assert(
      fc.property(number(min, max), (x) => agrees(ours(x), theirs(x))),
      { numRuns: 5000 },
    )
  })

  it('sin and cos, which cross 0', () => {
    fc.assert(
      fc.property(number(-1000, 1000), (x) => {
        expect(Math.abs(sin(x) - Math.sin(x))).toBeLessThan(3e-16)
        expect(Math.abs(cos(x) - Math.cos(x))).toBeLessThan(3e-16)
      }),
      { numRuns: 5000 },
    )
  })

  it('atan2 and hypot', () => {
    fc.assert(
      fc.property(number(-1e6, 1e6), number(-1e6, 1e6), (y, x) => {
        agrees(atan2(y, x), Math.atan2(y, x))
        if (Math.abs(x) > 1e-100 && Math.abs(y) > 1e-100) agrees(hypot(x, y), Math.hypot(x, y))
      }),
      { numRuns: 5000 },
    )
  })
})

describe('at the edges', () => {
  it.each([
    [exp(0), 1],
    [exp(710), Number.POSITIVE_INFINITY],
    [exp(-746), 0],
    [exp(-745), Number.MIN_VALUE],
    [exp(Number.NaN), Number.NaN],
    [exp(Number.NEGATIVE_INFINITY), 0],
    [log(1), 0],
    [log(0), Number.NEGATIVE_INFINITY],
    [log(-1), Number.NaN],
    [log(Number.POSITIVE_INFINITY), Number.POSITIVE_INFINITY],
    [log(Number.MIN_VALUE), Math.log(Number.MIN_VALUE)],
    [sin(0), 0],
    [cos(0), 1],
    [sin(Math.PI / 2), 1],
    [cos(Math.PI), -1],
    [acos(1), 0],
    [acos(-1), Math.PI],
    [acos(1.1), Number.NaN],
    [atan2(0, 1), 0],
    [atan2(0, -1), Math.PI],
    [atan2(-0, -1), -Math.PI],
    [atan2(1, 0), Math.PI / 2],
    [atan2(-1, 0), -Math.PI / 2],
    [atan2(-1, -1), (-3 * Math.PI) / 4],
    [atan(Number.POSITIVE_INFINITY), Math.PI / 2],
  ])('%d is %d', (ours, expected) => {
    expect(ours).toBe(expected)
  })

  it('far angles keep their turn', () => {
    for (const x of [6e5 - 0.1, 6e5 + 0.1, 1e7, -1e7]) {
      expect(sin(x)).toBeCloseTo(Math.sin(x), 8)
      expect(cos(x)).toBeCloseTo(Math.cos(x), 8)
    }
  })
})

// Digits of one machine: a change of any last digit anywhere would show.
it('give these very digits', () => {
  const places = Array.from({ length: 2000 }, (_, i) => ((i * 7919) % 2003) / 97 - 9.7)
  const sum = places.reduce(
    (s, x, i) =>
      s + (i % 7) * exp(x) + sin(x) + cos(x) * atan(x) + log(x * x + 0.1) * atan2(x, 1.3),
    0,
  )
  expect(sum).toBe(16678887.178519148)
})
