import type { Point } from './types.ts'

/** Row by row, the last element 1: takes plane points to picture points. */
export type Homography = readonly number[]

/** The homography that takes four points to four others; undefined when three lie on one line. */
export function homographyOf(from: readonly Point[], to: readonly Point[]): Homography | undefined {
  const rows: number[][] = []
  for (let i = 0; i < 4; i++) {
    const [x, y] = from[i]!
    const [u, v] = to[i]!
    rows.push([x, y, 1, 0, 0, 0, -u * x, -u * y, u])
    rows.push([0, 0, 0, x, y, 1, -v * x, -v * y, v])
  }
  const solved = solve(rows)
  return solved && [...solved, 1]
}

/** Solve n equations in n unknowns, each row with its right side last; undefined when there is no one answer. */
export function solve(rows: number[][]): number[] | undefined {
  const n = rows.length
  for (let c = 0; c < n; c++) {
    let pivot = c
    for (let r = c + 1; r < n; r++)
      if (Math.abs(rows[r]![c]!) > Math.abs(rows[pivot]![c]!)) pivot = r
    const top = rows[pivot]!
    if (Math.abs(top[c]!) < 1e-12) return undefined
    rows[pivot] = rows[c]!
    rows[c] = top
    for (let r = 0; r < n; r++) {
      if (r === c) continue
      const k = rows[r]![c]! / top[c]!
      if (k) for (let j = c; j <= n; j++) rows[r]![j]! -= k * top[j]!
    }
  }
  return rows.map((row, i) => row[n]! / row[i]!)
}

export function project(h: Homography, [x, y]: Point): Point {
  const w = h[6]! * x + h[7]! * y + h[8]!
  return [(h[0]! * x + h[1]! * y + h[2]!) / w, (h[3]! * x + h[4]! * y + h[5]!) / w]
}

/** How a small piece of the plane is drawn at a point. */
export interface Stretch {
  /** Geometric mean of the two stretches: picture area per plane area is its square. */
  readonly mean: number
  /** Turn of the plane away from the camera, in degrees, for a camera far off against the piece's size. */
  readonly tiltDeg: number
}

/** Stretch and tilt at a point of the plane from the homography's first derivative there. */
export function stretchAt(h: Homography, point: Point): Stretch {
  const [x, y] = point
  const w = h[6]! * x + h[7]! * y + h[8]!
  const [u, v] = project(h, point)
  const a = (h[0]! - u * h[6]!) / w
  const b = (h[1]! - u * h[7]!) / w
  const c = (h[3]! - v * h[6]!) / w
  const d = (h[4]! - v * h[7]!) / w
  const det = Math.abs(a * d - b * c)
  const half = (a * a + b * b + c * c + d * d) / 2
  const spread = Math.sqrt(Math.max(0, half * half - det * det))
  const ratio = Math.sqrt(Math.max(0, half - spread) / (half + spread))
  return { mean: Math.sqrt(det), tiltDeg: (Math.acos(Math.min(1, ratio)) * 180) / Math.PI }
}
