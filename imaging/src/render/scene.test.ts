import fc from 'fast-check'
import { expect, test } from 'vitest'
import { linear } from '../filters.ts'
import { distance, pathLength } from '../geometry.ts'
import type { Picture, Point } from '../types.ts'
import { hairColours, levels, renderScene, type Scene, type SceneOptions } from './index.ts'

/** Nothing between the hair and the picture. */
const clear = {
  redness: 0,
  wrinkles: 0,
  ink: 0,
  moles: 0,
  glare: 0,
  oil: 0,
  bubbles: 0,
  debris: 0,
  vignette: 0,
  unevenLight: 0,
  defocusPx: 0,
  noise: 0,
  jpegQuality: 0,
} as const

const small = { width: 320, height: 240 } as const

const sum = (data: Float32Array) => data.reduce((a, b) => a + b, 0)

const same = (p: Picture, q: Picture) => Buffer.from(p.rgb).equals(Buffer.from(q.rgb))

/** Hairs with room around them, so that none lies on another: about 17 in a picture. */
const sparse = {
  width: 480,
  height: 360,
  umPerPx: 10,
  densityPerCm2: 100,
  siblingOverlap: 0,
  curl: 0,
} as const

/** Pixels within `reach` of a path. */
function around(scene: Scene, path: readonly Point[], reach: number): Set<number> {
  const { width, height } = scene.picture
  const found = new Set<number>()
  for (const [x, y] of path)
    for (let v = Math.ceil(y - reach); v <= y + reach; v++)
      for (let u = Math.ceil(x - reach); u <= x + reach; u++)
        if (u >= 0 && v >= 0 && u < width && v < height) found.add(v * width + u)
  return found
}

/** Hairs wholly inside the picture with no other within 200 um. */
const alone = ({ truth: { hairs, umPerPx } }: Scene) =>
  hairs.filter(
    (hair) =>
      !hair.touchesFrame &&
      hairs.every(
        (other) =>
          other === hair ||
          hair.path.every((p) => other.path.every((q) => distance(p, q) * umPerPx > 200)),
      ),
  )

test('the same seed gives the same bytes and the same truth, another seed does not', () => {
  fc.assert(
    fc.property(
      fc.record({
        seed: fc.integer({ min: 0, max: 1e9 }),
        level: fc.constantFrom(...levels),
        hairColour: fc.constantFrom(...hairColours),
        length: fc.constantFrom('clipped' as const, 'uncut' as const),
      }),
      (options) => {
        const first = renderScene({ ...options, width: 96, height: 80 })
        const again = renderScene({ ...options, width: 96, height: 80 })
        const other = renderScene({ ...options, seed: options.seed + 1, width: 96, height: 80 })
        expect(same(first.picture, again.picture)).toBe(true)
        expect(again.truth).toEqual(first.truth)
        expect(same(first.picture, other.picture)).toBe(false)
      },
    ),
    { numRuns: 15 },
  )
})

test('the area drawn is width times length for hairs that lie alone', () => {
  let drawn = 0
  let told = 0
  let count = 0
  for (let seed = 1; seed <= 14; seed++) {
    const scene = renderScene({ ...sparse, seed, nuisances: clear })
    for (const hair of alone(scene)) {
      const here = [...around(scene, hair.path, 10)]
      const area = here.reduce((a, i) => a + (scene.cover.data[i] as number), 0)
      const truth = (hair.visibleUm * hair.widthUm) / 100
      expect(Math.abs(area / truth - 1)).toBeLessThan(0.06)
      drawn += area
      told += truth
      count++
    }
  }
  expect(count).toBeGreaterThan(15)
  expect(Math.abs(drawn / told - 1)).toBeLessThan(0.01)
})

test('the picture is dark where the cover says hair is, and nowhere else', () => {
  const options = {
    ...sparse,
    seed: 5,
    hairColour: 'black',
    skinTone: 1,
    vellusShare: 0,
  } as const
  const { picture, cover } = renderScene({ ...options, rootEnding: false, nuisances: clear })
  const green = Float32Array.from(
    cover.data,
    (_, i) => linear[picture.rgb[3 * i + 1] as number] as number,
  )
  const skin = green.filter((_, i) => cover.data[i] === 0)
  const half = sum(skin) / skin.length / 2
  const dark = green.filter((v) => v < half).length
  expect(dark).toBeGreaterThan(300)
  expect(Math.abs(dark / cover.data.filter((c) => c > 0.5).length - 1)).toBeLessThan(0.03)
  expect(skin.every((v) => v > half)).toBe(true)
})

test('the part under the skin darkens it without counting as cover', () => {
  const options: SceneOptions = {
    ...sparse,
    seed: 5,
    hairColour: 'black',
    skinTone: 1,
    nuisances: clear,
  }
  const without = renderScene({ ...options, rootEnding: false })
  const withIt = renderScene(options)
  expect(withIt.cover.data).toEqual(without.cover.data)
  expect(withIt.truth).toEqual(without.truth)
  const shaded = withIt.picture.rgb.filter((v, i) => v < (without.picture.rgb[i] as number) - 8)
  expect(shaded.length).toBeGreaterThan(100)
  expect(withIt.picture.rgb.some((v, i) => v > (without.picture.rgb[i] as number))).toBe(false)
})

