import { describe, expect, test } from 'vitest'
import { closeUpFigures } from './close-up/index.ts'
import { measurePicture } from './measure.ts'
import { renderScene, throughJpeg } from './render/index.ts'
import type { Hair, Picture, Scale } from './types.ts'

const umPerPx = 6
const scene = (seed: number) =>
  renderScene({ seed, width: 520, height: 400, umPerPx, densityPerCm2: 140, level: 'easy' })
const measured = (picture: Picture) =>
  measurePicture(picture, { kind: 'closeup', hints: { umPerPx } })

function remade(picture: Picture, to: 'quarter' | 'mirror'): Picture {
  const { width, height, rgb } = picture
  const [w, h] = to === 'quarter' ? [height, width] : [width, height]
  const out = new Uint8Array(rgb.length)
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      const [u, v] = to === 'quarter' ? [height - 1 - y, x] : [width - 1 - x, y]
      for (let c = 0; c < 3; c++) out[(v * w + u) * 3 + c] = rgb[(y * width + x) * 3 + c]!
    }
  return { width: w, height: h, rgb: out }
}

const brighter = (picture: Picture, times: number): Picture => ({
  ...picture,
  rgb: picture.rgb.map((v) => Math.min(255, Math.round(v * times))),
})

describe('the count changes by less than the stated interval', () => {
  const changes: [string, (p: Picture) => Picture][] = [
    ['turned by a quarter', (p) => remade(p, 'quarter')],
    ['mirrored', (p) => remade(p, 'mirror')],
    ['20 % brighter', (p) => brighter(p, 1.2)],
    ['20 % darker', (p) => brighter(p, 0.8)],
    ['as a JPEG of quality 85', (p) => throughJpeg(p, 85, true)],
  ]
  test.each(changes)('%s', (_, change) => {
    for (const seed of [11, 12]) {
      const { picture } = scene(seed)
      const before = measured(picture)
      const after = measured(change(picture))
      const { low, high, value } = before.densityPerCm2!
      const hairs = (perCm2: number) => perCm2 * before.areaCm2!
      expect(after.count!).toBeGreaterThanOrEqual(hairs(2 * value - high) - 0.5)
      expect(after.count!).toBeLessThanOrEqual(hairs(2 * value - low) + 0.5)
    }
  })
})

test('the same pixels give the same answer', () => {
  const { picture } = scene(13)
  expect(measured(picture)).toEqual(measured(picture))
})

test('in pictures of known hair, as many roots are counted in the frame as lie there', () => {
  let found = 0
  let truly = 0
  for (const seed of [21, 22, 24, 25]) {
    const { picture, truth } = scene(seed)
    found += measured(picture).count!
    const border = 100 / umPerPx
    truly += truth.hairs.filter(
      ({ root: [x, y] }) => x >= border && y >= border && x < 519 - border && y < 399 - border,
    ).length
  }
  expect(Math.abs(found - truly) / truly).toBeLessThan(0.25)
})

test('very curly hair is no count as clipped; as uncut it has its coverage', () => {
  const { picture } = renderScene({ seed: 25, width: 800, height: 600, umPerPx, curl: 0.8 })
  const clipped = measured(picture)
  expect(clipped.status).toBe('cannot-measure')
  expect(clipped.reasons.map((r) => r.code)).toContain('curly-hair')
  expect(clipped.count).toBeUndefined()
  const uncut = measurePicture(picture, { kind: 'uncut', hints: { umPerPx } })
  expect(uncut.status).toBe('measured')
  expect(uncut.coveragePct?.value).toBeGreaterThan(0)
})

test('without a scale nothing is measured', () => {
  const answer = measurePicture(scene(14).picture, { kind: 'closeup' })
  expect(answer).toMatchObject({ status: 'cannot-measure', hairs: [] })
  expect(answer.reasons.map((r) => r.code)).toEqual(['no-scale'])
  expect(answer.densityPerCm2).toBeUndefined()
})

test('bare skin with all that may lie on it has no hair', () => {
  for (const level of ['easy', 'medium', 'hard'] as const) {
    const { picture } = renderScene({
      seed: 31,
      width: 520,
      height: 400,
      umPerPx,
      densityPerCm2: 0,
      level,
    })
    expect(measured(picture).hairs).toEqual([])
  }
})

test('uncut hair is refused as clipped and given no count as uncut', () => {
  const { picture } = renderScene({
    seed: 32,
    width: 640,
    height: 480,
    umPerPx: 7,
    densityPerCm2: 120,
    length: 'uncut',
  })
  const hints = { umPerPx: 7 }
  expect(measurePicture(picture, { kind: 'closeup', hints }).status).toBe('cannot-measure')
  const uncut = measurePicture(picture, { kind: 'uncut', hints })
  if (uncut.status === 'measured') {
    expect(uncut.count).toBeUndefined()
    expect(uncut.coveragePct?.value).toBeGreaterThan(0)
  } else expect(uncut.reasons.length).toBeGreaterThan(0)
})

test('beyond 8 um a pixel no width is told', () => {
  const { picture } = renderScene({ seed: 33, width: 420, height: 320, umPerPx: 10 })
  const answer = measurePicture(picture, { kind: 'closeup', hints: { umPerPx: 10 } })
  expect(answer.calibreUm).toBeUndefined()
  expect(answer.hairs.every((h) => h.widthUm === undefined)).toBe(true)
})

describe('the counting frame', () => {
  const picture = { width: 201, height: 201, rgb: new Uint8Array(0) }
  const scale: Scale = { umPerPx: 10, from: 'typed', relativeSd: 0.02 }
  const at = (x: number, y: number, unit: number): Hair => ({
    root: [x, y],
    tip: [x + 20, y],
    path: [
      [x, y],
      [x + 20, y],
    ],
    widthPx: 6,
    unit,
    score: 0.9,
    tone: 'dark',
  })
  const blank = new Uint8Array(201 * 201)
  const counted = (hairs: Hair[]) =>
    closeUpFigures({ hairs, scale, picture, covered: blank, drawnOver: blank })

  test('left and top edge belong to it, right and bottom do not', () => {
    const { inside } = counted([at(10, 50, 0), at(190, 50, 1), at(50, 10, 2), at(50, 190, 3)])
    expect(inside.map((h) => h.unit)).toEqual([0, 2])
  })

  test('each interval holds its figure; more hair is more', () => {
    const few = counted([at(50, 50, 0), at(90, 90, 1)]).figures
    const more = counted([at(50, 50, 0), at(90, 90, 1), at(120, 60, 2)]).figures
    for (const { low, value, high } of [few.densityPerCm2, more.densityPerCm2]) {
      expect(low).toBeLessThanOrEqual(value)
      expect(value).toBeLessThanOrEqual(high)
    }
    expect(few.areaCm2).toBeCloseTo(0.0324, 6)
    expect(few.densityPerCm2.value).toBeCloseTo(2 / 0.0324, 6)
    expect(more.densityPerCm2.value).toBeGreaterThan(few.densityPerCm2.value)
  })

  test('no hair is a result', () => {
    const { figures } = counted([])
    expect(figures).toMatchObject({ count: 0, units: 0 })
    expect(figures.densityPerCm2).toEqual({ value: 0, low: 0, high: 0 })
    expect(figures.calibreUm).toBeUndefined()
  })
})
