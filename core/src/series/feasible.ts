import { andInto, hasBit, isEmpty, keepRuns, shiftDown } from './bits.ts'
import { allSteps, type Calendar, freeSteps, nobody, type StartMap } from './calendar.ts'
import { isPersonal } from './people.ts'
import type { Phase, Resource } from './schema.ts'

/** Length of a visit from its start to the end of its last phase, minutes. */
export function visitMinutes(phases: readonly Phase[]): number {
  return Math.max(...phases.map((phase) => phase.offsetMin + phase.lengthMin))
}

/**
 * The feasible starts of a template, computed once per calendar and template.
 * O(days x (rooms + practitioners) x words x log phase length) the first time.
 */
export function startMap(calendar: Calendar, phases: readonly Phase[]): StartMap {
  const key = JSON.stringify(phases)
  const known = calendar.maps.get(key)
  if (known) return known
  const map = computeMap(calendar, phases)
  calendar.maps.set(key, map)
  return map
}

/** Whether a visit could start at a minute of a day with a practitioner: the calendar's own row of the start map. */
export function isFreeStart(
  calendar: Calendar,
  phases: readonly Phase[],
  at: { day: number; minute: number; practitioner: string | null },
): boolean {
  const { grid, words, days, practitioners } = calendar
  if (at.day < 0 || at.day >= days || at.minute % grid !== 0) return false
  const map = startMap(calendar, phases)
  const to = map.firstOfDay[at.day + 1] as number
  for (let i = map.firstOfDay[at.day] as number; i < to; i++) {
    const id = practitioners[map.who[i] as number]?.id ?? null
    if (id === at.practitioner) return hasBit(map.starts, i * words, at.minute / grid)
  }
  return false
}

function computeMap(calendar: Calendar, phases: readonly Phase[]): StartMap {
  const people = eligible(calendar, phases)
  const day: number[] = []
  const who: number[] = []
  const sets: Int32Array[] = []
  const firstOfDay = new Int32Array(calendar.days + 1)
  for (let d = 0; d < calendar.days; d++) {
    const place = placeStarts(calendar, phases, d)
    for (const person of isEmpty(place) ? [] : people) {
      const set = personStarts(calendar, { phases, person, day: d })
      andInto(set, place)
      if (isEmpty(set)) continue
      day.push(d)
      who.push(person)
      sets.push(set)
    }
    firstOfDay[d + 1] = day.length
  }
  const starts = new Int32Array(sets.length * calendar.words)
  sets.forEach((set, i) => {
    starts.set(set, i * calendar.words)
  })
  return {
    size: day.length,
    day: Int32Array.from(day),
    who: Int32Array.from(who),
    starts,
    firstOfDay,
  }
}

/**
 * The practitioners who may give the visit: those with every skill asked for, only the named one
 * when a phase names a practitioner, and `nobody` when no phase needs one.
 */
export function eligible(calendar: Calendar, phases: readonly Phase[]): number[] {
  const asked = phases.filter((phase) => isPersonal(calendar.practitioners, phase))
  if (asked.length === 0) return [nobody]
  const all = calendar.practitioners.map((_, person) => person)
  return all.filter((person) => asked.every((phase) => serves(calendar, person, phase)))
}

function serves(calendar: Calendar, person: number, phase: Phase): boolean {
  const practitioner = calendar.practitioners[person] as Resource
  if ('resource' in phase.need) return phase.need.resource === practitioner.id
  return !('skill' in phase.need) || practitioner.skills.includes(phase.need.skill as string)
}

/** Starts of a day for which the practitioner is free in all of their phases. */
export function personStarts(
  calendar: Calendar,
  asked: { phases: readonly Phase[]; person: number; day: number },
): Int32Array {
  const starts = allSteps(calendar)
  const practitioner = calendar.practitioners[asked.person]
  if (!practitioner) return starts
  const free = freeSteps(calendar, practitioner.id, asked.day)
  for (const phase of asked.phases) {
    if (isPersonal(calendar.practitioners, phase)) keepPhase(calendar, { starts, free, phase })
  }
  return starts
}

/**
 * Starts of a day for which pools and named rooms or devices are free in all of their phases, and
 * no minute from start to end is skipped or repeated by the clocks: so wall length is true length.
 */
