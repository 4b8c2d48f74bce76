import type { Calendar } from './calendar.ts'
import { type Course, costOf, isMoved, type Stop, termsOf } from './cost.ts'
import { bestCourse } from './course.ts'
import { isFreeStart, visitMinutes } from './feasible.ts'
import { earliestOf } from './layers.ts'
import { relax, rulesGivenUp } from './relax.ts'
import type { Moves, PlanAsk, RelaxChange, Terms, Use } from './schema.ts'
import { usesOf } from './uses.ts'
import { dateOf, dayNumber, wallOf } from './wall-time.ts'

/**
 * What becomes of the later visits when one changes: as few of them move as the objective allows; all move by the same
 * number of days; or none moves, and what breaks is told.
 */
export type RippleChoice = { kind: 'least' } | { kind: 'shift'; days: number } | { kind: 'keep' }

/** A visit after the change; `was` is where it was booked, null when it was booked nowhere. */
export interface RippledVisit {
  n: number
  start: string
  end: string
  practitioner: string | null
  uses: Use[]
  was: { start: string; practitioner: string | null } | null
  moved: boolean
}

/** A course after a change. */
export interface Rippled {
  /** Empty when nothing can be booked: then `broken` says what no rule given up would mend. */
  visits: RippledVisit[]
  cost: number
  terms: Terms | null
  /** Rules that the course breaks; with them it may be shown, not booked. Empty: it keeps them all. */
  broken: RelaxChange[]
}

/**
 * Plans the rest of a booked course after a change. `ask.moves` says where its visits are booked; what must not move
 * is pinned; the visit that changed is pinned at its new time, or not booked when it needs a new one. On the calendar
 * the course's own bookings are set aside. Exact, deterministic: one search, two when a rule has to give.
 */
export function ripple(calendar: Calendar, ask: PlanAsk, choice: RippleChoice): Rippled {
  const asked = askFor(ask, choice)
  const course = bestCourse(calendar, asked)
  if (course) return rippled(calendar, ask, course)
  const relaxed = relax(calendar, asked)
  if (!relaxed.course) return { visits: [], cost: 0, terms: null, broken: relaxed.changes }
  return rippled(relaxed.calendar, ask, relaxed.course, relaxed.changes)
}

/** The request as the choice has it: `keep` pins what is booked, `shift` moves the places to stay at. */
function askFor(ask: PlanAsk, choice: RippleChoice): PlanAsk {
  if (!ask.moves || choice.kind === 'least') return ask
  if (choice.kind === 'shift') return { ...ask, moves: shifted(ask.moves, choice.days) }
  const pinned = new Set(ask.pins.map(({ n }) => n))
  const kept = ask.moves.booked.filter(({ n }) => !pinned.has(n))
  return { ...ask, pins: [...ask.pins, ...kept].sort((a, b) => a.n - b.n) }
}

/** The same places some days later (or earlier). */
function shifted(moves: Moves, days: number): Moves {
  const booked = moves.booked.map((one) => {
    const date = dateOf(dayNumber(one.start) + days)
    return { ...one, start: `${date}${one.start.slice(10)}` }
  })
  return { ...moves, booked }
}

function rippled(
  calendar: Calendar,
  ask: PlanAsk,
  course: Course,
  broken: RelaxChange[] = [
    ...rulesGivenUp(calendar, ask, course.stops),
    ...taken(calendar, ask, course.stops),
  ],
): Rippled {
  const days = { first: calendar.firstDay, earliest: earliestOf(calendar, ask) }
  const terms = termsOf(ask, course.stops, days)
  const visits = course.stops.map((stop) => visitOf(calendar, ask, stop))
  return { visits, cost: costOf(terms), terms, broken }
}

/** Visits kept at a start at which not everything they need is free. */
function taken(calendar: Calendar, ask: PlanAsk, stops: readonly Stop[]): RelaxChange[] {
  return stops.flatMap((stop) => {
    if (ask.pins.some(({ n }) => n === stop.n)) return []
    if (isFreeStart(calendar, ask.visits[stop.n - 1]?.phases ?? [], stop)) return []
    return [{ rule: 'taken', visit: stop.n, date: dateOf(calendar.firstDay + stop.day) }]
  })
}

function visitOf(calendar: Calendar, ask: PlanAsk, stop: Stop): RippledVisit {
  const phases = ask.visits[stop.n - 1]?.phases ?? []
  const day = calendar.firstDay + stop.day
  const booked = ask.moves?.booked.find(({ n }) => n === stop.n)
  const pinned = ask.pins.some(({ n }) => n === stop.n)
  return {
    n: stop.n,
    start: wallOf(day, stop.minute),
    end: wallOf(day, stop.minute + visitMinutes(phases)),
    practitioner: stop.practitioner,
    uses: usesOf(calendar, phases, { stop, pinned }),
    was: booked ? { start: booked.start, practitioner: booked.practitioner } : null,
    moved: isMoved(ask.moves, stop, calendar.firstDay),
  }
}
