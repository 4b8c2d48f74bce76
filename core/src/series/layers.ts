import { fillBits, firstCommon } from './bits.ts'
import { type Calendar, nobody, type StartMap } from './calendar.ts'
import {
  earliestDay,
  hoursTerm,
  isMoved,
  moveTerm,
  practitionerTerm,
  startTerm,
  weekdayTerm,
} from './cost.ts'
import { isFreeStart, startMap } from './feasible.ts'
import { namedPractitioners } from './people.ts'
import { relaxPenalties } from './rules.ts'
import type { Phase, PlanAsk, VisitTemplate } from './schema.ts'
import { dayMinutes, dayNumber, wallMinute, weekdayOf } from './wall-time.ts'

/** What a variant of the search leaves out, or that the hard rules become penalties. */
export interface Variant {
  withoutWeekday?: number
  withoutPractitioner?: string
  withoutFirstDays?: readonly number[]
  /** Days of the period asked for, when the calendar was extended and rules may be given up. */
  relaxedAfter?: number
}

/** Where one visit may be: nodes sorted by day, then practitioner, each with its best start. */
export interface Layer {
  size: number
  day: Int32Array
  who: Int32Array
  /** The cheapest start of the node, and the earliest of those: minutes after midnight. */
  minute: Int32Array
  /** Weighted weekday, hours, practitioner and move terms (and penalties) of that start. */
  cost: Float64Array
  /** Nodes of day d are firstOfDay[d - base] ... firstOfDay[d - base + 1] - 1. */
  firstOfDay: Int32Array
  pinned: boolean
  /** Whether a practitioner serves the visit. */
  peopled: boolean
}

/** Everything a search needs, ready for the dynamic programme. */
export interface Search {
  layers: Layer[]
  /** Practitioner ids by number: the calendar's first, then those known from pins only. */
  people: string[]
  /** First day any layer uses (negative when a pin lies before the calendar) and how many. */
  base: number
  span: number
  /** Day before which no visit starts. */
  earliest: number
  /** Weighted start term by day - base. */
  startCost: (day: number) => number
}

/** The last `notBefore` date as a day number, or null. */
function notBeforeDay(ask: PlanAsk): number | null {
  const days = ask.holds.flatMap((hold) =>
    hold.kind === 'notBefore' ? [dayNumber(hold.date)] : [],
  )
  return days.length ? Math.max(...days) : null
}

/** The first date of a pause as a day number; Infinity when there is none. */
export function pauseDay(ask: PlanAsk): number {
  const days = ask.holds.flatMap((hold) =>
    hold.kind === 'pausedFrom' ? [dayNumber(hold.date)] : [],
  )
  return Math.min(...days)
}

/** Days after the calendar's first day before which nothing is planned. */
export function earliestOf(calendar: Calendar, ask: PlanAsk): number {
  return earliestDay(calendar.firstDay, notBeforeDay(ask))
}

/** Whether wishes and holds leave a day of the calendar open for a visit that is not pinned. */
export function mayBeOn(calendar: Calendar, ask: PlanAsk, day: number): boolean {
  const number = calendar.firstDay + day
  const { vetoWeekdays } = ask.wishes
  if (day < earliestOf(calendar, ask) || number >= pauseDay(ask)) return false
  return !vetoWeekdays.includes(weekdayOf(number)) && !isAway(ask, number)
}

/** Whether the patient is away on a day number. */
export function isAway(ask: PlanAsk, number: number): boolean {
  return awaySpans(ask).some(({ from, to }) => from <= number && number <= to)
}

function awaySpans(ask: PlanAsk): { from: number; to: number }[] {
  return ask.wishes.away.map(({ from, to }) => ({ from: dayNumber(from), to: dayNumber(to) }))
}

/** Builds the layers of a search. O(feasible nodes of the distinct templates). */
export function prepare(calendar: Calendar, ask: PlanAsk, variant: Variant = {}): Search {
  const pinDays = ask.pins.map((pin) => dayNumber(pin.start) - calendar.firstDay)
  const base = Math.min(0, ...pinDays)
  const span = Math.max(calendar.days - 1, ...pinDays) + 1 - base
  const earliest = earliestOf(calendar, ask)
  const known = calendar.practitioners.map(({ id }) => id)
  const pinned = ask.pins.flatMap((pin) => pin.practitioner ?? [])
  const people = [...new Set([...known, ...pinned])]
  const levels = hoursLevels(calendar, ask)
  const setting: Setting = { calendar, ask, variant, people, base, span, earliest, levels }
  const built = new Map<string, Layer>()
  const layers = ask.visits.map((visit) => layerOf(setting, visit, built))
  const startCost = (day: number) => ask.weights.start * startTerm(day, earliest)
  return { layers, people, base, span, earliest, startCost }
}

interface Setting {
  calendar: Calendar
  ask: PlanAsk
  variant: Variant
  people: string[]
  base: number
  span: number
  earliest: number
  levels: HoursLevel[]
}

