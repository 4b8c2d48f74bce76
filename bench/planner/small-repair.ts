import {
  type Booked,
  dateOf,
  dayNumber,
  type PlanAsk,
  type PlanRequest,
  type RepairCourse,
} from '@anagen/core/series'
import { coursePlanned } from './compare.ts'
import { type Random, seeded } from './random.ts'
import { smallRequest } from './small-request.ts'

/**
 * A few courses on one small random calendar that is too narrow for all of them: each was planned
 * as if it were alone, then one or all of its visits must be placed again.
 */
export function smallRepair(seed: number): { request: PlanRequest; courses: RepairCourse[] } {
  const random = seeded(seed)
  const request = smallRequest(seed)
  const courses = Array.from({ length: random.int(2, 4) }, (_, i) =>
    courseOf(random, { request, id: `c${i}`, like: random.chance(0.6) ? seed : seed + i + 1 }),
  )
  return { request, courses }
}

function courseOf(
  random: Random,
  at: { request: PlanRequest; id: string; like: number },
): RepairCourse {
  const { visits, wishes, spacing, weights } = smallRequest(at.like)
  const ask: PlanAsk = {
    ...{ visits: visits.slice(0, random.int(1, 3)), spacing, weights },
    ...{ wishes: { ...wishes, away: [] }, holds: [], pins: [], moves: null, alternatives: 0 },
  }
  const planned = coursePlanned({ ...at.request, ...ask })
  const all: Booked[] = planned?.visits ?? []
  const free = random.chance(0.3) && all.length < 3 ? all : all.slice(0, 1)
  const booked = free.map((visit) => (random.chance(0.5) ? visit : dayLater(visit)))
  const pins = all.filter((visit) => !free.includes(visit))
  return { id: at.id, ask: { ...ask, pins }, booked: random.chance(0.8) ? booked : [] }
}

/** Booked at a time that may not suit at all: what is booked need not be possible any more. */
function dayLater(visit: Booked): Booked {
  return { ...visit, start: `${dateOf(dayNumber(visit.start) + 1)}${visit.start.slice(10)}` }
}
