import type { Wishes } from '@anagen/contract'
import { addDays, daysBetween } from '@anagen/core/shared'
import { type FieldProblem, Refusal } from '../refusal.ts'
import { weekdayOf } from '../series/wall-time.ts'
import type { CourseAsk } from './course-ask.ts'
import { horizonDays } from './progress.ts'

export type AskedVisit = { n: number; start: string; practitionerId: string }
type Rules = Pick<CourseAsk, 'protocol' | 'from'> & { wishes: Wishes }

/**
 * Checks the visits asked for, in their order, against the hard rules that need no calendar: all
 * visits of the protocol and no other, in order, spacing in local calendar days, the period, days
 * the person ruled out.
 * @throws Refusal `bad-request` naming each visit that breaks one
 */
export function refuseRules(asked: readonly AskedVisit[], rules: Rules): void {
  const problems = ruleProblems(asked, rules)
  if (problems.length > 0)
    throw new Refusal('bad-request', 'These dates do not make a course.', problems)
}

/** Every broken rule, by field. */
export function ruleProblems(asked: readonly AskedVisit[], rules: Rules): FieldProblem[] {
  const numbers = rules.protocol.visits.map((visit) => visit.n)
  if (asked.length !== numbers.length || asked.some((visit, i) => visit.n !== numbers[i])) {
    const message = `must be the visits ${numbers.join(', ')} of the protocol, each once`
    return [{ path: 'visits', message }]
  }
  return asked.flatMap((visit, i) => {
    const broken = dateProblem(visit, asked[i - 1], rules)
    return broken ? [{ path: `visits.${i}.start`, message: broken }] : []
  })
}

function dateProblem(
  visit: AskedVisit,
  previous: AskedVisit | undefined,
  { protocol, from, wishes }: Rules,
): string | null {
  const date = visit.start.slice(0, 10)
  if (date < from) return `must not lie before ${from}`
  if (date > addDays(from, horizonDays - 1)) return 'lies too far ahead'
  if (wishes.vetoWeekdays.includes(weekdayOf(date))) return 'lies on a weekday that was ruled out'
  if (wishes.away.some((away) => away.from <= date && date <= away.to)) return 'lies in a time away'
  if (!previous || !protocol.spacing) return null
  const gap = daysBetween(previous.start.slice(0, 10), date)
  const { minDays, maxDays } = protocol.spacing
  return gap < minDays || gap > maxDays
    ? `must lie ${minDays} to ${maxDays} days after the visit before, not ${gap}`
    : null
}
