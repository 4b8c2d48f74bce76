import { expect, test } from 'vitest'
import { findCoin } from './coin.ts'
import { coinOnSkin, type Paint, photograph, type View } from './photograph.ts'

const view: View = { width: 480, height: 360, middle: [262, 171], umPerPx: 50, distanceMm: 300 }
const found = (paint: Paint, more: Partial<View> = {}) =>
  findCoin(photograph({ ...view, blurPx: 1.2, noise: 3, ...more }, paint))

test.each([0, 10, 25])('a coin tilted by %i degrees gives scale and tilt', (tiltDeg) => {
  const coin = found(coinOnSkin(12), { tiltDeg, tiltAlongDeg: 40 })
  if (typeof coin === 'string') throw new Error(coin)
  const shown = (12000 / view.umPerPx) * Math.sqrt(Math.cos((tiltDeg * Math.PI) / 180))
  expect(Math.abs(coin.diameterPx / shown - 1)).toBeLessThan(0.005)
  expect(Math.abs(coin.tiltDeg - tiltDeg)).toBeLessThan(tiltDeg ? 1 : 3)
})

test('a printed ring is found by its line', () => {
  const ring: Paint = (x, y) => (Math.abs(Math.hypot(x, y) - 5) < 0.12 ? 0.03 : 0.7)
  const coin = found(ring)
  expect(typeof coin === 'string' ? coin : coin.diameterPx * view.umPerPx).toBeCloseTo(10000, -3)
})

test('a bubble’s bright ring is no coin, nor are squares, nor skin', () => {
  const bubble: Paint = (x, y) => (Math.abs(Math.hypot(x, y) - 4) < 0.12 ? 0.5 : 0.35)
  const square: Paint = (x, y) => (Math.max(Math.abs(x), Math.abs(y)) < 4 ? 0.7 : 0.35)
  for (const paint of [bubble, square, () => 0.35]) expect(found(paint)).toBe('none')
})

test('two coins are unclear', () => {
  const one = coinOnSkin(7)
  const two: Paint = (x, y) => (x < 0 ? one(x + 5, y) : one(x - 5, y))
  expect(found(two)).toBe('unclear')
})
