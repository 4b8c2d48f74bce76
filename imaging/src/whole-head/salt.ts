import type { Reason } from '../reasons.ts'
import type { Estimate, Point } from '../types.ts'
import { checkOutline } from './coverage.ts'
import { inside } from './polygon.ts'

/**
 * Regions of the Severity of Alopecia Tool and their shares of the scalp (Olsen et al. 2004; background
 * `clinical.md` 5.2): each region's bare per cent, weighted.
 */
export const saltShares = { top: 0.4, back: 0.24, left: 0.18, right: 0.18 } as const
export type SaltRegion = keyof typeof saltShares

/** One view of the head with what a person outlined in it, in pixels of its picture. */
export interface OutlinedRegion {
  readonly scalp: readonly Point[]
  readonly bare: readonly (readonly Point[])[]
}

/** Error of outlining by hand, relative: experts agree on SALT with an ICC of 0.80 to 0.90 (background 1.2). */
const outliningSd = 0.1
/** And the least, in points: a hand-drawn edge of a small patch is uncertain too. */
const leastSd = 1.5

/** Share of an outlined scalp that lies in outlined bare areas, per cent; areas that overlap count once. */
export function barePct(
  region: OutlinedRegion,
  frame: { readonly width: number; readonly height: number },
): number | Reason {
  for (const outline of [region.scalp, ...region.bare]) {
    const wrong = checkOutline(outline, frame)
    if (wrong && !(outline !== region.scalp && wrong.code === 'outline-too-small')) return wrong
  }
  const scalp = inside(region.scalp, frame)
  const bare = new Uint8Array(scalp.length)
  for (const outline of region.bare)
    inside(outline, frame).forEach((v, i) => {
      if (v) bare[i] = 1
    })
  let [all, lost, outside] = [0, 0, 0]
  for (let i = 0; i < scalp.length; i++) {
    if (scalp[i]) all++
    if (bare[i]) scalp[i] ? lost++ : outside++
  }
  // An edge drawn a little over the scalp's is meant to end there.
  if (outside > lost)
    return {
      code: 'bare-outside-scalp',
      figures: { outsidePct: (100 * outside) / (lost + outside) },
    }
  return (100 * lost) / all
}

/** SALT from outlined areas: 0 no hair lost, 100 all. */
export interface SaltEstimate {
  readonly salt: Estimate
  /** Bare per cent of each region as outlined. */
  readonly regions: Readonly<Record<SaltRegion, number>>
}

/** SALT from the bare per cent of all four regions. @throws RangeError for a figure outside 0 to 100 */
export function saltEstimate(regions: Readonly<Record<SaltRegion, number>>): SaltEstimate {
  let [value, variance] = [0, 0]
  for (const [region, share] of Object.entries(saltShares) as [SaltRegion, number][]) {
    const bare = regions[region]
    if (!(bare >= 0 && bare <= 100)) throw new RangeError(`bare per cent of ${region}: ${bare}`)
    value += share * bare
    // No hair lost and all lost are drawn without doubt.
    if (bare > 0 && bare < 100)
      variance += (share * Math.max(leastSd, outliningSd * Math.min(bare, 100 - bare))) ** 2
  }
  const half = 1.96 * Math.sqrt(variance)
  return {
    salt: { value, low: Math.max(0, value - half), high: Math.min(100, value + half) },
    regions,
  }
}
