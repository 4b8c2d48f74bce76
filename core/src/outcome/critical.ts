import { normalCdf, normalQuantile } from './distributions.ts'

/** The chance of a false "more", and of a false "less", over all looks of a course. */
export const chanceOfFalse = 0.025

/** The lowest correlation between the changes at any two looks, 0 to just below 1. */
function lowest(correlation: readonly (readonly number[])[]): number {
  const pairs = correlation.flatMap((row, i) => row.slice(0, i))
  return Math.min(0.999, Math.max(0, Math.min(...pairs)))
}

/** Points and reach of the integral over what all looks have in common. */
const points = 81
const reach = 7

/**
 * The chance that the highest of `looks` standard normal values, any two correlated by `rho`,
 * exceeds `z`: given what they have in common they are independent (Dunnett & Sobel, Biometrika
 * 1955, 42:258). Trapezoids over a smooth bell: good to 1e-9.
 */
function highestBeyond(looks: number, rho: number, z: number): number {
  if (looks === 1) return normalCdf(-z)
  const step = (2 * reach) / (points - 1)
  let sum = 0
  for (let i = 0; i < points; i++) {
    const common = -reach + i * step
    const below = normalCdf((z + Math.sqrt(rho) * common) / Math.sqrt(1 - rho))
    sum += Math.exp((-common * common) / 2) * (1 - below ** looks)
  }
  return (sum * step) / Math.sqrt(2 * Math.PI)
}

/** Where that chance is `chance`: between a single look and sharing it out, by halving. */
function solve(looks: number, rho: number, chance: number): number {
  let low = -normalQuantile(chance)
  let high = -normalQuantile(chance / looks)
  while (high - low > 1e-9) {
    const middle = (low + high) / 2
    if (highestBeyond(looks, rho, middle) > chance) low = middle
    else high = middle
  }
  return high
}

const memory = new Map<string, number>()
const memoryLimit = 10_000
/** Constants are kept for every hundredth of a correlation; between two the straight line holds to 1e-4. */
const grid = 100

function constantAt(looks: number, node: number, chance: number): number {
  const key = `${looks} ${node} ${chance}`
  const known = memory.get(key)
  if (known !== undefined) return known
  const found = solve(looks, Math.min(node / grid, 0.999), chance)
  if (memory.size >= memoryLimit) memory.clear()
  memory.set(key, found)
  return found
}

/**
 * How many standard deviations a change must exceed so that, over all planned looks, the chance to
 * exceed it upwards at any of them is at most `chance` although nothing changed. Of the correlations
 * of the changes only the lowest counts: looks that hang together more are beyond it together less
 * often (Slepian, Bell Syst. Tech. J. 1962, 41:463), so the constant is never too small; against the
 * constant of the whole matrix (looks.ts) it is 1 to 4 % larger, and it takes no time.
 */
export function constantFor(
  correlation: readonly (readonly number[])[],
  chance: number = chanceOfFalse,
): number {
  const looks = correlation.length
  if (looks === 1) return -normalQuantile(chance)
  const at = lowest(correlation) * grid
  const node = Math.floor(at)
  const [left, right] = [constantAt(looks, node, chance), constantAt(looks, node + 1, chance)]
  return left + (at - node) * (right - left)
}

/** At most this chance, without any change, for the highest of all looks to exceed `z`. */
export const chanceBeyond = (correlation: readonly (readonly number[])[], z: number): number =>
  correlation.length === 1
    ? normalCdf(-z)
    : Math.min(1, highestBeyond(correlation.length, lowest(correlation), z))
