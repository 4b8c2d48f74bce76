import type { Plane, Point } from '../types.ts'

/**
 * A hair as a drawn line: a chord with a bend and an S-bend, one width, one contrast. Pixels; contrast as in
 * `Evidence`. The middle line at share t of the chord lies `4 b t (1 - t) + 10.4 s t (1 - t) (1 - 2 t)` beside it.
 */
export interface Stroke {
  readonly x0: number
  readonly y0: number
  readonly x1: number
  readonly y1: number
  readonly bend: number
  readonly sway: number
  readonly width: number
  readonly core: number
}

/** What makes a sway of 1 lie 1 pixel beside the chord at most. */
export const swayPeak = 10.392

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
export function offsetAt({ bend, sway }: Stroke, t: number): number {
  return t * (1 - t) * (4 * bend + swayPeak * sway * (1 - 2 * t))
}

/** How fast that grows, for each share of the chord. */
export function riseAt({ bend, sway }: Stroke, t: number): number {
  return bend * 4 * (1 - 2 * t) + sway * swayPeak * (1 - 6 * t + 6 * t * t)
}

/** The stroke that lies best on a path, with how far the path strays from it (root mean square, pixels). */
export function strokeAlong(path: readonly Point[], width: number, core: number) {
  const [x0, y0] = path[0] as Point
  const [x1, y1] = path[path.length - 1] as Point
  const bare: Stroke = { x0, y0, x1, y1, bend: 0, sway: 0, width, core }
  const { length, ex, ey } = chord(bare)
  let aa = 0
  let ab = 0
  let bb = 0
  let ay = 0
  let by = 0
  const places = path.map(([x, y]) => ({
    t: ((x - x0) * ex + (y - y0) * ey) / length,
    v: -(x - x0) * ey + (y - y0) * ex,
  }))
  for (const { t, v } of places) {
    const a = 4 * t * (1 - t)
    const b = swayPeak * t * (1 - t) * (1 - 2 * t)
    aa += a * a
    ab += a * b
    bb += b * b
    ay += a * v
    by += b * v
  }
  const det = (aa + 1e-3) * (bb + 1e-3) - ab * ab
  const stroke: Stroke = {
    ...bare,
    bend: ((bb + 1e-3) * ay - ab * by) / det,
    sway: ((aa + 1e-3) * by - ab * ay) / det,
  }
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
  const r = stroke.width / 2 + margin + Math.abs(stroke.bend) + Math.abs(stroke.sway)
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
