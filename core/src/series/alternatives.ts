import type { Calendar } from './calendar.ts'
import type { Course, Stop } from './cost.ts'
import { bestCourse } from './course.ts'
import type { Variant } from './layers.ts'
import { sameStartDays } from './rules.ts'
import { type Difference, differences, type PlanAsk, type WishName, wishNames } from './schema.ts'
import { weekdayOf } from './wall-time.ts'

/** A course unlike the best, and in what it differs. */
export interface Alternative extends Course {
  differs: Difference[]
}

/**
 * Up to `ask.alternatives` courses unlike the best, cheapest first. Each is itself a true optimum:
 * of the courses that begin at another time, that do without the practitioner who gives most of
 * the best one, or without its most frequent weekday. One exact search each.
 */
export function alternatives(calendar: Calendar, ask: PlanAsk, best: Course): Alternative[] {
  if (ask.alternatives === 0) return []
  const free = best.stops.filter(({ n }) => !ask.pins.some((pin) => pin.n === n))
  const weekday = commonest(free.map(({ day }) => weekdayOf(calendar.firstDay + day)))
  const practitioner = commonest(free.flatMap((stop) => stop.practitioner ?? []))
  const around = (days: readonly number[]): Variant => ({ withoutFirstDays: days.flatMap(nearby) })
  const found = new Map<string, Alternative>()
  const add = (variant: Variant) => {
    const course = bestCourse(calendar, ask, variant)
    if (!course) return undefined
    const differs = differencesOf(calendar, best, course)
    if (differs.length) found.set(keyOf(course), { ...course, differs })
    return course
  }
  const first = best.stops[0]?.day ?? 0
  const later = add(around([first]))
  if (practitioner !== undefined) add({ withoutPractitioner: practitioner })
  if (weekday !== undefined) add({ withoutWeekday: weekday })
  if (found.size < ask.alternatives && later) add(around([first, later.stops[0]?.day ?? 0]))
  return [...found.values()].sort((a, b) => a.cost - b.cost).slice(0, ask.alternatives)
}

function nearby(day: number): number[] {
  return Array.from({ length: 2 * sameStartDays + 1 }, (_, i) => day - sameStartDays + i)
}

/** The most frequent value, the lowest of those. */
function commonest<T extends string | number>(values: readonly T[]): T | undefined {
  const count = (value: T) => values.filter((other) => other === value).length
  return [...values].sort((a, b) => count(b) - count(a) || (a < b ? -1 : 1))[0]
}

const keyOf = (course: Course) => JSON.stringify(course.stops)

/** In what two courses differ: date of visit 1, set of weekdays, practitioners. */
function differencesOf(calendar: Calendar, a: Course, b: Course): Difference[] {
  const weekdays = (stop: Stop) => weekdayOf(calendar.firstDay + stop.day)
  const set = (course: Course) => [...new Set(course.stops.map(weekdays))].sort().join()
  const people = (course: Course) => course.stops.map((stop) => stop.practitioner).join()
  const differs = {
    firstDate: a.stops[0]?.day !== b.stops[0]?.day,
    weekdays: set(a) !== set(b),
    practitioner: people(a) !== people(b),
  }
  return differences.filter((difference) => differs[difference])
}

/** What each wish costs: the best course with all wishes against the best without that one. */
export function wishCosts(
  calendar: Calendar,
  ask: PlanAsk,
  best: Course,
): { wish: WishName; cost: number }[] {
  const none = { weekdays: [], hours: null, practitioner: null, vetoWeekdays: [], away: [] }
  const asked = (wish: WishName) => {
    const value = ask.wishes[wish]
    return Array.isArray(value) ? value.length > 0 : value !== null
  }
  return wishNames.filter(asked).map((wish) => {
    const wishes = { ...ask.wishes, [wish]: none[wish] }
    const without = bestCourse(calendar, { ...ask, wishes })
    return { wish, cost: best.cost - (without?.cost ?? best.cost) }
  })
}
