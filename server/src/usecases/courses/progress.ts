import type { CourseView } from '@anagen/contract'
import type { Protocol } from '@anagen/core/protocol'
import { addDays } from '@anagen/core/shared'
import type { VisitRow } from '../../db/repositories/visits.ts'

/** How far ahead a visit is looked for, in days: the planner's horizon of nine months. */
export const horizonDays = 273

type Visit = Pick<VisitRow, 'n' | 'state' | 'date'>
type Spacing = Pick<NonNullable<Protocol['spacing']>, 'minDays' | 'maxDays'> | null
export type Window = { from: string; to: string }

const lost = new Set<Visit['state']>(['missed', 'cancelled', 'unplaced'])
/** A visit that was, or is still to be. */
export const stands = (visit: Pick<Visit, 'state'>) => !lost.has(visit.state)
/** A visit that needs another time. */
export const waits = (visit: Pick<Visit, 'state'>) =>
  visit.state === 'missed' || visit.state === 'unplaced'
const ahead = (visit: Visit) => visit.state === 'booked' || visit.state === 'arrived'

/**
 * The visit that the spacing of visit `n` counts from: the last completed one before it, or a
 * later one still planned. Missed, cancelled and unplaced visits count for nothing.
 */
export function before<V extends Visit>(visits: readonly V[], n: number): V | null {
  return visits.filter((visit) => visit.n < n && stands(visit)).at(-1) ?? null
}

/** The next visit after `n` that stands. */
export function after<V extends Visit>(visits: readonly V[], n: number): V | null {
  return visits.find((visit) => visit.n > n && stands(visit)) ?? null
}

/**
 * The dates on which visit `n` breaks no spacing to the visit before and the one after, from
 * `today` on; null when there are none. Without neighbours: the planner's horizon.
 */
export function windowOf(visits: readonly Visit[], n: number, ask: WindowAsk): Window | null {
  const { spacing, today } = ask
  const previous = spacing && before(visits, n)
  const next = spacing && after(visits, n)
  const from = [today]
  const to = [addDays(today, horizonDays - 1)]
  if (spacing && previous) {
    from.push(addDays(previous.date, spacing.minDays))
    to.push(addDays(previous.date, spacing.maxDays))
  }
  if (spacing && next) {
    from.push(addDays(next.date, -spacing.maxDays))
    to.push(addDays(next.date, -spacing.minDays))
  }
  const window = { from: from.sort().at(-1) ?? today, to: to.sort()[0] ?? today }
  return window.from <= window.to ? window : null
}
type WindowAsk = { spacing: Spacing; today: string }

/**
 * The bands of the ribbon: where each visit ahead may lie, counted from the visit before it. The
 * first has no visit before it and may lie where the second allows.
 */
export function windowsAhead(visits: readonly Visit[], ask: WindowAsk): CourseView['windows'] {
  const { spacing } = ask
  return visits.filter(ahead).flatMap((visit) => {
    const previous = before(visits, visit.n)
    if (spacing && previous) {
      const from = addDays(previous.date, spacing.minDays)
      return [{ n: visit.n, from, to: addDays(previous.date, spacing.maxDays) }]
    }
    const window = spacing && windowOf(visits, visit.n, ask)
    return [{ n: visit.n, ...(window ?? { from: visit.date, to: visit.date }) }]
  })
}

const weeksKnown = new Map<string, string>()
const weeksKept = 20_000

/** A worklist asks this for the same few days, thousands of times. */
function weeksAfter(date: string, weeks: number): string {
  const key = `${date} ${weeks}`
  const known = weeksKnown.get(key)
  if (known !== undefined) return known
  const day = addDays(date, weeks * 7)
  if (weeksKnown.size >= weeksKept) weeksKnown.clear()
  weeksKnown.set(key, day)
  return day
}

/** A review with the days in which it should be held. */
export type ReviewWindow = Window & { review: Protocol['reviews'][number] }

/** When the reviews of a course are to be held, from its protocol and the dates of the visits that stand. */
export function reviewWindows(
  { reviews }: Pick<Protocol, 'reviews'>,
  standing: readonly Pick<Visit, 'n' | 'date'>[],
): ReviewWindow[] {
  const first = standing[0]
  const last = standing.at(-1)
  return reviews.flatMap((review) => {
    const { due } = review
    if ('atVisit' in due) {
      const visit = standing.find((one) => one.n === due.atVisit)
      return visit ? [{ review, from: visit.date, to: visit.date }] : []
    }
    if (!first || !last) return []
    const byStart = weeksAfter(first.date, due.fromWeek)
    const byEnd = weeksAfter(last.date, due.weeksAfterLastVisit ?? 0)
    const from = byEnd > byStart ? byEnd : byStart
    return [{ review, from, to: weeksAfter(from, due.toWeek - due.fromWeek) }]
  })
}

/** When the reviews of a course fall due. */
export function reviewsOf(
  protocol: Pick<Protocol, 'reviews'>,
  visits: readonly Visit[],
): CourseView['reviews'] {
  return reviewWindows(protocol, visits.filter(stands)).map(({ review, from }) => {
    return { kind: review.id, date: from }
  })
}

type StateFacts = { ended: boolean; paused: boolean }

/** The state of a course, derived: never stored. A missed visit still waits to be booked again. */
export function stateOf(visits: readonly Visit[], { ended, paused }: StateFacts) {
  const open = visits.some((visit) => ahead(visit) || waits(visit))
  const done = visits.some((visit) => visit.state === 'done')
  if (ended || (!open && !done)) return 'cancelled' as const
  if (!open) return 'finished' as const
  return paused ? ('paused' as const) : ('active' as const)
}
