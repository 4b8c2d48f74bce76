import { alternatives, wishCosts } from './alternatives.ts'
import { type Calendar, loadCalendar } from './calendar.ts'
import { type Course, costOf, type Stop, termsOf } from './cost.ts'
import { bestCourse } from './course.ts'
import { visitMinutes } from './feasible.ts'
import { earliestOf } from './layers.ts'
import { reasonsOf } from './reasons.ts'
import { relax } from './relax.ts'
import type {
  Difference,
  PlanAnswer,
  PlanAsk,
  PlannedVisit,
  PlanRequest,
  Reason,
  RelaxChange,
  Terms,
  WishName,
} from './schema.ts'
import { reasonText, relaxText, type Words } from './text.ts'
import { usesOf } from './uses.ts'
import { wallOf } from './wall-time.ts'

/** A visit of the answer with its reasons as codes: `answerOf` puts them into words. */
export interface ReasonedVisit extends Omit<PlannedVisit, 'reasons'> {
  reasons: Reason[]
}

/** A whole course with its cost split. */
export interface PlannedCourse {
  cost: number
  terms: Terms
  visits: ReasonedVisit[]
}

/** The outcome of planning, in no language yet. `best` is null when no course exists. */
export interface PlanResult {
  best: PlannedCourse | null
  alternatives: (PlannedCourse & { differs: Difference[] })[]
  wishCosts: { wish: WishName; cost: number }[]
  relaxation: { cost: number | null; changes: RelaxChange[]; visits: ReasonedVisit[] } | null
  provisional: boolean
}

/**
 * Plans a course on a loaded calendar: the exact best, alternatives, reasons and what each wish
 * costs; or, where the hard rules allow nothing, the cheapest relaxation. Deterministic.
 * One exact search for the best, up to four for alternatives and one for every wish.
 */
export function plan(calendar: Calendar, ask: PlanAsk): PlanResult {
  const provisional = ask.holds.some(({ kind }) => kind === 'untilCleared')
  const best = bestCourse(calendar, ask)
  if (!best) {
    const relaxation = relaxationOf(calendar, ask)
    return { best: null, alternatives: [], wishCosts: [], relaxation, provisional }
  }
  return {
    best: planned(calendar, ask, best),
    alternatives: alternatives(calendar, ask, best).map((course) => ({
      ...planned(calendar, ask, course),
      differs: course.differs,
    })),
    wishCosts: wishCosts(calendar, ask, best),
    relaxation: null,
    provisional,
  }
}

/** Loads the calendar and plans in one go; the request must come from `parseRequest`. */
export function planRequest(request: PlanRequest, words?: Words): PlanAnswer {
  return answerOf(plan(loadCalendar(request), request), words)
}

/** The answer as scripts and pages read it, reasons in words (English by default). */
export function answerOf(result: PlanResult, words: Words = {}): PlanAnswer {
  const said = (visits: readonly ReasonedVisit[]): PlannedVisit[] =>
    visits.map((visit) => ({
      ...visit,
      reasons: visit.reasons.map((reason) => reasonText(reason, words)),
    }))
  const { best, relaxation } = result
  return {
    status: best ? 'planned' : 'none',
    cost: best?.cost ?? null,
    terms: best?.terms ?? null,
    visits: said(best?.visits ?? []),
    alternatives: result.alternatives.map(({ cost, terms, differs, visits }) => ({
      cost,
      extra: cost - (best?.cost ?? 0),
      terms,
      differs,
      visits: said(visits),
    })),
    wishCosts: result.wishCosts,
    relaxation: relaxation && {
      cost: relaxation.cost,
      changes: relaxation.changes.map((change) => ({
        ...change,
        text: relaxText(change, words),
      })),
      visits: said(relaxation.visits),
    },
    provisional: result.provisional,
    optimal: true,
  }
}

function planned(calendar: Calendar, ask: PlanAsk, course: Course): PlannedCourse {
  const days = { first: calendar.firstDay, earliest: earliestOf(calendar, ask) }
  const terms = termsOf(ask, course.stops, days)
  const reasons = reasonsOf(calendar, ask, course.stops)
  const visits = course.stops.map((stop, k) => ({
    ...visitOf(calendar, ask, stop),
    reasons: reasons[k] ?? [],
  }))
  return { cost: costOf(terms), terms, visits }
}

function visitOf(calendar: Calendar, ask: PlanAsk, stop: Stop): Omit<ReasonedVisit, 'reasons'> {
  const phases = ask.visits[stop.n - 1]?.phases ?? []
  const pinned = ask.pins.some(({ n }) => n === stop.n)
  const day = calendar.firstDay + stop.day
  return {
    n: stop.n,
    start: wallOf(day, stop.minute),
    end: wallOf(day, stop.minute + visitMinutes(phases)),
    uses: usesOf(calendar, phases, { stop, pinned }),
  }
}

function relaxationOf(calendar: Calendar, ask: PlanAsk): PlanResult['relaxation'] {
  const relaxed = relax(calendar, ask)
  const visits = (relaxed.course?.stops ?? []).map((stop) => ({
    ...visitOf(relaxed.calendar, ask, stop),
    reasons: [],
  }))
  return { cost: relaxed.course?.cost ?? null, changes: relaxed.changes, visits }
}
