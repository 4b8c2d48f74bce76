import type { Capacity } from './capacity.ts'
import type { Charge, Placement, PricedCourse } from './priced-course.ts'

/** A course in a repair: its search, its best placement were it alone, the cost without one. */
export interface Rival {
  search: PricedCourse
  /** Null when there is none at all: such a course stays unplaced and asks for nothing. */
  alone: Placement | null
  unplacedCost: number
}

/** A placement or none for every course, none of them in another's way. */
export interface Assignment {
  chosen: (Placement | null)[]
  cost: number
}

const free: Charge = () => 0

/** What an assignment costs, unplaced courses counted. */
export function assigned(rivals: readonly Rival[], chosen: Assignment['chosen']): Assignment {
  const costs = rivals.map(({ unplacedCost }, c) => chosen[c]?.cost ?? unplacedCost)
  return { chosen, cost: costs.reduce((sum, cost) => sum + cost, 0) }
}

/**
 * Serves one course after another, each with the best that those before have left; with a charge,
 * the best when that is paid too.
 */
export function firstCome(
  rivals: readonly Rival[],
  order: readonly number[],
  asked: { capacity: Capacity; charge?: Charge },
): Assignment {
  const { capacity, charge } = asked
  const chosen: (Placement | null)[] = rivals.map(() => null)
  for (const c of order) chosen[c] = placeBest(rivals[c] as Rival, capacity, charge)
  const result = assigned(rivals, chosen)
  release(capacity, result)
  return result
}

/** The best that is left for a course, taken; null when that costs more than leaving it. */
function placeBest(rival: Rival, capacity: Capacity, charge: Charge = free): Placement | null {
  const left: Charge = (taken, later) =>
    capacity.fits(taken, later) ? charge(taken, later) : Number.POSITIVE_INFINITY
  const found = rival.alone && rival.search.cheapest(left)
  if (!found || found.placement.cost > rival.unplacedCost) return null
  capacity.take(found.placement.taken)
  return found.placement
}

/**
 * Improves an assignment by making room: a course that others have pushed aside gets the best it
 * could have alone, and those in its way find themselves the best that is left. Dearest first, for
 * as long as that helps or until `stop`.
 */
export function makeRoom(
  rivals: readonly Rival[],
  from: Assignment,
  asked: { capacity: Capacity; stop: () => boolean },
): Assignment {
  const { capacity, stop } = asked
  let best = from
  occupy(capacity, best)
  for (let helped = true; helped; ) {
    helped = false
    for (const c of pushedAside(rivals, best)) {
      if (stop()) break
      const next = withRoomFor(rivals, { best, c, capacity })
      if (next.cost < best.cost) {
        helped = true
        best = next
      } else {
        release(capacity, next)
        occupy(capacity, best)
      }
    }
  }
  release(capacity, best)
  return best
}

function occupy(capacity: Capacity, { chosen }: Assignment): void {
  for (const placement of chosen) if (placement) capacity.take(placement.taken)
}

function release(capacity: Capacity, { chosen }: Assignment): void {
  for (const placement of chosen) if (placement) capacity.giveBack(placement.taken)
}

/** Courses that cost more than they would alone, dearest first. */
function pushedAside(rivals: readonly Rival[], { chosen }: Assignment): number[] {
  const excess = rivals.map(({ alone, unplacedCost }, c) =>
    alone ? (chosen[c]?.cost ?? unplacedCost) - alone.cost : 0,
  )
  const places = excess.flatMap((more, c) => (more > 0 ? c : []))
  return places.sort((a, b) => (excess[b] as number) - (excess[a] as number) || a - b)
}

/** The assignment in which course c has the best it could have alone. Leaves it taken. */
function withRoomFor(
  rivals: readonly Rival[],
  at: { best: Assignment; c: number; capacity: Capacity },
): Assignment {
  const { c, capacity } = at
  const chosen = [...at.best.chosen]
  const wanted = (rivals[c] as Rival).alone as Placement
  const leave = (other: number) => {
    const placement = chosen[other]
    if (placement) capacity.giveBack(placement.taken)
    chosen[other] = null
  }
  leave(c)
  const moved: number[] = []
  for (let other = 0; other < chosen.length && !capacity.fits(wanted.taken); other++) {
    if (!inTheWay(chosen[other] ?? null, wanted)) continue
    leave(other)
    moved.push(other)
  }
  capacity.take(wanted.taken)
  chosen[c] = wanted
  for (const other of moved) chosen[other] = placeBest(rivals[other] as Rival, capacity)
  return assigned(rivals, chosen)
}

function inTheWay(placement: Placement | null, wanted: Placement): boolean {
  return (placement?.taken ?? []).some((a) =>
    wanted.taken.some((b) => a.key === b.key && a.from < b.to && b.from < a.to),
  )
}
