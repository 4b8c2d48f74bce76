import {
  type Calendar,
  dateOf,
  dayNumber,
  fewMovesWeight,
  loadCalendar,
  type PlanRequest,
  type RippleChoice,
  ripple,
} from '@anagen/core/series'
import { quantile, table } from '../stats.ts'
import { clinic, clinicOf12, patient } from './clinic.ts'
import { coursePlanned, requestOf } from './compare.ts'
import { seeded } from './random.ts'

const patients = 300

/** A course in which one visit was missed and the person is away for 3 to 23 days. */
interface Missed {
  calendar: Calendar
  ask: PlanRequest
  away: number
}

/**
 * One visit missed, and what becomes of the later ones: by the planner with its price on moving, planned anew without
 * that price, and all shifted by as many days. Later visits moved, and the rest of the cost, as means.
 */
export function benchRipples(): void {
  const cases = casesOf()
  const rows = [
    rowOf('as few as possible', cases, { kind: 'least' }, fewMovesWeight),
    rowOf('moving costs as in a plan', cases, { kind: 'least' }, 1),
    rowOf('planned anew, moving costs nothing', cases, { kind: 'least' }, 0),
    rowOf('all shifted by the days away', cases, { kind: 'shift', days: 0 }, fewMovesWeight),
  ]
  table(`A visit missed, ${cases.length} courses (target: 1.2 later visits moved at most)`, rows)
}

function casesOf(): Missed[] {
  const cases: Missed[] = []
  for (let seed = 1; seed <= 3; seed++) {
    const base = clinic(clinicOf12, seed)
    const calendar = loadCalendar(requestOf({ ...base, ...patient(seed, clinicOf12) }))
    for (let i = 0; i < patients / 3; i++) {
      const request = requestOf({ ...base, ...patient(1000 * seed + i, clinicOf12) })
      const missed = missOne(request, calendar, seeded(1000 * seed + i).int(3, 23))
      if (missed) cases.push(missed)
    }
  }
  return cases
}

/** A visit from the second to the last but one is missed; those before it are done. */
function missOne(request: PlanRequest, calendar: Calendar, away: number): Missed | null {
  const visits = coursePlanned(request)?.visits
  if (!visits || visits.length < 3) return null
  const k = 1 + (away % (visits.length - 2))
  const today = visits[k]?.start.slice(0, 10) ?? request.from
  const from = dateOf(dayNumber(today) + away)
  const last = visits[k - 1]?.start ?? today
  // Longer away than the longest gap: spacing can only be counted anew from the next visit.
  const skip = dayNumber(from) - dayNumber(last) > request.spacing.maxDays ? k : 0
  const numbered = <V extends { n: number }>(list: readonly V[]) =>
    list.map((one) => ({ ...one, n: one.n - skip }))
  const ask = {
    ...request,
    visits: numbered(request.visits.slice(skip)),
    pins: skip ? [] : visits.slice(0, k),
    holds: [{ kind: 'notBefore' as const, date: from }],
    moves: { today, booked: numbered(visits.slice(k + 1)) },
  }
  return { calendar, ask, away }
}

function rowOf(what: string, cases: readonly Missed[], choice: RippleChoice, move: number) {
  const times: number[] = []
  let [moved, none, found, rest] = [0, 0, 0, 0]
  for (const { calendar, ask, away } of cases) {
    const asked = { ...ask, weights: { ...ask.weights, move } }
    const how = choice.kind === 'shift' ? { ...choice, days: away } : choice
    const started = performance.now()
    const answer = ripple(calendar, asked, how)
    times.push(performance.now() - started)
    if (answer.broken.length > 0 || !answer.terms) continue
    const count = answer.visits.filter((visit) => visit.moved).length
    found++
    moved += count
    if (count === 0) none++
    rest += answer.cost - answer.terms.move
  }
  return {
    what,
    'later visits moved': (moved / found).toFixed(2),
    'nothing else moves': `${((100 * none) / found).toFixed(0)} %`,
    'cost besides': (rest / found).toFixed(1),
    'no plan within the rules': String(cases.length - found),
    p50: `${quantile(times, 0.5).toFixed(2)} ms`,
    p95: `${quantile(times, 0.95).toFixed(2)} ms`,
  }
}
