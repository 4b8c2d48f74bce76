import type { ClinicResults } from '@anagen/core/outcome'

const keptAtMost = 20
const known = new Map<string, ClinicResults>()

/** Results reckoned before from the very same figures; null when there are none. */
export const knownResults = (key: string): ClinicResults | null => known.get(key) ?? null

/** Keeps results under what they were made from; the oldest give way. */
export function keepResults(key: string, results: ClinicResults): void {
  const [oldest] = known.keys()
  if (known.size >= keptAtMost && oldest !== undefined) known.delete(oldest)
  known.set(key, results)
}
