import { apply, compose, distance, fitSimilarity, type Similarity } from '../geometry.ts'
import type { Reason } from '../reasons.ts'
import type { Hair, Point } from '../types.ts'
import { logTail } from './binomial.ts'

/** One side of a comparison: the hairs of a close-up. */
export interface Constellation {
  readonly hairs: readonly Pick<Hair, 'root' | 'tip'>[]
  readonly umPerPx: number
  readonly width: number
  readonly height: number
}

/** How a follow-up lies on its baseline. */
export interface Registration {
  /** Baseline pixels to follow-up pixels. */
  readonly transform: Similarity
  /** Median distance of the roots that agree, micrometres. */
  readonly residualUm: number
  /** Roots that agree. */
  readonly inliers: number
  /** Share of the baseline's area that the follow-up shows. */
  readonly overlap: number
}

/** Fewer hairs are no constellation. */
const fewestHairs = 6
/** A root is looked at with this many nearest others. */
const others = 8
/** Pairs nearer than this turn too much with a small error. */
const nearestUm = 250
/** Distances of the same two roots agree within this, and this share. */
const sameUm = 40
const sameShare = 0.06
/** Free hands turn a camera this far, and come this much nearer or further. */
const mostTurn = (35 * Math.PI) / 180
const zoom = { least: 0.8, most: 1.25 }
/** Hair lies the same way up to this after the turn: it is combed and clipped anew. */
const sameWay = Math.cos((40 * Math.PI) / 180)
/** Cells of the vote. */
const cellUm = 160
const cellTurn = (4 * Math.PI) / 180
/** The best places of the vote that are looked at closely. */
const looks = 24
/** Roots agree within this, from the first look to the last. */
const tolerancesUm = [200, 160, 120, 90, 60, 60]
/** A match this unlikely by chance, over all that was tried, is none: one wrong in a thousand. */
const believed = Math.log(1e-3)
/** Beyond this, no other way of looking is tried. */
const certain = Math.log(1e-40)
const leastOverlap = 0.6

/**
 * Find the follow-up's place on the baseline by the constellation of hair roots. Roots stay where they are while
 * hair is clipped, falls and grows: pairs of roots vote for a turn and shift, then the roots that agree are fitted
 * with less and less tolerance. A match that chance could have made is refused (a contrario: Desolneux, Moisan
 * and Morel 2000).
 */
export function registerCloseUps(
  baseline: Constellation,
  followUp: Constellation,
): Registration | Reason {
  const fewest = Math.min(baseline.hairs.length, followUp.hairs.length)
  if (fewest < fewestHairs) return { code: 'too-few-hairs', figures: { hairs: fewest } }
  // Where roots were often taken for tips, both ends still hold every root.
  const byRoots = bestFit(baseline, followUp, rootsOf)
  const best =
    byRoots && byRoots.log < certain ? byRoots : less(byRoots, bestFit(baseline, followUp, endsOf))
  if (!best || best.log > believed)
    return { code: 'not-the-same-place', figures: { agreeing: best?.fit.pairs.length ?? 0 } }
  const transform = inPixels(best.fit.transform, baseline, followUp)
  const overlap = overlapOf(transform, baseline, followUp)
  if (overlap < leastOverlap)
    return { code: 'overlap-too-small', figures: { overlap, limit: leastOverlap } }
  return {
    transform,
    residualUm: best.fit.residualUm,
    inliers: best.fit.pairs.length,
    overlap,
  }
}

type Found = { fit: Fit; log: number }

const less = (a: Found | undefined, b: Found | undefined) =>
  a && b ? (a.log <= b.log ? a : b) : (a ?? b)

