import type { Calendar } from './calendar.ts'
import { Capacity } from './capacity.ts'
import { generate, settle, type Work } from './column-search.ts'
import { visitMinutes } from './feasible.ts'
import { assigned, firstCome, makeRoom, type Rival } from './first-come.ts'
import type { Solve } from './master.ts'
import { type Placement, PricedCourse, type RepairCourse } from './priced-course.ts'
import { relax } from './relax.ts'
import type { PlanAsk, RelaxChange } from './schema.ts'
import { withTaken } from './taken-calendar.ts'
import { wallOf } from './wall-time.ts'

/** A visit of a repaired course. */
export interface RepairedVisit {
  n: number
  /** Local wall times. */
  start: string
  end: string
  practitioner: string | null
}

/** A course with its affected visits placed; the others stand where they were pinned. */
export interface RepairedCourse {
  id: string
  cost: number
  /** The part of the cost that is for moving booked visits. */
  move: number
  visits: RepairedVisit[]
}

/** What was found, and how far at most it is from the best there is. */
export interface Repair {
  placements: RepairedCourse[]
  /** With the cheapest relaxation of each by itself, all placements being booked. */
  unplaced: { id: string; cost: number | null; changes: RelaxChange[]; visits: RepairedVisit[] }[]
  /** All courses together, `unplacedCost` for each unplaced one above its best alone. */
  cost: number
  /** No choice of placements costs less than this. */
  bound: number
  /** 100 x (cost - bound) / cost; 0 when the choice is proven best. */
  gapPct: number
}

/** How to repair. */
export interface RepairOptions {
  /** Local date, for how near a booked visit is. The calendar should begin here. */
  today: string
  /**
   * What leaving a course unplaced costs above the best it could have alone. A placement that
   * costs more than that is not made. Default 1000.
   */
  unplacedCost?: number
  /** Asked between steps: whether to end with the best found so far. Default never. */
  stop?: () => boolean
  solve: Solve
}

/**
 * Places the affected visits of many courses at once with the least cost in all. The calendar has
 * their old bookings set aside and the absence marked; pins hold their places by their bookings.
 * Courses without booked visits are planned jointly in the same way, so this also improves plans
 * that nobody has confirmed.
 *
 * First come, first served by date gives a first answer, and making room for those pushed aside a
 * better one. Then the choice is a set packing programme whose columns, whole placements, are
 * found by the exact search of a single course under the duals as prices; see `column-search.ts`.
 * Without a working solver the first answer stands, and the bound is all courses at their best
 * alone. Deterministic for a deterministic solver and a `stop` that is never true.
 * @throws RangeError for a course id given twice, or a booked visit that is pinned or unknown
 */
export async function repair(
  calendar: Calendar,
  courses: readonly RepairCourse[],
  options: RepairOptions,
): Promise<Repair> {
  checkCourses(courses)
  const { today, unplacedCost = 1000, stop = () => false, solve } = options
  const rivals = courses.map((course) => rivalOf(calendar, course, { today, unplacedCost }))
  const capacity = new Capacity(calendar)
  const first = firstCome(rivals, byDate(courses), { capacity })
  const best = makeRoom(rivals, first, { capacity, stop })
  const bound = assigned(
    rivals,
    rivals.map(({ alone }) => alone),
  ).cost
  const work: Work = { rivals, capacity, best, bound, columns: [], prices: null, solve, stop }
  await generate(work)
  await settle(work)
  return reported(calendar, courses, work)
}

function checkCourses(courses: readonly RepairCourse[]): void {
  const seen = new Set<string>()
  for (const { id, ask, booked } of courses) {
    if (seen.has(id)) throw new RangeError(`Two courses have the id ${id}`)
    seen.add(id)
    for (const { n } of booked) {
      const known = ask.visits.some((visit) => visit.n === n)
      const pinned = ask.pins.some((pin) => pin.n === n)
      if (!known || pinned) {
        throw new RangeError(`Course ${id}: visit ${n} is ${known ? 'pinned' : 'unknown'}`)
      }
    }
  }
}

function rivalOf(
  calendar: Calendar,
  course: RepairCourse,
  options: { today: string; unplacedCost: number },
): Rival {
  const search = new PricedCourse(calendar, course, options.today)
  const alone = search.cheapest(() => 0)?.placement ?? null
  return { search, alone, unplacedCost: (alone?.cost ?? 0) + options.unplacedCost }
}

/** Courses by the date of their first affected visit, then by id. */
function byDate(courses: readonly RepairCourse[]): number[] {
  const key = ({ booked, id }: RepairCourse) =>
    `${booked.map(({ start }) => start).sort()[0] ?? ''} ${id}`
  const keys = courses.map(key)
  const places = courses.map((_, c) => c)
  return places.sort((a, b) => ((keys[a] as string) < (keys[b] as string) ? -1 : 1))
}

function reported(calendar: Calendar, courses: readonly RepairCourse[], work: Work): Repair {
  const { best, bound } = work
  const placements = best.chosen.filter((placement) => placement !== null)
  const full = withTaken(
    calendar,
    placements.flatMap(({ taken }) => taken),
  )
  return {
    placements: courses.flatMap((course, c) => {
      const placement = best.chosen[c]
      return placement ? [repaired(calendar, course, placement)] : []
    }),
    unplaced: courses.flatMap((course, c) => (best.chosen[c] ? [] : [relaxed(full, course)])),
    cost: best.cost,
    bound,
    gapPct: best.cost === 0 ? 0 : (100 * (best.cost - bound)) / best.cost,
  }
}

function repaired(calendar: Calendar, course: RepairCourse, placement: Placement): RepairedCourse {
  const { cost, move, stops } = placement
  return { id: course.id, cost, move, visits: visitsOf(calendar, course.ask, stops) }
}

function relaxed(full: Calendar, { id, ask }: RepairCourse): Repair['unplaced'][number] {
  const { calendar, course, changes } = relax(full, ask)
  const visits = visitsOf(calendar, ask, course?.stops ?? [])
  return { id, cost: course?.cost ?? null, changes, visits }
}

function visitsOf(calendar: Calendar, ask: PlanAsk, stops: Placement['stops']): RepairedVisit[] {
  return stops.map(({ n, day, minute, practitioner }) => {
    const { phases } = ask.visits[n - 1] as PlanAsk['visits'][number]
    const start = wallOf(calendar.firstDay + day, minute)
    const end = wallOf(calendar.firstDay + day, minute + visitMinutes(phases))
    return { n, start, end, practitioner }
  })
}
