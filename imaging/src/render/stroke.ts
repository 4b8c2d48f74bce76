import type { Point } from '../types.ts'

/** A band along a path, in pixels; its width changes evenly from start to end and its ends are cut flat. */
export interface Stroke {
  readonly path: readonly Point[]
  readonly halfStart: number
  readonly halfEnd: number
  /** How far the cut at the end leans: pixels along per pixel across. */
  readonly slant?: number
}

/**
 * Called once for every pixel near a stroke: its place in the rows, the share of it that is covered, the
 * signed distance from the middle in pixels and the length along the path in pixels.
 */
export type Paint = (index: number, cover: number, across: number, along: number) => void

interface Scratch {
  readonly width: number
  readonly height: number
  readonly near: Float32Array
  readonly across: Float32Array
  readonly along: Float32Array
  readonly touched: Int32Array
  count: number
}

/** How far along the segment is asked, how far to its sides, and the path's length before it. */
interface Ends {
  readonly from: number
  readonly to: number
  readonly reach: number
  readonly start: number
}

/** Share of a pixel at `at` that lies between `low` and `high` on one axis. */
const share = (at: number, low: number, high: number) =>
  Math.max(0, Math.min(high, at + 0.5) - Math.max(low, at - 0.5))

/** Keeps, for the pixels near one segment, the distance to it where it is the nearest so far. */
function visit(s: Scratch, [p, q]: readonly [Point, Point], ends: Ends) {
  const length = Math.hypot(q[0] - p[0], q[1] - p[1])
  if (length === 0) return
  const ux = (q[0] - p[0]) / length
  const uy = (q[1] - p[1]) / length
  const { reach } = ends
  const x1 = Math.min(s.width - 1, Math.floor(Math.max(p[0], q[0]) + reach))
  const y1 = Math.min(s.height - 1, Math.floor(Math.max(p[1], q[1]) + reach))
  const x0 = Math.max(0, Math.ceil(Math.min(p[0], q[0]) - reach))
  for (let y = Math.max(0, Math.ceil(Math.min(p[1], q[1]) - reach)); y <= y1; y++) {
    for (let x = x0; x <= x1; x++) {
      const t = (x - p[0]) * ux + (y - p[1]) * uy
      const o = (y - p[1]) * ux - (x - p[0]) * uy
      const c = t < ends.from ? ends.from : t > ends.to ? ends.to : t
      const d = (t - c) * (t - c) + o * o
      if (d > reach * reach) continue
      const i = y * s.width + x
      if (d >= s.near[i]!) continue
      if (s.near[i] === Number.POSITIVE_INFINITY) s.touched[s.count++] = i
      s.near[i] = d
      s.across[i] = o < 0 ? -Math.sqrt(d) : Math.sqrt(d)
      s.along[i] = ends.start + c
    }
  }
}

/**
 * A drawer of strokes for pictures of one size. Cover is exact for a band across one axis (so that area is
 * width times length at any angle), taken from the true distance to the nearest piece of the path.
 */
export function stroker(width: number, height: number): (stroke: Stroke, paint: Paint) => void {
  const n = width * height
  const s: Scratch = {
    width,
    height,
    near: new Float32Array(n).fill(Number.POSITIVE_INFINITY),
    across: new Float32Array(n),
    along: new Float32Array(n),
    touched: new Int32Array(n),
    count: 0,
  }
  return ({ path, halfStart, halfEnd, slant = 0 }, paint) => {
    const reach = Math.max(halfStart, halfEnd) + 1
    let start = 0
    for (let i = 1; i < path.length; i++) {
      const p = path[i - 1] as Point
      const q = path[i] as Point
      const length = Math.hypot(q[0] - p[0], q[1] - p[1])
      const from = i === 1 ? -reach : 0
      const to = i === path.length - 1 ? length + reach : length
      visit(s, [p, q], { from, to, reach, start })
      start += length
    }
    for (let k = 0; k < s.count; k++) {
      const i = s.touched[k]!
      const across = s.across[i]!
      const along = s.along[i]!
      s.near[i] = Number.POSITIVE_INFINITY
      const half = halfStart + ((halfEnd - halfStart) * Math.min(start, Math.max(0, along))) / start
      const cover = share(across, -half, half) * share(along, 0, start + slant * across)
      if (cover > 0) paint(i, cover, across, along)
    }
    s.count = 0
  }
}