/** The place on which the points of both sides agree beyond chance as much as can be. */
function bestFit(
  baseline: Constellation,
  followUp: Constellation,
  pointsOf: (side: Constellation) => Root[],
): Found | undefined {
  const a = pointsOf(baseline)
  const b = pointsOf(followUp)
  const { starts, tried } = vote(a, b)
  const areaUm2 = followUp.width * followUp.height * followUp.umPerPx ** 2
  let best: Found | undefined
  for (const start of starts) {
    const fit = refine(start, a, b)
    if (!fit) continue
    const log = Math.log(tried) + chance(fit, a, { b, baseline, followUp, areaUm2 })
    if (!best || log < best.log) best = { fit, log }
  }
  return best
}

interface Root {
  readonly at: Point
  /** Unit vector from root to tip. */
  readonly way: Point
}

function rootsOf({ hairs, umPerPx }: Constellation): Root[] {
  return hairs.map(({ root, tip }) => {
    const d = Math.max(1e-6, distance(root, tip))
    return {
      at: [root[0] * umPerPx, root[1] * umPerPx],
      way: [(tip[0] - root[0]) / d, (tip[1] - root[1]) / d],
    }
  })
}

function endsOf(side: Constellation): Root[] {
  const hairs = side.hairs.flatMap(({ root, tip }) => [
    { root, tip },
    { root: tip, tip: root },
  ])
  return rootsOf({ ...side, hairs })
}

interface PairOfRoots {
  readonly from: Root
  readonly to: Root
  readonly apart: number
  readonly angle: number
}

function pairsOf(roots: readonly Root[]): PairOfRoots[] {
  return roots
    .flatMap((from) =>
      roots
        .filter((to) => to !== from)
        .map((to) => ({ from, to, apart: distance(from.at, to.at) }))
        .filter(({ apart }) => apart >= nearestUm)
        .sort((p, q) => p.apart - q.apart)
        .slice(0, others),
    )
    .map((p) => ({
      ...p,
      angle: Math.atan2(p.to.at[1] - p.from.at[1], p.to.at[0] - p.from.at[0]),
    }))
    .sort((p, q) => p.apart - q.apart)
}

/** Places that many pairs agree on, the most agreed first. */
function vote(a: readonly Root[], b: readonly Root[]): { starts: Similarity[]; tried: number } {
  const pairsB = pairsOf(b)
  const cells = new Map<string, { votes: number; turn: number; from: Point; to: Point }>()
  let tried = 1
  for (const p of pairsOf(a)) {
    const slack = sameUm + sameShare * p.apart
    for (let k = firstAtLeast(pairsB, p.apart - slack); k < pairsB.length; k++) {
      const q = pairsB[k]!
      if (q.apart > p.apart + slack) break
      const turn = turned(q.angle - p.angle)
      if (Math.abs(turn) > mostTurn || !leansAlike(p, q, turn)) continue
      tried++
      const c = Math.cos(turn)
      const s = Math.sin(turn)
      const [x, y] = p.from.at
      const tx = q.from.at[0] - (c * x - s * y)
      const ty = q.from.at[1] - (s * x + c * y)
      const key = `${Math.round(turn / cellTurn)} ${Math.round(tx / cellUm)} ${Math.round(ty / cellUm)}`
      const cell = cells.get(key)
      if (cell) cell.votes++
      else cells.set(key, { votes: 1, turn, from: p.from.at, to: q.from.at })
    }
  }
  const starts = [...cells.values()]
    .sort((x, y) => y.votes - x.votes)
    .slice(0, looks)
    .map(({ turn, from, to }) => {
      const c = Math.cos(turn)
      const s = Math.sin(turn)
      return {
        a: c,
        b: s,
        tx: to[0] - (c * from[0] - s * from[1]),
        ty: to[1] - (s * from[0] + c * from[1]),
      }
    })
  return { starts, tried }
}

function firstAtLeast(pairs: readonly PairOfRoots[], apart: number): number {
  let low = 0
  let high = pairs.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (pairs[middle]!.apart < apart) low = middle + 1
    else high = middle
  }
  return low
}

function turned(angle: number): number {
  return angle - 2 * Math.PI * Math.round(angle / (2 * Math.PI))
}

