import { Temporal } from 'temporal-polyfill'
import type { PlanRequest, Resource, Terms, VisitTemplate } from './schema.ts'

/**
 * An independent judge of a course. It shares no code with the planner: dates and zones come from
 * Temporal, every minute of every phase is looked at by itself, and the objective is written out
 * once more. Slow (O(minutes x spans)) and plain on purpose.
 */

/** A visit to be judged: its number, wall start `YYYY-MM-DDTHH:MM` and practitioner. */
export interface CheckedVisit {
  n: number
  start: string
  practitioner: string | null
}

/** The recomputed cost (weighted), its terms, and every hard rule that is broken. */
export interface Check {
  cost: number
  terms: Terms
  broken: { visit: number; rule: string }[]
}

/** Recomputes the cost of a course and every hard rule it must keep. */
export function checkPlan(request: PlanRequest, visits: readonly CheckedVisit[]): Check {
  const terms = recomputeTerms(request, visits)
  const cost = Object.values(terms).reduce((sum, value) => sum + value, 0)
  const broken = visits.flatMap((visit, k) => [
    ...brokenOrder(request, visits, k),
    ...(isPinned(request, visit.n) ? brokenPin(request, visit) : brokenVisit(request, visit)),
  ])
  if (visits.length !== request.visits.length) broken.push({ visit: visits.length, rule: 'count' })
  return { cost, terms, broken }
}

const plain = (wall: string) => Temporal.PlainDateTime.from(wall)
const dateIn = (wall: string) => plain(wall).toPlainDate()
const isPinned = (request: PlanRequest, n: number) => request.pins.some((pin) => pin.n === n)

function daysApart(a: string, b: string): number {
  return dateIn(a).until(dateIn(b), { largestUnit: 'days' }).days
}

const minutesOfDay = (clock: string) => Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3))

function recomputeTerms(request: PlanRequest, visits: readonly CheckedVisit[]): Terms {
  const { weights, wishes, spacing } = request
  const terms = { gap: 0, start: 0, weekday: 0, hours: 0, practitioner: 0, change: 0, move: 0 }
  for (let k = 0; k < visits.length; k++) {
    const { n, start, practitioner } = visits[k] as CheckedVisit
    const previous = visits[k - 1]
    if (previous) {
      terms.gap += weights.gap * Math.abs(daysApart(previous.start, start) - spacing.targetDays)
      const both = previous.practitioner !== null && practitioner !== null
      if (both && previous.practitioner !== practitioner) terms.change += weights.change * 6
    } else {
      const days = Math.max(0, daysApart(`${earliestDate(request)}T00:00`, start))
      terms.start += weights.start * Math.floor(days / 5)
    }
    const wished = wishes.weekdays.length === 0 || wishes.weekdays.includes(dateIn(start).dayOfWeek)
    if (!wished) terms.weekday += weights.weekday * 3
    terms.hours += weights.hours * hoursOutside(request, start)
    const other = wishes.practitioner !== null && practitioner !== null
    if (other && practitioner !== wishes.practitioner)
      terms.practitioner += weights.practitioner * 4
    const booked = request.moves?.booked.find((one) => one.n === n)
    if (booked && (booked.start !== start || booked.practitioner !== practitioner)) {
      const days = daysApart(`${request.moves?.today}T00:00`, booked.start)
      terms.move += weights.move * (days <= 7 ? 12 : 4)
    }
  }
  return terms
}

function earliestDate(request: PlanRequest): string {
  const holds = request.holds.flatMap((hold) => (hold.kind === 'notBefore' ? [hold.date] : []))
  return [request.from, ...holds].sort().at(-1) as string
}

function hoursOutside({ wishes }: PlanRequest, start: string): number {
  if (!wishes.hours) return 0
  const at = minutesOfDay(start.slice(11))
  let outside = 0
  if (at < minutesOfDay(wishes.hours.from)) outside = minutesOfDay(wishes.hours.from) - at
  if (at > minutesOfDay(wishes.hours.to)) outside = at - minutesOfDay(wishes.hours.to)
  return Math.min(8, Math.ceil(outside / 30))
}

