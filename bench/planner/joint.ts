import {
  type CheckedVisit,
  checkPlan,
  dayNumber,
  keepsRules,
  type PlanAsk,
  type PlanRequest,
  type RepairCourse,
} from '@anagen/core/series'
import { candidates } from './brute-force.ts'
import { clock } from './terms.ts'

/**
 * An independent judge of many courses at once: it shares no code with the repair. Every step of
 * every visit is looked at by itself, with the planner's independent checker saying what is free.
 */

/** The visits of one course, as placed. */
export interface Joint {
  ask: PlanAsk
  visits: readonly CheckedVisit[]
}

type Phase = PlanAsk['visits'][number]['phases'][number]
interface Running {
  phase: Phase
  practitioner: string | null
}

/** Steps in which the courses together take somebody twice or more than a pool has. */
export function clashes(request: PlanRequest, courses: readonly Joint[]): string[] {
  const bySteps = new Map<string, Running[]>()
  for (const { ask, visits } of courses) {
    for (const visit of visits.filter(({ n }) => !ask.pins.some((pin) => pin.n === n))) {
      for (const [step, running] of runningIn(request, ask, visit))
        bySteps.set(step, [...(bySteps.get(step) ?? []), ...running])
    }
  }
  return [...bySteps].filter(([step, running]) => clashIn(request, step, running)).map(([at]) => at)
}

/** What runs in each grid step of a visit; a practitioner counts once however many phases ask. */
function runningIn(request: PlanRequest, ask: PlanAsk, visit: CheckedVisit): [string, Running[]][] {
  const { phases } = ask.visits[visit.n - 1] as PlanAsk['visits'][number]
  const begins = Number(visit.start.slice(11, 13)) * 60 + Number(visit.start.slice(14))
  const length = Math.max(...phases.map(({ offsetMin, lengthMin }) => offsetMin + lengthMin))
  const steps: [string, Running[]][] = []
  for (let at = 0; at < length; at += request.gridMinutes) {
    const now = phases.filter(
      ({ offsetMin, lengthMin }) => offsetMin <= at && at < offsetMin + lengthMin,
    )
    const personal = now.filter((phase) => isPersonal(request, phase))
    const places = now.filter((phase) => !personal.includes(phase))
    const running = [...personal.slice(0, 1), ...places].map((phase) => ({
      phase,
      practitioner: personal.includes(phase) ? visit.practitioner : null,
    }))
    steps.push([`${visit.start.slice(0, 11)}${clock(begins + at)}`, running])
  }
  return steps
}

function isPersonal({ resources }: PlanRequest, { need }: Phase): boolean {
  if ('kind' in need) return true
  const named = 'resource' in need ? need.resource : null
  return resources.some(({ id, kind }) => id === named && kind === 'practitioner')
}

/** Asks the checker whether one visit could take all of the step's rooms and devices at once. */
function clashIn(request: PlanRequest, start: string, running: readonly Running[]): boolean {
  const people = running.flatMap(({ practitioner }) => practitioner ?? [])
  const places = running.filter(({ practitioner }) => practitioner === null)
  const named = places.flatMap(({ phase: { need } }) => ('resource' in need ? need.resource : []))
  const twice = [...people, ...named]
  if (new Set(twice).size < twice.length) return true
  if (places.length === 0) return false
  const phases = places.map(({ phase: { need } }) => ({
    need,
    offsetMin: 0,
    lengthMin: request.gridMinutes,
  }))
  const wishes = { weekdays: [], hours: null, practitioner: null, vetoWeekdays: [], away: [] }
  const asked = { ...request, visits: [{ n: 1, phases }], wishes, holds: [], pins: [] }
  return !keepsRules(asked, { n: 1, start, practitioner: null })
}

/** The cost of a course with the move term, recomputed. */
export function costWithMoves(request: PlanRequest, course: RepairCourse, visits: CheckedVisit[]) {
  const { cost, broken } = checkPlan({ ...request, ...course.ask }, visits)
  const moves = course.booked.map((booked) => {
    const visit = visits.find(({ n }) => n === booked.n)
    const same = visit?.start === booked.start && visit.practitioner === booked.practitioner
    if (same) return 0
    return Math.abs(dayNumber(booked.start) - dayNumber(request.from)) <= 7 ? 12 : 4
  })
  return { cost: moves.reduce((sum, move) => sum + move, cost), broken }
}

/** Every way to place a course, cheapest first. */
function placements(request: PlanRequest, course: RepairCourse) {
  const asked = { ...request, ...course.ask }
  let ways: CheckedVisit[][] = [[]]
  for (const { n } of course.ask.visits) {
    const here = candidates(asked, n)
    ways = ways.flatMap((way) =>
      here.filter((next) => follows(asked, way.at(-1), next)).map((next) => [...way, next]),
    )
  }
  const priced = ways.map((visits) => ({ visits, ...costWithMoves(request, course, visits) }))
  return priced.filter(({ broken }) => broken.length === 0).sort((a, b) => a.cost - b.cost)
}

/** A quick look at the gap; the checker has the last word. */
function follows(request: PlanRequest, before: CheckedVisit | undefined, next: CheckedVisit) {
  if (!before) return true
  const fixed = [before, next].every(({ n }) => request.pins.some((pin) => pin.n === n))
  const days = dayNumber(next.start) - dayNumber(before.start)
  return fixed || (days >= request.spacing.minDays && days <= request.spacing.maxDays)
}

/** The least cost of placing all courses, found by trying; `unplacedCost` above the best alone. */
export function bruteRepair(
  request: PlanRequest,
  courses: readonly RepairCourse[],
  unplacedCost: number,
): number {
  const options = courses.map((course) => {
    const ways = placements(request, course)
    const none = (ways[0]?.cost ?? 0) + unplacedCost
    return { ask: course.ask, none, ways: ways.filter(({ cost }) => cost < none) }
  })
  const least = options.map(({ none, ways }) => Math.min(none, ways[0]?.cost ?? none))
  const rest = least.map((_, c) => least.slice(c).reduce((sum, cost) => sum + cost, 0))
  let best = options.reduce((sum, { none }) => sum + none, 0)
  const grow = (c: number, cost: number, chosen: readonly Joint[]) => {
    if (cost + (rest[c] ?? 0) >= best) return
    const option = options[c]
    if (!option) {
      best = cost
      return
    }
    for (const way of option.ways) {
      if (cost + way.cost + (rest[c + 1] ?? 0) >= best) break
      const grown = [...chosen, { ask: option.ask, visits: way.visits }]
      if (clashes(request, grown).length === 0) grow(c + 1, cost + way.cost, grown)
    }
    grow(c + 1, cost + option.none, chosen)
  }
  grow(0, 0, [])
  return best
}
