import { gaussian, luma, plane, sample, shrink } from '../filters.ts'
import type { Picture, Plane } from '../types.ts'

/** Contrast below this many byte levels is taken for noise and kept small. */
const faintest = 3
/** The neighbourhood a pixel is held against, as a share of the level's longer side. */
const neighbourhood = 0.05

/** Longest side of the smallest level, in pixels. */
const smallest = 48

/** A picture at several sizes, the smallest first, each locally normalised: light and exposure are out of it. */
export interface Pyramid {
  /** Full-size pixels for one pixel of each level. */
  readonly factors: readonly number[]
  readonly levels: readonly Plane[]
}

/**
 * The pyramid of a photograph, halved down to about 48 pixels.
 * @param finest longest side of the finest level, in pixels
 */
export function pyramidOf(picture: Picture, finest: number): Pyramid {
  let factor = Math.max(picture.width, picture.height) / finest
  let grey = resized(luma(picture), factor)
  const levels: Plane[] = []
  const factors: number[] = []
  for (;;) {
    levels.unshift(locallyNormal(grey))
    factors.unshift(factor)
    if (Math.max(grey.width, grey.height) < 2 * smallest) return { factors, levels }
    grey = shrink(grey, 2)
    factor *= 2
  }
}

/** A plane whose pixels are `factor` (1 or more) times as large. */
function resized(source: Plane, factor: number): Plane {
  const whole = Math.max(1, Math.floor(factor + 1e-9))
  const rest = factor / whole
  const blocks = whole > 1 ? shrink(source, whole) : source
  if (rest < 1 + 1e-9) return blocks
  const soft = gaussian(blocks, 0.5 * Math.sqrt(rest * rest - 1))
  const out = plane(Math.round(blocks.width / rest), Math.round(blocks.height / rest))
  for (let y = 0, i = 0; y < out.height; y++)
    for (let x = 0; x < out.width; x++, i++)
      out.data[i] = sample(soft, (x + 0.5) * rest - 0.5, (y + 0.5) * rest - 0.5)
  return out
}

/** Each pixel less the mean of its neighbourhood, in standard deviations of it. */
function locallyNormal(grey: Plane): Plane {
  const { width, height } = grey
  const sigma = Math.max(2, neighbourhood * Math.max(width, height))
  const out = plane(width, height)
  const mean = wideMean(grey, sigma)
  for (let i = 0; i < out.data.length; i++) out.data[i] = grey.data[i]! - mean.data[i]!
  const square = plane(
    width,
    height,
    out.data.map((v) => v * v),
  )
  const variance = wideMean(square, sigma)
  for (let i = 0; i < out.data.length; i++)
    out.data[i]! /= Math.sqrt(Math.max(0, variance.data[i]!) + faintest * faintest)
  // A pixel of fine texture alone says little of where the head is; the level below has it.
  return gaussian(out, 0.8)
}

/** A mean over a wide neighbourhood: two running means each way come near a Gaussian of that sigma. */
function wideMean(source: Plane, sigma: number): Plane {
  const half = Math.max(1, Math.round(sigma * 1.2247 - 0.5))
  const { width, height } = source
  let from = source.data
  for (let pass = 0; pass < 2; pass++) {
    const across = new Float32Array(width * height)
    for (let y = 0; y < height; y++)
      runningMean(from, across, { at: y * width, step: 1, n: width, half })
    const down = new Float32Array(width * height)
    for (let x = 0; x < width; x++)
      runningMean(across, down, { at: x, step: width, n: height, half })
    from = down
  }
  return plane(width, height, from)
}

interface Line {
  readonly at: number
  readonly step: number
  readonly n: number
  readonly half: number
}

/** Mean of what lies within `half` places along a line; at the ends, of what is there. */
function runningMean(from: Float32Array, to: Float32Array, { at, step, n, half }: Line): void {
  let sum = 0
  for (let k = 0; k < Math.min(half, n); k++) sum += from[at + k * step]!
  for (let k = 0; k < n; k++) {
    if (k + half < n) sum += from[at + (k + half) * step]!
    if (k - half - 1 >= 0) sum -= from[at + (k - half - 1) * step]!
    const count = Math.min(n - 1, k + half) - Math.max(0, k - half) + 1
    to[at + k * step] = sum / count
  }
}
