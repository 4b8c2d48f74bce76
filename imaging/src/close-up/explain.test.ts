import { describe, expect, test } from 'vitest'
import { plane } from '../filters.ts'
import { seeded } from '../random.ts'
import type { Plane } from '../types.ts'
import { explain } from './explain.ts'
import { drawn, fitStroke } from './fit.ts'
import { chanceOfHair, type Marks } from './hairness.ts'
import { chord, flipped, middleLine, type Stroke, strokeAlong } from './stroke.ts'
import { unitsOf } from './units.ts'

const umPerPx = 6
const noise = 0.01

/** Strokes drawn on even skin with noise, as `explain` sees a picture. */
function paint(strokes: readonly Stroke[], seed = 1): Plane {
  const dark = plane(220, 180)
  const canvas = { dark, blur: 1, umPerPx, every: 1 }
  const box = { left: 0, top: 0, right: dark.width - 1, bottom: dark.height - 1 }
  const { data } = drawn(strokes, box, canvas)
  const random = seeded(seed)
  data.forEach((v, i) => {
    dark.data[i] = Math.max(0, v + noise * random.normal())
  })
  return dark
}

const hair = (x0: number, y0: number, x1: number, y1: number, width = 11): Stroke => ({
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

test('a stroke is fitted back to where it was drawn, width and bend included', () => {
  const truth: Stroke = { ...hair(40, 90, 150, 60), bend: 6, width: 9 }
  const dark = paint([truth])
  const start = { ...hair(43, 92, 147, 63), width: 12, core: 0.5 }
  const canvas = { dark, blur: 1, umPerPx, every: 1 }
  const found = fitStroke(start, [], canvas, 20)
  for (const key of ['x0', 'y0', 'x1', 'y1', 'bend', 'width'] as const)
    expect(found[key], key).toBeCloseTo(truth[key], 0)
  expect(found.width).toBeCloseTo(9, 1)
  expect(found.core).toBeCloseTo(0.7, 1)
})

test('turning a stroke round changes its ends and nothing of what it draws', () => {
  const stroke: Stroke = { ...hair(30, 30, 120, 90), bend: 5, sway: -3, wave: 2 }
  const there = middleLine(stroke, 10)
  const back = middleLine(flipped(stroke), 10).reverse()
  there.forEach(([x, y], i) => {
    expect(back[i]![0]).toBeCloseTo(x, 6)
    expect(back[i]![1]).toBeCloseTo(y, 6)
  })
})

test('a path is taken up by the stroke that lies best on it', () => {
  const path = middleLine({ ...hair(20, 20, 140, 40), bend: 8, sway: 4, wave: 3 }, 30)
  const { stroke, strays } = strokeAlong(path, 8, 0.6)
  expect(strays).toBeLessThan(0.15)
  expect(stroke.bend).toBeCloseTo(8, 1)
  expect(stroke.sway).toBeCloseTo(4, 1)
  expect(Math.abs(stroke.wave - 3)).toBeLessThan(0.5)
})

describe('hairs are told apart', () => {
  const cases: [string, Stroke[]][] = [
    ['one alone', [hair(40, 90, 170, 80)]],
    ['two that cross', [hair(40, 60, 170, 120), hair(40, 120, 170, 60)]],
    ['two from one root, parting', [hair(40, 90, 170, 60), hair(42, 96, 165, 125)]],
    ['two side by side, one shorter', [hair(40, 80, 175, 80), hair(40, 92, 120, 92)]],
    ['thick and thin', [hair(30, 60, 180, 60, 16), hair(30, 120, 170, 110, 4)]],
    ['none', []],
  ]
  test.each(cases)('%s', (_, strokes) => {
    const { strokes: found } = explain(paint(strokes), noise, umPerPx)
    expect(found).toHaveLength(strokes.length)
    for (const truth of strokes) {
      const near = found.filter((s) => [s, flipped(s)].some((t) => endsApart(t, truth) < 12))
      expect(near.length, JSON.stringify(truth)).toBeGreaterThan(0)
    }
  })
})

const endsApart = (a: Stroke, b: Stroke) =>
  Math.max(Math.hypot(a.x0 - b.x0, a.y0 - b.y0), Math.hypot(a.x1 - b.x1, a.y1 - b.y1))

test('a hair broken by a highlight is one hair', () => {
  const dark = paint([hair(30, 90, 90, 90), hair(102, 90, 180, 90)])
  const { strokes } = explain(dark, noise, umPerPx)
  expect(strokes).toHaveLength(1)
  expect(chord(strokes[0]!).length).toBeGreaterThan(140)
})

test('contrast without two steep edges is no hair, nor is a speck', () => {
  const clear: Marks = {
    relative: 1,
    own: 0.8,
    edge: 0.8,
    edged: 0.95,
    seen: 1,
    uneven: 0.03,
    widthUm: 70,
    lengthUm: 600,
  }
  expect(chanceOfHair(clear)).toBeGreaterThan(0.95)
  expect(chanceOfHair({ ...clear, edge: 0.05, edged: 0.1 })).toBe(0)
  expect(chanceOfHair({ ...clear, lengthUm: 100, widthUm: 90 })).toBe(0)
  expect(chanceOfHair({ ...clear, relative: 0.3 })).toBeLessThan(chanceOfHair(clear))
})

test('roots within 150 um are one unit, five at most', () => {
  expect(
    unitsOf(
      [
        [0, 0],
        [20, 0],
        [60, 0],
        [40, 0],
      ],
      6,
    ),
  ).toEqual([0, 0, 0, 0])
  expect(
    unitsOf(
      [
        [0, 0],
        [26, 0],
      ],
      6,
    ),
  ).toEqual([0, 1])
  const row = Array.from({ length: 7 }, (_, i) => [i * 10, 0] as const)
  const sizes = new Map<number, number>()
  for (const unit of unitsOf(row, 6)) sizes.set(unit, (sizes.get(unit) ?? 0) + 1)
  expect(Math.max(...sizes.values())).toBeLessThanOrEqual(5)
})
