import { andInto, fillBits, hasBit, isEmpty } from './bits.ts'
import { type Calendar, freeSteps } from './calendar.ts'
import { hoursTerm, type Stop, startTerm, weekdayTerm } from './cost.ts'
import { personStarts, placeStarts, poolSteps, startMap } from './feasible.ts'
import { earliestOf, mayBeOn } from './layers.ts'
import { isPersonal } from './people.ts'
import type { Phase, PlanAsk, Reason } from './schema.ts'
import { clockOf, dateOf, minuteOf, weekdayOf } from './wall-time.ts'

interface Place {
  calendar: Calendar
  ask: PlanAsk
  stop: Stop
  before: Stop | undefined
  phases: readonly Phase[]
}

/**
 * Why each visit of a course is when and with whom it is: one reason for every term it pays,
 * found by looking at what was free. A term switched off by its weight needs no reason.
 */
export function reasonsOf(calendar: Calendar, ask: PlanAsk, stops: readonly Stop[]): Reason[][] {
  return stops.map((stop, k) => {
    if (ask.pins.some(({ n }) => n === stop.n)) return [{ code: 'pinned', params: {} }]
    const phases = ask.visits[k]?.phases ?? []
    const place: Place = { calendar, ask, stop, before: stops[k - 1], phases }
    return [dateReason, weekdayReason, hoursReason, wishedReason, changeReason].flatMap(
      (reason) => reason(place) ?? [],
    )
  })
}

/** Whether the visit could start on a day, with anybody or with one practitioner. */
function isFreeOn({ calendar, ask, phases }: Place, day: number, practitioner?: string): boolean {
  if (day < 0 || day >= calendar.days || !mayBeOn(calendar, ask, day)) return false
  const map = startMap(calendar, phases)
  const to = map.firstOfDay[day + 1] as number
  for (let i = map.firstOfDay[day] as number; i < to; i++) {
    const id = calendar.practitioners[map.who[i] as number]?.id
    if (practitioner === undefined || id === practitioner) return true
  }
  return false
}

const iso = ({ calendar }: Place, day: number) => dateOf(calendar.firstDay + day)

function dateReason(place: Place): Reason | null {
  const { stop, before, ask } = place
  return before
    ? gapReason(place, stop.day - before.day)
    : startReason(place, earliestOf(place.calendar, ask))
}

function startReason(place: Place, earliest: number): Reason | null {
  const { stop, ask } = place
  if (ask.weights.start * startTerm(stop.day, earliest) === 0) return null
  let first = earliest
  while (first < stop.day && !isFreeOn(place, first)) first++
  const code = first === stop.day ? 'firstFree' : 'laterForWishes'
  return { code, params: { date: iso(place, first) } }
}

function gapReason(place: Place, days: number): Reason | null {
  const { targetDays, minDays, maxDays } = place.ask.spacing
  const off = Math.abs(days - targetDays)
  if (off * place.ask.weights.gap === 0) return null
  const last = place.before?.day ?? 0
  let nearer = false
  for (let other = minDays; other <= maxDays; other++) {
    if (Math.abs(other - targetDays) < off && isFreeOn(place, last + other)) nearer = true
  }
  const code = nearer ? 'gapForWishes' : 'gapNothingNearer'
  return { code, params: { days, target: targetDays } }
}

function weekdayReason(place: Place): Reason | null {
  const { calendar, ask, stop, before } = place
  const { wishes, weights, spacing } = ask
  if (weights.weekday * weekdayTerm(wishes, calendar.firstDay + stop.day) === 0) return null
  const { weekdays } = wishes
  const wished = (day: number) => weekdays.includes(weekdayOf(calendar.firstDay + day))
  let first = before ? before.day + spacing.minDays : earliestOf(calendar, ask)
  while (!wished(first)) first++
  let day = first
  while (day < calendar.days && !(wished(day) && isFreeOn(place, day))) day++
  if (day >= calendar.days) return { code: 'weekdayNeverFree', params: { weekdays } }
  if (day < stop.day || day === first) return { code: 'weekdayCostsMore', params: { weekdays } }
  return { code: 'weekdayFull', params: { weekdays, date: iso(place, day) } }
}

function hoursReason(place: Place): Reason | null {
  const { ask, stop, calendar } = place
  const wished = ask.wishes.hours
  if (!wished || ask.weights.hours * hoursTerm(ask.wishes, stop.minute) === 0) return null
  const steps = wishedSteps(place, wished)
  const person = calendar.practitioners.findIndex(({ id }) => id === stop.practitioner)
  const people = personStarts(calendar, { phases: place.phases, person, day: stop.day })
  andInto(people, steps)
  const short = isEmpty(people)
    ? undefined
    : place.phases.find((phase) => isShort(place, phase, people))
  if (short) return placeReason(place, short, stop.minute < minuteOf(wished.from))
  const params = { practitioner: stop.practitioner ?? '', date: iso(place, stop.day) }
  return { code: 'hoursFull', params: { ...params, from: wished.from, to: wished.to } }
}

/** Starts inside the wished hours. */
function wishedSteps({ calendar }: Place, hours: { from: string; to: string }): Int32Array {
  const steps = new Int32Array(calendar.words)
  const from = Math.ceil(minuteOf(hours.from) / calendar.grid)
  const to = Math.min(Math.floor(minuteOf(hours.to) / calendar.grid) + 1, calendar.steps)
  fillBits(steps, 0, { from, to })
  return steps
}

/** Whether the room or device of a phase is free at none of these starts. */
function isShort({ calendar, stop }: Place, phase: Phase, wished: Int32Array): boolean {
  if (isPersonal(calendar.practitioners, phase)) return false
  const starts = placeStarts(calendar, [phase], stop.day)
  andInto(starts, wished)
  return isEmpty(starts)
}

/** Until or from when the room or device of a phase is free around the visit. */
function placeReason({ calendar, stop }: Place, phase: Phase, early: boolean): Reason {
  const { need } = phase
  const name = 'pool' in need ? need.pool : 'resource' in need ? need.resource : ''
  const free =
    'pool' in need
      ? poolSteps(calendar, { pool: name, day: stop.day, count: 1 })
      : freeSteps(calendar, name, stop.day)
  let step = (stop.minute + phase.offsetMin) / calendar.grid
  if (early) while (step < calendar.steps && hasBit(free, 0, step)) step++
  else while (step > 0 && hasBit(free, 0, step - 1)) step--
  const time = step >= calendar.steps ? '24:00' : clockOf(step * calendar.grid)
  return { code: early ? 'placeFreeUntil' : 'placeFreeFrom', params: { place: name, time } }
}

function wishedReason(place: Place): Reason | null {
  const { ask, stop } = place
  const wished = ask.wishes.practitioner
  if (ask.weights.practitioner === 0 || wished === null || stop.practitioner === null) return null
  if (stop.practitioner === wished) return null
  const code = isFreeOn(place, stop.day, wished) ? 'wishedCostsMore' : 'wishedNotFree'
  return { code, params: { practitioner: wished, date: iso(place, stop.day) } }
}

function changeReason(place: Place): Reason | null {
  const { ask, stop, before } = place
  const last = before?.practitioner ?? null
  if (ask.weights.change === 0 || last === null || stop.practitioner === null) return null
  if (last === stop.practitioner) return null
  const code = isFreeOn(place, stop.day, last) ? 'changedForRest' : 'changedNotFree'
  return { code, params: { practitioner: last, date: iso(place, stop.day) } }
}
