import { normalCdf } from './distributions.ts'
import { type Cycle, type PhaseLength, steadyShares } from './follicle-cycles.ts'
import { logNormalOf } from './random.ts'

/** Steps a month of the integration; the covariances are then good to 1e-4 hairs^2 a follicle. */
const stepsAMonth = 16

/**
 * How the visible hairs of `follicles` undisturbed follicles vary together at `times` (months, any
 * order): the covariance matrix of the counts, hairs^2. No treatment, no season, no measuring error;
 * follicles are independent (Halloy et al. 2000). O(steps^2) of the longest span: about a
 * millisecond for two years.
 */
export function countCovariance(
  cycle: Cycle,
  follicles: number,
  times: readonly number[],
): number[][] {
  const span = Math.max(...times) - Math.min(...times)
  const ofLag = visibleCovariance(cycle, Math.ceil(span * stepsAMonth) + 1)
  return times.map((s) => times.map((t) => follicles * between(ofLag, Math.abs(s - t))))
}

/**
 * The covariance matrix of the changes from baseline: of each later value minus the mean of the
 * first `baselines` values. Takes any covariance matrix of the values (natural variation and
 * measuring error added up), in the square of their unit.
 */
export function changeCovariance(
  values: readonly (readonly number[])[],
  baselines: number,
): number[][] {
  const at = (i: number, j: number) => values[i]?.[j] ?? Number.NaN
  const first = Array.from({ length: baselines }, (_, i) => i)
  const mean = (of: (i: number) => number) => first.reduce((sum, i) => sum + of(i), 0) / baselines
  const own = mean((i) => mean((j) => at(i, j)))
  const later = values.map((_, i) => i).slice(baselines)
  return later.map((i) =>
    later.map((j) => at(i, j) - mean((k) => at(i, k)) - mean((k) => at(j, k)) + own),
  )
}

function between(grid: Float64Array, months: number): number {
  const at = months * stepsAMonth
  const i = Math.floor(at)
  const low = grid[i] as number
  return low + (at - i) * ((grid[i + 1] as number) - low)
}

/**
 * The covariance of "this follicle shows a hair" with itself 0, 1, ... `steps` steps later.
 *
 * A follicle is empty for a latency D, then shows a hair for U = anagen + telogen. With q(t) the
 * chance to be empty a time t after a latency began, q(t) = P(D > t) + (D + U) * q, and from any
 * time at which it is empty P(empty again after t) = P(rest of D > t) + (rest of D + U) * q, where
 * X * q is the mean of q(t - X): an alternating renewal process in equilibrium (Cox, Renewal Theory,
 * 1962, chapter 7). Visible and empty have the same covariance.
 */
function visibleCovariance(cycle: Cycle, steps: number): Float64Array {
  const empty = steadyShares(cycle).latency
  const grid = (law: (months: number) => number) => masses(law, steps)
  const up = convolve(grid(cdfOf(cycle.anagen)), grid(cdfOf(cycle.telogen)))
  const [down, rest] = [cdfOf(cycle.latency), restCdfOf(cycle.latency)]
  const afresh = renew(convolve(grid(down), up), (t) => 1 - down(t))
  const again = convolve(convolve(grid(rest), up), afresh)
  return again.map((back, i) => empty * (1 - rest(i / stepsAMonth) + back - empty))
}

/** The chance that a phase lasts at most so many months. */
function cdfOf(length: PhaseLength): (months: number) => number {
  const { mu, sigma } = logNormalOf(length)
  return (months) => (months > 0 ? normalCdf((Math.log(months) - mu) / sigma) : 0)
}

/** The same of what is left of a phase found at any time: the integral of P(D > t) over the mean. */
function restCdfOf(length: PhaseLength): (months: number) => number {
  const { mu, sigma } = logNormalOf(length)
  const cdf = cdfOf(length)
  const partial = (t: number) => normalCdf((Math.log(t) - mu) / sigma - sigma)
  return (t) => (t > 0 ? (t * (1 - cdf(t))) / length.mean + partial(t) : 0)
}

/** The chance mass nearest to each grid point. */
function masses(cdf: (months: number) => number, steps: number): Float64Array {
  const edge = (i: number) => cdf((i - 0.5) / stepsAMonth)
  return Float64Array.from({ length: steps + 1 }, (_, i) => edge(i + 1) - edge(i))
}

function convolve(a: Float64Array, b: Float64Array): Float64Array {
  return a.map((_, k) => {
    let sum = 0
    for (let i = 0; i <= k; i++) sum += (a[i] as number) * (b[k - i] as number)
    return sum
  })
}

/**
 * Solves q = survival + mass * q on the grid. At 0 q jumps from 0 to 1 and is told as 1/2: of a mass
 * on that grid point half lies on either side.
 */
function renew(mass: Float64Array, survival: (months: number) => number): Float64Array {
  const q = new Float64Array(mass.length)
  q[0] = 0.5
  for (let k = 1; k < q.length; k++) {
    let sum = survival(k / stepsAMonth)
    for (let i = 1; i <= k; i++) sum += (mass[i] as number) * (q[k - i] as number)
    q[k] = sum / (1 - (mass[0] as number))
  }
  return q
}
