/** Random numbers that are the same for the same seed, everywhere. */
export interface Random {
  /** Uniform in [0, 1), in steps of 2^-32. */
  next(): number
  /** Normal with mean 0 and standard deviation 1. */
  normal(): number
  /** Goes to the start of stream `n` (0 and up) of this seed, independent of its other streams. */
  stream(n: number): void
}

/** The logarithm's mean and standard deviation of a log-normal value. */
export interface LogNormal {
  mu: number
  sigma: number
}

/**
 * A generator started from any whole number: sfc32 (Chris Doty-Humphrey, PractRand), 128 bits of
 * state, warmed up by 12 rounds as its author advises. It begins in stream 0.
 */
export function seeded(seed: number): Random {
  // In an array of integers: variables of a closure would be boxed.
  const state = new Int32Array(4)
  const next = () => advance(state)
  const stream = (n: number) => {
    state[0] = n
    state[1] = seed
    state[2] = Math.floor(seed / 4294967296)
    state[3] = 1
    for (let i = 0; i < 12; i++) advance(state)
  }
  stream(0)
  return { next, normal: () => normalFrom(next), stream }
}

function advance(state: Int32Array): number {
  const b = state[1] as number
  const c = state[2] as number
  const counter = state[3] as number
  const sum = ((state[0] as number) + b + counter) | 0
  state[0] = b ^ (b >>> 9)
  state[1] = (c + (c << 3)) | 0
  state[2] = (((c << 21) | (c >>> 11)) + sum) | 0
  state[3] = (counter + 1) | 0
  return (sum >>> 0) / 4294967296
}

/**
 * A standard normal as a ratio of uniforms (Kinderman & Monahan 1977) with the quick bounds of Leva
 * (ACM TOMS 1992, 18:449). The logarithm decides only one in a hundred, and never enters the value:
 * engines that round it differently still give the same numbers.
 */
function normalFrom(next: () => number): number {
  while (true) {
    const u = 1 - next()
    const v = 1.7156 * (next() - 0.5)
    const x = u - 0.449871
    const y = Math.abs(v) + 0.386595
    const q = x * x + y * (0.196 * y - 0.25472 * x)
    if (q < 0.27597 || (q <= 0.27846 && v * v <= -4 * Math.log(u) * u * u)) return v / u
  }
}

/** The log-normal with a mean and standard deviation in their own unit, both above 0. */
export function logNormalOf({ mean, sd }: { mean: number; sd: number }): LogNormal {
  const variance = Math.log1p((sd / mean) ** 2)
  return { mu: Math.log(mean) - variance / 2, sigma: Math.sqrt(variance) }
}

/** A log-normal value. */
export const logNormal = (random: Random, { mu, sigma }: LogNormal): number =>
  Math.exp(mu + sigma * random.normal())
