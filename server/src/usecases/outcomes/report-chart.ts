import type { Judged } from '@anagen/contract'
import { measureOf, type Verdict } from '@anagen/core/outcome'
import { addDays } from '@anagen/core/shared'
import type { ReportChart } from '../../reports/report-doc.ts'
import type { ReportWords } from './report-words.ts'

/** The report draws no more: the first points, for the baseline, and the last. */
const firstDrawn = 10
const lastDrawn = 50

type Facts = {
  judged: Judged
  /** Whether the condition comes and goes by itself: its band is then no chance. */
  isOwnCourse: boolean
  /** What is measured, and where. */
  name: string
  start: string
  say: ReportWords
  unit: string
  /** Days of visits with their numbers. */
  visits: ReadonlyMap<string, number>
}

/** The chart of a verdict as the report draws it; null where there is nothing to draw. */
export function chartOf({
  judged,
  isOwnCourse,
  name,
  start,
  say,
  unit,
  visits,
}: Facts): ReportChart | null {
  const { verdict } = judged
  if (verdict.points.length === 0) return null
  const labelOf = ({ role, date }: Verdict['points'][number]) => {
    const n = visits.get(date)
    if (role === 'not comparable') return say.notComparable
    if (role === 'baseline') return say.start
    return n === undefined ? '' : say.visit(n)
  }
  const band = bandOf(verdict.band)
  return {
    ...{ measure: name, unit, start, errorWords: say.errors },
    decimals: decimalsOf(measureOf(verdict.measure).step),
    points: drawn(verdict.points).map((point) => {
      const { date, value, low, high, role } = point
      return {
        date,
        value,
        low,
        high,
        comparable: role !== 'not comparable',
        label: labelOf(point),
      }
    }),
    chance: band && !isOwnCourse ? { label: say.chance, edges: band } : null,
    untreated: isOwnCourse ? null : untreatedOf(verdict, start, say.untreated),
    natural: band && isOwnCourse ? { label: say.remission, edges: band } : null,
    next: verdict.next && { date: verdict.next.date, label: say.nextLook },
  }
}

const drawn = <T>(points: readonly T[]): readonly T[] =>
  points.length <= firstDrawn + lastDrawn
    ? points
    : [...points.slice(0, firstDrawn), ...points.slice(-lastDrawn)]

const bandOf = (band: Verdict['band']) =>
  band.length < 2 ? null : band.slice(0, 200).map(({ date, low, high }) => ({ date, low, high }))

/** What untreated people show, opening from the baseline with the root of time, as chance does. */
function untreatedOf(
  { untreated, baseline }: Verdict,
  start: string,
  label: string,
): ReportChart['untreated'] {
  if (!untreated || !baseline) return null
  const { value, low, high, weeks } = untreated
  const edges = Array.from({ length: 13 }, (_, i) => {
    const share = i / 12
    const middle = baseline.value + value * share
    return {
      date: addDays(start, Math.round(weeks * 7 * share)),
      low: Math.max(0, middle + (low - value) * Math.sqrt(share)),
      high: middle + (high - value) * Math.sqrt(share),
    }
  })
  return { label, edges }
}

/** Decimals of a figure that has this step. */
export function decimalsOf(step: number): number {
  return step >= 1 ? 0 : step >= 0.1 ? 1 : 2
}
