import { betaQuantile, binomialCdf } from './distributions.ts'

/** Hairs of one place that came (empty at baseline, visible now) and went, by matched follicle. */
export interface Turnover {
  gained: number
  lost: number
}

/** A place with its turnover and the hairs visible at baseline (above 0), which it is a share of. */
export interface Spot extends Turnover {
  hairs: number
}

/** One-sided and two-sided chances, 0-1, of what was seen or more, if nothing had changed. */
export interface Chances {
  /** For a gain as large or larger. */
  more: number
  /** For a loss as large or larger. */
  less: number
  twoSided: number
}

/**
 * Exact McNemar on matched hairs: if nothing changes, a follicle that differs from baseline is as
 * likely gained as lost (stationary, independent cycling), so gained is binomial with chance 1/2.
 * Needs no noise model. `net` in hairs, with an exact (Clopper-Pearson) interval at `confidence`, of
 * the expected net given how many differ at all; it excludes 0 when `twoSided` is below
 * 1 - confidence. `detectable`: the least net gain or loss that would be told, null when no split
 * of so few could. No difference at all gives chances of 1.
 */
export function mcnemar({ gained, lost }: Turnover, confidence = 0.95) {
  const differ = gained + lost
  const more = binomialCdf(lost, differ, 0.5)
  const less = binomialCdf(gained, differ, 0.5)
  const tail = (1 - confidence) / 2
  const low = gained === 0 ? 0 : betaQuantile(tail, gained, lost + 1)
  const high = lost === 0 ? 1 : betaQuantile(1 - tail, gained + 1, lost)
  const chances: Chances = { more, less, twoSided: Math.min(1, 2 * Math.min(more, less)) }
  return {
    ...chances,
    net: gained - lost,
    interval: { low: 2 * differ * low - differ, high: 2 * differ * high - differ },
    detectable: detectableNet(differ, tail),
  }
}

/**
 * The least net gain (or loss, as a positive number), in hairs, that exact McNemar tells at the
 * one-sided `level` when so many follicles differ; null when none can.
 */
export function detectableNet(differ: number, level: number): number | null {
  let fewer = -1
  while (binomialCdf(fewer + 1, differ, 0.5) <= level) fewer++
  return fewer < 0 ? null : differ - 2 * fewer
}

/**
 * The treated spot against an untreated one of the same visits: whether its net change, as a share
 * of baseline hairs, differs from the reference's. What moves both by the same share (season, an
 * imaging threshold that drifts) cancels out.
 *
 * The difference is held against what it would be if every follicle that differs had come or gone by
 * the toss of a coin, in both spots: two binomials with chance 1/2, added up exactly. Without drift
 * this is exact. With a drift common to both the difference still has mean 0, and its true variance,
 * (n - net^2 / hairs) / hairs^2 a spot, is below the n / hairs^2 of the coins: the test then says
 * "changed" too seldom rather than too often. A drift that is larger where hairs cycle faster does
 * not cancel and needs its own allowance.
 *
 * `difference` and `interval` are shares (0.1 = ten hairs in a hundred); the interval holds the
 * shifts that the test does not reject, null when so few differ that it rejects none. `detectable`
 * is half its width: the least difference that would be told.
 */
export function pairedMcNemar(treated: Spot, reference: Spot, confidence = 0.95) {
  const unit = treated.hairs * reference.hairs
  const tail = coinTail(treated, reference)
  const seen = net(treated) * reference.hairs - net(reference) * treated.hairs
  const more = tail(seen)
  const less = tail(-seen)
  const limit = leastWithin(tail, (1 - confidence) / 2, reach(treated, reference))
  const difference = seen / unit
  const detectable = limit === null ? null : limit / unit
  const interval =
    detectable === null ? null : { low: difference - detectable, high: difference + detectable }
  const chances: Chances = { more, less, twoSided: Math.min(1, 2 * Math.min(more, less)) }
  return { ...chances, difference, interval, detectable }
}

const net = ({ gained, lost }: Turnover) => gained - lost
const differing = ({ gained, lost }: Turnover) => gained + lost

/** The largest difference there can be, in units of 1 / (hairs x hairs). */
const reach = (a: Spot, b: Spot) => differing(a) * b.hairs + differing(b) * a.hairs

/**
 * The chance that the coins' difference, in units of 1 / (hairs x hairs), is at least a whole number.
 * Symmetric: it is also the chance of at most its negative. Whole numbers, so that ties are ties.
 */
function coinTail(a: Spot, b: Spot): (least: number) => number {
  const [n, m] = [differing(a), differing(b)]
  const below = cumulative(n)
  const chance = cumulative(m).map((p, k, all) => p - (all[k - 1] ?? 0))
  return (least) =>
    chance.reduce((sum, p, k) => {
      const netOfB = 2 * k - m
      const lossesOfA = Math.floor((n - (least + netOfB * a.hairs) / b.hairs) / 2)
      return sum + (lossesOfA < 0 ? 0 : p * (below[Math.min(lossesOfA, n)] as number))
    }, 0)
}

/** The chances of at most 0, 1 ... n heads of n coins. */
function cumulative(n: number): Float64Array {
  return Float64Array.from({ length: n + 1 }, (_, k) => binomialCdf(k, n, 0.5))
}

/** The least whole number whose tail is within the level; null when the largest's is not. */
function leastWithin(tail: (least: number) => number, level: number, largest: number) {
  if (largest === 0 || tail(largest) > level) return null
  let [low, high] = [0, largest]
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2)
    if (tail(middle) <= level) high = middle
    else low = middle
  }
  return high
}
