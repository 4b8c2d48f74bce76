import fc from 'fast-check'
import { expect, test } from 'vitest'
import { canvas } from './canvas.ts'
import { defocus, expose } from './optics.ts'

/** One bright pixel in the middle of a dark canvas, spread. */
function spot(sd: number, kind: 'gaussian' | 'disc') {
  const to = canvas(41, 41)
  to.planes[1][20 * 41 + 20] = 1
  defocus(to, sd, kind)
  let total = 0
  let moment = 0
  to.planes[1].forEach((v, i) => {
    total += v
    moment += v * ((i % 41) - 20) ** 2
  })
  return { total, sd: Math.sqrt(moment / total) }
}

test('both kinds of defocus keep the light and spread it as far as they say', () => {
  fc.assert(
    fc.property(
      fc.double({ min: 0.8, max: 3, noNaN: true }),
      fc.constantFrom('gaussian' as const, 'disc' as const),
      (sd, kind) => {
        const s = spot(sd, kind)
        expect(s.total).toBeCloseTo(1, 3)
        expect(Math.abs(s.sd / sd - 1)).toBeLessThan(0.08)
      },
    ),
  )
})

test('a disc leaves an even canvas even up to its edges', () => {
  const to = canvas(23, 17)
  for (const data of to.planes) data.fill(0.4)
  defocus(to, 1.7, 'disc')
  for (const v of to.planes[0]) expect(v).toBeCloseTo(0.4, 5)
})

test('noise has the spread asked for, and none is none', () => {
  const to = canvas(200, 150)
  for (const data of to.planes) data.fill(0.2)
  for (const noise of [0, 2, 6]) {
    const { rgb } = expose(to, 9, noise)
    const mean = rgb.reduce((a, b) => a + b, 0) / rgb.length
    const sd = Math.sqrt(rgb.reduce((a, b) => a + (b - mean) ** 2, 0) / rgb.length)
    expect(Math.abs(mean - 124)).toBeLessThan(1)
    if (noise === 0) expect(sd).toBe(0)
    else expect(Math.abs(sd / noise - 1)).toBeLessThan(0.08)
  }
})