/** Hair keeps its lean, up to which end was taken for the root. */
function leansAlike(p: PairOfRoots, q: PairOfRoots, turn: number): boolean {
  const c = Math.cos(turn)
  const s = Math.sin(turn)
  const alike = ({ way: [x, y] }: Root, { way: [u, v] }: Root) =>
    Math.abs((c * x - s * y) * u + (s * x + c * y) * v) >= sameWay
  return alike(p.from, q.from) && alike(p.to, q.to)
}

interface Fit {
  readonly transform: Similarity
  readonly pairs: readonly (readonly [Root, Root])[]
  readonly residualUm: number
}

function refine(start: Similarity, a: readonly Root[], b: readonly Root[]): Fit | undefined {
  let transform = start
  let pairs: (readonly [Root, Root])[] = []
  for (const within of tolerancesUm) {
    pairs = agreeing(transform, a, b, within)
    if (pairs.length < 4) return undefined
    const fitted = fitSimilarity(
      pairs.map(([p]) => p.at),
      pairs.map(([, q]) => q.at),
    )
    const size = fitted && Math.hypot(fitted.a, fitted.b)
    if (!fitted || !size || size < zoom.least || size > zoom.most) return undefined
    transform = fitted
  }
  const errors = pairs.map(([p, q]) => distance(apply(transform, p.at), q.at)).sort((x, y) => x - y)
  return { transform, pairs, residualUm: errors[errors.length >> 1]! }
}

/** Roots that are each other's nearest and within reach. */
function agreeing(
  transform: Similarity,
  a: readonly Root[],
  b: readonly Root[],
  within: number,
): (readonly [Root, Root])[] {
  const mapped = a.map((root) => apply(transform, root.at))
  const nearest = (p: Point, list: readonly Point[]) => {
    let best = -1
    let least = within
    list.forEach((q, i) => {
      const d = distance(p, q)
      if (d < least) {
        least = d
        best = i
      }
    })
    return best
  }
  const roots = b.map((root) => root.at)
  return mapped.flatMap((p, i) => {
    const j = nearest(p, roots)
    return j >= 0 && nearest(roots[j]!, mapped) === i ? [[a[i]!, b[j]!] as const] : []
  })
}

type Field = {
  b: readonly Root[]
  baseline: Constellation
  followUp: Constellation
  areaUm2: number
}

/** Logarithm of the chance that as many roots agree when the two sites are different. */
function chance(fit: Fit, a: readonly Root[], { b, baseline, followUp, areaUm2 }: Field): number {
  const transform = inPixels(fit.transform, baseline, followUp)
  const inside = a.filter(({ at: [x, y] }) =>
    within(apply(transform, [x / baseline.umPerPx, y / baseline.umPerPx]), followUp),
  ).length
  const reach = tolerancesUm.at(-1)!
  const p = 1 - Math.exp((-b.length * Math.PI * reach * reach) / areaUm2)
  // Two roots fix the place; they agree by construction.
  return logTail(Math.max(1, inside - 2), Math.max(0, fit.pairs.length - 2), p)
}

const within = ([x, y]: Point, { width, height }: Constellation) =>
  x >= 0 && y >= 0 && x <= width - 1 && y <= height - 1

function inPixels(um: Similarity, { umPerPx: a }: Constellation, { umPerPx: b }: Constellation) {
  const scale = (k: number): Similarity => ({ a: k, b: 0, tx: 0, ty: 0 })
  return compose(scale(1 / b), compose(um, scale(a)))
}

/** Share of the baseline's places, on a grid, that the follow-up shows. */
function overlapOf(transform: Similarity, a: Constellation, b: Constellation): number {
  const n = 24
  let seen = 0
  for (let i = 0; i < n; i++)
    for (let j = 0; j < n; j++)
      if (within(apply(transform, [((i + 0.5) / n) * a.width, ((j + 0.5) / n) * a.height]), b))
        seen++
  return seen / (n * n)
}
