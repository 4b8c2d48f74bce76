import { expect, test } from 'vitest'
import { seeded } from '../random.ts'
import { findMarkers } from './marker.ts'
import { markOnPaper, photograph, type View } from './photograph.ts'

const view: View = { width: 480, height: 360, middle: [251, 171], umPerPx: 18, distanceMm: 80 }

test.each([
  { tiltDeg: 0, turnDeg: 0, blurPx: 0.8, id: 6 },
  { tiltDeg: 8, turnDeg: 100, blurPx: 1.6, id: 9 },
  { tiltDeg: 25, turnDeg: 205, blurPx: 1, id: 14 },
])('a mark tilted by $tiltDeg degrees gives the scale and the tilt', ({ id, ...how }) => {
  const picture = photograph({ ...view, ...how, tiltAlongDeg: 30, noise: 3 }, markOnPaper(id, 4))
  const [marker, ...more] = findMarkers(picture)
  expect(more).toEqual([])
  expect(marker?.id).toBe(id)
  const shown = view.umPerPx / Math.sqrt(Math.cos((how.tiltDeg * Math.PI) / 180))
  expect(Math.abs((marker?.umPerPx ?? 0) / shown - 1)).toBeLessThan(0.002)
  expect(Math.abs((marker?.tiltDeg ?? 90) - how.tiltDeg)).toBeLessThan(how.tiltDeg ? 0.5 : 2)
})

test('corners start at the top left of the mark itself and go round clockwise', () => {
  const picture = photograph({ ...view, turnDeg: 90 }, markOnPaper(3, 4))
  const corners = findMarkers(picture)[0]?.corners ?? []
  // Turned by a quarter clockwise, the mark's top left is the picture's top right.
  const half = 2000 / view.umPerPx
  const [x, y] = corners[0] ?? [0, 0]
  expect(x).toBeCloseTo(view.middle[0] + (half * 10) / 10, 0)
  expect(y).toBeCloseTo(view.middle[1] - (half * 10) / 10, 0)
})

test('squares without a mark of ours, and skin, give none', () => {
  const square = photograph(view, (x, y) => (Math.max(Math.abs(x), Math.abs(y)) < 2 ? 0.05 : 0.7))
  const checks = photograph(view, (x, y) => ((Math.floor(x) + Math.floor(y)) & 1 ? 0.05 : 0.7))
  const random = seeded(4)
  const skin = photograph(view, () => 0.3 + 0.05 * random.next())
  for (const picture of [square, checks, skin]) expect(findMarkers(picture)).toEqual([])
})
