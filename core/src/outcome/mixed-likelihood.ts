import type { Slope } from './minimise.ts'

/** What was measured in one group (a patient): values at times, any units, same length. */
export interface Group {
  times: readonly number[]
  values: readonly number[]
}

/** A symmetric 2 x 2 matrix, of intercept and slope: first, off-diagonal, last. */
export type Symmetric = readonly [number, number, number]
export type Pair = readonly [number, number]

/**
 * The sums the likelihood needs. Times are in `unit` (their root mean square), and everybody's
 * least-squares line (`level`, `trend` a unit) is taken off the values first, so that no digits are
 * lost.
 */
export interface Sums {
  /** Five numbers a group: n, sum t, sum t^2, sum y, sum t y. */
  each: Float64Array
  groups: number
  count: number
  /** Of all values. */
  squares: number
  unit: number
  level: number
  trend: number
}

/** The sums of all groups; null with fewer than three values or a single time. */
export function sumsOf(groups: readonly Group[]): Sums | null {
  const total = new Float64Array(5)
  for (const group of groups) addSums(group, { unit: 1, level: 0, trend: 0 }, total)
  const [count, t, tt, y, ty] = total as unknown as [number, number, number, number, number]
  const spread = count * tt - t * t
  if (count < 3 || !(spread > 1e-12 * count * tt)) return null
  const unit = Math.sqrt(tt / count)
  const slope = (count * ty - t * y) / spread
  const line = { unit, level: (y - slope * t) / count, trend: slope * unit }
  const each = new Float64Array(5 * groups.length)
  let squares = 0
  for (const [i, group] of groups.entries())
    squares += addSums(group, line, each.subarray(5 * i, 5 * i + 5))
  return { each, groups: groups.length, count, squares, ...line }
}

/** Adds a group's five sums and returns its sum of squares, of what is off the line. */
function addSums(group: Group, line: Pick<Sums, 'unit' | 'level' | 'trend'>, into: Float64Array) {
  let [t0, t1, t2, y0, y1, squares] = [0, 0, 0, 0, 0, 0]
  for (let i = 0; i < group.times.length; i++) {
    const t = (group.times[i] as number) / line.unit
    const y = (group.values[i] as number) - line.level - line.trend * t
    t0 += 1
    t1 += t
    t2 += t * t
    y0 += y
    y1 += t * y
    squares += y * y
  }
  for (const [k, sum] of [t0, t1, t2, y0, y1].entries()) into[k] = (into[k] as number) + sum
  return squares
}

/** The best line and what is left, for one relative covariance of the random effects. */
export interface Fit {
  /** The lower triangle [a 0; b c] whose square is the relative covariance. */
  theta: readonly number[]
  /** Covariance of intercept and slope between groups, in residual variances. */
  relative: Symmetric
  /** Z' V^-1 Z (three numbers a group) and Z' V^-1 y (two). */
  weights: Float64Array
  pulls: Float64Array
  /** Sum of the groups' log |V|. */
  logDet: number
  /** Sum of the weights: the information on the line, and its inverse. */
  cross: Symmetric
  inverse: Symmetric
  beta: Pair
  /** Weighted sum of squares that is left. */
  residual: number
}

/** Solves for the line (Bates et al., J. Stat. Softw. 2015, 67:1). O(groups). */
export function solve(data: Sums, theta: readonly number[]): Fit {
  const [a, b, c] = theta as [number, number, number]
  const weights = new Float64Array(3 * data.groups)
  const pulls = new Float64Array(2 * data.groups)
  const total = new Float64Array(7)
  total[0] = data.squares
  const weighing = { data, theta, weights, pulls, total }
  for (let i = 0; i < data.groups; i++) weigh(weighing, i)
  const [squares, logDet, c0, c1, c2, d0, d1] = total as unknown as [number, ...Seven]
  const det = c0 * c2 - c1 * c1
  const inverse: Symmetric = [c2 / det, -c1 / det, c0 / det]
  const beta: Pair = [inverse[0] * d0 + inverse[1] * d1, inverse[1] * d0 + inverse[2] * d1]
  const residual = squares - beta[0] * d0 - beta[1] * d1
  const relative: Symmetric = [a * a, a * b, b * b + c * c]
  return { theta, relative, weights, pulls, logDet, cross: [c0, c1, c2], inverse, beta, residual }
}
type Seven = [number, number, number, number, number, number]

interface Weighing {
  data: Sums
  theta: readonly number[]
  weights: Float64Array
  pulls: Float64Array
  /** y' V^-1 y, log |V|, three of Z' V^-1 Z, two of Z' V^-1 y, over all groups. */
  total: Float64Array
}

/**
 * One group: with A = Z'Z, P = A T and M = 1 + T'P it is |V| = |M|, Z' V^-1 Z = A - P M^-1 P', and
 * likewise with y.
 */
