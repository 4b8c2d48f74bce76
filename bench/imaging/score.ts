import type { Hair, Point } from '../../imaging/src/types.ts'

/** A hair as a person or the renderer says it is. */
export interface TrueHair {
  readonly root: Point
  readonly tip: Point
  readonly path?: readonly Point[]
  readonly widthUm?: number
}

/** What of a picture is judged; a hair that breaks a rule is neither right nor wrong. */
export interface Judged {
  readonly umPerPx: number
  readonly width: number
  readonly height: number
  readonly ignoreTopPx?: number
  readonly ignoreBottomPx?: number
  readonly seams?: { readonly x: number; readonly y: number }
}

export interface Score {
  readonly truth: number
  readonly found: number
  readonly right: number
  readonly pairs: readonly (readonly [TrueHair, Hair])[]
  readonly missed: readonly TrueHair[]
  readonly surplus: readonly Hair[]
}

/** Both ends within this of the truth's, either way round (data/README.md). */
const endsWithinUm = 110
/** Shorter truths are not asked for. */
const shortestUm = 100
const framePx = 4

/** Compare found hairs with the truth, each used once, nearest pairs first. */
export function score(hairs: readonly Hair[], truths: readonly TrueHair[], judged: Judged): Score {
  const inside = (path: readonly Point[]) => !touches(path, judged)
  const found = hairs.filter(({ path }) => inside(path))
  const truth = truths.filter(
    (t) =>
      length(t.root, t.tip) * judged.umPerPx >= shortestUm && inside(t.path ?? [t.root, t.tip]),
  )
  const limit = endsWithinUm / judged.umPerPx
  const candidates = truth
    .flatMap((t, i) => found.map((h, j) => ({ i, j, d: apart(t, h) })))
    .filter(({ d }) => d <= limit)
    .sort((a, b) => a.d - b.d)
  const usedTruth = new Set<number>()
  const usedFound = new Set<number>()
  const pairs: (readonly [TrueHair, Hair])[] = []
  for (const { i, j } of candidates) {
    if (usedTruth.has(i) || usedFound.has(j)) continue
    usedTruth.add(i)
    usedFound.add(j)
    pairs.push([truth[i] as TrueHair, found[j] as Hair])
  }
  return {
    truth: truth.length,
    found: found.length,
    right: pairs.length,
    pairs,
    missed: truth.filter((_, i) => !usedTruth.has(i)),
    surplus: found.filter((_, j) => !usedFound.has(j)),
  }
}

const length = (a: Point, b: Point) => Math.hypot(a[0] - b[0], a[1] - b[1])

function apart(t: TrueHair, h: Hair): number {
  return Math.min(
    Math.max(length(t.root, h.root), length(t.tip, h.tip)),
    Math.max(length(t.root, h.tip), length(t.tip, h.root)),
  )
}

function touches(path: readonly Point[], j: Judged): boolean {
  const top = (j.ignoreTopPx ?? 0) + framePx
  const bottom = j.height - 1 - (j.ignoreBottomPx ?? 0) - framePx
  const out = path.some(
    ([x, y]) => x < framePx || x > j.width - 1 - framePx || y < top || y > bottom,
  )
  if (out || !j.seams) return out
  const { seams } = j
  const crosses = (k: 0 | 1, at: number) => {
    const values = path.map((p) => p[k])
    return Math.min(...values) < at && Math.max(...values) > at
  }
  return crosses(0, seams.x) || crosses(1, seams.y)
}

/** Pearson's r of two lists. */
export function correlation(a: readonly number[], b: readonly number[]): number {
  const mean = (v: readonly number[]) => v.reduce((s, x) => s + x, 0) / v.length
  const ma = mean(a)
  const mb = mean(b)
  let ab = 0
  let aa = 0
  let bb = 0
  a.forEach((x, i) => {
    const y = b[i] as number
    ab += (x - ma) * (y - mb)
    aa += (x - ma) ** 2
    bb += (y - mb) ** 2
  })
  return ab / Math.sqrt(aa * bb)
}