function brokenOrder(request: PlanRequest, visits: readonly CheckedVisit[], k: number) {
  const { n, start } = visits[k] as CheckedVisit
  const broken: { visit: number; rule: string }[] = []
  if (n !== request.visits[k]?.n) broken.push({ visit: n, rule: 'order' })
  const previous = visits[k - 1]
  if (!previous || (isPinned(request, n) && isPinned(request, previous.n))) return broken
  const days = daysApart(previous.start, start)
  if (days < request.spacing.minDays) broken.push({ visit: n, rule: 'gapShorter' })
  if (days > request.spacing.maxDays) broken.push({ visit: n, rule: 'gapLonger' })
  return broken
}

function brokenPin(request: PlanRequest, visit: CheckedVisit) {
  const kept = request.pins.some(
    (pin) =>
      pin.n === visit.n && pin.start === visit.start && pin.practitioner === visit.practitioner,
  )
  return kept ? [] : [{ visit: visit.n, rule: 'pin' }]
}

/** The hard rules one visit breaks by itself: date, clock, grid, who and what is free. */
function brokenVisit(request: PlanRequest, visit: CheckedVisit) {
  const rules = visitRules(request, visit).filter(([, kept]) => !kept())
  return rules.map(([rule]) => ({ visit: visit.n, rule }))
}

/** Whether a visit keeps every hard rule that concerns it alone. */
export function keepsRules(request: PlanRequest, visit: CheckedVisit): boolean {
  return visitRules(request, visit).every(([, kept]) => kept())
}

function visitRules(request: PlanRequest, visit: CheckedVisit): [string, () => boolean][] {
  const template = request.visits.find(({ n }) => n === visit.n)
  if (!template) return [['order', () => false]]
  const { start } = visit
  return [
    ['practitioner', () => maySee(request, visit.practitioner, template)],
    ['grid', () => minutesOfDay(start.slice(11)) % request.gridMinutes === 0],
    ['away', () => !isAway(request, start)],
    ['pause', () => !isPaused(request, start)],
    ['free', () => everyStepFree(request, visit, template)],
    ['period', () => inPeriod(request, start)],
    ['vetoWeekday', () => !request.wishes.vetoWeekdays.includes(dateIn(start).dayOfWeek)],
    ['clock', () => keepsClock(request, start, template)],
  ]
}

function inPeriod(request: PlanRequest, start: string): boolean {
  const days = daysApart(`${request.from}T00:00`, start)
  return start.slice(0, 10) >= earliestDate(request) && days >= 0 && days < request.horizonDays
}

function isAway({ wishes }: PlanRequest, start: string): boolean {
  const date = start.slice(0, 10)
  return wishes.away.some(({ from, to }) => from <= date && date <= to)
}

function isPaused({ holds }: PlanRequest, start: string): boolean {
  return holds.some((hold) => hold.kind === 'pausedFrom' && start.slice(0, 10) >= hold.date)
}

const lengthOf = (template: VisitTemplate) =>
  Math.max(...template.phases.map(({ offsetMin, lengthMin }) => offsetMin + lengthMin))

/**
 * The visit ends on its day, and each of its minutes exists exactly once: the first and the last
 * do, and as much time really passes between them as the wall clock says.
 */
function keepsClock(request: PlanRequest, start: string, template: VisitTemplate): boolean {
  const length = lengthOf(template)
  if (minutesOfDay(start.slice(11)) + length > 1440) return false
  const [first, last] = [plain(start), plain(start).add({ minutes: length - 1 })].map((wall) => {
    const early = wall.toZonedDateTime(request.zone, { disambiguation: 'earlier' })
    const late = wall.toZonedDateTime(request.zone, { disambiguation: 'later' })
    return early.epochMilliseconds === late.epochMilliseconds ? early.epochMilliseconds : null
  })
  if (first == null || last == null) return false
  return last - first === (length - 1) * 60_000
}

