import { binomialCdf } from './distributions.ts'
import { detectableNet, mcnemar, pairedMcNemar, type Spot } from './mcnemar.ts'
import type { Observation } from './schema.ts'
import type { Allowance } from './season-allowance.ts'

/** Hairs of a spot followed from the baseline picture. */
export type Matched = Omit<NonNullable<Observation['matched']>, 'against'>

/** What the hairs say, as shares of the hairs of the baseline picture. */
export type MatchedResult = {
  change: number
  low: number
  high: number
  /** The smallest change of so many hairs that would have been told. */
  smallest: number
  /** One SD of the change by hairs coming and going. */
  sd: number
  /** The chance, if nothing had changed, of a split at least as uneven, to either side. */
  chance: number
  /** The same one-sided, with the season allowed for: for `more` and for `less`. */
  more: number
  less: number
}

/** Hairs of the baseline picture. */
export const before = ({ kept, lost }: Matched): number => kept + lost

const spotOf = (hairs: Matched): Spot => ({
  gained: hairs.gained,
  lost: hairs.lost,
  hairs: before(hairs),
})

/** P(X >= k) for n throws at p. */
const atLeast = (k: number, n: number, p: number) => (k <= 0 ? 1 : binomialCdf(n - k, n, 1 - p))

/** The least net gain that is told when so many differ; where so few differ, of the fewest that can tell. */
const leastNet = (differ: number, chance: number): number =>
  detectableNet(Math.max(differ, Math.ceil(-Math.log2(chance))), chance) ?? differ

/**
 * Exact McNemar test: while nothing changes, a follicle that differs between two pictures is as
 * likely to have gained its hair as to have lost it, whatever the cycle is like. The season may
 * shift that by its allowance. @param chance one-sided, of this look alone
 */
export function matchedTest(hairs: Matched, allow: Allowance, chance: number): MatchedResult {
  const { gained, lost } = hairs
  const all = before(hairs)
  const differ = gained + lost
  const { net, interval, twoSided } = mcnemar(hairs, 1 - 2 * chance)
  const shifted = (by: number) =>
    differ === 0 ? 0.5 : Math.min(1, Math.max(0, (1 + (by * all) / differ) / 2))
  return {
    change: net / all,
    low: interval.low / all - allow.up,
    high: interval.high / all + allow.down,
    smallest: leastNet(differ, chance) / all + Math.max(allow.up, allow.down),
    sd: Math.sqrt(differ) / all,
    chance: twoSided,
    more: atLeast(gained, differ, shifted(allow.up)),
    less: atLeast(lost, differ, shifted(allow.down)),
  }
}

/**
 * The same beside an untreated spot: what moves both alike is taken off. Season may move hair that
 * cycles fast more than the hair at the back, so `allow` is what is left of it.
 */
export function matchedAgainst(
  hairs: Matched,
  { reference, allow }: { reference: Matched; allow: Allowance },
  chance: number,
): MatchedResult {
  const told = pairedMcNemar(spotOf(hairs), spotOf(reference), 1 - 2 * chance)
  const variance = (one: Matched) => (one.gained + one.lost) / before(one) ** 2
  const fewest = leastNet(0, chance) / before(hairs)
  const detectable = told.detectable ?? fewest
  return {
    change: told.difference,
    low: told.difference - detectable - allow.up,
    high: told.difference + detectable + allow.down,
    smallest: detectable + Math.max(allow.up, allow.down),
    sd: Math.sqrt(variance(hairs) + variance(reference)),
    chance: told.twoSided,
    more: told.difference > allow.up ? told.more : 1,
    less: -told.difference > allow.down ? told.less : 1,
  }
}
