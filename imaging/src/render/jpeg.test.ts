import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Picture } from '../types.ts'
import { renderScene, throughJpeg } from './index.ts'

/** Peak signal to noise in decibels. */
function psnr(p: Picture, q: Picture): number {
  let sum = 0
  for (let i = 0; i < p.rgb.length; i++) sum += ((p.rgb[i] as number) - (q.rgb[i] as number)) ** 2
  return 10 * Math.log10((255 * 255 * p.rgb.length) / sum)
}

const scalp = renderScene({
  seed: 3,
  width: 210,
  height: 150,
  nuisances: { jpegQuality: 0 },
}).picture

test('the better the quality, the nearer the picture stays', () => {
  for (const halved of [true, false]) {
    const near = [5, 20, 40, 60, 80, 90, 100].map((q) => psnr(scalp, throughJpeg(scalp, q, halved)))
    for (let i = 1; i < near.length; i++) expect(near[i]).toBeGreaterThan(near[i - 1] as number)
  }
})

test('full quality with full colour is within a rounding of the picture, halved colour is not', () => {
  expect(psnr(scalp, throughJpeg(scalp, 100, false))).toBeGreaterThan(48)
  expect(psnr(scalp, throughJpeg(scalp, 100, true))).toBeLessThan(48)
})

test('an even picture of any size stays even, and its grey stays within a step of the table', () => {
  const sizes = fc.integer({ min: 1, max: 21 })
  fc.assert(
    fc.property(sizes, sizes, fc.integer({ min: 0, max: 255 }), (width, height, grey) => {
      const even = { width, height, rgb: new Uint8Array(3 * width * height).fill(grey) }
      const { rgb } = throughJpeg(even, 50)
      expect(new Set(rgb).size).toBe(1)
      expect(Math.abs((rgb[0] as number) - grey)).toBeLessThanOrEqual(1)
    }),
  )
})

test('low quality shows its blocks of eight', () => {
  const rgb = Uint8Array.from({ length: 3 * 96 * 96 }, (_, i) => 80 + 0.35 * ((i / 3) % 96))
  const out = throughJpeg({ width: 96, height: 96, rgb }, 10).rgb
  const step = (wanted: (x: number) => boolean) => {
    let sum = 0
    let n = 0
    for (let y = 0; y < 96; y++)
      for (let x = 1; x < 96; x++)
        if (wanted(x)) {
          sum += Math.abs((out[3 * (y * 96 + x)] as number) - (out[3 * (y * 96 + x - 1)] as number))
          n++
        }
    return sum / n
  }
  expect(step((x) => x % 8 === 0)).toBeGreaterThan(3 * step((x) => x % 8 !== 0))
})
