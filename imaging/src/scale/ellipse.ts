import { solve } from '../homography.ts'
import type { Point } from '../types.ts'

/** An ellipse by its middle, its two half axes in pixels (long first) and the long one's direction. */
export interface Ellipse {
  readonly middle: Point
  readonly long: number
  readonly short: number
  readonly angle: number
}

/** The ellipse with the least algebraic error; undefined when the points do not close round one. */
export function fitEllipse(
  points: readonly Point[],
  weights?: readonly number[],
): Ellipse | undefined {
  if (points.length < 8) return undefined
  const mx = points.reduce((s, p) => s + p[0], 0) / points.length
  const my = points.reduce((s, p) => s + p[1], 0) / points.length
  const size = Math.sqrt(
    points.reduce((s, p) => s + (p[0] - mx) ** 2 + (p[1] - my) ** 2, 0) / points.length,
  )
  if (size <= 0) return undefined
  const rows = Array.from({ length: 5 }, () => new Array<number>(6).fill(0))
  points.forEach((p, i) => {
    const x = (p[0] - mx) / size
    const y = (p[1] - my) / size
    const terms = [x * x, x * y, y * y, x, y, 1]
    const w = weights?.[i] ?? 1
    for (let r = 0; r < 5; r++)
      for (let c = 0; c < 6; c++) rows[r]![c]! += w * terms[r]! * terms[c]!
  })
  const conic = solve(rows)
  const ellipse = conic && fromConic(conic)
  if (!ellipse) return undefined
  return {
    middle: [ellipse.middle[0] * size + mx, ellipse.middle[1] * size + my],
    long: ellipse.long * size,
    short: ellipse.short * size,
    angle: ellipse.angle,
  }
}

/** a x2 + b xy + c y2 + d x + e y = 1 as middle and axes. */
function fromConic(conic: readonly number[]): Ellipse | undefined {
  const [a, b, c, d, e] = conic as [number, number, number, number, number]
  const det = 4 * a * c - b * b
  if (det <= 1e-12) return undefined
  const x = (b * e - 2 * c * d) / det
  const y = (b * d - 2 * a * e) / det
  const level = 1 - (a * x * x + b * x * y + c * y * y + d * x + e * y)
  const mean = (a + c) / 2
  const spread = Math.hypot((a - c) / 2, b / 2)
  const long = level / (mean - spread)
  const short = level / (mean + spread)
  if (!(long > 0) || !(short > 0)) return undefined
  // The quadratic form grows slowest along the long axis.
  const angle = 0.5 * Math.atan2(-b, c - a)
  return { middle: [x, y], long: Math.sqrt(long), short: Math.sqrt(short), angle }
}

/** Distance from the ellipse along the ray from its middle, in pixels; positive outside. */
export function offEllipse({ middle, long, short, angle }: Ellipse, [x, y]: Point): number {
  const dx = x - middle[0]
  const dy = y - middle[1]
  const u = Math.cos(angle) * dx + Math.sin(angle) * dy
  const v = -Math.sin(angle) * dx + Math.cos(angle) * dy
  const r = Math.hypot(u, v)
  return r - r / Math.max(1e-9, Math.hypot(u / long, v / short))
}
