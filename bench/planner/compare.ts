import {
  bestCourse,
  checkPlan,
  loadCalendar,
  type PlanRequest,
  parseRequest,
  wallOf,
} from '@anagen/core/series'
import { bruteForce } from './brute-force.ts'
import { clinic, patient, type Size } from './clinic.ts'
import { highsPlan } from './highs-plan.ts'
import { NaiveCalendar } from './naive-starts.ts'
import { seeded } from './random.ts'
import { smallRequest } from './small-request.ts'

/** The planner's course as plain visits. */
export function coursePlanned(request: PlanRequest) {
  const calendar = loadCalendar(request)
  const course = bestCourse(calendar, request)
  return (
    course && {
      cost: course.cost,
      visits: course.stops.map(({ n, day, minute, practitioner }) => ({
        n,
        start: wallOf(calendar.firstDay + day, minute),
        practitioner,
      })),
    }
  )
}

/** A difference between the planner and every possible course of a small request; else null. */
export function differsFromBruteForce(seed: number): string | null {
  const request = smallRequest(seed)
  const mine = coursePlanned(request)
  const right = bruteForce(request)
  if (JSON.stringify(mine) !== JSON.stringify(right)) {
    return `seed ${seed}: ${JSON.stringify(mine)} instead of ${JSON.stringify(right)}`
  }
  return mine && judged(request, mine)
}

/** A difference between the planner's cost and HiGHS on a clinic of middle size; else null. */
export async function differsFromHighs(seed: number): Promise<string | null> {
  const request = middleRequest(seed)
  const mine = coursePlanned(request)
  const right = await highsPlan(new NaiveCalendar(request))
  if ((mine?.cost ?? null) !== right) {
    return `seed ${seed}: cost ${mine?.cost ?? 'none'} instead of ${right ?? 'none'}`
  }
  return mine && judged(request, mine)
}

type Planned = NonNullable<ReturnType<typeof coursePlanned>>

/** The independent checker's view of a course: null when it agrees. */
function judged(request: PlanRequest, planned: Planned): string | null {
  const check = checkPlan(request, planned.visits)
  if (check.broken.length === 0 && check.cost === planned.cost) return null
  return `checker: cost ${check.cost}, broken ${JSON.stringify(check.broken)}`
}

/** A random clinic of two to five practitioners over about half a year. */
export function middleRequest(seed: number): PlanRequest {
  const random = seeded(seed)
  const size: Size = {
    practitioners: random.int(2, 5),
    rooms: random.int(1, 3),
    lights: 1,
    days: random.int(110, 190),
    gridMinutes: 5,
  }
  const cancelled = random.pick([0.05, 0.12, 0.3])
  return requestOf({ ...clinic(size, seed, cancelled), ...patient(seed, size) })
}

/** A request made by a generator, checked and filled in. */
export function requestOf(raw: unknown): PlanRequest {
  const parsed = parseRequest(raw)
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems))
  return parsed.request
}
