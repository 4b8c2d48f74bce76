import type { Judged, MeasuringPlan, Progress } from '@anagen/contract'
import { isOfHair, lookAt, lookDay, looksOf, measureOf, monthOf } from '@anagen/core/outcome'
import type { ChartFacts } from './chart-layout.ts'

/** Looks of a plan that nobody chose. */
export const usualLooks = [3, 4, 5, 6, 9, 12]

/** What was measured at all: the primary measure first, then the others in the order of lists. */
export function inOrder(judged: readonly Judged[]): Judged[] {
  const measured = judged.filter((one) => one.verdict.points.length > 0)
  return measured.sort((a, b) => Number(b.primary) - Number(a.primary))
}

/** What the chart of one series needs. */
export function chartFacts(progress: Progress, judged: Judged, today: string): ChartFacts {
  const { min, max } = measureOf(judged.verdict.measure)
  const first = judged.verdict.points[0]?.date ?? today
  return {
    verdict: judged.verdict,
    scale: { min, max },
    start: progress.start ?? first,
    today,
    looks: progress.plan?.looks ?? usualLooks,
    events: progress.events,
    hemisphere: progress.hemisphere,
  }
}

/** Ticks under the ribbon: days on which something was measured, and looks ahead that none of them was yet. */
export function measureTicks(
  progress: Pick<Progress, 'observations' | 'start'> & {
    plan: Pick<MeasuringPlan, 'looks'> | null
  },
  today: string,
): { date: string; planned: boolean; kind: 'measure' }[] {
  const { start, plan, observations } = progress
  // Answers of a check-in come every week or two: as ticks they would hide the measurements.
  const days = observations
    .filter((one) => isOfHair(one.measure) && !one.measure.startsWith('feel-'))
    .map((one) => one.date)
  const taken = [...new Set(days)].sort().map((date) => ({ date, planned: false }))
  const looks = looksOf(plan?.looks ?? usualLooks)
  const done = new Set(taken.map(({ date }) => start && lookAt(looks, monthOf(start, date))?.month))
  const ahead = looks.filter(({ month }) => !done.has(month))
  const planned = (start ? ahead.map(({ month }) => lookDay(start, month)) : [])
    .filter((date) => date >= today)
    .map((date) => ({ date, planned: true }))
  return [...taken, ...planned].map((one) => ({ ...one, kind: 'measure' as const }))
}

/** Whether the plan may no longer change: once figures of its first look may be known, chance would choose. */
export function isLocked(
  { plan, start, observations }: Pick<Progress, 'plan' | 'start' | 'observations'>,
  today: string,
): boolean {
  const [first] = looksOf(plan?.looks ?? [])
  if (start === null || !first) return false
  return (
    lookDay(start, first.month) < today ||
    observations.some((one) => isOfHair(one.measure) && monthOf(start, one.date) >= first.from)
  )
}