/** Visits of the same template share their nodes, except a first visit with excluded days. */
function layerOf(setting: Setting, visit: VisitTemplate, built: Map<string, Layer>): Layer {
  const pin = setting.ask.pins.find(({ n }) => n === visit.n)
  if (pin) return pinnedLayer(setting, pin)
  const skips = visit.n === 1 && setting.variant.withoutFirstDays !== undefined
  const key = `${skips} ${JSON.stringify(visit.phases)}`
  const layer = built.get(key) ?? freeLayer(setting, visit.phases, skips)
  built.set(key, layer)
  return withMoves(setting, visit, layer)
}

/**
 * The layer of a visit that is booked already: every node costs the move, but where it is booked the visit may also
 * stay as it is. Nodes are shared by the visits of a template, so they are copied.
 */
function withMoves(setting: Setting, visit: VisitTemplate, layer: Layer): Layer {
  const { ask, calendar, people } = setting
  const booked = ask.moves?.booked.find(({ n }) => n === visit.n)
  const price = ask.weights.move * moveTerm(ask.moves, visit.n)
  if (!booked || price === 0) return layer
  const copy = { ...layer, minute: layer.minute.slice(), cost: layer.cost.slice() }
  for (let i = 0; i < copy.size; i++) copy.cost[i] = (copy.cost[i] as number) + price
  const wall = wallMinute(booked.start)
  const number = Math.floor(wall / dayMinutes)
  const [day, minute] = [number - calendar.firstDay, wall - number * dayMinutes]
  const who = booked.practitioner === null ? nobody : people.indexOf(booked.practitioner)
  const i = nodeOf(layer, setting.base, { day, who })
  const stop = { day, minute, practitioner: booked.practitioner }
  if (i < 0 || !isFreeStart(calendar, phasesOf(setting, visit.phases), stop)) return copy
  const hours = (at: number) => ask.weights.hours * hoursTerm(ask.wishes, at)
  const best = copy.minute[i] as number
  const stays = (copy.cost[i] as number) - price - hours(best) + hours(minute)
  if (stays < (copy.cost[i] as number) || (stays === copy.cost[i] && minute < best)) {
    copy.cost[i] = stays
    copy.minute[i] = minute
  }
  return copy
}

type At = { day: number; who: number }

/** The node of a day and practitioner, or -1. */
function nodeOf({ day, who, firstOfDay }: Layer, base: number, at: At): number {
  const row = at.day - base
  if (row < 0 || row >= firstOfDay.length - 1) return -1
  const to = firstOfDay[row + 1] as number
  for (let i = firstOfDay[row] as number; i < to; i++)
    if (day[i] === at.day && who[i] === at.who) return i
  return -1
}

/** Phases as the variant sees them. */
function phasesOf({ calendar, variant }: Setting, phases: readonly Phase[]): readonly Phase[] {
  return variant.relaxedAfter === undefined ? phases : anyPractitioner(calendar, phases)
}

function pinnedLayer(setting: Setting, pin: PlanAsk['pins'][number]): Layer {
  const { ask, calendar, people } = setting
  const wall = wallMinute(pin.start)
  const day = Math.floor(wall / dayMinutes)
  const minute = wall - day * dayMinutes
  const at = day - calendar.firstDay
  const { weekday, hours, practitioner } = ask.weights
  const layer = emptyLayer(setting, 1)
  layer.pinned = true
  layer.peopled = pin.practitioner !== null
  const who = pin.practitioner === null ? nobody : people.indexOf(pin.practitioner)
  const cost =
    weekday * weekdayTerm(ask.wishes, day) +
    hours * hoursTerm(ask.wishes, minute) +
    practitioner * practitionerTerm(ask.wishes, pin.practitioner) +
    (isMoved(ask.moves, { ...pin, day: at, minute }, calendar.firstDay)
      ? ask.weights.move * moveTerm(ask.moves, pin.n)
      : 0)
  push(layer, { day: at, who, minute, cost })
  return closed(layer, setting.base)
}

function freeLayer(setting: Setting, phases: readonly Phase[], skipsDays: boolean): Layer {
  const { calendar, variant, people } = setting
  const map = startMap(calendar, phasesOf(setting, phases))
  const { levels } = setting
  const dayCosts = dayCost(setting, skipsDays ? (variant.withoutFirstDays ?? []) : [])
  const personCosts = people.map((id) => personCost(setting, phases, id))
  const layer = emptyLayer(setting, map.size)
  for (let i = 0; i < map.size; i++) {
    const day = map.day[i] as number
    const who = map.who[i] as number
    const own = (dayCosts[day] as number) + (who === nobody ? 0 : (personCosts[who] as number))
    if (own === Number.POSITIVE_INFINITY) continue
    layer.peopled = who !== nobody
    const best = bestStart(calendar, { map, node: i, levels })
    push(layer, { day, who, minute: best.minute, cost: own + best.cost })
  }
  return closed(layer, setting.base)
}

