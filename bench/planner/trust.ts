import type { TrustRow } from '../../trust/row.ts'
import { clockChanges, wrongAround } from './clock-changes.ts'
import { differsFromBruteForce, differsFromHighs } from './compare.ts'

/** Everything that must hold of the planner: equal to two independent optima, right at every clock change since 1970. */
export async function trustPlanner(options: Optima): Promise<TrustRow[]> {
  return [...(await equalToOptima(options)), await everyClockChange()]
}

export type Optima = { brute: number; highs: number; seed: number }

/**
 * Compares the planner with two independent optima on random instances: cost and every visit with
 * brute force, cost with HiGHS; the checker recomputes each.
 */
export async function equalToOptima(options: Optima): Promise<TrustRow[]> {
  const { seed } = options
  const brute = await compared(options.brute, async (i) => differsFromBruteForce(seed + i))
  const highs = await compared(options.highs, (i) => differsFromHighs(seed + i))
  return [
    { test: 'planner = brute force', seed, note: 'cost and every visit equal', ...brute },
    { test: 'planner = HiGHS', seed, note: 'cost equal, clinics of 110 to 190 days', ...highs },
  ]
}

async function everyClockChange(): Promise<TrustRow> {
  const changes = clockChanges(1970, 2038)
  const note = 'every IANA zone, 1970 to 2037: starts in opening hours, gaps in local days'
  const held = await compared(changes.length, async (i) =>
    wrongAround(changes[i] as (typeof changes)[number]),
  )
  return { test: 'clock changes', seed: 0, note, ...held }
}

async function compared(
  count: number,
  differs: (i: number) => Promise<string | null>,
): Promise<Pick<TrustRow, 'count' | 'failures' | 'seconds'>> {
  const started = performance.now()
  let failures = 0
  for (let i = 0; i < count; i++) {
    const difference = await differs(i)
    if (difference === null) continue
    failures++
    console.error(difference)
  }
  return { count, failures, seconds: Math.round((performance.now() - started) / 1000) }
}
