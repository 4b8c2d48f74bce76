import { apply, distance, invert, type Similarity } from '../geometry.ts'
import type { Estimate, Hair, Picture, Point } from '../types.ts'
import { lookBack, type Trail, trail } from './look-back.ts'

/** One visit's close-up with its hairs. */
export interface Visit {
  readonly picture: Picture
  readonly hairs: readonly Hair[]
  readonly umPerPx: number
}

/** A hair of the baseline and what became of it; indices into the two lists of hairs. */
export interface Kept {
  readonly baseline: number
  /** Absent where it was only seen by looking back. */
  readonly followUp?: number
  readonly change: 'same' | 'thicker' | 'thinner'
  /** Follow-up less baseline, micrometres; absent where it was only seen by looking back. */
  readonly changeUm?: number
}

export interface Matching {
  readonly kept: readonly Kept[]
  /** Baseline hairs that are gone. */
  readonly lost: readonly number[]
  /** Follow-up hairs that were not there. */
  readonly gained: readonly number[]
  /** Baseline hairs whose place cannot be judged: another hair or glare lies on it. */
  readonly hidden: readonly number[]
  /** Gained less lost as a share of the baseline hairs in the common area, per cent, with its 95 % interval. */
  readonly netChangePct: Estimate
  /** Baseline hairs in the common area. */
  readonly compared: number
}

/** A root is found again within this after registration: skin stretches, and a trace's end is not exact. */
const rootWithinUm = 130
/** Hair leans another way after washing and clipping, up to this. */
const leanWithin = (30 * Math.PI) / 180
/** Roots nearer to the frame than this may lie outside it the next time. */
const borderUm = 150
/** A width must change by more than twice the error of two widths of one hair to be called a change. */
const widthErrorUm = 5
const changedUm = 2 * Math.SQRT2 * widthErrorUm
/** One hair in this many is taken wrongly, measured on rendered pairs (docs/decisions/110). */
const wrongShare = 0.01

/**
 * Follow each hair from the baseline to the follow-up. `transform`: baseline pixels to follow-up pixels. Before a
 * hair is called lost or gained, its place in the other picture is looked at once more.
 */
export function matchHairs(baseline: Visit, followUp: Visit, transform: Similarity): Matching {
  const there = (p: Point) => apply(transform, p)
  const inverse = invert(transform)
  const here = (p: Point) => apply(inverse, p)
  const a = comparable(baseline, followUp, there)
  const b = comparable(followUp, baseline, here)
  const pairs = assigned(baseline, followUp, { a, there })
  const kept: Kept[] = pairs.map(([i, j]) => keptAs(baseline, followUp, [i, j]))
  const trailA = trail(baseline)
  const trailB = trail(followUp)
  const usual = usualRatio(pairs, { baseline, followUp, trailA, trailB, there })
  const lost: number[] = []
  const hidden: number[] = []
  const takenA = new Set(pairs.map(([i]) => i))
  for (const i of a) {
    if (takenA.has(i)) continue
    const hair = baseline.hairs[i]!
    const seen = lookBack(hair.path.map(there), {
      own: ownAnswer(hair, trailA) * usual,
      widthPx: (hair.widthPx * baseline.umPerPx) / followUp.umPerPx,
      trail: trailB,
    })
    if (seen === 'there') kept.push({ baseline: i, change: 'same' })
    else if (seen === 'hidden') hidden.push(i)
    else lost.push(i)
  }
  const takenB = new Set(pairs.map(([, j]) => j))
  const gained = b.filter((j) => {
    if (takenB.has(j)) return false
    const hair = followUp.hairs[j]!
    const seen = lookBack(hair.path.map(here), {
      own: ownAnswer(hair, trailB) / usual,
      widthPx: (hair.widthPx * followUp.umPerPx) / baseline.umPerPx,
      trail: trailA,
    })
    return seen === 'absent'
  })
  const compared = kept.length + lost.length
  return {
    kept,
    lost,
    gained,
    hidden,
    compared,
    netChangePct: netChange(gained.length, lost.length, compared),
  }
}

/**
 * Gained less lost over `n` hairs. Kept hairs cancel, so that only swaps and mistakes carry doubt
 * (background 5.5).
 */
