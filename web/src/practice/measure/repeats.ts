import type { MeasureError } from '@anagen/core/outcome'

/** The mean of repeats and their spread (one standard deviation); null of less than one, or two. */
export function summary(values: readonly number[]): { mean: number | null; sd: number | null } {
  if (values.length === 0) return { mean: null, sd: null }
  const mean = values.reduce((a, b) => a + b, 0) / values.length
  if (values.length < 2) return { mean, sd: null }
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0)
  return { mean, sd: Math.sqrt(squares / (values.length - 1)) }
}

/** Two figures of one day differ by more than this in 1 of 20 cases only: 1.96 x sqrt(2) deviations. */
const repeatability = 2.77

/**
 * The places of repeats that lie further from the middle one than repeats of this method do.
 * Without a known error nothing is called out.
 */
export function departing(
  values: readonly (number | null)[],
  error: Pick<MeasureError, 'kind' | 'sd'> | undefined,
): number[] {
  const known = values.filter((one) => one !== null).sort((a, b) => a - b)
  if (known.length < 2 || !error) return []
  const half = Math.floor(known.length / 2)
  const upper = known[half] ?? 0
  const middle = known.length % 2 ? upper : (upper + (known[half - 1] ?? upper)) / 2
  const sd = error.kind === 'relative' ? error.sd * Math.abs(middle) : error.sd
  // Of two, neither is the wrong one: both are named when they are too far apart.
  const limit = repeatability * sd * (known.length === 2 ? 0.5 : 1)
  return values.flatMap((one, i) => (one !== null && Math.abs(one - middle) > limit ? [i] : []))
}
