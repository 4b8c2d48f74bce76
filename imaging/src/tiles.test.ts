import fc from 'fast-check'
import { expect, test } from 'vitest'
import { eachBlurredRow, gaussian, plane } from './filters.ts'
import { seeded } from './random.ts'
import { grown, runsOf, tilesAtLeast } from './tiles.ts'
import type { Plane } from './types.ts'

const tilePx = 4

function speckled(width: number, height: number, seed: number): Plane {
  const random = seeded(seed)
  const out = plane(width, height)
  for (let i = 0; i < out.data.length; i++) if (random.below(97) === 0) out.data[i] = 1
  return out
}

const sizes = fc.record({
  width: fc.integer({ min: 1, max: 61 }),
  height: fc.integer({ min: 1, max: 47 }),
  seed: fc.integer({ min: 1, max: 1e6 }),
  by: fc.integer({ min: 0, max: 3 }),
})

test('a pixel is in a run exactly where a dark pixel lies in its tile or in one that near', () => {
  fc.assert(
    fc.property(sizes, ({ width, height, seed, by }) => {
      const source = speckled(width, height, seed)
      const runs = runsOf(grown(tilesAtLeast(source, 0.5, tilePx), by, by), tilePx, width)
      const tile = (v: number) => Math.floor(v / tilePx)
      for (let y = 0; y < height; y++) {
        const inside = new Uint8Array(width)
        const pairs = runs(y)
        for (let k = 0; k < pairs.length; k += 2) inside.fill(1, pairs[k]!, pairs[k + 1]!)
        for (let x = 0; x < width; x++) {
          const near = source.data.some(
            (v, i) =>
              v >= 0.5 &&
              Math.abs(tile(i % width) - tile(x)) <= by &&
              Math.abs(tile(Math.floor(i / width)) - tile(y)) <= by,
          )
          expect(inside[x] === 1, `${x} ${y}`).toBe(near)
        }
      }
    }),
    { numRuns: 40 },
  )
})

test('a blur in tiles is the whole blur there, and no number elsewhere', () => {
  const sigma = 1.3
  fc.assert(
    fc.property(sizes, ({ width, height, seed, by }) => {
      const source = speckled(width, height, seed)
      const whole = gaussian(source, sigma)
      const where = grown(tilesAtLeast(source, 0.5, tilePx), by, by)
      const runs = runsOf(where, tilePx, width)
      eachBlurredRow(source, { sigma, where, tilePx }, (row, y) => {
        const pairs = runs(y)
        const expected = new Float32Array(width).fill(Number.NaN)
        for (let k = 0; k < pairs.length; k += 2)
          for (let x = pairs[k]!; x < pairs[k + 1]!; x++) expected[x] = whole.data[y * width + x]!
        expect([...row]).toEqual([...expected])
      })
    }),
    { numRuns: 40 },
  )
})

test('a blur keeps what is even, spreads a point as a Gaussian and repeats the edges', () => {
  const even = plane(20, 9)
  even.data.fill(3)
  for (const v of gaussian(even, 2).data) expect(v).toBeCloseTo(3, 5)
  const point = plane(41, 41)
  point.data[20 * 41 + 20] = 1
  const { data } = gaussian(point, 2)
  expect(data[20 * 41 + 20]).toBeCloseTo(1 / (2 * Math.PI * 4), 3)
  expect(data[20 * 41 + 22]! / data[20 * 41 + 20]!).toBeCloseTo(Math.exp(-0.5), 5)
  expect(data[23 * 41 + 20]).toBeCloseTo(data[20 * 41 + 17]!, 7)
})
