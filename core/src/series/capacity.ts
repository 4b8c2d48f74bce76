import { hasBit } from './bits.ts'
import { type Calendar, freeSteps } from './calendar.ts'
import { visitMinutes } from './feasible.ts'
import { isPersonal } from './people.ts'
import type { Phase } from './schema.ts'

/**
 * What visits of different people compete for. A row is a practitioner, room or device, or a pool;
 * its capacity in a grid step is one when free, for a pool the number of its free members. As the
 * members of a pool are equal, visits that keep every step's capacity can always be given rooms.
 */

/** What a visit takes: `count` of a row from step `from` to `to` (half-open) after its start. */
export interface Demand {
  /** Row of the calendar, pools after all resources; `whoever` for the visit's practitioner. */
  row: number
  from: number
  to: number
  count: number
}

/** The row of whoever gives the visit. */
const whoever = -1

/** What a visit at a place in time takes: `count` of a row and day (`key`) in half-open steps. */
export interface Taken {
  /** Row x days of the calendar + day. */
  key: number
  from: number
  to: number
  count: number
}

/** What the phases of a visit take, each row's steps as runs of one count. */
export function demandsOf(calendar: Calendar, phases: readonly Phase[]): Demand[] {
  const length = visitMinutes(phases) / calendar.grid
  const counts = new Map<number, Uint8Array>()
  const countsOf = (row: number) => {
    const known = counts.get(row) ?? new Uint8Array(length)
    counts.set(row, known)
    return known
  }
  for (const phase of phases) {
    const row = ownRow(calendar, phase)
    if (row !== null) countsOf(row).fill(1, ...stepsOf(calendar, phase))
  }
  ;[...calendar.pools].forEach(([pool, members], p) => {
    const named = members.flatMap((id) => counts.get(calendar.rows.get(id) as number) ?? [])
    const asked = phases.filter(({ need }) => 'pool' in need && need.pool === pool)
    if (named.length + asked.length === 0) return
    const total = countsOf(calendar.rows.size + p)
    for (const steps of named)
      for (let s = 0; s < length; s++) total[s] = at(total, s) + at(steps, s)
    for (const phase of asked) {
      const [from, to] = stepsOf(calendar, phase)
      for (let s = from; s < to; s++) total[s] = at(total, s) + 1
    }
  })
  return [...counts].flatMap(([row, steps]) => runsOf(row, steps))
}

const at = (steps: Uint8Array, s: number) => steps[s] as number

function stepsOf({ grid }: Calendar, { offsetMin, lengthMin }: Phase): [number, number] {
  return [offsetMin / grid, (offsetMin + lengthMin) / grid]
}

/** The row a phase takes by itself; null when it takes any of a pool. */
function ownRow(calendar: Calendar, phase: Phase): number | null {
  if (isPersonal(calendar.practitioners, phase)) return whoever
  return 'resource' in phase.need ? (calendar.rows.get(phase.need.resource) as number) : null
}

function runsOf(row: number, steps: Uint8Array): Demand[] {
  const runs: Demand[] = []
  for (let s = 0; s < steps.length; s++) {
    const count = at(steps, s)
    const last = runs.at(-1)
    if (last?.to === s && last.count === count) last.to = s + 1
    else if (count > 0) runs.push({ row, from: s, to: s + 1, count })
  }
  return runs
}

/** What a visit takes that starts at `step` of a day with a practitioner (`who`, or `nobody`). */
export function takenBy(
  calendar: Calendar,
  demands: readonly Demand[],
  visit: { day: number; step: number; who: number },
): Taken[] {
  const person = calendar.practitioners[visit.who]
  return demands.map(({ row, from, to, count }) => {
    const own = row === whoever ? (calendar.rows.get(person?.id ?? '') as number) : row
    const key = own * calendar.days + visit.day
    return { key, from: visit.step + from, to: visit.step + to, count }
  })
}

/** Capacities of a calendar by row and day, kept once asked for, and how much of them is taken. */
export class Capacity {
  private readonly calendar: Calendar
  private readonly capacities = new Map<number, Uint16Array>()
  private readonly used = new Map<number, Uint16Array>()

  constructor(calendar: Calendar) {
    this.calendar = calendar
  }

  /** How many of a row are free in every step of a day, before any of it is taken. */
  of(key: number): Uint16Array {
    const known = this.capacities.get(key) ?? this.compute(key)
    this.capacities.set(key, known)
    return known
  }

  private compute(key: number): Uint16Array {
    const { calendar } = this
    const [row, day] = [Math.floor(key / calendar.days), key % calendar.days]
    const ids = [...calendar.rows.keys()]
    const pools = [...calendar.pools.values()]
    const members = pools[row - ids.length] ?? [ids[row] as string]
    const free = new Uint16Array(calendar.steps)
    for (const id of members) {
      const bits = freeSteps(calendar, id, day)
      for (let s = 0; s < free.length; s++)
        if (hasBit(bits, 0, s)) free[s] = (free[s] as number) + 1
    }
    return free
  }

  /** Whether all of it is still free together, `later` steps later. */
  fits(taken: readonly Taken[], later = 0): boolean {
    return taken.every(({ key, from, to, count }) => {
      const used = this.used.get(key)
      if (!used) return true
      const most = this.of(key)
      for (let s = from + later; s < to + later; s++)
        if ((used[s] as number) + count > (most[s] as number)) return false
      return true
    })
  }

  /** How many of a row are left in every step of a day. */
  left(key: number): Uint16Array {
    const used = this.used.get(key)
    return this.of(key).map((free, s) => free - (used?.[s] ?? 0))
  }

  take(taken: readonly Taken[]): void {
    this.add(taken, 1)
  }

  giveBack(taken: readonly Taken[]): void {
    this.add(taken, -1)
  }

  private add(taken: readonly Taken[], sign: number): void {
    for (const { key, from, to, count } of taken) {
      const used = this.used.get(key) ?? new Uint16Array(this.calendar.steps)
      for (let s = from; s < to; s++) used[s] = (used[s] as number) + sign * count
      this.used.set(key, used)
    }
  }
}