function weigh({ data, theta, weights, pulls, total }: Weighing, i: number): void {
  const a = theta[0] as number
  const b = theta[1] as number
  const c = theta[2] as number
  const { each } = data
  const n = each[5 * i] as number
  const t = each[5 * i + 1] as number
  const tt = each[5 * i + 2] as number
  const y = each[5 * i + 3] as number
  const ty = each[5 * i + 4] as number
  const p00 = n * a + t * b
  const p10 = t * a + tt * b
  const p01 = t * c
  const p11 = tt * c
  const m0 = 1 + a * p00 + b * p10
  const m1 = a * p01 + b * p11
  const m2 = 1 + c * p11
  const det = m0 * m2 - m1 * m1
  const u0 = a * y + b * ty
  const u1 = c * ty
  const v0 = (m2 * u0 - m1 * u1) / det
  const v1 = (m0 * u1 - m1 * u0) / det
  const w0 = n - (m2 * p00 * p00 - 2 * m1 * p00 * p01 + m0 * p01 * p01) / det
  const w1 = t - (m2 * p00 * p10 - m1 * (p00 * p11 + p01 * p10) + m0 * p01 * p11) / det
  const w2 = tt - (m2 * p10 * p10 - 2 * m1 * p10 * p11 + m0 * p11 * p11) / det
  const y0 = y - p00 * v0 - p01 * v1
  const y1 = ty - p10 * v0 - p11 * v1
  weights[3 * i] = w0
  weights[3 * i + 1] = w1
  weights[3 * i + 2] = w2
  pulls[2 * i] = y0
  pulls[2 * i + 1] = y1
  total[0] = (total[0] as number) - u0 * v0 - u1 * v1
  total[1] = (total[1] as number) + Math.log(det)
  total[2] = (total[2] as number) + w0
  total[3] = (total[3] as number) + w1
  total[4] = (total[4] as number) + w2
  total[5] = (total[5] as number) + y0
  total[6] = (total[6] as number) + y1
}

/** Which likelihood: of all values, or restricted (REML) to what the line leaves. */
export type Method = 'REML' | 'ML'

/** Degrees of freedom that the residual variance is divided by. */
export const freedomOf = (data: Sums, method: Method): number =>
  data.count - (method === 'REML' ? 2 : 0)

/** -2 log likelihood of a fit, profiled over the line and the residual variance. */
export function criterionOf(data: Sums, fit: Fit, method: Method): number {
  const freedom = freedomOf(data, method)
  const [c0, c1, c2] = fit.cross
  const line = method === 'REML' ? Math.log(c0 * c2 - c1 * c1) : 0
  return fit.logDet + line + freedom * (1 + Math.log((2 * Math.PI * fit.residual) / freedom))
}

/**
 * The criterion with its gradient in theta. In the relative covariance D it is the sum over groups
 * of W - freedom / residual x e e' - W C^-1 W (the last by REML only), with W the weights, C their
 * sum and e = Z' V^-1 (y - line); D = T T' then gives 2 x gradient x T.
 */
export function devianceOf(data: Sums, theta: readonly number[], method: Method): Slope {
  const fit = solve(data, theta)
  const [a, b, c] = theta as [number, number, number]
  const scale = freedomOf(data, method) / fit.residual
  const [h0, h1, h2] = method === 'REML' ? fit.inverse : [0, 0, 0]
  let [g0, g1, g2] = [0, 0, 0]
  for (let i = 0; i < data.groups; i++) {
    const w0 = fit.weights[3 * i] as number
    const w1 = fit.weights[3 * i + 1] as number
    const w2 = fit.weights[3 * i + 2] as number
    const { e0, e1 } = offLine(fit, i)
    const q00 = w0 * h0 + w1 * h1
    const q01 = w0 * h1 + w1 * h2
    const q10 = w1 * h0 + w2 * h1
    const q11 = w1 * h1 + w2 * h2
    g0 += w0 - scale * e0 * e0 - (q00 * w0 + q01 * w1)
    g1 += w1 - scale * e0 * e1 - (q00 * w1 + q01 * w2)
    g2 += w2 - scale * e1 * e1 - (q10 * w1 + q11 * w2)
  }
  const gradient = [2 * (g0 * a + g1 * b), 2 * (g1 * a + g2 * b), 2 * g2 * c]
  return { value: criterionOf(data, fit, method), gradient }
}

/** Z' V^-1 (y - line) of a group: how it pulls its own line away from everybody's. */
export function offLine({ weights, pulls, beta }: Fit, i: number): { e0: number; e1: number } {
  const w1 = weights[3 * i + 1] as number
  const e0 = (pulls[2 * i] as number) - (weights[3 * i] as number) * beta[0] - w1 * beta[1]
  const e1 = (pulls[2 * i + 1] as number) - w1 * beta[0] - (weights[3 * i + 2] as number) * beta[1]
  return { e0, e1 }
}
