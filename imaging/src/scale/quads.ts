import { shrink } from '../filters.ts'
import type { Plane, Point } from '../types.ts'

/** Four corners in picture order: clockwise as seen. */
export type Quad = readonly [Point, Point, Point, Point]

/** Smallest side looked for in the reduced picture: below it six cells cannot be told apart. */
const leastSide = 18
/** A dark region's hull must fill its four-cornered outline, or it is not a square seen askew. */
const fills = 0.88

/** Dark four-cornered regions of a light plane, in its own pixels. */
export function darkQuads(light: Plane): Quad[] {
  const long = Math.max(light.width, light.height)
  return [0.1, 0.3].flatMap((share) =>
    components(darkerThanAround(light, Math.round(share * long))).flatMap((edge) => {
      const quad = quadOf(hull(edge))
      return quad ? [quad] : []
    }),
  )
}

/** Reduce a plane so that its long side is at most `longest`, by whole steps; corners map back by `factor`. */
export function reduced(light: Plane, longest: number): { plane: Plane; factor: number } {
  const factor = Math.max(1, Math.ceil(Math.max(light.width, light.height) / longest))
  return { plane: factor === 1 ? light : shrink(light, factor), factor }
}

/** 1 where a pixel is clearly darker than the mean of the square around it, 0 elsewhere and at the frame. */
function darkerThanAround({ width, height, data }: Plane, window: number): Plane {
  const sums = new Float64Array((width + 1) * (height + 1))
  for (let y = 0; y < height; y++) {
    let row = 0
    for (let x = 0; x < width; x++) {
      row += data[y * width + x]!
      sums[(y + 1) * (width + 1) + x + 1] = sums[y * (width + 1) + x + 1]! + row
    }
  }
  const half = Math.max(4, window >> 1)
  const out = new Float32Array(width * height)
  for (let y = 1; y < height - 1; y++)
    for (let x = 1; x < width - 1; x++) {
      const x0 = Math.max(0, x - half)
      const y0 = Math.max(0, y - half)
      const x1 = Math.min(width, x + half + 1)
      const y1 = Math.min(height, y + half + 1)
      const total =
        sums[y1 * (width + 1) + x1]! -
        sums[y0 * (width + 1) + x1]! -
        sums[y1 * (width + 1) + x0]! +
        sums[y0 * (width + 1) + x0]!
      if (data[y * width + x]! < 0.85 * (total / ((x1 - x0) * (y1 - y0)))) out[y * width + x] = 1
    }
  return { width, height, data: out }
}

/** The outermost points of each connected dark region that is large enough: first and last of every row. */
function components({ width, height, data }: Plane): Point[][] {
  const seen = new Uint8Array(width * height)
  const stack: number[] = []
  const found: Point[][] = []
  for (let start = 0; start < data.length; start++) {
    if (!data[start] || seen[start]) continue
    const left = new Map<number, number>()
    const right = new Map<number, number>()
    seen[start] = 1
    stack.push(start)
    while (stack.length) {
      const i = stack.pop()!
      const x = i % width
      const y = (i - x) / width
      if (x < (left.get(y) ?? width)) left.set(y, x)
      if (x > (right.get(y) ?? -1)) right.set(y, x)
      for (const j of [i - 1, i + 1, i - width, i + width])
        if (data[j] && !seen[j]) {
          seen[j] = 1
          stack.push(j)
        }
    }
    if (left.size < leastSide) continue
    const edge: Point[] = []
    for (const [y, x] of left) edge.push([x, y])
    for (const [y, x] of right) edge.push([x, y])
    found.push(edge)
  }
  return found
}

/** Convex hull, clockwise as seen (y down), by Andrew's two chains. */
function hull(points: readonly Point[]): Point[] {
  const sorted = [...points].sort((p, q) => p[0] - q[0] || p[1] - q[1])
  const chain = (list: readonly Point[]) => {
    const out: Point[] = []
    for (const p of list) {
      while (out.length > 1 && cross(out[out.length - 2]!, out[out.length - 1]!, p) <= 0) out.pop()
      out.push(p)
    }
    out.pop()
    return out
  }
  return [...chain(sorted), ...chain([...sorted].reverse())]
}

const cross = (o: Point, a: Point, b: Point) =>
  (a[0] - o[0]) * (b[1] - o[1]) - (a[1] - o[1]) * (b[0] - o[0])

export function polygonArea(polygon: readonly Point[]): number {
  let sum = 0
  polygon.forEach(([x, y], i) => {
    const [u, v] = polygon[(i + 1) % polygon.length]!
    sum += x * v - u * y
  })
  return Math.abs(sum) / 2
}

/** The four corners of a hull that is nearly a quadrilateral. */
function quadOf(points: readonly Point[]): Quad | undefined {
  if (points.length < 4) return undefined
  const far = (from: Point) =>
    points.reduce((best, p) => (gap(p, from) > gap(best, from) ? p : best), points[0]!)
  const middle: Point = [
    points.reduce((s, p) => s + p[0], 0) / points.length,
    points.reduce((s, p) => s + p[1], 0) / points.length,
  ]
  const a = far(middle)
  const c = far(a)
  const side = (p: Point) => cross(a, c, p)
  const b = points.reduce((best, p) => (side(p) < side(best) ? p : best), points[0]!)
  const d = points.reduce((best, p) => (side(p) > side(best) ? p : best), points[0]!)
  const quad: Quad = [a, b, c, d]
  const area = polygonArea(quad)
  const sides = quad.map((p, i) => gap(p, quad[(i + 1) % 4]!))
  if (Math.min(...sides) < leastSide * 0.7 || Math.max(...sides) > 3 * Math.min(...sides))
    return undefined
  return area >= fills * polygonArea(points) ? quad : undefined
}

const gap = (p: Point, q: Point) => Math.hypot(p[0] - q[0], p[1] - q[1])
