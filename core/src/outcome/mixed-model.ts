import { normalQuantile } from './distributions.ts'
import { minimise } from './minimise.ts'
import {
  criterionOf,
  devianceOf,
  type Fit,
  freedomOf,
  type Group,
  type Method,
  offLine,
  type Sums,
  type Symmetric,
  solve,
  sumsOf,
} from './mixed-likelihood.ts'

/** A number with its standard error. */
export interface Estimate {
  value: number
  se: number
}

/** A group's own line, pulled towards everybody's the more, the less is known of it. */
export interface GroupLine {
  intercept: number
  slope: Estimate
  /** Of the slope, at the confidence asked for. */
  interval: { low: number; high: number }
}

/** Value = intercept + slope x time, with own intercepts and slopes by group around everybody's. */
export interface MixedModel {
  intercept: Estimate
  /** Units of the value by unit of time. */
  slope: Estimate
  /** Standard deviations between groups, and of what is left. */
  sd: { intercept: number; slope: number; residual: number }
  /** Of intercept and slope between groups; null where one of them does not vary. */
  correlation: number | null
  /** -2 log (restricted) likelihood. */
  criterion: number
  /** In the order given. */
  lines: GroupLine[]
}

/**
 * Fits random intercepts and slopes by REML, or by maximum likelihood. Needs two groups, three
 * values and more than one time; null without, or where all values lie on the lines exactly. The
 * standard error of a group's slope knows that everybody's line is estimated (Henderson's mixed
 * model equations), not that the spreads are. O(groups) for each of some twenty steps.
 */
export function fitMixedModel(
  groups: readonly Group[],
  { method = 'REML', confidence = 0.95 }: { method?: Method; confidence?: number } = {},
): MixedModel | null {
  const data = sumsOf(groups)
  if (!data || groups.length < 2) return null
  const theta = minimise((at) => devianceOf(data, at, method), [1, 0, 1])
  const fit = solve(data, theta)
  const criterion = criterionOf(data, fit, method)
  if (!Number.isFinite(criterion)) return null
  const variance = fit.residual / freedomOf(data, method)
  const se = (inverse: number) => Math.sqrt(variance * inverse)
  const { unit, level, trend } = data
  return {
    ...spreadsOf(fit, variance, unit),
    intercept: { value: level + fit.beta[0], se: se(fit.inverse[0]) },
    slope: { value: (trend + fit.beta[1]) / unit, se: se(fit.inverse[2]) / unit },
    criterion: criterion + (method === 'REML' ? 2 * Math.log(unit) : 0),
    lines: linesOf({ data, fit, variance }, normalQuantile((1 + confidence) / 2)),
  }
}

function spreadsOf({ relative }: Fit, variance: number, unit: number) {
  const [d0, d1, d2] = relative
  const sd = {
    intercept: Math.sqrt(variance * d0),
    slope: Math.sqrt(variance * d2) / unit,
    residual: Math.sqrt(variance),
  }
  return { sd, correlation: d0 > 0 && d2 > 0 ? d1 / Math.sqrt(d0 * d2) : null }
}

/** Everybody's line and the share of its own pull that each group follows (best linear prediction). */
function linesOf(
  { data, fit, variance }: { data: Sums; fit: Fit; variance: number },
  z: number,
): GroupLine[] {
  const [d0, d1, d2] = fit.relative
  return Array.from({ length: data.groups }, (_, i) => {
    const { e0, e1 } = offLine(fit, i)
    const intercept = data.level + fit.beta[0] + d0 * e0 + d1 * e1
    const value = (data.trend + fit.beta[1] + d1 * e0 + d2 * e1) / data.unit
    const se = Math.sqrt(variance * slopeError(fit, i)) / data.unit
    return {
      intercept,
      slope: { value, se },
      interval: { low: value - z * se, high: value + z * se },
    }
  })
}

/**
 * The expected squared error of a group's slope in residual variances: the last entry of
 * D - D W D + B C^-1 B' with B = 1 - D W, W the group's weights and C their sum.
 */
function slopeError({ relative, weights, inverse }: Fit, i: number): number {
  const [, d1, d2] = relative
  const w0 = weights[3 * i] as number
  const w1 = weights[3 * i + 1] as number
  const w2 = weights[3 * i + 2] as number
  const own = d2 - quadratic([w0, w1, w2], d1, d2)
  return own + quadratic(inverse, -(d1 * w0 + d2 * w1), 1 - (d1 * w1 + d2 * w2))
}

const quadratic = ([m0, m1, m2]: Symmetric, x: number, y: number) =>
  m0 * x * x + 2 * m1 * x * y + m2 * y * y
