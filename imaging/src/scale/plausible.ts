import type { Reason } from '../reasons.ts'

/** What a measurement says that a wrong scale would make impossible. */
export interface ScaleWitness {
  /** Hairs counted; below ten nothing is concluded. */
  readonly hairs: number
  /** Median width of the terminal hairs in micrometres. */
  readonly terminalCalibreUm?: number
  readonly densityPerCm2?: number
}

/** Medians of terminal hair on human scalps lie inside this with room; outside it the scale is wrong. */
const calibreUm = { least: 45, most: 110 }
/** From severe thinning to the densest scalps published. */
const perCm2 = { least: 20, most: 400 }
const leastHairs = 10

/** A warning `scale-looks-wrong` when the figures could not be those of a scalp; undefined when they could. */
export function plausible(witness: ScaleWitness): Reason | undefined {
  if (witness.hairs < leastHairs) return undefined
  const { terminalCalibreUm: calibre, densityPerCm2: density } = witness
  const outside = (v: number | undefined, range: { least: number; most: number }) =>
    v !== undefined && (v < range.least || v > range.most)
  if (!outside(calibre, calibreUm) && !outside(density, perCm2)) return undefined
  return {
    code: 'scale-looks-wrong',
    figures: {
      ...(calibre === undefined ? {} : { calibreUm: calibre }),
      ...(density === undefined ? {} : { densityPerCm2: density }),
    },
  }
}
