import { describe, expect, it } from 'vitest'
import type { Picture } from '../types.ts'
import { drawOverlay, overlayColours, sideBySide } from './overlay.ts'
import { drawInFrame } from './warp.ts'

const even = (width: number, height: number, grey: number): Picture => ({
  width,
  height,
  rgb: new Uint8Array(3 * width * height).fill(grey),
})
const at = ({ width, rgb }: Picture, x: number, y: number) => [
  ...rgb.subarray(3 * (y * width + x), 3 * (y * width + x) + 3),
]

describe('lines over a picture', () => {
  const before = even(60, 40, 100)
  const colour = overlayColours.lost

  it('cover what lies under them, and nothing further away', () => {
    const after = drawOverlay(before, [
      {
        path: [
          [10, 20],
          [50, 20],
        ],
        colour,
        mark: 'none',
      },
    ])
    expect(at(after, 30, 20)[0]).toBeGreaterThan(200)
    expect(at(after, 30, 24)).toEqual([100, 100, 100])
    expect(at(after, 55, 20)).toEqual([100, 100, 100])
    expect(before.rgb.every((v) => v === 100)).toBe(true)
  })

  it('carry their mark at the first point: a full disc, or a ring', () => {
    const path = [
      [10, 20],
      [50, 20],
    ] as const
    const disc = drawOverlay(before, [{ path, colour, mark: 'disc' }])
    const ring = drawOverlay(before, [{ path, colour, mark: 'ring' }])
    expect(at(disc, 10, 21)[0]).toBeGreaterThan(at(ring, 10, 21)[0] as number)
    expect(at(disc, 10, 23)[0]).toBeGreaterThan(130)
    expect(at(ring, 10, 23)[0]).toBeGreaterThan(150)
    expect(at(disc, 50, 23)).toEqual([100, 100, 100])
  })

  it('may leave the picture, be a point or nothing', () => {
    const odd = [
      [
        [-9, -9],
        [200, 90],
      ],
      [[5, 5]],
      [],
    ] as const
    for (const path of odd)
      expect(drawOverlay(before, [{ path, colour, mark: 'ring' }]).rgb).toHaveLength(60 * 40 * 3)
  })
})

it('two pictures stand side by side, the lower one on black', () => {
  const both = sideBySide(even(3, 4, 10), even(2, 2, 20))
  expect([both.width, both.height]).toEqual([5, 4])
  expect([at(both, 2, 3), at(both, 3, 1), at(both, 4, 3)]).toEqual([
    [10, 10, 10],
    [20, 20, 20],
    [0, 0, 0],
  ])
})

describe('a picture in another frame', () => {
  const ramp = even(20, 10, 0)
  for (let i = 0; i < 200; i++) ramp.rgb.fill(10 * (i % 20), 3 * i, 3 * i + 3)

  it('is shifted to between its pixels', () => {
    const drawn = drawInFrame(ramp, ([x, y]) => [x + 2.5, y], ramp)
    expect([at(drawn, 0, 5), at(drawn, 16, 5)]).toEqual([
      [25, 25, 25],
      [185, 185, 185],
    ])
    expect(at(drawn, 17, 5)).toEqual([0, 0, 0])
  })

  it('stays itself where nothing moves, to its last row', () => {
    expect(drawInFrame(ramp, (p) => p, ramp)).toEqual(ramp)
  })

  it('is turned by a quarter', () => {
    const drawn = drawInFrame(ramp, ([x, y]) => [9 - y, x], { width: 10, height: 10 })
    expect(at(drawn, 0, 4)).toEqual([50, 50, 50])
  })
})
