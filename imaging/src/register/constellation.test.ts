import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { apply, compose, distance, invert, type Similarity } from '../geometry.ts'
import { type Random, seeded } from '../random.ts'
import type { Point } from '../types.ts'
import { logTail } from './binomial.ts'
import { type Constellation, type Registration, registerCloseUps } from './constellation.ts'

const size = { umPerPx: 6, width: 1600, height: 1200 }

function site(random: Random, hairs: number): Constellation['hairs'] {
  return Array.from({ length: hairs }, () => {
    const root: Point = [random.between(-300, 1900), random.between(-300, 1500)]
    const angle = 0.7 + 0.4 * random.normal()
    const length = random.between(50, 160)
    return { root, tip: [root[0] + length * Math.cos(angle), root[1] + length * Math.sin(angle)] }
  })
}

/** What a detector sees of a site from elsewhere: some missed, some false, ends a little off, some swapped. */
function seen(
  hairs: Constellation['hairs'],
  { random, view }: { random: Random; view: Similarity },
): Constellation {
  const off = ([x, y]: Point): Point => [x + 3 * random.normal(), y + 3 * random.normal()]
  const real = hairs
    .filter(() => random.next() > 0.18)
    .map(({ root, tip }) => ({ root: off(apply(view, root)), tip: off(apply(view, tip)) }))
    .map((h) => (random.next() < 0.05 ? { root: h.tip, tip: h.root } : h))
  const all = [...real, ...site(random, Math.round(hairs.length * 0.1))]
  return {
    ...size,
    hairs: all.filter(({ root: [x, y] }) => x > 0 && y > 0 && x < size.width && y < size.height),
  }
}

function viewOf(random: Random): Similarity {
  const turn = random.between(-0.3, 0.3)
  const zoom = random.between(0.93, 1.07)
  const a = zoom * Math.cos(turn)
  const b = zoom * Math.sin(turn)
  const [x, y] = [size.width / 2, size.height / 2]
  const tx = x - (a * x - b * y) + random.between(-150, 150)
  return { a, b, tx, ty: y - (b * x + a * y) + random.between(-120, 120) }
}

const isFound = (r: object): r is Registration => 'transform' in r
const corners: Point[] = [
  [0, 0],
  [size.width, 0],
  [0, size.height],
  [size.width, size.height],
]
const cornersApartUm = (p: Similarity, q: Similarity) =>
  Math.max(...corners.map((c) => distance(apply(p, c), apply(q, c)))) * size.umPerPx

test('the same site is found again within 50 um, from any view', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 1e6 }), (seed) => {
      const random = seeded(seed)
      const hairs = site(random, 220)
      const view = viewOf(random)
      const still: Similarity = { a: 1, b: 0, tx: 0, ty: 0 }
      const found = registerCloseUps(
        seen(hairs, { random, view: still }),
        seen(hairs, { random, view }),
      )
      expect(isFound(found)).toBe(true)
      if (isFound(found)) expect(cornersApartUm(found.transform, view)).toBeLessThan(50)
    }),
    { numRuns: 25, seed: 7 },
  )
})

test('another site is refused', () => {
  for (let seed = 1; seed <= 60; seed++) {
    const random = seeded(seed)
    const still: Similarity = { a: 1, b: 0, tx: 0, ty: 0 }
    const found = registerCloseUps(
      seen(site(random, 180), { random, view: still }),
      seen(site(random, 180), { random, view: still }),
    )
    expect(isFound(found), `seed ${seed}`).toBe(false)
    if (!isFound(found)) expect(found.code).toBe('not-the-same-place')
  }
})

test('the order of the hairs does not matter, and the other way round is the way back', () => {
  const random = seeded(5)
  const hairs = site(random, 200)
  const view = viewOf(random)
  const a = seen(hairs, { random, view: { a: 1, b: 0, tx: 0, ty: 0 } })
  const b = seen(hairs, { random, view })
  const there = registerCloseUps(a, b) as Registration
  const shuffled = registerCloseUps({ ...a, hairs: [...a.hairs].reverse() }, b) as Registration
  const back = registerCloseUps(b, a) as Registration
  expect(cornersApartUm(there.transform, shuffled.transform)).toBeLessThan(10)
  expect(cornersApartUm(invert(back.transform), there.transform)).toBeLessThan(30)
  const round = compose(back.transform, there.transform)
  expect(cornersApartUm(round, { a: 1, b: 0, tx: 0, ty: 0 })).toBeLessThan(30)
})

test('too little of the site, or too few hairs, is refused by name', () => {
  const random = seeded(9)
  const hairs = site(random, 260)
  const still: Similarity = { a: 1, b: 0, tx: 0, ty: 0 }
  const a = seen(hairs, { random, view: still })
  const away = seen(hairs, { random, view: { a: 1, b: 0, tx: 750, ty: 0 } })
  expect(registerCloseUps(a, away)).toMatchObject({ code: 'overlap-too-small' })
  expect(registerCloseUps(a, { ...size, hairs: a.hairs.slice(0, 3) })).toMatchObject({
    code: 'too-few-hairs',
    figures: { hairs: 3 },
  })
})

describe('the bound on chance', () => {
  test.each([
    [10, 5, 0.5, 1],
    [10, 10, 0.5, 0.5 ** 10],
    [20, 15, 0.3, 5.6e-5],
  ])('of %i trials, %i or more at %d', (n, k, p, truth) => {
    expect(Math.exp(logTail(n, k, p))).toBeGreaterThanOrEqual(truth)
    expect(Math.exp(logTail(n, k, p))).toBeLessThan(20 * truth)
  })
})
