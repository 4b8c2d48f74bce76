/**
 * Natural logarithm of the chance that at least `k` of `n` independent trials succeed, each with chance `p`:
 * Hoeffding's bound (1963), which is never below the truth.
 */
export function logTail(n: number, k: number, p: number): number {
  if (k <= n * p) return 0
  if (p <= 0) return Number.NEGATIVE_INFINITY
  const share = k / n
  const missed = share >= 1 ? 0 : (1 - share) * Math.log((1 - p) / (1 - share))
  return n * (share * Math.log(p / share) + missed)
}
