import { normalCdf, normalQuantile } from './distributions.ts'
import { cholesky } from './matrix.ts'

/**
 * Planned looks at one course: the covariance matrix of what is looked at (any unit; only the
 * correlations count), and on which side a change would be told.
 */
export interface Looks {
  covariance: readonly (readonly number[])[]
  sides: 'one' | 'two'
}

/** Points of the lattice: for six looks the chance is then good to 1e-4, the constant to 0.002. */
const points = 4000

/**
 * The chance that at least one look crosses its boundary (in standard deviations) although nothing
 * changed: its statistics are jointly normal. Genz' method (J. Comput. Graph. Stat. 1992, 1:141) on
 * a Richtmyer lattice, folded: no random numbers. O(points x looks^2).
 */
export function crossingChance(looks: Looks, boundary: readonly number[]): number {
  const factor = cholesky(correlation(looks.covariance))
  const roots = primeRoots(boundary.length)
  let within = 0
  for (let point = 1; point <= points; point++)
    within += pathWithin({ factor, boundary, roots, sides: looks.sides }, point)
  return 1 - within / points
}

interface Paths {
  factor: readonly (readonly number[])[]
  boundary: readonly number[]
  roots: readonly number[]
  sides: Looks['sides']
}

/** The chance to stay within at every look, along one path through the boundaries. */
function pathWithin({ factor, boundary, roots, sides }: Paths, point: number): number {
  const path: number[] = []
  let chance = 1
  for (const [k, row] of factor.entries()) {
    const spread = row[k] as number
    const centre = path.reduce((sum, z, j) => sum + z * (row[j] as number), 0)
    const limit = boundary[k] as number
    const low = sides === 'two' ? normalCdf((-limit - centre) / spread) : 0
    const width = normalCdf((limit - centre) / spread) - low
    chance *= width
    if (chance <= 0 || path.length === factor.length - 1) break
    const at = (point * (roots[k] as number)) % 1
    path.push(normalQuantile(low + Math.abs(2 * at - 1) * width))
  }
  return chance
}

/**
 * The constant by which the boundaries are multiplied so that a change is told by chance alone, at
 * any of the looks, with chance `level` (0-1). `shape` is the relative boundary of each look: all 1
 * unless told (Pocock), or the root of looks / number of the look (O'Brien-Fleming). Some
 * tenths of a second for six looks, once a plan: store it with the plan.
 */
export function criticalConstant(
  looks: Looks,
  level: number,
  shape: readonly number[] = looks.covariance.map(() => 1),
): number {
  const excess = (constant: number) => {
    const boundary = shape.map((relative) => relative * constant)
    return Math.log(crossingChance(looks, boundary) / level)
  }
  const tail = looks.sides === 'two' ? level / 2 : level
  const least = -normalQuantile(tail) / Math.max(...shape)
  const most = -normalQuantile(tail / shape.length) / Math.min(...shape)
  return root(excess, least, most)
}

/** Where a falling function is 0 between two places: false position (Illinois). */
function root(f: (x: number) => number, from: number, to: number): number {
  let [a, b] = [from, to]
  let [fa, fb] = [f(a), f(b)]
  if (fa <= 0) return a
  if (fb >= 0) return b
  for (let i = 0; i < 60; i++) {
    const x = (a * fb - b * fa) / (fb - fa)
    const fx = f(x)
    if (Math.abs(fx) < 1e-5 || b - a < 1e-6) return x
    if (fx > 0) {
      ;[a, fa] = [x, fx]
      fb /= 2
    } else {
      ;[b, fb] = [x, fx]
      fa /= 2
    }
  }
  return (a + b) / 2
}

/** The correlation matrix of a covariance matrix. */
function correlation(covariance: Looks['covariance']): number[][] {
  const sd = covariance.map((row, i) => Math.sqrt(row[i] as number))
  return covariance.map((row, i) => row.map((c, j) => c / ((sd[i] as number) * (sd[j] as number))))
}

function primeRoots(count: number): number[] {
  const primes: number[] = []
  for (let n = 2; primes.length < count; n++) if (primes.every((p) => n % p > 0)) primes.push(n)
  return primes.map(Math.sqrt)
}
