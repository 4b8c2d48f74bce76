import { andInto, clearBits, fillBits } from './bits.ts'
import { relaxExtraDays } from './rules.ts'
import type { CalendarInput, Resource } from './schema.ts'
import {
  dateOf,
  dayMinutes,
  dayNumber,
  irregularSpans,
  minuteOf,
  type WallSpan,
  wallMinute,
  weekdayOf,
} from './wall-time.ts'

/** The number of "no practitioner": a visit whose phases need none. */
export const nobody = -1

/**
 * Every feasible start of a visit template: one node per day and practitioner who has at least
 * one, sorted by day, then practitioner (lowest id first).
 */
export interface StartMap {
  size: number
  day: Int32Array
  /** Place in `calendar.practitioners`, or `nobody`. */
  who: Int32Array
  /** Bitset of starts of node i, from word i x calendar.words. */
  starts: Int32Array
  /** Nodes of day d are firstOfDay[d] ... firstOfDay[d + 1] - 1. */
  firstOfDay: Int32Array
}

/**
 * Who and what is free when, as one bitset per resource and day: bit s is the grid step
 * [s x grid, (s + 1) x grid) minutes of wall time after local midnight. Loaded once, asked often.
 */
export interface Calendar {
  input: CalendarInput
  /** Day number (see `dayNumber`) of day 0. */
  firstDay: number
  days: number
  /** Minutes of a step. */
  grid: number
  /** Whole steps in a day of 24 wall hours. */
  steps: number
  /** 32-bit words of a day's bitset. */
  words: number
  /** Practitioners by id, lowest first: their place here is their number in the planner. */
  practitioners: Resource[]
  /** Row of a resource in `free`, by id. */
  rows: ReadonlyMap<string, number>
  /** Ids of the members of each pool, lowest first. */
  pools: ReadonlyMap<string, string[]>
  /** rows x days x words. */
  free: Int32Array
  /** Steps whose every minute exists exactly once, only for days on which some do not. */
  regular: ReadonlyMap<number, Int32Array>
  /** Feasible starts, kept per visit template: filled by `startMap`. */
  maps: Map<string, StartMap>
  /** The same resources beyond the period, kept once somebody asked: see `extended`. */
  beyond: Calendar | null
}

/**
 * Loads a calendar. O(resources x days + busy spans). The input must have passed `parseRequest`
 * or come from a source that keeps the same rules.
 * @throws RangeError for an unknown zone
 */
export function loadCalendar(input: CalendarInput): Calendar {
  const steps = Math.floor(dayMinutes / input.gridMinutes)
  const words = Math.ceil(steps / 32)
  const resources = [...input.resources].sort(byId)
  const calendar: Calendar = {
    input,
    firstDay: dayNumber(input.from),
    days: input.horizonDays,
    grid: input.gridMinutes,
    steps,
    words,
    practitioners: resources.filter((resource) => resource.kind === 'practitioner'),
    rows: new Map(resources.map((resource, row) => [resource.id, row])),
    pools: poolsOf(resources),
    free: new Int32Array(resources.length * input.horizonDays * words),
    regular: new Map(),
    maps: new Map(),
    beyond: null,
  }
  resources.forEach((resource, row) => {
    loadResource(calendar, resource, row)
  })
  return { ...calendar, regular: regularSteps(calendar) }
}

/** The same resources over a longer period, for telling what would be possible later. */
export function extended(calendar: Calendar): Calendar {
  const horizonDays = calendar.days + relaxExtraDays
  calendar.beyond ??= loadCalendar({ ...calendar.input, horizonDays })
  return calendar.beyond
}

/** A copy of one day's free steps of a resource. */
export function freeSteps(calendar: Calendar, id: string, day: number): Int32Array {
  const at = ((calendar.rows.get(id) as number) * calendar.days + day) * calendar.words
  return calendar.free.slice(at, at + calendar.words)
}

function byId(a: { id: string }, b: { id: string }): number {
  return a.id < b.id ? -1 : 1
}

function poolsOf(resources: readonly Resource[]): Map<string, string[]> {
  const pools = new Map<string, string[]>()
  for (const { id, pool } of resources) {
    if (pool !== null) pools.set(pool, [...(pools.get(pool) ?? []), id])
  }
  return pools
}

function loadResource(calendar: Calendar, resource: Resource, row: number): void {
  const extra = exceptionsOf(resource)
  for (let day = 0; day < calendar.days; day++) {
    const date = dateOf(calendar.firstDay + day)
    const at = (row * calendar.days + day) * calendar.words
    for (const span of openSpans(resource, date, extra.get(date))) {
      fillBits(calendar.free, at, wholeSteps(calendar, span))
    }
  }
  for (const busy of resource.busy) {
    block(calendar, row, { from: wallMinute(busy.from), to: wallMinute(busy.to) })
  }
}

