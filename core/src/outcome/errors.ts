import type { Basis } from '../shared/index.ts'
import type { Method, Observation, OutcomeMeasure, OwnError } from './schema.ts'

/** From so many triples on a practice's own repeats stand alone; before, the published error helps. */
export const enoughTriples = 20
/** Own repeats are never believed to be more than ten times better than what was published. */
const leastShare = 0.1
/** Where a method was never used for a measure: a tenth of its range or of the figure. */
const unknownShare = 0.1

/** One standard deviation of one figure: a share of it, or in the unit of the measure. */
export type FigureError = {
  kind: 'relative' | 'absolute'
  sd: number
  from: 'published' | 'own' | 'both'
  triples: number
  basis: readonly Basis[]
}

/** Sets of repeats taken of one thing on one day, pooled: one standard deviation of one figure. */
export function ownErrorOf(
  measure: OutcomeMeasure,
  sets: readonly (readonly number[])[],
): { triples: number; sd: number } {
  const kind = Object.values(measure.error)[0]?.kind ?? 'absolute'
  let squares = 0
  let degrees = 0
  let triples = 0
  for (const set of sets) {
    if (set.length < 2) continue
    const mean = set.reduce((sum, one) => sum + one, 0) / set.length
    const scale = kind === 'relative' ? mean : 1
    if (scale === 0) continue
    for (const one of set) squares += ((one - mean) / scale) ** 2
    degrees += set.length - 1
    if (set.length >= 3) triples++
  }
  return { triples, sd: degrees === 0 ? 0 : Math.sqrt(squares / degrees) }
}

/** The practice's own repeats that speak for a method and device. */
function ownOf(own: readonly OwnError[], method: Method, device: string | null) {
  const same = own.filter(
    (one) => one.method === method && (one.device === null || one.device === device),
  )
  const triples = same.reduce((sum, one) => sum + one.triples, 0)
  const squares = same.reduce((sum, one) => sum + one.triples * one.sd ** 2, 0)
  return { triples, variance: triples === 0 ? 0 : squares / triples }
}

/**
 * The error of one figure of a measure taken by a method with a device: the practice's own repeats,
 * pooled by method, drawn to the published value until there are 20 triples.
 */
export function errorOf(
  measure: OutcomeMeasure,
  { method, device }: Pick<Observation, 'method' | 'device'>,
  ownErrors: readonly OwnError[] = [],
): FigureError {
  const published = measure.error[method] ?? {
    kind: 'absolute' as const,
    sd: unknownShare * (measure.max - measure.min),
    basis: [],
  }
  const { triples, variance } = ownOf(ownErrors, method, device)
  const weight = Math.min(1, triples / enoughTriples)
  const mixed = Math.sqrt(weight * variance + (1 - weight) * published.sd ** 2)
  return {
    kind: published.kind,
    sd: Math.max(mixed, leastShare * published.sd),
    from: weight === 0 ? 'published' : weight === 1 ? 'own' : 'both',
    triples,
    basis: published.basis,
  }
}

/** One standard deviation, in the unit, of a figure that is the mean of `repeats` at `level`. */
export function sdOf(error: FigureError, level: number, repeats: number): number {
  const one = error.kind === 'relative' ? error.sd * Math.abs(level) : error.sd
  return one / Math.sqrt(Math.max(1, repeats))
}
