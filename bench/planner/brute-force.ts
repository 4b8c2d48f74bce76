import {
  type CheckedVisit,
  checkPlan,
  dateOf,
  dayNumber,
  keepsRules,
  type PlanRequest,
} from '@anagen/core/series'
import { clock } from './terms.ts'

/** The best course and its cost, found by trying every one. */
export interface BruteForce {
  cost: number
  visits: CheckedVisit[]
}

/**
 * Tries every course whose visits keep the rules by themselves and pass `keep`: least cost, then
 * the starts in order, then the practitioner ids in order. Exponential: small requests only.
 */
export function bruteForce(
  request: PlanRequest,
  keep: (visit: CheckedVisit) => boolean = () => true,
): BruteForce | null {
  const options = request.visits.map(({ n }) =>
    candidates(request, n)
      .filter(keep)
      .map((visit) => ({ visit, ...priced(request, visit) })),
  )
  let best: BruteForce | null = null
  const grow = (course: Priced[], cost: number) => {
    if (course.length === options.length) {
      const found = { cost, visits: course.map(({ visit }) => visit) }
      if (!best || isBetter(found, best)) best = found
      return
    }
    for (const option of options[course.length] ?? []) {
      const more = joined(request, course.at(-1), option)
      if (more !== null) grow([...course, option], cost + more)
    }
  }
  grow([], 0)
  return best
}

interface Priced {
  visit: CheckedVisit
  day: number
  /** What the visit costs by itself, as the first and as a later one. */
  own: { first: number; later: number }
}

function priced(request: PlanRequest, visit: CheckedVisit): Omit<Priced, 'visit'> {
  const { cost, terms } = checkPlan(request, [visit])
  return { day: dayNumber(visit.start), own: { first: cost, later: cost - terms.start } }
}

/** What a visit adds after the one before; null when the gap is not allowed. */
function joined(request: PlanRequest, before: Priced | undefined, next: Priced): number | null {
  if (!before) return next.own.first
  const { spacing, weights, pins } = request
  const days = next.day - before.day
  const fixed = [before, next].every(({ visit }) => pins.some(({ n }) => n === visit.n))
  if (!fixed && (days < spacing.minDays || days > spacing.maxDays)) return null
  const [a, b] = [before.visit.practitioner, next.visit.practitioner]
  const change = a !== null && b !== null && a !== b ? 6 * weights.change : 0
  return next.own.later + weights.gap * Math.abs(days - spacing.targetDays) + change
}

/** Every start and practitioner that keeps the rules of one visit by itself. */
export function candidates(request: PlanRequest, n: number): CheckedVisit[] {
  const pin = request.pins.find((one) => one.n === n)
  if (pin) return [{ n, start: pin.start, practitioner: pin.practitioner }]
  const people = request.resources.filter(({ kind }) => kind === 'practitioner')
  const result: CheckedVisit[] = []
  for (let day = 0; day < request.horizonDays; day++) {
    for (let minute = 0; minute < 1440; minute += request.gridMinutes) {
      const start = `${dateOf(dayNumber(request.from) + day)}T${clock(minute)}`
      for (const practitioner of [null, ...people.map(({ id }) => id)]) {
        const visit = { n, start, practitioner }
        if (keepsRules(request, visit)) result.push(visit)
      }
    }
  }
  return result
}

function isBetter(a: BruteForce, b: BruteForce): boolean {
  if (a.cost !== b.cost) return a.cost < b.cost
  const starts = compare(a, b, ({ start }) => start)
  return (starts || compare(a, b, ({ practitioner }) => practitioner ?? '')) < 0
}

function compare(a: BruteForce, b: BruteForce, key: (visit: CheckedVisit) => string): number {
  for (const [i, visit] of a.visits.entries()) {
    const [mine, theirs] = [key(visit), key(b.visits[i] as CheckedVisit)]
    if (mine !== theirs) return mine < theirs ? -1 : 1
  }
  return 0
}