test('bald skin has no hair in truth or cover, whatever else is on it', () => {
  const everything = { ink: 1, moles: 1, wrinkles: 1, glare: 1, bubbles: 1, redness: 1, debris: 1 }
  for (const level of levels) {
    const bald = renderScene({ ...small, seed: 8, level, densityPerCm2: 0, nuisances: everything })
    expect(bald.truth.hairs).toEqual([])
    expect(sum(bald.cover.data)).toBe(0)
    const plain = renderScene({ ...small, seed: 8, level, densityPerCm2: 0, nuisances: clear })
    expect(same(bald.picture, plain.picture)).toBe(false)
  }
})

test('density is what was asked for, and so is the share of fine hair', () => {
  let hairs = 0
  let fine = 0
  let area = 0
  for (let seed = 1; seed <= 6; seed++) {
    const options = {
      seed,
      width: 320,
      height: 240,
      umPerPx: 30,
      densityPerCm2: 150,
      vellusShare: 0.3,
    }
    const { truth } = renderScene(options)
    const within = truth.hairs.filter(
      ({ root: [x, y] }) => x >= -0.5 && y >= -0.5 && x < 319.5 && y < 239.5,
    )
    hairs += within.length
    fine += within.filter(({ widthUm }) => widthUm <= 40).length
    area += truth.areaCm2
  }
  expect(area).toBeCloseTo((6 * 320 * 240 * 900) / 1e8)
  expect(Math.abs(hairs / area / 150 - 1)).toBeLessThan(0.08)
  expect(Math.abs(fine / hairs - 0.3)).toBeLessThan(0.05)
})

test('a hair is as long, as wide and as near its siblings as the truth may say', () => {
  for (const length of ['clipped', 'uncut'] as const) {
    const { truth } = renderScene({ ...small, seed: 11, umPerPx: 30, densityPerCm2: 200, length })
    expect(truth.hairs.length).toBeGreaterThan(50)
    for (const hair of truth.hairs) {
      expect(hair.widthUm).toBeGreaterThanOrEqual(12)
      expect(hair.widthUm).toBeLessThanOrEqual(115)
      const whole = pathLength(hair.path) * truth.umPerPx
      expect(hair.visibleUm).toBeLessThanOrEqual(whole * 1.0001)
      if (!hair.touchesFrame) expect(hair.visibleUm).toBeCloseTo(whole, 3)
      expect(whole).toBeGreaterThan(length === 'clipped' ? 299 : 899)
      const siblings = truth.hairs.filter(({ unit }) => unit === hair.unit)
      expect(siblings.length).toBeLessThanOrEqual(4)
      for (const { root } of siblings)
        expect(distance(root, hair.root) * truth.umPerPx).toBeLessThanOrEqual(150.001)
    }
  }
})

test('grey hair over dark skin is lighter than it, black hair over pale skin darker', () => {
  const light = renderScene({
    ...small,
    seed: 2,
    densityPerCm2: 200,
    hairColour: 'grey',
    skinTone: 4,
    nuisances: clear,
  })
  const dark = renderScene({
    ...small,
    seed: 2,
    densityPerCm2: 200,
    hairColour: 'black',
    skinTone: 1,
    nuisances: clear,
  })
  const means = ({ picture, cover }: Scene) => {
    const of = (wanted: (c: number) => boolean) => {
      const values = picture.rgb.filter(
        (_, j) => j % 3 === 1 && wanted(cover.data[(j - 1) / 3] as number),
      )
      return values.reduce((a, b) => a + b, 0) / values.length
    }
    return { hair: of((c) => c > 0.9), skin: of((c) => c === 0) }
  }
  expect(new Set(light.truth.hairs.map(({ tone }) => tone))).toEqual(new Set(['light']))
  expect(new Set(dark.truth.hairs.map(({ tone }) => tone))).toEqual(new Set(['dark']))
  expect(means(light).hair).toBeGreaterThan(means(light).skin + 30)
  expect(means(dark).hair).toBeLessThan(means(dark).skin - 60)
})

test('each level is further from the clear picture than the one before', () => {
  const growth = {
    ...small,
    seed: 21,
    densityPerCm2: 120,
    hairColour: 'black',
    skinTone: 1,
    curl: 0,
  } as const
  const noise = levels.map((level) => {
    const { picture, cover } = renderScene({ ...growth, level })
    let steps = 0
    let n = 0
    for (let i = 1; i < cover.data.length; i++)
      if (cover.data[i] === 0 && cover.data[i - 1] === 0) {
        steps += ((picture.rgb[3 * i + 1] as number) - (picture.rgb[3 * i - 2] as number)) ** 2
        n++
      }
    return steps / n
  })
  expect(noise[1]).toBeGreaterThan(noise[0] as number)
  expect(noise[2]).toBeGreaterThan(noise[1] as number)
})
