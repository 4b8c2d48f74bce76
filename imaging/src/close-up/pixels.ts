import type { Plane } from '../types.ts'
import {
  bentBy,
  boxOf,
  chord,
  offsetAt,
  riseAt,
  type Stroke,
  swayPeak,
  wavePeak,
} from './stroke.ts'

/**
 * Pixels of one row near a stroke, the first `n` of each array from left to right. Pixels; `share` is the share of
 * the chord at which a pixel lies, `beside` its distance from the middle line, `cosine` that line's slant there.
 */
export interface Row {
  n: number
  readonly x: Int32Array
  readonly along: Float64Array
  readonly share: Float64Array
  readonly beside: Float64Array
  readonly cosine: Float64Array
}

export interface Reach {
  readonly frame: Plane
  /** How far from the stroke pixels are asked for. */
  readonly margin: number
  /** Every how many pixels, on a grid of its own, so that every stroke is seen at the same ones. */
  readonly every: number
}

// Used by one walk after the other: a walk is short, and a row of its own would take as long to make.
let scratch = emptyRow(512)

/** Call `each` for the rows of pixels within a margin of the stroke, from the top; rows without any are left out. */
export function eachRow(stroke: Stroke, reach: Reach, each: (y: number, row: Row) => void): void {
  const { frame, margin, every } = reach
  const box = boxOf(stroke, margin, frame)
  if (scratch.x.length < box.right - box.left + 1) scratch = emptyRow(box.right - box.left + 1)
  const row = scratch
  const { length, ex, ey } = chord(stroke)
  const far = stroke.width / 2 + margin
  const bent = bentBy(stroke)
  const perLength = 1 / length
  // Where the middle line is steepest against the chord, a pixel this far aside is still within reach.
  const steepest =
    (4 * Math.abs(stroke.bend) +
      swayPeak * Math.abs(stroke.sway) +
      wavePeak * Math.abs(stroke.wave)) /
    length
  const most = far * Math.sqrt(1 + steepest * steepest)
  const cut = { ex, ey, length, margin, most: far + bent }
  for (let y = Math.ceil(box.top / every) * every; y <= box.bottom; y += every) {
    const [left, right] = columns(stroke, y, cut)
    const last = Math.min(box.right, right)
    const py = y - stroke.y0
    let n = 0
    for (let x = Math.ceil(Math.max(box.left, left) / every) * every; x <= last; x += every) {
      const px = x - stroke.x0
      const along = px * ex + py * ey
      if (along < -margin || along > length + margin) continue
      const share = along * perLength
      const t = share < 0 ? 0 : share > 1 ? 1 : share
      const aside = py * ex - px * ey - offsetAt(stroke, t)
      if (t === share && (aside > most || aside < -most)) continue
      const rise = riseAt(stroke, t) * perLength
      const cosine = 1 / Math.sqrt(1 + rise * rise)
      const beside = (aside - (share - t) * length * rise) * cosine
      if (beside > far || beside < -far) continue
      row.x[n] = x
      row.along[n] = along
      row.share[n] = share
      row.beside[n] = beside
      row.cosine[n] = cosine
      n++
    }
    row.n = n
    if (n) each(y, row)
  }
}

function emptyRow(width: number): Row {
  return {
    n: 0,
    x: new Int32Array(width),
    along: new Float64Array(width),
    share: new Float64Array(width),
    beside: new Float64Array(width),
    cosine: new Float64Array(width),
  }
}

type Cut = Record<'ex' | 'ey' | 'length' | 'margin' | 'most', number>

/** The columns of a row that can lie within `margin` along and `most` across of the chord. */
function columns({ x0, y0 }: Stroke, y: number, cut: Cut): readonly [number, number] {
  const { ex, ey, length, margin, most } = cut
  const py = y - y0
  const [a, b] = within(ex, py * ey + margin, length + 2 * margin)
  const [c, d] = within(-ey, py * ex + most, 2 * most)
  return [x0 + Math.max(a, c), x0 + Math.min(b, d)]
}

/** From where to where 0 <= slope * x + start <= most. */
function within(slope: number, start: number, most: number): readonly [number, number] {
  const all = Number.POSITIVE_INFINITY
  if (Math.abs(slope) < 1e-9) return start < 0 || start > most ? [all, -all] : [-all, all]
  const p = -start / slope
  const q = (most - start) / slope
  return p < q ? [p, q] : [q, p]
}