export function netChange(gained: number, lost: number, n: number): Estimate {
  if (n === 0) return { value: 0, low: -100, high: 100 }
  const net = gained - lost
  const doubt = Math.sqrt(gained + lost - (net * net) / n + wrongShare * n)
  const pct = (x: number) => (100 * x) / n
  return { value: pct(net), low: pct(net - 1.96 * doubt), high: pct(net + 1.96 * doubt) }
}

/** Hairs whose root both pictures show, away from both frames. */
function comparable(own: Visit, other: Visit, map: (p: Point) => Point): number[] {
  const within = ([x, y]: Point, { picture, umPerPx }: Visit) => {
    const b = borderUm / umPerPx
    return x >= b && y >= b && x <= picture.width - 1 - b && y <= picture.height - 1 - b
  }
  return own.hairs.flatMap(({ root }, i) =>
    within(root, own) && within(map(root), other) ? [i] : [],
  )
}

type Sides = { a: readonly number[]; there: (p: Point) => Point }

/** One-to-one pairs, the likeliest first. A hair whose ends were taken the other way round counts as the same. */
function assigned(
  baseline: Visit,
  followUp: Visit,
  { a, there }: Sides,
): (readonly [number, number])[] {
  const found: { i: number; j: number; cost: number }[] = []
  for (const i of a) {
    const p = baseline.hairs[i]!
    const root = there(p.root)
    const tip = there(p.tip)
    const width = (p.widthPx * baseline.umPerPx) / followUp.umPerPx
    followUp.hairs.forEach((q, j) => {
      for (const [r, t] of [
        [q.root, q.tip],
        [q.tip, q.root],
      ] as const) {
        const apart = (distance(root, r) * followUp.umPerPx) / rootWithinUm
        const turn = Math.abs(between(root, tip, r, t)) / leanWithin
        if (apart > 1 || turn > 1) continue
        const times = Math.abs(Math.log(width / q.widthPx))
        const swapped = r === q.root ? 0 : 0.3
        found.push({ i, j, cost: apart * apart + turn * turn + times * times + swapped })
      }
    })
  }
  const usedA = new Set<number>()
  const usedB = new Set<number>()
  const pairs: (readonly [number, number])[] = []
  for (const { i, j } of found.sort((x, y) => x.cost - y.cost)) {
    if (usedA.has(i) || usedB.has(j)) continue
    usedA.add(i)
    usedB.add(j)
    pairs.push([i, j])
  }
  return pairs
}

function between(a: Point, b: Point, c: Point, d: Point): number {
  const first = Math.atan2(b[1] - a[1], b[0] - a[0])
  const second = Math.atan2(d[1] - c[1], d[0] - c[0])
  const turn = second - first
  return turn - 2 * Math.PI * Math.round(turn / (2 * Math.PI))
}

function keptAs(baseline: Visit, followUp: Visit, [i, j]: readonly [number, number]): Kept {
  const changeUm =
    followUp.hairs[j]!.widthPx * followUp.umPerPx - baseline.hairs[i]!.widthPx * baseline.umPerPx
  const change = changeUm > changedUm ? 'thicker' : changeUm < -changedUm ? 'thinner' : 'same'
  return { baseline: i, followUp: j, change, changeUm }
}

const ownAnswer = (hair: Hair, own: Trail): number => own.answer(hair.path, hair.widthPx)

type Both = {
  baseline: Visit
  followUp: Visit
  trailA: Trail
  trailB: Trail
  there: (p: Point) => Point
}

/** How strongly the follow-up shows the same hairs: its light and blur are not the baseline's. */
function usualRatio(
  pairs: readonly (readonly [number, number])[],
  { baseline, followUp, trailA, trailB }: Both,
): number {
  const ratios = pairs
    .map(([i, j]) => {
      const before = ownAnswer(baseline.hairs[i]!, trailA)
      return before > 0 ? ownAnswer(followUp.hairs[j]!, trailB) / before : Number.NaN
    })
    .filter((r) => Number.isFinite(r) && r > 0)
    .sort((x, y) => x - y)
  return ratios[ratios.length >> 1] ?? 1
}
