import { sample } from '../filters.ts'
import type { Plane, Point } from '../types.ts'
import type { Quad } from './quads.ts'

/** Places along each side at which its edge is looked for; the corners' rounding is left out. */
const places = 48
const fromCorner = 0.08
/** Share of the places that must show an edge; the rest may lie under hair or glare. */
const mustShow = 0.5

/**
 * The corners of a dark quadrilateral to a fraction of a pixel: each side is a line through the places where
 * the light is halfway between inside and outside, corners are where the lines meet.
 * @param shine linear light, in which a lens's blur does not move an edge
 * @returns undefined when a side cannot be seen over half its length
 */
export function sharpCorners(shine: Plane, rough: Quad): Quad | undefined {
  let quad: Quad = rough
  for (const reach of [0.08, 0.05, 0.04]) {
    const lines = quad.map((p, i) => sideLine(shine, [p, quad[(i + 1) % 4]!], reach))
    const corners = lines.map((line, i) => meet(lines[(i + 3) % 4], line))
    if (corners.some((c) => !c)) return undefined
    quad = corners as unknown as Quad
  }
  return quad
}

/** A line as all points with nx x + ny y = c. */
interface Line {
  readonly nx: number
  readonly ny: number
  readonly c: number
}

/** The line through a side's edge points, looked for `reach` of the side's length in and out. */
function sideLine(shine: Plane, [p, q]: readonly [Point, Point], reach: number): Line | undefined {
  const length = Math.hypot(q[0] - p[0], q[1] - p[1])
  if (length < 8) return undefined
  const nx = (q[1] - p[1]) / length
  const ny = -(q[0] - p[0]) / length
  const depth = Math.max(3, reach * length)
  const points: Point[] = []
  for (let i = 0; i < places; i++) {
    const t = fromCorner + ((1 - 2 * fromCorner) * i) / (places - 1)
    const x = p[0] + t * (q[0] - p[0])
    const y = p[1] + t * (q[1] - p[1])
    const at = halfway(shine, { x, y, nx, ny, depth })
    if (at !== undefined) points.push([x + at * nx, y + at * ny])
  }
  return points.length >= mustShow * places ? robustLine(points) : undefined
}

interface Cut {
  readonly x: number
  readonly y: number
  readonly nx: number
  readonly ny: number
  readonly depth: number
}

/** Signed distance along the normal (outwards) at which light passes half of the step from inside to out. */
function halfway(shine: Plane, { x, y, nx, ny, depth }: Cut): number | undefined {
  const step = Math.min(0.5, depth / 8)
  const n = Math.round(depth / step)
  const value = (k: number) => sample(shine, x + k * step * nx, y + k * step * ny)
  const values = Array.from({ length: 2 * n + 1 }, (_, k) => value(k - n))
  const third = Math.max(2, Math.floor(n / 2))
  const inside = middleValue(values.slice(0, third))
  const outside = middleValue(values.slice(-third))
  if (outside - inside < 0.04 || outside < 1.5 * inside) return undefined
  const half = (inside + outside) / 2
  let best: number | undefined
  for (let k = 0; k < 2 * n; k++) {
    const a = values[k]!
    const b = values[k + 1]!
    if (a > half || b <= half) continue
    const at = (k - n + (half - a) / (b - a)) * step
    if (best === undefined || Math.abs(at) < Math.abs(best)) best = at
  }
  return best
}

function middleValue(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[sorted.length >> 1]!
}

/** Total least squares, then again without what lies further off than 2.5 robust deviations. */
function robustLine(points: readonly Point[]): Line {
  let kept = points
  let line = fitLine(kept)
  for (let round = 0; round < 3; round++) {
    const off = points.map(([x, y]) => Math.abs(line.nx * x + line.ny * y - line.c))
    const limit = Math.max(0.15, 2.5 * 1.4826 * middleValue(off))
    kept = points.filter((_, i) => off[i]! <= limit)
    line = fitLine(kept)
  }
  return line
}

function fitLine(points: readonly Point[]): Line {
  const n = points.length
  const mx = points.reduce((s, p) => s + p[0], 0) / n
  const my = points.reduce((s, p) => s + p[1], 0) / n
  let xx = 0
  let xy = 0
  let yy = 0
  for (const [x, y] of points) {
    xx += (x - mx) ** 2
    xy += (x - mx) * (y - my)
    yy += (y - my) ** 2
  }
  const along = 0.5 * Math.atan2(2 * xy, xx - yy)
  const nx = -Math.sin(along)
  const ny = Math.cos(along)
  return { nx, ny, c: nx * mx + ny * my }
}

function meet(a: Line | undefined, b: Line | undefined): Point | undefined {
  if (!a || !b) return undefined
  const d = a.nx * b.ny - b.nx * a.ny
  if (Math.abs(d) < 0.2) return undefined
  return [(a.c * b.ny - b.c * a.ny) / d, (a.nx * b.c - b.nx * a.c) / d]
}
