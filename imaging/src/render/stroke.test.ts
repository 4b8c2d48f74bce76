import fc from 'fast-check'
import { expect, test } from 'vitest'
import { stroker } from './stroke.ts'

test('a band covers its width times its length at any angle, place and width', () => {
  const draw = stroker(120, 120)
  const turn = fc.double({ min: 0, max: 2 * Math.PI, noNaN: true })
  const half = fc.double({ min: 0.3, max: 9, noNaN: true })
  fc.assert(
    fc.property(turn, half, fc.double({ min: -0.5, max: 0.5, noNaN: true }), (angle, h, off) => {
      const [dx, dy] = [35 * Math.cos(angle), 35 * Math.sin(angle)]
      let area = 0
      const path = [
        [60 + off - dx, 60 - dy],
        [60 + off, 60],
        [60 + off + dx, 60 + dy],
      ] as const
      draw({ path, halfStart: h * 1.1, halfEnd: h * 0.9 }, (_, cover) => {
        area += cover
      })
      expect(Math.abs(area / (70 * 2 * h) - 1)).toBeLessThan(0.035)
    }),
  )
})

test('a path that turns back on itself is painted once a pixel', () => {
  const seen = new Set<number>()
  const path = [
    [10, 10],
    [50, 10],
    [50, 14],
    [10, 14],
  ] as const
  stroker(64, 32)({ path, halfStart: 4, halfEnd: 4 }, (i, cover) => {
    expect(seen.has(i)).toBe(false)
    expect(cover).toBeLessThanOrEqual(1)
    seen.add(i)
  })
  expect(seen.size).toBeGreaterThan(40 * 12)
})

test('what lies outside the picture is left out', () => {
  let n = 0
  const path = [
    [-40, -40],
    [-20, -30],
  ] as const
  stroker(32, 32)({ path, halfStart: 3, halfEnd: 3 }, () => n++)
  expect(n).toBe(0)
})
