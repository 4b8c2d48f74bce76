import { solve } from '../homography.ts'
import type { Plane, Point } from '../types.ts'

/**
 * A hair as a drawn line: a chord with a bend, an S-bend and a wave, one width, one contrast. Pixels; contrast as
 * in `Evidence`. The middle line at share t of the chord lies `u (4 b + 10.4 s (1 - 2 t) + 16 w (1 - 5 u))` beside
 * it, u being t (1 - t): the polynomials of second to fourth degree that end on the chord, the last without a bend.
 */
export interface Stroke {
  readonly x0: number
  readonly y0: number
  readonly x1: number
  readonly y1: number
  readonly bend: number
  readonly sway: number
  readonly wave: number
  readonly width: number
  readonly core: number
}

/** What makes a sway of 1 lie 1 pixel beside the chord at most. */
export const swayPeak = 10.392
/** The same for the wave. */
export const wavePeak = 16

/** The stroke's chord: length and unit vector. */
export function chord({ x0, y0, x1, y1 }: Stroke) {
  const length = Math.max(1e-6, Math.hypot(x1 - x0, y1 - y0))
  return { length, ex: (x1 - x0) / length, ey: (y1 - y0) / length }
}

/** The middle line, from (x0, y0) to (x1, y1), in `n` equal parts of the chord. */
export function middleLine(stroke: Stroke, n = 8): Point[] {
  const { length, ex, ey } = chord(stroke)
  return Array.from({ length: n + 1 }, (_, i) => {
    const t = i / n
    const v = offsetAt(stroke, t)
    return [stroke.x0 + ex * t * length - ey * v, stroke.y0 + ey * t * length + ex * v] as const
  })
}

/** How far beside its chord the middle line lies at share `t` of it. */
export function offsetAt({ bend, sway, wave }: Stroke, t: number): number {
  const u = t * (1 - t)
  return u * (4 * bend + swayPeak * sway * (1 - 2 * t) + wavePeak * wave * (1 - 5 * u))
}

/** How fast that grows, for each share of the chord. */
export function riseAt({ bend, sway, wave }: Stroke, t: number): number {
  const u = t * (1 - t)
  return (1 - 2 * t) * (4 * bend + wavePeak * wave * (1 - 10 * u)) + sway * swayPeak * (1 - 6 * u)
}

/** How far the middle line lies from its chord at most, pixels. */
export const bentBy = ({ bend, sway, wave }: Stroke): number =>
  Math.abs(bend) + Math.abs(sway) + Math.abs(wave)

/** Keeps the least squares solvable on paths of few places, and weak waves small. */
const leastTie = 1e-3
const waveTie = 0.02

/** The stroke that lies best on a path, with how far the path strays from it (root mean square, pixels). */
export function strokeAlong(path: readonly Point[], width: number, core: number) {
  const [x0, y0] = path[0] as Point
  const [x1, y1] = path[path.length - 1] as Point
  const bare: Stroke = { x0, y0, x1, y1, bend: 0, sway: 0, wave: 0, width, core }
  const { length, ex, ey } = chord(bare)
  const places = path.map(([x, y]) => ({
    t: ((x - x0) * ex + (y - y0) * ey) / length,
    v: -(x - x0) * ey + (y - y0) * ex,
  }))
  const rows = [0, 1, 2].map((i) => [0, 0, 0, 0].map((_, j) => (i === j ? leastTie : 0)))
  for (const { t, v } of places) {
    const u = t * (1 - t)
    const terms = [4 * u, swayPeak * u * (1 - 2 * t), wavePeak * u * (1 - 5 * u), v]
    for (const [i, row] of rows.entries())
      for (const [j, term] of terms.entries()) row[j]! += terms[i]! * term
  }
  // A short path says nothing of a wave, and little of a sway.
  rows[2]![2]! += waveTie * places.length
  const [bend = 0, sway = 0, wave = 0] = solve(rows) ?? []
  const stroke: Stroke = { ...bare, bend, sway, wave }
  let square = 0
  for (const { t, v } of places) square += (v - offsetAt(stroke, t)) ** 2
  return { stroke, strays: Math.sqrt(square / places.length) }
}

/** The same stroke from its other end. */
export const flipped = (s: Stroke): Stroke => ({
  ...s,
  x0: s.x1,
  y0: s.y1,
  x1: s.x0,
  y1: s.y0,
  bend: -s.bend,
  wave: -s.wave,
})

/** A part of a picture, its corner at (x, y). */
export interface Patch {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
  readonly data: Float32Array
}

export interface Box {
  readonly left: number
  readonly top: number
  readonly right: number
  readonly bottom: number
}

/** Pixels that a stroke and a margin around it may touch. */
export function boxOf(stroke: Stroke, margin: number, { width, height }: Plane): Box {
  const r = stroke.width / 2 + margin + bentBy(stroke)
  return {
    left: Math.max(0, Math.floor(Math.min(stroke.x0, stroke.x1) - r)),
    top: Math.max(0, Math.floor(Math.min(stroke.y0, stroke.y1) - r)),
    right: Math.min(width - 1, Math.ceil(Math.max(stroke.x0, stroke.x1) + r)),
    bottom: Math.min(height - 1, Math.ceil(Math.max(stroke.y0, stroke.y1) + r)),
  }
}

export const meets = (a: Box, b: Box): boolean =>
  a.left <= b.right && b.left <= a.right && a.top <= b.bottom && b.top <= a.bottom

export function emptyPatch({ left, top, right, bottom }: Box): Patch {
  const width = Math.max(0, right - left + 1)
  const height = Math.max(0, bottom - top + 1)
  return { x: left, y: top, width, height, data: new Float32Array(width * height) }
}
