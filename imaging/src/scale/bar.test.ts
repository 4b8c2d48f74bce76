import { expect, test } from 'vitest'
import { seeded } from '../random.ts'
import type { Picture } from '../types.ts'
import { findScaleBar } from './bar.ts'
import { findOverlays } from './overlays.ts'

type Box = readonly [left: number, top: number, width: number, height: number, grey: number]

/** Uneven skin with rows of slanting dark hairs `hairRows` high, and even boxes drawn over it. */
function skin(hairRows: number, ...boxes: Box[]): Picture {
  const width = 400
  const height = 300
  const random = seeded(11)
  const rgb = new Uint8Array(width * height * 3)
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      const off = y % 120 < hairRows ? Math.abs(((x + 0.35 * y) % 71) - 9) : 9
      const bare = Math.min(1, Math.max(0, (off - 3) / 4))
      const light = 38 + bare * (107 + 25 * Math.sin(x / 60) + 15 * Math.cos(y / 45))
      const v = light + 5 * random.normal()
      rgb.set([v + 15, v, v - 10], 3 * (y * width + x))
    }
  for (const [left, top, w, h, grey] of boxes)
    for (let y = top; y < top + h; y++)
      rgb.fill(grey, 3 * (y * width + left), 3 * (y * width + left + w))
  return { width, height, rgb }
}

test('two arms that meet are a bar, though hair of their own darkness crosses them', () => {
  const bar = findScaleBar(skin(30, [20, 180, 1, 101, 45], [20, 280, 101, 1, 45]))
  expect(bar).toMatchObject({ confidence: 1 })
  expect(typeof bar === 'string' ? 0 : bar.lengthPx).toBeCloseTo(100.5, 0)
})

test('arms that end in hair of their own darkness are unclear', () => {
  expect(findScaleBar(skin(90, [20, 180, 1, 101, 45], [20, 280, 101, 1, 45]))).toBe('unclear')
})

test.each([
  ['thin and dark', 1, 20],
  ['thick and white', 4, 255],
])('a bar alone, %s', (_, thick, grey) => {
  const bar = findScaleBar(skin(90, [230, 282, 120, thick, grey]))
  expect(typeof bar === 'string' ? bar : bar.lengthPx).toBeCloseTo(119.5, 0)
})

test('hair is no bar, two lengths are unclear, a drawn box is no bar', () => {
  expect(findScaleBar(skin(90))).toBe('none')
  expect(findScaleBar(skin(30, [230, 282, 120, 2, 255], [30, 282, 80, 2, 255]))).toBe('unclear')
  const box = skin(
    30,
    [100, 100, 141, 1, 250],
    [100, 170, 141, 1, 250],
    [100, 100, 1, 71, 250],
    [240, 100, 1, 71, 250],
  )
  expect(findScaleBar(box)).toBe('unclear')
})

test('what is drawn is masked, what is skin is not', () => {
  const picture = skin(30, [20, 180, 1, 101, 45], [20, 280, 101, 1, 45], [0, 0, 400, 12, 150])
  for (let k = 0; k < 900; k++) {
    const at = 3 * ((60 + Math.floor(k / 60)) * 400 + 200 + (k % 60))
    picture.rgb.set([10, 12, 170], at)
  }
  const { boxes, mask } = findOverlays(picture)
  expect(boxes.map((b) => b.kind).sort()).toEqual(['bar', 'bar', 'ink', 'strip'])
  for (const [x, y] of [
    [20, 230],
    [70, 280],
    [200, 5],
    [210, 70],
  ] as const)
    expect(mask[y * 400 + x]).toBe(1)
  expect(mask.reduce((s, v) => s + v, 0) / mask.length).toBeLessThan(0.1)
  const plain = findOverlays(skin(90))
  expect(plain.boxes).toEqual([])
  expect(plain.mask.every((v) => v === 0)).toBe(true)
})
