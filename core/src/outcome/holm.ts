/**
 * Holm's adjustment (Scand. J. Stat. 1979, 6:65) of chances (0-1) of several measures, in their
 * order: telling a change where the adjusted chance is at most `level` keeps the chance of any false
 * one at `level`, whatever their dependence.
 */
export function holm(chances: readonly number[]): number[] {
  const order = chances.map((_, i) => i).sort((a, b) => (chances[a] ?? 0) - (chances[b] ?? 0))
  const adjusted = [...chances]
  let largest = 0
  for (const [rank, i] of order.entries()) {
    largest = Math.max(largest, Math.min(1, (chances.length - rank) * (chances[i] ?? 0)))
    adjusted[i] = largest
  }
  return adjusted
}
