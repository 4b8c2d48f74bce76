import { costRules } from './rules.ts'
import type { Moves, PlanAsk, Terms, Weights, Wishes } from './schema.ts'
import { dayNumber, minuteOf, wallOf, weekdayOf } from './wall-time.ts'

/** One visit of a course as the planner sees it. */
export interface Stop {
  n: number
  /** Days after the first day of the calendar; negative for a pinned visit before it. */
  day: number
  /** Minutes after local midnight. */
  minute: number
  /** Null when the visit needs no practitioner. */
  practitioner: string | null
}

/** A course: its stops in order and its cost (weighted terms, and penalties when relaxed). */
export interface Course {
  cost: number
  stops: Stop[]
}

/** Every visit 1 is at least this far from the calendar's first day: max(from, notBefore). */
export function earliestDay(firstDay: number, notBefore: number | null): number {
  return notBefore === null ? 0 : Math.max(0, notBefore - firstDay)
}

/** The gap term, unweighted: days off the target. */
export function gapTerm(days: number, targetDays: number): number {
  return Math.abs(days - targetDays)
}

/** The start term, unweighted; a pinned first visit before the earliest date costs nothing. */
export function startTerm(day: number, earliest: number): number {
  return Math.floor(Math.max(0, day - earliest) / costRules.startDays)
}

/** The weekday term, unweighted. `day` is a day number since 1970. */
export function weekdayTerm(wishes: Wishes, day: number): number {
  const { weekdays } = wishes
  return weekdays.length === 0 || weekdays.includes(weekdayOf(day)) ? 0 : costRules.weekday
}

/** The hours term, unweighted, of a start `minute` minutes after midnight. */
export function hoursTerm(wishes: Wishes, minute: number): number {
  if (!wishes.hours) return 0
  const before = minuteOf(wishes.hours.from) - minute
  const after = minute - minuteOf(wishes.hours.to)
  const outside = Math.max(before, after, 0)
  return Math.min(costRules.hoursMost, Math.ceil(outside / costRules.hoursMinutes))
}

/** The practitioner term, unweighted; a visit without a practitioner costs nothing. */
export function practitionerTerm(wishes: Wishes, practitioner: string | null): number {
  if (wishes.practitioner === null || practitioner === null) return 0
  return practitioner === wishes.practitioner ? 0 : costRules.practitioner
}

/** The change term, unweighted; a visit without a practitioner is no change. */
export function changeTerm(a: string | null, b: string | null): number {
  return a === null || b === null || a === b ? 0 : costRules.change
}

/** A visit as it is booked now: its number, local start and who gives it. */
export type Booked = Moves['booked'][number]

/** What changing a booked visit costs, unweighted. `today` and `booked` are local. */
export function movePrice(booked: Booked, today: string): number {
  const days = dayNumber(booked.start) - dayNumber(today)
  return days <= costRules.nearDays ? costRules.moveNear : costRules.move
}

/** Whether a stop is when and with whom the visit was booked. `first` is the day number of day 0. */
export function isAsBooked(booked: Booked, stop: Stop, first: number): boolean {
  const start = wallOf(first + stop.day, stop.minute)
  return start === booked.start && stop.practitioner === booked.practitioner
}

/** What it costs, unweighted, to move a visit away from where it is booked; 0 for one that is not booked. */
export function moveTerm(moves: Moves | null, n: number): number {
  const booked = moves?.booked.find((one) => one.n === n)
  return moves && booked ? movePrice(booked, moves.today) : 0
}

/** Whether a stop is not where its visit is booked. `first` is the day number of day 0. */
export function isMoved(moves: Moves | null, stop: Stop, first: number): boolean {
  const booked = moves?.booked.find(({ n }) => n === stop.n)
  return booked !== undefined && !isAsBooked(booked, stop, first)
}

/** The weighted terms of a course. O(visits). */
export function termsOf(
  ask: PlanAsk,
  stops: readonly Stop[],
  days: { first: number; earliest: number },
): Terms {
  const { wishes, weights, spacing, moves } = ask
  const terms = { gap: 0, start: 0, weekday: 0, hours: 0, practitioner: 0, change: 0, move: 0 }
  stops.forEach((stop, k) => {
    const before = stops[k - 1]
    if (before) {
      terms.gap += gapTerm(stop.day - before.day, spacing.targetDays)
      terms.change += changeTerm(before.practitioner, stop.practitioner)
    } else terms.start += startTerm(stop.day, days.earliest)
    terms.weekday += weekdayTerm(wishes, days.first + stop.day)
    terms.hours += hoursTerm(wishes, stop.minute)
    terms.practitioner += practitionerTerm(wishes, stop.practitioner)
    if (isMoved(moves, stop, days.first)) terms.move += moveTerm(moves, stop.n)
  })
  return weighted(terms, weights)
}

function weighted(terms: Terms, weights: Weights): Terms {
  const names = Object.keys(terms) as (keyof Terms)[]
  for (const name of names) terms[name] *= weights[name]
  return terms
}

/** The sum of the terms. */
export function costOf(terms: Terms): number {
  return Object.values(terms).reduce((sum, term) => sum + term, 0)
}