function emptyLayer(setting: Setting, capacity: number): Layer {
  const array = () => new Int32Array(capacity)
  return {
    size: 0,
    day: array(),
    who: array(),
    minute: array(),
    cost: new Float64Array(capacity),
    firstOfDay: new Int32Array(setting.span + 1),
    pinned: false,
    peopled: false,
  }
}

function push(
  layer: Layer,
  node: { day: number; who: number; minute: number; cost: number },
): void {
  const i = layer.size++
  layer.day[i] = node.day
  layer.who[i] = node.who
  layer.minute[i] = node.minute
  layer.cost[i] = node.cost
}

/** Fills in where the nodes of each day begin. */
function closed(layer: Layer, base: number): Layer {
  const { firstOfDay } = layer
  for (let i = 0; i < layer.size; i++) {
    const after = (layer.day[i] as number) - base + 1
    firstOfDay[after] = (firstOfDay[after] as number) + 1
  }
  for (let d = 1; d < firstOfDay.length; d++) {
    firstOfDay[d] = (firstOfDay[d] as number) + (firstOfDay[d - 1] as number)
  }
  return layer
}

/** Steps grouped by their weighted hours term, cheapest first. */
interface HoursLevel {
  cost: number
  steps: Int32Array
}

function hoursLevels(calendar: Calendar, ask: PlanAsk): HoursLevel[] {
  const byCost = new Map<number, Int32Array>()
  for (let step = 0; step < calendar.steps; step++) {
    const cost = ask.weights.hours * hoursTerm(ask.wishes, step * calendar.grid)
    const steps = byCost.get(cost) ?? new Int32Array(calendar.words)
    fillBits(steps, 0, { from: step, to: step + 1 })
    byCost.set(cost, steps)
  }
  return [...byCost].map(([cost, steps]) => ({ cost, steps })).sort((a, b) => a.cost - b.cost)
}

/**
 * The cheapest start of a node, and the earliest among those. Keeping only this one loses nothing:
 * the hours term is the only cost that depends on the time of day.
 */
function bestStart(
  calendar: Calendar,
  asked: { map: StartMap; node: number; levels: readonly HoursLevel[] },
): { minute: number; cost: number } {
  for (const { cost, steps } of asked.levels) {
    const step = firstCommon(asked.map.starts, asked.node * calendar.words, steps)
    if (step >= 0) return { minute: step * calendar.grid, cost }
  }
  throw new Error('A node without a start')
}

/** Weekday term and penalties of every day of the calendar; Infinity where no visit may be. */
function dayCost(setting: Setting, without: readonly number[]): number[] {
  const { calendar, ask, earliest, variant } = setting
  const veto = new Set(ask.wishes.vetoWeekdays)
  const away = awaySpans(ask)
  const pause = pauseDay(ask)
  const relaxedAfter = variant.relaxedAfter
  const price = (penalty: number) =>
    relaxedAfter === undefined ? Number.POSITIVE_INFINITY : penalty
  return Array.from({ length: calendar.days }, (_, day) => {
    const number = calendar.firstDay + day
    const weekday = weekdayOf(number)
    if (day < earliest || weekday === variant.withoutWeekday || without.includes(day)) {
      return Number.POSITIVE_INFINITY
    }
    let cost = ask.weights.weekday * weekdayTerm(ask.wishes, number)
    if (veto.has(weekday)) cost += price(relaxPenalties.vetoWeekday)
    if (away.some(({ from, to }) => from <= number && number <= to))
      cost += price(relaxPenalties.away)
    if (number >= pause) cost += price(relaxPenalties.pause)
    const beyond = relaxedAfter === undefined ? 0 : Math.max(0, day - relaxedAfter + 1)
    return cost + beyond * relaxPenalties.horizonDay
  })
}

/** Practitioner term, and the penalty for another than a phase names. */
function personCost(setting: Setting, phases: readonly Phase[], id: string): number {
  const { ask, variant, calendar } = setting
  if (id === variant.withoutPractitioner) return Number.POSITIVE_INFINITY
  const [named] = namedPractitioners(calendar.practitioners, phases)
  const penalty = named === undefined || named === id ? 0 : relaxPenalties.practitioner
  return ask.weights.practitioner * practitionerTerm(ask.wishes, id) + penalty
}

/** The phases with every named practitioner replaced by anybody who has all of their skills. */
function anyPractitioner(calendar: Calendar, phases: readonly Phase[]): Phase[] {
  return phases.flatMap((phase) => {
    const [named] = namedPractitioners(calendar.practitioners, [phase])
    const person = calendar.practitioners.find(({ id }) => id === named)
    if (!person) return [phase]
    const any: Phase = { ...phase, need: { kind: 'practitioner' } }
    const skilled = person.skills.map(
      (skill): Phase => ({ ...phase, need: { kind: 'practitioner', skill } }),
    )
    return [any, ...skilled]
  })
}
