import type { Judged, MeasuringPlan, Progress } from '@anagen/contract'
import { measureOf } from '@anagen/core/outcome'
import { addDays } from '../../shared/format.ts'
import type { ChartFacts } from './chart-layout.ts'

/** Looks of a plan that nobody chose. */
export const usualLooks = [3, 4, 5, 6, 9, 12]
const daysInMonth = 365.25 / 12

/** The primary measure first, then the others in the order of lists. */
export function inOrder(judged: readonly Judged[]): Judged[] {
  return [...judged].sort((a, b) => Number(b.primary) - Number(a.primary))
}

/** The day of a look that is planned so many months after the start. */
export const lookDay = (start: string, month: number) =>
  addDays(start, Math.round(month * daysInMonth))

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

/** Ticks under the ribbon: days on which something was measured, and looks still planned. */
export function measureTicks(
  progress: Pick<Progress, 'observations' | 'start'> & {
    plan: Pick<MeasuringPlan, 'looks'> | null
  },
  today: string,
): { date: string; planned: boolean; kind: 'measure' }[] {
  const { start, plan, observations } = progress
  const days = observations.filter((one) => isOfHairKind(one.measure)).map((one) => one.date)
  const taken = [...new Set(days)].sort().map((date) => ({ date, planned: false }))
  const looks = start ? (plan?.looks ?? usualLooks).map((month) => lookDay(start, month)) : []
  const planned = looks.filter((date) => date >= today).map((date) => ({ date, planned: true }))
  return [...taken, ...planned].map((one) => ({ ...one, kind: 'measure' as const }))
}

// Answers of a check-in come every week or two: as ticks they would hide the measurements.
const isOfHairKind = (measure: string) => !/^(feel-|pain|phq4)/.test(measure)

/** Whether the plan may no longer change: once its first look is over, chance would do the choosing. */
export function isLocked(
  { plan, start }: Pick<Progress, 'plan' | 'start'>,
  today: string,
): boolean {
  const first = plan?.looks[0]
  return start !== null && first !== undefined && lookDay(start, first) < today
}
