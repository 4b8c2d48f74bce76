import { describe, expect, it } from 'vitest'
import { project } from '../homography.ts'
import { type HeadOptions, renderHead, type Shot, views } from '../render/index.ts'
import type { Point } from '../types.ts'
import { alignWholeHead } from './align.ts'

const width = 480
const later: Partial<Shot> = {
  cornerShift: [
    [0.04, -0.03],
    [-0.03, 0.05],
    [0.05, 0.04],
    [-0.05, -0.02],
  ],
  gamma: 1.2,
  cast: [1.08, 1, 0.92],
  noise: 5,
}

/** Median distance, in shares of the width, between where points lie and where they are said to lie. */
function errorOf(options: HeadOptions, shot: Partial<Shot>): number {
  const first = renderHead({ ...options, width })
  const second = renderHead({ ...options, width, shot })
  const found = alignWholeHead(first.picture, second.picture)
  if ('code' in found) throw new Error(found.code)
  const errors: number[] = []
  for (let y = 1; y < 8; y++)
    for (let x = 1; x < 8; x++) {
      const at: Point = [(x * width) / 8, (y * 0.75 * width) / 8]
      const [u, v] = project(found.transform, at)
      const [a, b] = project(second.fromFirst, at)
      errors.push(Math.hypot(u - a, v - b))
    }
  return errors.sort((p, q) => p - q)[24]! / width
}

describe('photographs of one head', () => {
  it.each(views)('seen from the %s lie on each other within 2 of 1600 pixels', (view) => {
    expect(errorOf({ seed: 11, view }, later)).toBeLessThan(2 / 1600)
  })

  it('do so when half of the strands lie otherwise, in another room', () => {
    const shot = { ...later, otherStrands: 0.5, otherRoom: true }
    expect(errorOf({ seed: 12, view: 'front' }, shot)).toBeLessThan(1 / width)
  })

  it('lie nowhere else when nothing moved', () => {
    const { picture } = renderHead({ seed: 13, width })
    const found = alignWholeHead(picture, picture)
    expect(found).toMatchObject({ overlap: 1, agreeing: 1 })
    if ('code' in found) throw new Error(found.code)
    expect(found.residualPx).toBeLessThan(0.1)
    const [x, y] = project(found.transform, [400, 300])
    expect(Math.hypot(x - 400, y - 300)).toBeLessThan(0.1)
  })

  it('are compared at their own sizes', () => {
    const first = renderHead({ seed: 14, view: 'back', width })
    const larger = renderHead({ seed: 14, view: 'back', width: 2 * width })
    const found = alignWholeHead(first.picture, larger.picture)
    if ('code' in found) throw new Error(found.code)
    const [x, y] = project(found.transform, [240, 180])
    expect(Math.hypot(x - 480.5, y - 360.5)).toBeLessThan(1)
  })
})

describe('photographs that do not belong together', () => {
  it.each([
    ['another side', { seed: 21, view: 'front' }, { seed: 21, view: 'back' }],
    ['another head', { seed: 21, view: 'top' }, { seed: 22, view: 'top' }],
    ['another face', { seed: 23, view: 'front' }, { seed: 24, view: 'front' }],
  ] as const)('are refused: %s', (_, one, other) => {
    const found = alignWholeHead(
      renderHead({ ...one, width }).picture,
      renderHead({ ...other, width }).picture,
    )
    expect(found).toMatchObject({ code: 'not-the-same-view' })
  })

  it('are refused when one shows nothing', () => {
    const { picture } = renderHead({ seed: 21, width })
    const empty = { ...picture, rgb: new Uint8Array(picture.rgb.length).fill(128) }
    expect(alignWholeHead(picture, empty)).toMatchObject({ code: 'not-the-same-view' })
    expect(alignWholeHead(empty, picture)).toMatchObject({ code: 'not-the-same-view' })
  })

  it('are refused when they share too little', () => {
    const { picture } = renderHead({ seed: 25, width: 640 })
    const half = cut(picture, 0, 320)
    expect(alignWholeHead(picture, half)).toHaveProperty('code')
  })
})

function cut(
  from: { width: number; height: number; rgb: Uint8Array },
  left: number,
  width: number,
) {
  const rgb = new Uint8Array(width * from.height * 3)
  for (let y = 0; y < from.height; y++)
    rgb.set(
      from.rgb.subarray(3 * (y * from.width + left), 3 * (y * from.width + left + width)),
      3 * y * width,
    )
  return { width, height: from.height, rgb }
}
