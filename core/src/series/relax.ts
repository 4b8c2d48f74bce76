import { type Calendar, extended } from './calendar.ts'
import type { Course, Stop } from './cost.ts'
import { bestCourse } from './course.ts'
import { isAway, pauseDay, prepare } from './layers.ts'
import { namedPractitioners } from './people.ts'
import type { PlanAsk, RelaxChange } from './schema.ts'
import { dateOf, weekdayOf } from './wall-time.ts'

/** The cheapest course that gives up some hard rules, and which; no course when nothing helps. */
export interface Relaxed {
  calendar: Calendar
  course: Course | null
  changes: RelaxChange[]
}

/**
 * The cheapest relaxation, by the same engine on a longer calendar: gaps, ruled-out days, named
 * practitioners, the end of the period and a pause cost their penalties instead of being walls.
 * Exact with respect to those penalties.
 */
export function relax(calendar: Calendar, ask: PlanAsk): Relaxed {
  const longer = extended(calendar)
  const variant = { relaxedAfter: calendar.days }
  const course = bestCourse(longer, ask, variant)
  if (course) {
    const changes = rulesGivenUp(calendar, ask, course.stops)
    return { calendar: longer, course, changes }
  }
  const { layers } = prepare(longer, ask, variant)
  const stuck = ask.visits.find((_, k) => layers[k]?.size === 0) ?? unpinned(ask)
  return { calendar: longer, course: null, changes: [{ rule: 'free', visit: stuck?.n ?? 1 }] }
}

/** The rules about dates, spacing and people that a course breaks, pinned visits aside; empty when it keeps them. */
export function rulesGivenUp(
  calendar: Calendar,
  ask: PlanAsk,
  stops: readonly Stop[],
): RelaxChange[] {
  return stops.flatMap((stop, k) => changesAt({ calendar, ask, stop, before: stops[k - 1] }))
}

function unpinned(ask: PlanAsk) {
  return ask.visits.find((visit) => !ask.pins.some(({ n }) => n === visit.n))
}

interface At {
  calendar: Calendar
  ask: PlanAsk
  stop: Stop
  before: Stop | undefined
}

function changesAt(at: At): RelaxChange[] {
  const { calendar, ask, stop } = at
  const pinned = (n: number) => ask.pins.some((pin) => pin.n === n)
  if (pinned(stop.n)) return at.before && pinned(at.before.n) ? [] : gapChanges(at)
  const number = calendar.firstDay + stop.day
  const base = { visit: stop.n, date: dateOf(number) }
  const beyond = stop.day - calendar.days + 1
  const [named] = namedPractitioners(calendar.practitioners, ask.visits[stop.n - 1]?.phases ?? [])
  const other = named !== undefined && named !== stop.practitioner
  const changes: (RelaxChange | false)[] = [
    beyond > 0 && { rule: 'horizon', ...base, by: beyond },
    isAway(ask, number) && { rule: 'away', ...base },
    ask.wishes.vetoWeekdays.includes(weekdayOf(number)) && { rule: 'vetoWeekday', ...base },
    number >= pauseDay(ask) && { rule: 'pause', ...base },
    other && { rule: 'practitioner', ...base, practitioner: stop.practitioner ?? '' },
  ]
  return [...gapChanges(at), ...changes.filter((change) => change !== false)]
}

function gapChanges({ calendar, ask, stop, before }: At): RelaxChange[] {
  if (!before) return []
  const days = stop.day - before.day
  const { minDays, maxDays } = ask.spacing
  const base = { visit: stop.n, date: dateOf(calendar.firstDay + stop.day) }
  if (days > maxDays) return [{ rule: 'gapLonger', ...base, by: days - maxDays, days }]
  return days < minDays ? [{ rule: 'gapShorter', ...base, by: minDays - days, days }] : []
}
