import type { Calendar } from './calendar.ts'
import { demandsOf, takenBy } from './capacity.ts'
import type { Phase } from './schema.ts'
import { type FreeStart, isStart, startsOf } from './starts.ts'
import { withTaken } from './taken-calendar.ts'
import { dayMinutes, wallMinute } from './wall-time.ts'

/** A visit that is to take place, though the calendar does not know of it yet. */
export interface Placed {
  phases: readonly Phase[]
  /** Local wall time. */
  start: string
  practitioner: string | null
}

/** What is asked for one visit. */
export interface OffersAsk {
  phases: readonly Phase[]
  /** Local dates, both inclusive: where the visit breaks no spacing to its neighbours. */
  window: { from: string; to: string }
  /** Visits that are to take place beside it. Default none. */
  beside?: readonly Placed[]
}

/** Every start that can be offered for one visit without breaking any spacing, in order of time. */
export function offers(
  calendar: Calendar,
  { phases, window, beside = [] }: OffersAsk,
): FreeStart[] {
  const order = (a: FreeStart, b: FreeStart) => (a.start < b.start ? -1 : a.start > b.start ? 1 : 0)
  return startsOf(besides(calendar, beside), phases)
    .filter(({ start }) => window.from <= start.slice(0, 10) && start.slice(0, 10) <= window.to)
    .sort(order)
}

/** Which of these visits find no place beside those before them, by their index. */
export function withoutPlace(calendar: Calendar, visits: readonly Placed[]): number[] {
  const lost: number[] = []
  let left = calendar
  visits.forEach((visit, i) => {
    if (isStart(left, visit.phases, visit)) left = besides(left, [visit])
    else lost.push(i)
  })
  return lost
}

function besides(calendar: Calendar, beside: readonly Placed[]): Calendar {
  const taken = beside.flatMap(({ phases, start, practitioner }) => {
    const minute = wallMinute(start) - calendar.firstDay * dayMinutes
    const day = Math.floor(minute / dayMinutes)
    if (day < 0 || day >= calendar.days) return []
    const step = (minute - day * dayMinutes) / calendar.grid
    const who = calendar.practitioners.findIndex(({ id }) => id === practitioner)
    return takenBy(calendar, demandsOf(calendar, phases), { day, step, who })
  })
  return taken.length > 0 ? withTaken(calendar, taken) : calendar
}