interface DayException {
  closed: boolean
  extra: WallSpan[]
}

function exceptionsOf(resource: Resource): Map<string, DayException> {
  const byDate = new Map<string, DayException>()
  for (const exception of resource.exceptions) {
    const day = byDate.get(exception.date) ?? { closed: false, extra: [] }
    if ('closed' in exception) day.closed = true
    else day.extra.push({ from: minuteOf(exception.from), to: minuteOf(exception.to) })
    byDate.set(exception.date, day)
  }
  return byDate
}

/** Open minutes of a day: weekly hours unless closed, and extra hours; touching spans joined. */
function openSpans(resource: Resource, date: string, exception?: DayException): WallSpan[] {
  const spans = exception?.closed ? [] : weeklySpans(resource, date)
  if (!exception?.extra.length) return spans.length > 1 ? joined(spans) : spans
  return joined([...spans, ...exception.extra])
}

function weeklySpans(resource: Resource, date: string): WallSpan[] {
  if (resource.hours.length === 0) return [{ from: 0, to: dayMinutes }]
  const weekday = weekdayOf(dayNumber(date))
  return resource.hours
    .filter(
      (hours) =>
        hours.weekday === weekday &&
        (hours.effectiveFrom === undefined || hours.effectiveFrom <= date) &&
        (hours.effectiveTo === undefined || date <= hours.effectiveTo),
    )
    .map((hours) => ({ from: minuteOf(hours.from), to: minuteOf(hours.to) }))
}

/** Joins touching and overlapping spans, so that a step across their seam counts as open. */
function joined(spans: readonly WallSpan[]): WallSpan[] {
  const result: WallSpan[] = []
  for (const span of [...spans].sort((a, b) => a.from - b.from)) {
    const last = result.at(-1)
    if (last && span.from <= last.to) last.to = Math.max(last.to, span.to)
    else result.push({ ...span })
  }
  return result
}

/** The steps that lie wholly inside open minutes. */
function wholeSteps(calendar: Calendar, span: WallSpan): WallSpan {
  return {
    from: Math.ceil(span.from / calendar.grid),
    to: Math.min(Math.floor(span.to / calendar.grid), calendar.steps),
  }
}

/** The steps of one day that a span of wall minutes touches (half-open: an empty span none). */
function touchedSteps(calendar: Calendar, span: WallSpan, day: number): WallSpan {
  const midnight = (calendar.firstDay + day) * dayMinutes
  const from = Math.max(span.from - midnight, 0)
  const to = Math.min(span.to - midnight, dayMinutes)
  if (span.from >= span.to || from >= to) return { from: 0, to: 0 }
  return {
    from: Math.floor(from / calendar.grid),
    to: Math.min(Math.ceil(to / calendar.grid), calendar.steps),
  }
}

/** Days of the calendar that a span of wall minutes may touch. */
function touchedDays(calendar: Calendar, span: WallSpan): WallSpan {
  return {
    from: Math.max(Math.floor(span.from / dayMinutes) - calendar.firstDay, 0),
    to: Math.min(Math.ceil(span.to / dayMinutes) - calendar.firstDay, calendar.days),
  }
}

function block(calendar: Calendar, row: number, span: WallSpan): void {
  const days = touchedDays(calendar, span)
  for (let day = days.from; day < days.to; day++) {
    const at = (row * calendar.days + day) * calendar.words
    clearBits(calendar.free, at, touchedSteps(calendar, span, day))
  }
}

function regularSteps(calendar: Calendar): Map<number, Int32Array> {
  const regular = new Map<number, Int32Array>()
  const last = calendar.firstDay + calendar.days
  for (const span of irregularSpans(calendar.input.zone, calendar.firstDay, last)) {
    const days = touchedDays(calendar, span)
    for (let day = days.from; day < days.to; day++) {
      const set = regular.get(day) ?? allSteps(calendar)
      clearBits(set, 0, touchedSteps(calendar, span, day))
      regular.set(day, set)
    }
  }
  return regular
}

/** Every whole step of a day; less those with irregular wall times when a day is given. */
export function allSteps(calendar: Calendar, day?: number): Int32Array {
  const set = new Int32Array(calendar.words)
  fillBits(set, 0, { from: 0, to: calendar.steps })
  const regular = day === undefined ? undefined : calendar.regular.get(day)
  if (regular) andInto(set, regular)
  return set
}
