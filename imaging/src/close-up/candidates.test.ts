import { expect, test } from 'vitest'
import { plane } from '../filters.ts'
import { seeded } from '../random.ts'
import type { Plane } from '../types.ts'
import { findCandidates } from './candidates.ts'
import { drawn } from './fit.ts'
import { findRidges, type Seed } from './ridges.ts'
import type { Stroke } from './stroke.ts'

const umPerPx = 6
const blur = 1
const bar = (x0: number, y0: number, x1: number, y1: number, width = 6): Stroke => ({
  x0,
  y0,
  x1,
  y1,
  bend: 0,
  sway: 0,
  wave: 0,
  width,
  core: 0.7,
})

/** Strokes on skin with noise. */
function painted(size: number, strokes: readonly Stroke[], noise = 0.01): Plane {
  const dark = plane(size, size)
  const whole = { left: 0, top: 0, right: size - 1, bottom: size - 1 }
  const { data } = drawn(strokes, whole, { dark, blur, umPerPx, every: 1 })
  const random = seeded(7)
  data.forEach((v, i) => {
    dark.data[i] = Math.max(0, v + noise * random.normal())
  })
  return dark
}

test('leaving skin out changes no seed from which a hair can be followed', () => {
  const dark = painted(
    160,
    [bar(20, 30, 60, 44), bar(90, 120, 130, 100, 12), bar(2, 150, 40, 158)],
    0.06,
  )
  const options = { least: 0.02, widest: 24, leastCore: 0.3 }
  const some = findRidges(dark, options)
  const all = findRidges(dark, { ...options, leastCore: 0 })
  const key = (s: Seed) => `${s.x} ${s.y} ${s.sigma} ${s.angle} ${s.strength}`
  const list = (seeds: typeof all) => Array.from({ length: seeds.count }, (_, k) => seeds.at(k))
  const useful = (s: Seed) => {
    const reach = 3.2 * s.sigma + 3 + 2
    return dark.data.some(
      (v, i) =>
        v >= options.leastCore && Math.hypot((i % 160) - s.x, Math.floor(i / 160) - s.y) <= reach,
    )
  }
  const expected = list(all).filter(useful)
  expect(expected.length).toBeGreaterThan(100)
  expect(some.count).toBeLessThan(all.count)
  const found = new Set(list(some).map(key))
  for (const seed of expected) expect(found, key(seed)).toContain(key(seed))
  const strengths = list(all).map((s) => s.strength)
  expect(strengths).toEqual([...strengths].sort((a, b) => b - a))
})

test('of a picture full of lines only as many are looked at as a scalp can have', () => {
  const dashes = Array.from({ length: 150 }, (_, i) => {
    const x = 10 + (i % 6) * 50
    const y = 8 + Math.floor(i / 6) * 12
    return bar(x, y, x + 22, y, 4)
  })
  const dark = painted(310, dashes)
  const options = { umPerPx, leastCore: 0.2 }
  const most = Math.ceil(600 * 0.31 ** 2)
  expect(findCandidates(dark, options)).toHaveLength(most)
  const few = dashes.slice(0, 20)
  const traces = findCandidates(painted(310, few), options)
  expect(traces.length).toBeLessThan(most)
  for (const { x0, x1, y0 } of few) {
    const middle = (x0 + x1) / 2
    const near = traces.some(({ path }) =>
      path.some(([x, y]) => Math.hypot(x - middle, y - y0) < 3),
    )
    expect(near, `${middle} ${y0}`).toBe(true)
  }
})

test('what strokes draw does not depend on what was asked before', () => {
  const strokes = [
    bar(20, 30, 60, 44),
    bar(30, 50, 70, 20),
    bar(50, 10, 55, 70),
    bar(10, 60, 90, 60),
  ]
  const box = { left: 15, top: 12, right: 80, bottom: 66 }
  const canvas = { dark: plane(100, 100), blur, umPerPx, every: 1 }
  const alone = (list: readonly Stroke[]) => [
    ...drawn(list, box, { ...canvas, dark: plane(100, 100) }).data,
  ]
  for (const n of [2, 2, 3, 4, 2, 1, 4, 4, 0, 1])
    expect([...drawn(strokes.slice(0, n), box, canvas).data], `${n}`).toEqual(
      alone(strokes.slice(0, n)),
    )
  const wide = { left: 0, top: 0, right: 99, bottom: 99 }
  drawn(strokes, box, canvas)
  expect([...drawn(strokes, wide, canvas).data]).toEqual([
    ...drawn(strokes, wide, { ...canvas, dark: plane(100, 100) }).data,
  ])
})
