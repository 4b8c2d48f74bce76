import { grown, runsOf, type Tiles } from './tiles.ts'
import type { Picture, Plane } from './types.ts'

/** A plane of zeros, or of `data` when it is at hand. */
export function plane(width: number, height: number, data?: Float32Array): Plane {
  return { width, height, data: data ?? new Float32Array(width * height) }
}

/** sRGB byte to linear light, 0 to 1 (IEC 61966-2-1). */
export const linear = Float32Array.from({ length: 256 }, (_, i) => {
  const c = i / 255
  return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4
})

/** Luma of the bytes (Rec. 601 weights), 0 to 255. */
export function luma(picture: Picture): Plane {
  const out = plane(picture.width, picture.height)
  const { rgb } = picture
  for (let i = 0, j = 0; i < out.data.length; i++, j += 3)
    out.data[i] = 0.299 * rgb[j]! + 0.587 * rgb[j + 1]! + 0.114 * rgb[j + 2]!
  return out
}

/** Gaussian blur with a true (cut at 3 sigma, normalised) kernel; edges repeat. `sigma` in pixels. */
export function gaussian(source: Plane, sigma: number): Plane {
  const out = plane(source.width, source.height, source.data.slice())
  if (sigma > 0)
    eachBlurredRow(source, { sigma }, (row, y) => {
      out.data.set(row, y * out.width)
    })
  return out
}

/**
 * The same blur (`sigma` above 0) row by row from the top: of a large picture only a few rows are kept. `row` is
 * written over by the next one. With `where`, it is not a number outside these tiles of `tilePx` pixels.
 */
export function eachBlurredRow(
  source: Plane,
  { sigma, where, tilePx = 1 }: { sigma: number; where?: Tiles; tilePx?: number },
  each: (row: Float32Array, y: number) => void,
): void {
  const { width, height } = source
  const radius = Math.max(1, Math.ceil(3 * sigma))
  const size = 2 * radius + 1
  const weights = kernelOf(sigma, radius)
  const padded = new Float32Array(width + 2 * radius)
  const shifted = Array.from({ length: size }, (_, k) => padded.subarray(k, k + width))
  // Rows blurred across, each until the last one that needs it is done.
  const ring = Array.from({ length: size }, () => new Float32Array(width))
  const at = (y: number) => ring[Math.min(height - 1, Math.max(0, y)) % size]!
  const across = runsOf(where && grown(where, 0, Math.ceil(radius / tilePx)), tilePx, width)
  const down = runsOf(where, tilePx, width)
  const row = new Float32Array(width)
  const rows: Float32Array[] = []
  let done = 0
  for (let y = 0; y < height; y++) {
    for (; done <= Math.min(height - 1, y + radius); done++) {
      padded.set(source.data.subarray(done * width, (done + 1) * width), radius)
      padded.fill(padded[radius]!, 0, radius)
      padded.fill(padded[radius + width - 1]!, radius + width)
      weighted(shifted, weights, at(done), across(done))
    }
    for (let k = 0; k < size; k++) rows[k] = at(y + k - radius)
    if (where) row.fill(Number.NaN)
    weighted(rows, weights, row, down(y))
    each(row, y)
  }
}

/** Weights from the middle outwards; with their mirror images they add up to 1. */
function kernelOf(sigma: number, radius: number): Float64Array {
  const kernel = Float64Array.from({ length: radius + 1 }, (_, i) =>
    Math.exp(-(i * i) / (2 * sigma * sigma)),
  )
  const total = kernel.reduce((sum, w) => sum + 2 * w, -kernel[0]!)
  return kernel.map((w) => w / total)
}

/** The mean of `rows`, an odd number, by weights from the middle one outwards, in each of `runs`. */
function weighted(
  rows: readonly Float32Array[],
  weights: Float64Array,
  out: Float32Array,
  runs: readonly number[],
): void {
  const radius = weights.length - 1
  const middle = rows[radius]!
  const own = weights[0]!
  // Two pairs a turn: most of the time goes into loading and storing what is added to.
  for (let k = 1; k <= radius; k += 2) {
    const last = k === radius
    const [a, b] = [rows[radius - k]!, rows[radius + k]!]
    const [c, d] = last ? [a, b] : [rows[radius - k - 1]!, rows[radius + k + 1]!]
    const near = weights[k]!
    const far = last ? 0 : weights[k + 1]!
    for (let i = 0; i < runs.length; i += 2) {
      const end = runs[i + 1]!
      if (k === 1)
        for (let x = runs[i]!; x < end; x++)
          out[x] = own * middle[x]! + near * (a[x]! + b[x]!) + far * (c[x]! + d[x]!)
      else
        for (let x = runs[i]!; x < end; x++)
          out[x]! += near * (a[x]! + b[x]!) + far * (c[x]! + d[x]!)
    }
  }
}

/** Value between pixels, bilinear; edges repeat. */
export function sample({ width, height, data }: Plane, x: number, y: number): number {
  const cx = Math.min(width - 1, Math.max(0, x))
  const cy = Math.min(height - 1, Math.max(0, y))
  const x0 = Math.min(width - 2, Math.floor(cx))
  const y0 = Math.min(height - 2, Math.floor(cy))
  if (x0 < 0 || y0 < 0) return data[Math.max(0, y0) * width + Math.max(0, x0)]!
  const fx = cx - x0
  const fy = cy - y0
  const i = y0 * width + x0
  return (
    (data[i]! * (1 - fx) + data[i + 1]! * fx) * (1 - fy) +
    (data[i + width]! * (1 - fx) + data[i + width + 1]! * fx) * fy
  )
}

/** The mean of each block of `factor` by `factor` pixels; what does not fill a block is left out. */
export function shrink(source: Plane, factor: number): Plane {
  const width = Math.max(1, Math.floor(source.width / factor))
  const height = Math.max(1, Math.floor(source.height / factor))
  const out = plane(width, height)
  const wide = Math.min(factor, source.width)
  const high = Math.min(factor, source.height)
  const sums = new Float64Array(width)
  for (let y = 0; y < height; y++) {
    sums.fill(0)
    for (let v = 0; v < high; v++)
      for (let x = 0, i = (y * factor + v) * source.width; x < width; x++, i += factor)
        for (let u = 0; u < wide; u++) sums[x]! += source.data[i + u]!
    for (let x = 0; x < width; x++) out.data[y * width + x] = sums[x]! / (wide * high)
  }
  return out
}
