import { describe, expect, it } from 'vitest'
import { type HeadOptions, renderHead } from '../render/index.ts'
import type { Point } from '../types.ts'
import { scalpCoverage } from './coverage.ts'
import { partWidth } from './part.ts'
import { inside } from './polygon.ts'
import { barePct, saltEstimate } from './salt.ts'

const width = 640

function trueCoverage({ hair, scalp, picture }: ReturnType<typeof renderHead>): number {
  const mask = inside(scalp, picture)
  let [sum, n] = [0, 0]
  mask.forEach((v, i) => {
    if (!v) return
    sum += hair[i]!
    n++
  })
  return (100 * sum) / n
}

describe('coverage of an outlined scalp', () => {
  it.each<[string, HeadOptions]>([
    ['full', { seed: 31, view: 'back', fullness: 0.97 }],
    ['thinned', { seed: 32, view: 'top', fullness: 0.6 }],
    ['sparse', { seed: 33, view: 'back', fullness: 0.35 }],
    [
      'with a bare patch',
      { seed: 34, view: 'top', patches: [{ centre: [0.5, 0.3], radius: 0.08 }] },
    ],
    ['bare', { seed: 35, view: 'top', fullness: 0 }],
  ])('is near the truth: %s', (_, options) => {
    const head = renderHead({ ...options, width })
    const found = scalpCoverage(head.picture, head.scalp)
    if ('code' in found) throw new Error(found.code)
    const truth = trueCoverage(head)
    expect(Math.abs(found.coveragePct.value - truth)).toBeLessThan(12)
    expect(found.coveragePct.low).toBeLessThanOrEqual(truth)
    expect(found.coveragePct.high).toBeGreaterThanOrEqual(truth)
  })

  it('does not depend on the exposure', () => {
    const at = (gamma: number) => {
      const head = renderHead({ seed: 36, view: 'top', fullness: 0.7, width, shot: { gamma } })
      const found = scalpCoverage(head.picture, head.scalp)
      return 'code' in found ? Number.NaN : found.coveragePct.value
    }
    expect(Math.abs(at(0.85) - at(1.2))).toBeLessThan(5)
  })

  it.each<[string, Point[], string]>([
    [
      'leaves the picture',
      [
        [10, 10],
        [9_000, 10],
        [10, 300],
      ],
      'outline-outside',
    ],
    [
      'has a corner that is no number',
      [
        [10, 10],
        [Number.NaN, 10],
        [10, 300],
      ],
      'outline-outside',
    ],
    [
      'crosses itself',
      [
        [10, 10],
        [300, 300],
        [300, 10],
        [10, 300],
      ],
      'outline-crosses',
    ],
    [
      'is tiny',
      [
        [10, 10],
        [20, 10],
        [10, 20],
      ],
      'outline-too-small',
    ],
    [
      'is a line',
      [
        [10, 10],
        [300, 300],
      ],
      'outline-too-small',
    ],
  ])('is refused when the outline %s', (_, outline, code) => {
    const { picture } = renderHead({ seed: 37, width })
    expect(scalpCoverage(picture, outline)).toMatchObject({ code })
  })
})

describe('width of the part', () => {
  it.each([0.006, 0.01, 0.02])('is near the truth: %f of the picture', (share) => {
    const head = renderHead({ seed: 41, view: 'top', fullness: 0.95, partWidth: share, width: 800 })
    const found = partWidth(head.picture, head.part)
    if ('code' in found) throw new Error(found.code)
    expect(Math.abs(found.widthPx.value - 800 * share)).toBeLessThan(1.5)
    expect(found.widthPx.low).toBeLessThanOrEqual(found.widthPx.value)
    expect(found.widthPx.high).toBeGreaterThanOrEqual(found.widthPx.value)
  })

  it('is refused where there is none, where the line leaves the picture, and for a dot', () => {
    const head = renderHead({ seed: 42, view: 'top', fullness: 1, width: 800 })
    expect(partWidth(head.picture, head.part)).toMatchObject({ code: 'part-not-seen' })
    expect(
      partWidth(head.picture, [
        [-5, 0],
        [90, 90],
      ]),
    ).toMatchObject({ code: 'outline-outside' })
    expect(
      partWidth(head.picture, [
        [90, 90],
        [92, 90],
      ]),
    ).toMatchObject({ code: 'outline-too-small' })
    expect(partWidth(head.picture, [[90, 90]])).toMatchObject({ code: 'no-outline' })
  })
})

describe('SALT from outlined areas', () => {
  const square = (x: number, y: number, side: number): Point[] => [
    [x, y],
    [x + side, y],
    [x + side, y + side],
    [x, y + side],
  ]
  const frame = { width: 400, height: 400 }

  it('counts bare areas once, and only within the scalp', () => {
    const scalp = square(49.5, 49.5, 200)
    expect(barePct({ scalp, bare: [] }, frame)).toBe(0)
    expect(barePct({ scalp, bare: [square(99.5, 99.5, 100)] }, frame)).toBe(25)
    const twice = [square(99.5, 99.5, 100), square(99.5, 99.5, 100)]
    expect(barePct({ scalp, bare: twice }, frame)).toBe(25)
    expect(barePct({ scalp, bare: [square(199.5, 49.5, 60)] }, frame)).toBeCloseTo(7.5)
    expect(barePct({ scalp, bare: [scalp] }, frame)).toBe(100)
    expect(barePct({ scalp, bare: [square(300, 300, 60)] }, frame)).toMatchObject({
      code: 'bare-outside-scalp',
    })
  })

  // Weights of background clinical.md 5.2: top 40, back 24, sides 18 each.
  it.each([
    [{ top: 0, back: 0, left: 0, right: 0 }, 0, 0, 0],
    [{ top: 100, back: 100, left: 100, right: 100 }, 100, 100, 100],
    [{ top: 100, back: 0, left: 0, right: 0 }, 40, 40, 40],
    [{ top: 0, back: 100, left: 0, right: 0 }, 24, 24, 24],
    [{ top: 0, back: 0, left: 100, right: 100 }, 36, 36, 36],
    [{ top: 50, back: 0, left: 0, right: 0 }, 20, 16.08, 23.92],
    [{ top: 10, back: 20, left: 30, right: 40 }, 21.4, 19.08, 23.72],
  ])('weights the regions: %j', (regions, value, low, high) => {
    const { salt } = saltEstimate(regions)
    expect(salt.value).toBeCloseTo(value, 6)
    expect(salt.low).toBeCloseTo(low, 1)
    expect(salt.high).toBeCloseTo(high, 1)
  })

  it.each([-1, 101, Number.NaN])('refuses %d per cent', (top) => {
    expect(() => saltEstimate({ top, back: 0, left: 0, right: 0 })).toThrow(RangeError)
  })
})
