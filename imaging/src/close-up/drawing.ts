import type { Plane } from '../types.ts'
import { eachRow } from './pixels.ts'
import { boxOf, chord, type Stroke } from './stroke.ts'

/** What a stroke draws: in row `top + k`, from column `first[k]` on, the contrasts from `start[k]` to `start[k + 1]`. */
export interface Drawing {
  readonly top: number
  readonly rows: number
  readonly first: Int32Array
  readonly start: Int32Array
  readonly data: Float32Array
}

/** How many blurs a drawn edge reaches. */
export const drawnReach = 3

// The normal distribution function from a table: the edge of a bar seen through a Gaussian blur.
const tableReach = 4
const tableStep = 1 / 64
const table = Float32Array.from({ length: (2 * tableReach) / tableStep + 2 }, (_, i) =>
  normalCdf(i * tableStep - tableReach),
)

function normalCdf(z: number): number {
  // Abramowitz and Stegun 26.2.17, error below 1e-7.
  const t = 1 / (1 + 0.2316419 * Math.abs(z))
  const tail =
    (Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI)) *
    t *
    (0.31938153 + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))))
  return z >= 0 ? 1 - tail : tail
}

/** Share of a step seen through a Gaussian blur, `z` blurs inside its edge. */
export function cdf(z: number): number {
  if (z <= -tableReach) return 0
  if (z >= tableReach) return 1
  const at = (z + tableReach) / tableStep
  const i = at | 0
  return table[i]! + (at - i) * (table[i + 1]! - table[i]!)
}

/** The share of its contrast that the middle of a band shows through the blur: thin hair is never as dark as it is. */
export const middleThrough = (width: number, blur: number): number =>
  2 * cdf(width / (2 * blur)) - 1

/** What `stroke` draws on a picture of this frame and blur (standard deviation, pixels). */
export function drawingOf(stroke: Stroke, frame: Plane, blur: number): Drawing {
  const margin = drawnReach * blur
  const box = boxOf(stroke, margin, frame)
  const rows = Math.max(0, box.bottom - box.top + 1)
  const first = new Int32Array(rows)
  const start = new Int32Array(rows + 1)
  const { length } = chord(stroke)
  const half = stroke.width / 2
  const perBlur = 1 / blur
  let data = new Float32Array(Math.ceil(2 * (length + 2 * margin) * (half + margin + 1)))
  let size = 0
  let done = 0
  eachRow(stroke, { frame, margin, every: 1 }, (y, { n, x, along, beside }) => {
    const k = y - box.top
    while (done < k) start[++done] = size
    // A bent stroke may leave a hole in its row.
    const end = size + x[n - 1]! - x[0]! + 1
    if (end > data.length) data = larger(data, 2 * end)
    const shift = size - x[0]!
    first[k] = x[0]!
    for (let i = 0; i < n; i++) {
      const u = along[i]!
      const d = beside[i]!
      const across = cdf((half + d) * perBlur) + cdf((half - d) * perBlur) - 1
      const ends = cdf(u * perBlur) * cdf((length - u) * perBlur)
      data[x[i]! + shift] = stroke.core * across * ends
    }
    size = end
  })
  while (done < rows) start[++done] = size
  return { top: box.top, rows, first, start, data: data.slice(0, size) }
}

function larger(data: Float32Array, length: number): Float32Array<ArrayBuffer> {
  const out = new Float32Array(length)
  out.set(data)
  return out
}