function maySee(request: PlanRequest, id: string | null, template: VisitTemplate): boolean {
  const person = request.resources.find((one) => one.id === id && one.kind === 'practitioner')
  const personal = template.phases.filter((phase) => personalPhase(request, phase))
  if (personal.length === 0) return id === null
  if (!person) return false
  return personal.every(({ need }) => {
    if ('resource' in need) return need.resource === person.id
    return !('skill' in need) || need.skill === undefined || person.skills.includes(need.skill)
  })
}

function personalPhase(request: PlanRequest, { need }: VisitTemplate['phases'][number]): boolean {
  if ('kind' in need) return true
  const named = 'resource' in need ? need.resource : null
  return request.resources.some(({ id, kind }) => id === named && kind === 'practitioner')
}

/** Step by step: the practitioner, every named resource, and enough of every pool. */
function everyStepFree(
  request: PlanRequest,
  visit: CheckedVisit,
  template: VisitTemplate,
): boolean {
  const start = minutesOfDay(visit.start.slice(11))
  const date = visit.start.slice(0, 10)
  const weekday = dateIn(visit.start).dayOfWeek
  for (let from = start; from < start + lengthOf(template); from += request.gridMinutes) {
    const step: Step = { date, weekday, from, to: from + request.gridMinutes }
    const running = template.phases.filter(
      ({ offsetMin, lengthMin }) =>
        start + offsetMin < step.to && step.from < start + offsetMin + lengthMin,
    )
    if (!stepFree(request, { visit, running, step })) return false
  }
  return true
}

/** One grid step: minutes after midnight of a date, half-open. */
interface Step {
  date: string
  weekday: number
  from: number
  to: number
}

function stepFree(
  request: PlanRequest,
  at: { visit: CheckedVisit; running: VisitTemplate['phases']; step: Step },
): boolean {
  const taken = new Set<string>()
  const asked = new Map<string, number>()
  for (const phase of at.running) {
    if (personalPhase(request, phase)) taken.add(at.visit.practitioner ?? '')
    else if ('resource' in phase.need) taken.add(phase.need.resource)
    else if ('pool' in phase.need) asked.set(phase.need.pool, (asked.get(phase.need.pool) ?? 0) + 1)
  }
  const free = (one: Resource) => !isBusy(one, at.step) && isOpen(one, at.step)
  const named = request.resources.filter(({ id }) => taken.has(id))
  if (named.length < taken.size || !named.every(free)) return false
  return [...asked].every(([pool, count]) => {
    const others = request.resources.filter((one) => one.pool === pool && !taken.has(one.id))
    return others.filter(free).length >= count
  })
}

/** Whether every minute of the step lies in opening hours. */
function isOpen(resource: Resource, step: Step): boolean {
  for (let minute = step.from; minute < step.to; minute++) {
    if (!openMinute(resource, step, minute)) return false
  }
  return true
}

function openMinute(resource: Resource, { date, weekday }: Step, minute: number): boolean {
  const within = (span: { from: string; to: string }) =>
    minutesOfDay(span.from) <= minute && minute < minutesOfDay(span.to)
  const today = resource.exceptions.filter((exception) => exception.date === date)
  if (today.some((exception) => 'from' in exception && within(exception))) return true
  if (today.some((exception) => 'closed' in exception)) return false
  if (resource.hours.length === 0) return true
  return resource.hours.some(
    (hours) =>
      hours.weekday === weekday &&
      within(hours) &&
      (hours.effectiveFrom ?? date) <= date &&
      date <= (hours.effectiveTo ?? date),
  )
}

/** Whether a busy span touches the step. */
function isBusy(resource: Resource, step: Step): boolean {
  const [begins, ends] = [wallText(step.date, step.from), wallText(step.date, step.to)]
  return resource.busy.some((busy) => busy.from < busy.to && busy.from < ends && begins < busy.to)
}

/** A wall time as text, which sorts by time; midnight at the end of a day is 24:00. */
function wallText(date: string, minute: number): string {
  const [hours, minutes] = [Math.floor(minute / 60), minute % 60]
  return `${date}T${String(hours).padStart(2, '0')}:${String(minutes).padStart(2, '0')}`
}
