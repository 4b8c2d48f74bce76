import type { Point } from './types.ts'

/** Turn, scale and shift: x' = a x - b y + tx, y' = b x + a y + ty. */
export interface Similarity {
  readonly a: number
  readonly b: number
  readonly tx: number
  readonly ty: number
}

export const identity: Similarity = { a: 1, b: 0, tx: 0, ty: 0 }

/** Where a point goes. */
export function apply(s: Similarity, [x, y]: Point): Point {
  return [s.a * x - s.b * y + s.tx, s.b * x + s.a * y + s.ty]
}

/** The way back. */
export function invert(s: Similarity): Similarity {
  const d = s.a * s.a + s.b * s.b
  const a = s.a / d
  const b = -s.b / d
  return { a, b, tx: -(a * s.tx - b * s.ty), ty: -(b * s.tx + a * s.ty) }
}

/** First `first`, then `then`. */
export function compose(then: Similarity, first: Similarity): Similarity {
  const [tx, ty] = apply(then, [first.tx, first.ty])
  return {
    a: then.a * first.a - then.b * first.b,
    b: then.b * first.a + then.a * first.b,
    tx,
    ty,
  }
}

/** The similarity that takes `from` to `to` with the least weighted squares; undefined for fewer than two places. */
export function fitSimilarity(
  from: readonly Point[],
  to: readonly Point[],
  weights?: readonly number[],
): Similarity | undefined {
  let w = 0
  let mx = 0
  let my = 0
  let nx = 0
  let ny = 0
  from.forEach(([x, y], i) => {
    const [u, v] = to[i] as Point
    const k = weights ? (weights[i] as number) : 1
    w += k
    mx += k * x
    my += k * y
    nx += k * u
    ny += k * v
  })
  if (w <= 0) return undefined
  mx /= w
  my /= w
  nx /= w
  ny /= w
  let sxx = 0
  let dot = 0
  let cross = 0
  from.forEach(([x, y], i) => {
    const [u, v] = to[i] as Point
    const k = weights ? (weights[i] as number) : 1
    sxx += k * ((x - mx) ** 2 + (y - my) ** 2)
    dot += k * ((x - mx) * (u - nx) + (y - my) * (v - ny))
    cross += k * ((x - mx) * (v - ny) - (y - my) * (u - nx))
  })
  if (sxx <= 1e-9) return undefined
  const a = dot / sxx
  const b = cross / sxx
  return { a, b, tx: nx - (a * mx - b * my), ty: ny - (b * mx + a * my) }
}

export const distance = ([ax, ay]: Point, [bx, by]: Point): number => Math.hypot(ax - bx, ay - by)

/** Length of a path in its own unit. */
export function pathLength(path: readonly Point[]): number {
  let sum = 0
  for (let i = 1; i < path.length; i++) sum += distance(path[i - 1] as Point, path[i] as Point)
  return sum
}
