import { exp, log } from '../portable-math.ts'

/** Two groups of numbers that a mixture of two normal distributions tells apart. */
export interface TwoKinds {
  readonly low: Kind
  readonly high: Kind
  /** Distance of the means. */
  readonly apart: number
  /** Chance that a value belongs to the lower group, 0 to 1. */
  readonly isLow: (value: number) => number
}

interface Kind {
  readonly mean: number
  readonly sd: number
  readonly share: number
}

/** Rounds of expectation and maximisation; the shares move by less than 0.001 long before. */
const rounds = 60

/** Splits values in two by expectation and maximisation, started from Otsu's cut. */
export function twoKinds(values: Float32Array): TwoKinds {
  const sorted = Float32Array.from(values).sort()
  let [low, high] = startOf(sorted)
  // A sorted sample of 2,000 says all that is needed and makes the rounds cheap.
  const step = Math.max(1, Math.floor(sorted.length / 2000))
  const sample = sorted.filter((_, k) => k % step === 0)
  for (let round = 0; round < rounds; round++) {
    const sums = [new Float64Array(3), new Float64Array(3)] as const
    for (const value of sample) {
      const p = chance(value, low, high)
      add(sums[0], value, p)
      add(sums[1], value, 1 - p)
    }
    low = kindOf(sums[0], sample.length)
    high = kindOf(sums[1], sample.length)
  }
  const [a, b] = [low, high]
  return { low, high, apart: high.mean - low.mean, isLow: (v) => chance(v, a, b) }
}

function add(sums: Float64Array, value: number, weight: number): void {
  sums[0]! += weight
  sums[1]! += weight * value
  sums[2]! += weight * value * value
}

/** Spreads below this (log of light) are noise of the sensor. */
const leastSd = 0.02

function kindOf([n = 0, sum = 0, squares = 0]: Float64Array, all: number): Kind {
  const mean = sum / Math.max(n, 1e-9)
  const variance = squares / Math.max(n, 1e-9) - mean * mean
  return { mean, sd: Math.max(leastSd, Math.sqrt(Math.max(0, variance))), share: n / all }
}

function chance(value: number, low: Kind, high: Kind): number {
  // Outside the two means the nearer one is meant, however wide the other.
  if (value <= low.mean) return 1
  if (value >= high.mean) return 0
  const p = density(value, low)
  const q = density(value, high)
  return p + q > 0 ? p / (p + q) : 0.5
}

const density = (value: number, { mean, sd, share }: Kind): number =>
  (share / sd) * exp(-0.5 * ((value - mean) / sd) ** 2)

/** The cut that leaves the least variance within the two groups (Otsu 1979), as two groups. */
function startOf(sorted: Float32Array): [Kind, Kind] {
  const n = sorted.length
  let total = 0
  for (const v of sorted) total += v
  let [best, cut, sum] = [-1, n >> 1, 0]
  for (let k = 1; k < n; k++) {
    sum += sorted[k - 1]!
    const between = (sum / k - (total - sum) / (n - k)) ** 2 * k * (n - k)
    if (between > best) [best, cut] = [between, k]
  }
  const of = (part: Float32Array) => {
    const sums = new Float64Array(3)
    for (const v of part) add(sums, v, 1)
    return kindOf(sums, n)
  }
  return [of(sorted.subarray(0, cut)), of(sorted.subarray(cut))]
}

/** Natural logarithm of light, kept from minus infinity by the darkest a sensor tells. */
export const logLight = (light: number): number => log(Math.max(light, 0.002))
