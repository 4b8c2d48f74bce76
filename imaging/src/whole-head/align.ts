import { type Homography, project, solve } from '../homography.ts'
import { cos, sin } from '../portable-math.ts'
import type { Reason } from '../reasons.ts'
import type { Picture, Plane, Point } from '../types.ts'
import { checkPlace, type PlaceCheck } from './check-place.ts'
import { pyramidOf } from './local.ts'

/** Where the first photograph of a head lies in a later one. */
export interface WholeHeadAlignment extends PlaceCheck {
  /** Takes pixels of the baseline to pixels of the follow-up; row by row, the last element 1. */
  readonly transform: Homography
}

/** Longest side of the pictures compared, in pixels: half a pixel here is one at 1600. */
const finest = 800
/** Starts tried on the smallest level: turns in degrees, sizes, and how many of the best go on. */
const turns = [-16, -8, 0, 8, 16]
const sizes = [0.86, 1, 1.16]
const starts = 5
/** Steps on each level; the last change under `still` pixels ends them earlier. */
const steps = 25
const still = 0.01
/** Local contrast apart by more than this (in standard deviations) is hair or light that changed. */
const robust = 0.8

/**
 * Lays a later photograph of a head over the first by their local contrast: a coarse search, then least squares
 * on a pyramid with a perspective map, what changed weighing little (Baker and Matthews 2004, forward additive).
 * @returns where it lies, or why it cannot be told: another view or head, or too little in common
 */
export function alignWholeHead(baseline: Picture, followUp: Picture): WholeHeadAlignment | Reason {
  const size = Math.min(finest, longest(baseline), longest(followUp))
  const [first, later] = [pyramidOf(baseline, size), pyramidOf(followUp, size)]
  const depth = Math.min(first.levels.length, later.levels.length)
  const [a, b] = [first.levels.slice(-depth), later.levels.slice(-depth)]
  const [fa, fb] = [first.factors.slice(-depth), later.factors.slice(-depth)]
  const best = coarse(a[0]!, b[0]!).map((start) =>
    refine(a[0]!, b[0]!, { start, perspective: false }),
  )
  best.sort((p, q) => q.likeness - p.likeness)
  let map = best[0]!.map
  for (let level = 1; level < depth; level++) {
    map = between(map, [fa[level - 1]!, fb[level - 1]!], [fa[level]!, fb[level]!])
    map = refine(a[level]!, b[level]!, { start: map, perspective: true }).map
  }
  const last = depth - 1
  const seen = last - 1
  const place = checkPlace(
    a[seen]!,
    b[seen]!,
    between(map, [fa[last]!, fb[last]!], [fa[seen]!, fb[seen]!]),
  )
  if ('code' in place) return place
  const transform = between(map, [fa[last]!, fb[last]!], [1, 1])
  return { transform, ...place, residualPx: place.residualPx * fb[seen]! }
}

const longest = ({ width, height }: Picture) => Math.max(width, height)

/** The same map between other sizes of the two pictures; the centre of a large pixel is that of its block. */
function between(h: Homography, from: readonly [number, number], to: readonly [number, number]) {
  const size = (k: number, offset: number): Homography => [k, 0, offset, 0, k, offset, 0, 0, 1]
  const shift = (f: number, t: number) => (f / t - 1) / 2
  const there = size(from[1] / to[1], shift(from[1], to[1]))
  const back = size(to[0] / from[0], -shift(from[0], to[0]) * (to[0] / from[0]))
  return times(there, times(h, back))
}

function times(a: Homography, b: Homography): Homography {
  const out = [0, 1, 2].flatMap((r) =>
    [0, 1, 2].map((c) => a[3 * r]! * b[c]! + a[3 * r + 1]! * b[3 + c]! + a[3 * r + 2]! * b[6 + c]!),
  )
  return out.map((v) => v / out[8]!)
}

/** The likeliest turns, sizes and shifts of the smallest level, the best first. */
function coarse(a: Plane, b: Plane): Homography[] {
  const found: { map: Homography; likeness: number }[] = []
  const reach = Math.round(0.22 * Math.max(b.width, b.height))
  for (const turn of turns)
    for (const size of sizes) {
      let top = { map: [1, 0, 0, 0, 1, 0, 0, 0, 1] as Homography, likeness: -1 }
      for (let dy = -reach; dy <= reach; dy += 2)
        for (let dx = -reach; dx <= reach; dx += 2) {
          const map = turned(a, b, { turn, size, shift: [dx, dy] })
          const likeness = alike(a, b, { map, step: 2 })
          if (likeness > top.likeness) top = { map, likeness }
        }
      found.push(top)
    }
  return found
    .sort((p, q) => q.likeness - p.likeness)
    .slice(0, starts)
    .map(({ map }) => map)
}

/** The middle of one picture on the middle of the other, turned, sized and shifted. */
function turned(
  a: Plane,
  b: Plane,
  { turn, size, shift }: { turn: number; size: number; shift: Point },
): Homography {
  const c = size * cos((turn * Math.PI) / 180)
  const s = size * sin((turn * Math.PI) / 180)
  const [ax, ay] = [(a.width - 1) / 2, (a.height - 1) / 2]
  const [bx, by] = [(b.width - 1) / 2 + shift[0], (b.height - 1) / 2 + shift[1]]
  return [c, -s, bx - c * ax + s * ay, s, c, by - s * ax - c * ay, 0, 0, 1]
}

