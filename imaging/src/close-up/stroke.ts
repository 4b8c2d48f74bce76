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

const swayPeak = 10.392

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
    const v = offset(stroke, t)
    return [stroke.x0 + ex * t * length - ey * v, stroke.y0 + ey * t * length + ex * v] as const
  })
}

function offset({ bend, sway }: Stroke, t: number): number {
  return t * (1 - t) * (4 * bend + swayPeak * sway * (1 - 2 * t))
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
  for (const { t, v } of places) square += (v - offset(stroke, t)) ** 2
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

export function cdf(z: number): number {
  if (z <= -tableReach) return 0
  if (z >= tableReach) return 1
  const at = (z + tableReach) / tableStep
  const i = at | 0
  return table[i]! + (at - i) * (table[i + 1]! - table[i]!)
}

const bell = (z: number) => (z * z > 18 ? 0 : 0.3989422804 * Math.exp(-0.5 * z * z))

/** What a visitor learns of a pixel near a stroke: how the drawn contrast there answers to each parameter. */
export interface Visit {
  model: number
  /** d model / d (start along, start across, end along, end across, bend, sway, width, core). */
  readonly slope: Float64Array
}

/** Call `each` for the pixels within `margin` of the stroke, in rows. With `slopes`, derivatives are filled in. */
export function visit(
  stroke: Stroke,
  options: {
    frame: Plane
    blur: number
    margin: number
    slopes: boolean
    every: number
  },
  each: (index: number, x: number, y: number, seen: Visit) => void,
): void {
  const { frame, blur, margin, slopes, every } = options
  const { length, ex, ey } = chord(stroke)
  const { bend, sway, width, core } = stroke
  const box = boxOf(stroke, margin, frame)
  const half = width / 2
  const seen: Visit = { model: 0, slope: new Float64Array(8) }
  const far = half + margin
  const most = far + Math.abs(bend) + Math.abs(sway)
  // On a grid of its own, so that every stroke is seen at the same pixels.
  for (let y = Math.ceil(box.top / every) * every; y <= box.bottom; y += every) {
    const [left, right] = columns(stroke, y, { ex, ey, length, margin, most })
    const first = Math.ceil(Math.max(box.left, left) / every) * every
    const last = Math.min(box.right, right)
    for (let x = first; x <= last; x += every) {
      const px = x - stroke.x0
      const py = y - stroke.y0
      const u = px * ex + py * ey
      if (u < -margin || u > length + margin) continue
      const v = -px * ey + py * ex
      const t = u / length
      const inT = t < 0 ? 0 : t > 1 ? 1 : t
      const a = 4 * inT * (1 - inT)
      const b = swayPeak * inT * (1 - inT) * (1 - 2 * inT)
      const rise =
        (bend * 4 * (1 - 2 * inT) + sway * swayPeak * (1 - 6 * inT + 6 * inT * inT)) / length
      const cos = 1 / Math.sqrt(1 + rise * rise)
      const d = (v - bend * a - sway * b - (t - inT) * length * rise) * cos
      if (d > far || d < -far) continue
      const zi = (half + d) / blur
      const zo = (half - d) / blur
      const across = cdf(zi) + cdf(zo) - 1
      const zs = u / blur
      const ze = (length - u) / blur
      const along = cdf(zs) * cdf(ze)
      seen.model = core * across * along
      if (slopes) {
        const { slope } = seen
        const bi = bell(zi)
        const bo = bell(zo)
        const dAcross = (core * along * (bi - bo)) / blur
        slope[0] = (-core * across * cdf(ze) * bell(zs)) / blur
        slope[2] = (core * across * cdf(zs) * bell(ze)) / blur
        slope[1] = -dAcross * cos * (1 - t)
        slope[3] = -dAcross * cos * t
        slope[4] = -dAcross * cos * a
        slope[5] = -dAcross * cos * b
        slope[6] = (core * along * (bi + bo)) / (2 * blur)
        slope[7] = across * along
      }
      each(y * frame.width + x, x, y, seen)
    }
  }
}

/** The columns of a row that can lie within `margin` along and `most` across of the chord. */
function columns(
  { x0, y0 }: Stroke,
  y: number,
  { ex, ey, length, margin, most }: Record<'ex' | 'ey' | 'length' | 'margin' | 'most', number>,
): readonly [number, number] {
  const py = y - y0
  let left = Number.NEGATIVE_INFINITY
  let right = Number.POSITIVE_INFINITY
  // low <= a * (x - x0) + b <= high
  const cut = (a: number, b: number, [low, high]: readonly [number, number]) => {
    if (Math.abs(a) < 1e-9) {
      if (b < low || b > high) right = Number.NEGATIVE_INFINITY
      return
    }
    const p = (low - b) / a
    const q = (high - b) / a
    left = Math.max(left, Math.min(p, q))
    right = Math.min(right, Math.max(p, q))
  }
  cut(ex, py * ey, [-margin, length + margin])
  cut(-ey, py * ex, [-most, most])
  return [x0 + left, x0 + right]
}
