import erfcInverse from '@stdlib/math-base-special-erfcinv'
import betaCdfOf from '@stdlib/stats-base-dists-beta-cdf'
import betaQuantileOf from '@stdlib/stats-base-dists-beta-quantile'
import binomialCdfOf from '@stdlib/stats-base-dists-binomial-cdf'
import binomialQuantileOf from '@stdlib/stats-base-dists-binomial-quantile'
import chiSquareCdfOf from '@stdlib/stats-base-dists-chisquare-cdf'
import chiSquareQuantileOf from '@stdlib/stats-base-dists-chisquare-quantile'
import normalCdfOf from '@stdlib/stats-base-dists-normal-cdf'
import tCdfOf from '@stdlib/stats-base-dists-t-cdf'
import tQuantileOf from '@stdlib/stats-base-dists-t-quantile'

/*
 * The only door to the distribution functions of stdlib, which agree with R to 1e-12
 * (core/cases/outcome/distributions.json). Probabilities are 0-1; what lies outside the definition
 * gives NaN. An upper tail is taken as the lower tail of the mirrored value, so that small
 * probabilities keep their digits.
 */

/** The chance that a standard normal value is at most `x`. */
export const normalCdf = (x: number): number => normalCdfOf(x, 0, 1)
/**
 * The value below which a standard normal lies with chance `p`. Not by stdlib's own normal quantile,
 * which loses eight digits at p = 1e-10.
 */
export const normalQuantile = (p: number): number => -Math.SQRT2 * erfcInverse(2 * p)

/** The chance that Student's t with `df` > 0 degrees of freedom is at most `x`. */
export const tCdf = (x: number, df: number): number => tCdfOf(x, df)
/** The value below which Student's t with `df` > 0 degrees of freedom lies with chance `p`. */
export const tQuantile = (p: number, df: number): number => tQuantileOf(p, df)

/** The chance that chi-square with `df` > 0 degrees of freedom is at most `x`. */
export const chiSquareCdf = (x: number, df: number): number => chiSquareCdfOf(x, df)
/** The value below which chi-square with `df` > 0 degrees of freedom lies with chance `p`. */
export const chiSquareQuantile = (p: number, df: number): number => chiSquareQuantileOf(p, df)

/** The chance that a beta value of shapes `a`, `b` > 0 is at most `x`. */
export const betaCdf = (x: number, a: number, b: number): number => betaCdfOf(x, a, b)
/** The value below which a beta of shapes `a`, `b` > 0 lies with chance `p`. */
export const betaQuantile = (p: number, a: number, b: number): number => betaQuantileOf(p, a, b)

/** The chance of at most `k` successes in `n` trials of chance `p` each. */
export const binomialCdf = (k: number, n: number, p: number): number => binomialCdfOf(k, n, p)
/** The least number of successes in `n` trials of chance `p` that is not exceeded with chance `r`. */
export const binomialQuantile = (r: number, n: number, p: number): number =>
  binomialQuantileOf(r, n, p)
