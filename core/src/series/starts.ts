import { hasBit } from './bits.ts'
import type { Calendar } from './calendar.ts'
import { isFreeStart, startMap, visitMinutes } from './feasible.ts'
import type { Phase } from './schema.ts'
import { dayMinutes, wallMinute, wallOf } from './wall-time.ts'

/** A start at which every phase of a visit finds who and what it needs, in local wall time. */
export interface FreeStart {
  start: string
  end: string
  /** Null when no phase needs a practitioner. */
  practitioner: string | null
}

/**
 * Every feasible start of one visit in the calendar, by day, then practitioner (lowest id first),
 * then time: the same starts the planner chooses from. O(nodes x steps).
 */
export function startsOf(calendar: Calendar, phases: readonly Phase[]): FreeStart[] {
  const map = startMap(calendar, phases)
  const length = visitMinutes(phases)
  const found: FreeStart[] = []
  for (let node = 0; node < map.size; node++) {
    const day = calendar.firstDay + (map.day[node] as number)
    const practitioner = calendar.practitioners[map.who[node] as number]?.id ?? null
    for (let step = 0; step < calendar.steps; step++) {
      if (!hasBit(map.starts, node * calendar.words, step)) continue
      const minute = step * calendar.grid
      found.push({ start: wallOf(day, minute), end: wallOf(day, minute + length), practitioner })
    }
  }
  return found
}

/** Whether a visit could start at a local wall time with a practitioner. */
export function isStart(
  calendar: Calendar,
  phases: readonly Phase[],
  { start, practitioner }: Pick<FreeStart, 'start' | 'practitioner'>,
): boolean {
  const minute = wallMinute(start) - calendar.firstDay * dayMinutes
  const day = Math.floor(minute / dayMinutes)
  return isFreeStart(calendar, phases, { day, minute: minute - day * dayMinutes, practitioner })
}
