import { expect, test } from 'vitest'
import { luma, sample } from '../filters.ts'
import { apply, distance, fitSimilarity } from '../geometry.ts'
import type { Point } from '../types.ts'
import { type Pair, renderPair, renderRepeats, type Scene } from './index.ts'

const small = { width: 320, height: 240, umPerPx: 20, densityPerCm2: 160 } as const

const byId = ({ truth }: Scene) => new Map(truth.hairs.map((hair) => [hair.id, hair]))

/** Hairs both pictures show, as [in a, in b]. */
function shared({ a, b }: Pick<Pair, 'a' | 'b'>) {
  const later = byId(b)
  return a.truth.hairs.flatMap((hair) => {
    const other = later.get(hair.id)
    return other ? [[hair, other] as const] : []
  })
}

test('roots of kept hairs go from a to b by the true transform', () => {
  for (let seed = 1; seed <= 4; seed++) {
    const pair = renderPair({ ...small, seed })
    const both = shared(pair)
    expect(both.length).toBeGreaterThan(30)
    for (const [p, q] of both) {
      expect(distance(apply(pair.aToB, p.root), q.root)).toBeLessThan(1e-6)
      expect(q.unit).toBe(p.unit)
    }
    const zoom = Math.hypot(pair.aToB.a, pair.aToB.b)
    expect(pair.b.truth.umPerPx * zoom).toBeCloseTo(pair.a.truth.umPerPx, 9)
  }
})

test('kept, lost and gained agree with the hairs of both pictures', () => {
  let [first, lost, gained] = [0, 0, 0]
  for (let seed = 1; seed <= 5; seed++) {
    const pair = renderPair({ ...small, seed, lostShare: 0.2, newShare: 0.1 })
    const [before, after] = [byId(pair.a), byId(pair.b)]
    for (const id of pair.kept) expect(before.has(id) && after.has(id)).toBe(true)
    for (const id of pair.lost) expect(before.has(id) && !after.has(id)).toBe(true)
    for (const id of pair.gained) expect(!before.has(id) && after.has(id)).toBe(true)
    first += pair.kept.length + pair.lost.length
    lost += pair.lost.length
    gained += pair.gained.length
  }
  expect(Math.abs(lost / first - 0.2)).toBeLessThan(0.05)
  expect(Math.abs(gained / first - 0.1)).toBeLessThan(0.04)
})

test('with no loss and no growth the same hairs are there, cut and combed anew', () => {
  const pair = renderPair({ ...small, seed: 7, lostShare: 0, newShare: 0, widthFactor: 1.25 })
  expect(pair.lost).toEqual([])
  expect(pair.gained).toEqual([])
  for (const [p, q] of shared(pair)) expect(q.widthUm / p.widthUm).toBeCloseTo(1.25, 9)
  const lengths = shared(pair).filter(([p, q]) => !p.touchesFrame && !q.touchesFrame)
  expect(lengths.some(([p, q]) => Math.abs(p.visibleUm - q.visibleUm) > 100)).toBe(true)
})

test('new hairs join a unit within 150 um or stand apart', () => {
  const pair = renderPair({ ...small, seed: 9, newShare: 0.3 })
  const um = pair.b.truth.umPerPx
  const gained = pair.b.truth.hairs.filter(({ id }) => pair.gained.includes(id))
  expect(gained.length).toBeGreaterThan(5)
  for (const hair of gained)
    for (const other of pair.b.truth.hairs) {
      const apart = distance(hair.root, other.root) * um
      if (other.unit === hair.unit) expect(apart).toBeLessThanOrEqual(150.001)
    }
})

test('repeats show the same hairs from other places in other light', () => {
  const { scenes, fromFirst } = renderRepeats({ ...small, seed: 3, count: 3 })
  const [a] = scenes as [Scene]
  expect(scenes).toHaveLength(3)
  expect(apply(fromFirst[0] as never, [7, 9])[0]).toBeCloseTo(7)
  scenes.slice(1).forEach((b, k) => {
    const both = shared({ a, b })
    const way = fromFirst[k + 1] as Pair['aToB']
    for (const [p, q] of both) {
      expect(distance(apply(way, p.root), q.root)).toBeLessThan(1e-6)
      expect(q.widthUm).toBe(p.widthUm)
      expect(distance(apply(way, p.path.at(-1) as Point), q.path.at(-1) as Point)).toBeLessThan(
        1e-6,
      )
    }
    const fitted = fitSimilarity(
      both.map(([p]) => p.root),
      both.map(([, q]) => q.root),
    )
    expect(fitted?.tx).toBeCloseTo(way.tx, 3)
    expect(Math.hypot(way.tx, way.ty)).toBeGreaterThan(0.5)
    const inB = new Set(b.truth.hairs.map(({ id }) => id))
    const missing = a.truth.hairs.filter(({ id, root }) => {
      const [x, y] = apply(way, root)
      return !inB.has(id) && x > 0 && y > 0 && x < 319 && y < 239
    })
    expect(missing).toEqual([])
  })
})

test('skin and its marks move with the hair', () => {
  const still = {
    redness: 0,
    glare: 0,
    bubbles: 0,
    debris: 0,
    noise: 0,
    jpegQuality: 0,
    defocusPx: 0,
  }
  const even = { vignette: 0, unevenLight: 0, ink: 1, moles: 1, wrinkles: 1 }
  const pair = renderPair({
    ...small,
    seed: 12,
    densityPerCm2: 0,
    skinTone: 1,
    nuisances: { ...still, ...even },
  })
  const [a, b] = [luma(pair.a.picture), luma(pair.b.picture)]
  const apart = (at: (p: Point) => Point) => {
    const pairs: [number, number][] = []
    for (let y = 40; y < 200; y += 3)
      for (let x = 40; x < 280; x += 3) {
        const [u, v] = at([x, y])
        pairs.push([a.data[y * a.width + x] as number, sample(b, u, v)])
      }
    const mean = (k: 0 | 1) => pairs.reduce((s, p) => s + p[k], 0) / pairs.length
    const [p, q] = [mean(0), mean(1)]
    const dot = (j: 0 | 1, k: 0 | 1) =>
      pairs.reduce((s, w) => s + (w[j] - [p, q][j]!) * (w[k] - [p, q][k]!), 0)
    return dot(0, 1) / Math.sqrt(dot(0, 0) * dot(1, 1))
  }
  expect(apart((p) => apply(pair.aToB, p))).toBeGreaterThan(0.9)
  expect(apart(([x, y]) => [x + 12, y - 9])).toBeLessThan(0.8)
})

test('the same seed gives the same pair', () => {
  const [p, q] = [renderPair({ ...small, seed: 4 }), renderPair({ ...small, seed: 4 })]
  expect(Buffer.from(p.b.picture.rgb).equals(Buffer.from(q.b.picture.rgb))).toBe(true)
  expect(q.aToB).toEqual(p.aToB)
})
