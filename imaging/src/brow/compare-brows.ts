import type { Estimate } from '../types.ts'
import { type BrowFigures, methodSd } from './measure-brow.ts'

/** How much one brow has more than another, per cent of their mean; `known` when it is more than the method's error. */
export interface BrowDifference {
  readonly morePct: Estimate
  readonly known: boolean
}

export interface BrowComparison {
  readonly validated: false
  readonly area: BrowDifference
  readonly coverage: BrowDifference
  readonly darkness: BrowDifference
}

/**
 * The right brow against the left, or a later photograph of a brow against the first: photographed alike, from
 * the same distance.
 */
export function compareBrows(first: BrowFigures, second: BrowFigures): BrowComparison {
  return {
    validated: false,
    area: more(
      first.areaMm2?.value ?? first.areaPx,
      second.areaMm2?.value ?? second.areaPx,
      methodSd.area,
    ),
    coverage: more(first.coveragePct.value, second.coveragePct.value, methodSd.coverage),
    darkness: more(first.darknessPct.value, second.darknessPct.value, methodSd.darkness),
  }
}

function more(first: number, second: number, sd: number): BrowDifference {
  const value = (200 * (second - first)) / (first + second)
  const half = 196 * Math.SQRT2 * sd
  return {
    morePct: { value, low: value - half, high: value + half },
    known: Math.abs(value) > half,
  }
}