export function placeStarts(calendar: Calendar, phases: readonly Phase[], day: number): Int32Array {
  const starts = allSteps(calendar)
  const whole = { offsetMin: 0, lengthMin: visitMinutes(phases) }
  keepPhase(calendar, { starts, free: allSteps(calendar, day), phase: whole })
  for (const phase of phases) {
    if (isPersonal(calendar.practitioners, phase) || isEmpty(starts)) continue
    for (const free of placeNeeds(calendar, { phases, phase, day })) {
      keepPhase(calendar, { starts, ...free })
    }
  }
  return starts
}

interface Span {
  offsetMin: number
  lengthMin: number
}

/** What must be free, and when, for a phase that needs a pool or a named room or device. */
function placeNeeds(
  calendar: Calendar,
  asked: { phases: readonly Phase[]; phase: Phase; day: number },
): { free: Int32Array; phase: Span }[] {
  const { phase, day } = asked
  if ('resource' in phase.need) {
    return [{ free: freeSteps(calendar, phase.need.resource, day), phase }]
  }
  const pool = 'pool' in phase.need ? phase.need.pool : ''
  const rivals = asked.phases.filter((other) => asksOf(calendar, other, pool))
  return segments(phase, rivals).map((span) => ({
    free: poolSteps(calendar, { pool, day, count: distinct(rivals, span) }),
    phase: span,
  }))
}

/** Whether a phase takes a member of the pool. */
function asksOf(calendar: Calendar, { need }: Phase, pool: string): boolean {
  if ('pool' in need) return need.pool === pool
  return 'resource' in need && (calendar.pools.get(pool) ?? []).includes(need.resource)
}

/** Cuts a phase where another phase that draws on the same pool begins or ends. */
function segments(phase: Span, rivals: readonly Span[]): Span[] {
  const end = phase.offsetMin + phase.lengthMin
  const cuts = rivals
    .flatMap((other) => [other.offsetMin, other.offsetMin + other.lengthMin])
    .filter((cut) => cut > phase.offsetMin && cut < end)
  const edges = [...new Set([phase.offsetMin, ...cuts, end])].sort((a, b) => a - b)
  return edges.slice(1).map((edge, i) => {
    const offsetMin = edges[i] as number
    return { offsetMin, lengthMin: edge - offsetMin }
  })
}

/** Members of a pool that a visit holds during a segment: a named one counts once. */
function distinct(rivals: readonly Phase[], span: Span): number {
  const during = rivals.filter(
    (other) =>
      other.offsetMin <= span.offsetMin && span.offsetMin < other.offsetMin + other.lengthMin,
  )
  const named = new Set(during.flatMap(({ need }) => ('resource' in need ? [need.resource] : [])))
  return named.size + during.filter((other) => 'pool' in other.need).length
}

/** Steps of a day in which at least `count` members of a pool are free. O(members x count). */
export function poolSteps(
  calendar: Calendar,
  asked: { pool: string; day: number; count: number },
): Int32Array {
  // levels[c] = steps with at least c members free; level 0 is every step.
  const levels = [allSteps(calendar)]
  for (let c = 1; c <= asked.count; c++) levels.push(new Int32Array(calendar.words))
  for (const id of calendar.pools.get(asked.pool) ?? []) {
    const free = freeSteps(calendar, id, asked.day)
    for (let c = asked.count; c > 0; c--) {
      const higher = levels[c] as Int32Array
      const lower = levels[c - 1] as Int32Array
      for (let i = 0; i < free.length; i++) {
        higher[i] = (higher[i] as number) | ((lower[i] as number) & (free[i] as number))
      }
    }
  }
  return levels[asked.count] as Int32Array
}

/** Keeps the starts for which every step of the phase is free. */
function keepPhase(
  calendar: Calendar,
  asked: { starts: Int32Array; free: Int32Array; phase: Span },
): void {
  const runs = asked.free.slice()
  keepRuns(runs, asked.phase.lengthMin / calendar.grid, new Int32Array(calendar.words))
  shiftDown(runs, asked.phase.offsetMin / calendar.grid)
  andInto(asked.starts, runs)
}