/** Correlation of the local contrast where both pictures are, less when they share little, -1 to 1. */
function alike(a: Plane, b: Plane, { map, step }: { map: Homography; step: number }): number {
  let [aa, bb, ab, n, all] = [0, 0, 0, 0, 0]
  for (let y = 0; y < a.height; y += step)
    for (let x = 0; x < a.width; x += step) {
      all++
      const w = map[6]! * x + map[7]! * y + 1
      const u = Math.round((map[0]! * x + map[1]! * y + map[2]!) / w)
      const v = Math.round((map[3]! * x + map[4]! * y + map[5]!) / w)
      if (u < 0 || v < 0 || u >= b.width || v >= b.height) continue
      const p = a.data[y * a.width + x]!
      const q = b.data[v * b.width + u]!
      aa += p * p
      bb += q * q
      ab += p * q
      n++
    }
  return n < 0.3 * all ? -1 : (ab / Math.sqrt(aa * bb + 1e-9)) * Math.sqrt(n / all)
}

interface Refined {
  readonly map: Homography
  readonly likeness: number
}

/** Least squares from a start: changes the map until what is seen through it fits the first picture. */
function refine(
  a: Plane,
  b: Plane,
  { start, perspective }: { start: Homography; perspective: boolean },
): Refined {
  let map = start
  // Levels of over 400 pixels have more of them than eight unknowns need.
  const stride = Math.max(a.width, a.height) > 400 ? 2 : 1
  for (let k = 0; k < steps; k++) {
    const next = stepped(a, b, { map, perspective, stride })
    if (!next) break
    const moved = corners(a).reduce((most, p) => {
      const [x, y] = project(map, p)
      const [u, v] = project(next, p)
      return Math.max(most, Math.abs(x - u), Math.abs(y - v))
    }, 0)
    map = next
    if (moved < still) break
  }
  return { map, likeness: alike(a, b, { map, step: 1 }) }
}

const corners = ({ width, height }: Plane): Point[] => [
  [0, 0],
  [width - 1, 0],
  [0, height - 1],
  [width - 1, height - 1],
]

interface Step {
  readonly map: Homography
  readonly perspective: boolean
  readonly stride: number
}

/** One Gauss-Newton step; undefined when the pictures do not hold the map. */
function stepped(a: Plane, b: Plane, { map, perspective, stride }: Step): Homography | undefined {
  const n = perspective ? 8 : 6
  const sums = new Float64Array(n * (n + 1))
  const row = new Float64Array(8)
  const bw = b.width
  // Unknowns work on coordinates of about one: the equations stay well conditioned.
  const unit = Math.max(a.width, a.height)
  for (let y = 0; y < a.height; y += stride)
    for (let x = (y / stride) % 2; x < a.width; x += stride) {
      const w = 1 / (map[6]! * x + map[7]! * y + 1)
      const u = (map[0]! * x + map[1]! * y + map[2]!) * w
      const v = (map[3]! * x + map[4]! * y + map[5]!) * w
      if (!(u >= 1 && v >= 1 && u < bw - 2 && v < b.height - 2)) continue
      const u0 = Math.floor(u)
      const v0 = Math.floor(v)
      const fu = u - u0
      const fv = v - v0
      const i = v0 * bw + u0
      const d = b.data
      const [p, q, r, s] = [d[i]!, d[i + 1]!, d[i + bw]!, d[i + bw + 1]!]
      const value = (p * (1 - fu) + q * fu) * (1 - fv) + (r * (1 - fu) + s * fu) * fv
      const gu = (q - p) * (1 - fv) + (s - r) * fv
      const gv = (r - p) * (1 - fu) + (s - q) * fu
      const error = a.data[y * a.width + x]! - value
      const weight = 1 / (1 + (error / robust) ** 2) ** 2
      const [xn, yn] = [x / unit, y / unit]
      row[0] = gu * w * xn
      row[1] = gu * w * yn
      row[2] = gu * w
      row[3] = gv * w * xn
      row[4] = gv * w * yn
      row[5] = gv * w
      if (perspective) {
        const g = -(gu * u + gv * v) * w
        row[6] = g * xn
        row[7] = g * yn
      }
      for (let j = 0; j < n; j++) {
        const wr = weight * row[j]!
        const base = j * (n + 1)
        for (let k = j; k < n; k++) sums[base + k]! += wr * row[k]!
        sums[base + n]! += wr * error
      }
    }
  const rows = Array.from({ length: n }, (_, j) =>
    Array.from({ length: n + 1 }, (_, k) =>
      k < j ? sums[k * (n + 1) + j]! : sums[j * (n + 1) + k]! + (k === j ? 1e-6 : 0),
    ),
  )
  const change = solve(rows)
  if (!change?.every(Number.isFinite)) return undefined
  const at = (k: number, per: number) => map[k]! + (change[k] ?? 0) / per
  return [
    at(0, unit),
    at(1, unit),
    at(2, 1),
    at(3, unit),
    at(4, unit),
    at(5, 1),
    perspective ? at(6, unit) : map[6]!,
    perspective ? at(7, unit) : map[7]!,
    1,
  ]
}
