import { tCdf, tQuantile } from './distributions.ts'

/** The mean of at least one value, rounding corrected: exact to the last digits for large values. */
export function mean(values: readonly number[]): number {
  const rough = values.reduce((sum, x) => sum + x, 0) / values.length
  return rough + values.reduce((sum, x) => sum + (x - rough), 0) / values.length
}

/** The standard deviation of at least two values (divisor n - 1), in two passes. */
export function sampleSd(values: readonly number[]): number {
  return Math.sqrt(squaresAround(values) / (values.length - 1))
}

function squaresAround(values: readonly number[]): number {
  const centre = mean(values)
  return values.reduce((sum, x) => sum + (x - centre) ** 2, 0)
}

/**
 * Limits of agreement of two methods from the differences of at least two pairs, in their unit
 * (Bland & Altman, Lancet 1986, 1:307, who took `multiple` 2): about 95 in 100 differences lie within.
 */
export function limitsOfAgreement(differences: readonly number[], multiple = 1.96) {
  const bias = mean(differences)
  const sd = sampleSd(differences)
  return { bias, sd, low: bias - multiple * sd, high: bias + multiple * sd }
}

/**
 * Student's t of at least two paired differences: whether their mean is 0. `p` is two-sided; the
 * interval of the mean is at `confidence`.
 */
export function pairedT(differences: readonly number[], confidence = 0.95) {
  const df = differences.length - 1
  const centre = mean(differences)
  const se = sampleSd(differences) / Math.sqrt(differences.length)
  const t = centre / se
  const reach = tQuantile((1 + confidence) / 2, df) * se
  const p = 2 * tCdf(-Math.abs(t), df)
  return { mean: centre, t, df, p, interval: { low: centre - reach, high: centre + reach } }
}

/** A measuring error: standard deviation in the unit measured, on so many degrees of freedom. */
export interface MeasuringError {
  sd: number
  df: number
}

/**
 * The error of one measurement, from sets of repeats of an unchanged thing (pairs, triples, mixed):
 * the standard deviation within sets, pooled. Each set gives its repeats less one as degrees of
 * freedom; sets of one give nothing. Null when no set has two.
 */
export function withinSets(sets: readonly (readonly number[])[]): MeasuringError | null {
  const repeated = sets.filter((set) => set.length > 1)
  const df = repeated.reduce((sum, set) => sum + set.length - 1, 0)
  const squares = repeated.reduce((sum, set) => sum + squaresAround(set), 0)
  return df === 0 ? null : { sd: Math.sqrt(squares / df), df }
}

/** How far two measurements of an unchanged thing differ in 95 of 100 cases (1986: `multiple` 2). */
export const repeatability = (sd: number, multiple = 1.96): number => multiple * Math.SQRT2 * sd

/**
 * Degrees of freedom from which a practice's own error stands alone: 20 triples (our choice; its
 * relative standard error is then 1 / sqrt(2 x 40) = 11 %).
 */
export const enoughFreedom = 40

/**
 * The error to reckon with: the practice's own, mixed as variances with the published one in the
 * share of degrees of freedom that it lacks. `share` (0-1) is what is its own.
 */
export function practiceError(own: MeasuringError | null, publishedSd: number) {
  const share = own ? Math.min(1, own.df / enoughFreedom) : 0
  const variance = share * (own?.sd ?? 0) ** 2 + (1 - share) * publishedSd ** 2
  return { sd: Math.sqrt(variance), share }
}
