import { hasBit } from './bits.ts'
import { type Calendar, freeSteps } from './calendar.ts'
import type { Stop } from './cost.ts'
import { isPersonal } from './people.ts'
import type { Phase, Use } from './schema.ts'
import { wallOf } from './wall-time.ts'

/**
 * Who and what a visit uses and when. Rooms of pools are assigned except for a pinned visit, whose
 * own booking already holds one. O(phases x pool members x steps).
 */
export function usesOf(
  calendar: Calendar,
  phases: readonly Phase[],
  visit: { stop: Stop; pinned: boolean },
): Use[] {
  const rooms = visit.pinned ? phases.map(() => null) : assignRooms(calendar, phases, visit.stop)
  return phases.map((phase, p) => {
    const span = {
      from: wall(calendar, visit.stop, phase.offsetMin),
      to: wall(calendar, visit.stop, phase.offsetMin + phase.lengthMin),
    }
    if (isPersonal(calendar.practitioners, phase)) {
      return { resource: visit.stop.practitioner, ...span }
    }
    if ('pool' in phase.need) return { resource: rooms[p] ?? null, pool: phase.need.pool, ...span }
    return { resource: 'resource' in phase.need ? phase.need.resource : null, ...span }
  })
}

function wall(calendar: Calendar, stop: Stop, offset: number): string {
  return wallOf(calendar.firstDay + stop.day, stop.minute + offset)
}

/**
 * For each pool phase the lowest id of the pool that is free for the whole phase and not taken by
 * an overlapping phase of the same visit; null where only a change of room could serve it, which
 * is settled when the booking is written.
 */
export function assignRooms(
  calendar: Calendar,
  phases: readonly Phase[],
  stop: Stop,
): (string | null)[] {
  const taken = phases.map(({ need }) => ('resource' in need ? need.resource : null))
  phases.forEach((phase, p) => {
    if (!('pool' in phase.need)) return
    const members = calendar.pools.get(phase.need.pool) ?? []
    const rivals = taken.filter((_, other) => overlap(phase, phases[other] as Phase))
    const room = members.find((id) => !rivals.includes(id) && isFree(calendar, { id, stop, phase }))
    taken[p] = room ?? null
  })
  return taken
}

function overlap(a: Phase, b: Phase): boolean {
  return a.offsetMin < b.offsetMin + b.lengthMin && b.offsetMin < a.offsetMin + a.lengthMin
}

function isFree(calendar: Calendar, asked: { id: string; stop: Stop; phase: Phase }): boolean {
  const { stop, phase } = asked
  const free = freeSteps(calendar, asked.id, stop.day)
  const from = (stop.minute + phase.offsetMin) / calendar.grid
  const to = from + phase.lengthMin / calendar.grid
  for (let step = from; step < to; step++) if (!hasBit(free, 0, step)) return false
  return true
}
