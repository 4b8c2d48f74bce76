import type { CourseChange } from '@anagen/contract'
import { type Protocol, visitPhases } from '@anagen/core/protocol'
import { fewMovesWeight, type PlanAsk } from '@anagen/core/series'
import { addDays } from '@anagen/core/shared'
import type { CourseRow } from '../../db/repositories/courses.ts'
import type { VisitRow } from '../../db/repositories/visits.ts'
import { elementsOf } from '../courses/elements.ts'
import { plain } from '../series/free-starts.ts'
import { wallOf } from '../series/wall-time.ts'

/** What a change is about: one course with its visits in order, as they stand. */
export type Changing = {
  course: CourseRow
  protocol: Protocol
  zone: string
  today: string
  visits: VisitRow[]
}

/** A visit of the chain that is planned: as it stands, with the add-ons it is to have. */
export type Link = { visit: VisitRow; light: boolean; brow: boolean; practitioner: string | null }

/** The visits a change leaves in the course, and what the planner is asked about them. */
export type Chain = {
  /** In order; the planner's visit n is the n-th of these. */
  links: Link[]
  ask: PlanAsk
  /** Visits whose time is given up with no other one: to a hold without an end, or cancelled. */
  without: VisitRow[]
  /** The visit before the chain when spacing can no longer be counted from it. */
  before: VisitRow | null
}

/** One visit of a protocol without spacing; the planner wants a number that then counts for nothing. */
export const single = { minDays: 1, targetDays: 1, maxDays: 1000 }

/**
 * The part of a course that is planned again: what is done or lies before the change is pinned, what is booked after
 * it would rather stay, what needs a time has none. Where the next visit cannot keep the longest gap any more (after
 * a hold, or a long absence), the chain starts afresh at the first date possible.
 */
export function chainOf(at: Changing, change: CourseChange): Chain {
  const without = givenUp(at, change)
  const gone = new Set(without.map(({ visitId }) => visitId))
  const links = at.visits
    .filter((visit) => !gone.has(visit.visitId) && isPlanned(at, visit, change))
    .map((visit) => linkOf(at, visit, change))
  const first = links.findIndex(({ visit }) => isChanged(at, visit, change))
  const fixed = links.map(({ visit }, i) => isFixed(visit, change) || i < first)
  const from = earliestOf(at, change)
  const open = fixed.indexOf(false)
  const before = open > 0 ? (links[open - 1]?.visit ?? null) : null
  const most = at.protocol.spacing?.maxDays
  const late = before !== null && most !== undefined && addDays(before.date, most) < from
  const kept = late ? links.slice(open) : links
  const pinned = late ? fixed.slice(open) : fixed
  return {
    links: kept,
    ask: askOf(at, change, { links: kept, pinned, from }),
    without,
    before: late ? before : null,
  }
}

/** Visits that lose their time: the one cancelled, and those inside a hold that has no end. */
function givenUp({ visits }: Changing, change: CourseChange): VisitRow[] {
  if (change.kind === 'cancel') return visits.filter((one) => one.visitId === change.visitId)
  if (change.kind !== 'hold' || change.until !== null) return []
  return visits.filter((one) => one.state === 'booked' && one.date >= change.from)
}

/** Done, here, or ahead; a visit that waits for a time comes in when the change is about it. */
function isPlanned({ visits }: Changing, visit: VisitRow, change: CourseChange): boolean {
  if (visit.state === 'cancelled') return false
  if (visit.state !== 'missed' && visit.state !== 'unplaced') return true
  if (change.kind === 'resume')
    return !visits.some((one) => one.n > visit.n && one.state === 'done')
  return 'visitId' in change && change.visitId === visit.visitId
}

const isFixed = (visit: VisitRow, change: CourseChange): boolean =>
  visit.state === 'done' ||
  (visit.state === 'arrived' && !('visitId' in change && change.visitId === visit.visitId))

/** The visit or visits a change speaks of; earlier ones stay where they are. */
function isChanged({ today }: Changing, visit: VisitRow, change: CourseChange): boolean {
  switch (change.kind) {
    case 'hold':
      return visit.state === 'booked' && visit.date >= change.from
    case 'resume':
      return visit.state === 'missed' || visit.state === 'unplaced'
    case 'addOn':
      return change.visitIds.includes(visit.visitId)
    case 'cancel':
      return visit.state === 'booked' && visit.date >= today
    default:
      return visit.visitId === change.visitId
  }
}

function linkOf({ visits }: Changing, visit: VisitRow, change: CourseChange): Link {
  const { light, brow } = visit
  if (change.kind === 'addOn' && change.visitIds.includes(visit.visitId))
    return { visit, light, brow, practitioner: null, [change.addOn]: change.on }
  const from = visits.find(
    (one) => change.kind === 'practitioner' && one.visitId === change.visitId,
  )
  const named = change.kind === 'practitioner' && from && visit.n >= from.n
  return { visit, light, brow, practitioner: named ? change.practitionerId : null }
}

/** No visit of the change lies before this date. */
function earliestOf({ today, visits }: Changing, change: CourseChange): string {
  const asked = [today]
  if (change.kind === 'move') asked.push(change.start.slice(0, 10))
  if (change.kind === 'hold' && change.until !== null) asked.push(change.until)
  if (change.kind === 'replace') asked.push(change.notBefore ?? dayAfter(visits, change.visitId))
  return asked.sort().at(-1) ?? today
}

/** Another time than the one a visit has is a later one, where nothing else is said. */
function dayAfter(visits: readonly VisitRow[], visitId: string): string {
  const visit = visits.find((one) => one.visitId === visitId)
  return visit ? addDays(visit.date, 1) : ''
}

type Parts = { links: readonly Link[]; pinned: readonly boolean[]; from: string }

function askOf(at: Changing, change: CourseChange, { links, pinned, from }: Parts): PlanAsk {
  const { course, protocol, zone, today } = at
  const place = ({ visit }: Link, i: number) => ({
    n: i + 1,
    start: wallOf(visit.startsAt, zone),
    practitioner: visit.practitionerId,
  })
  const moved = (visit: VisitRow) => change.kind === 'move' && visit.visitId === change.visitId
  const pins = links.flatMap((link, i) => {
    if (change.kind === 'move' && moved(link.visit))
      return [{ n: i + 1, start: change.start, practitioner: change.practitionerId }]
    return pinned[i] ? [place(link, i)] : []
  })
  const stays = ({ visit }: Link, i: number) =>
    !pinned[i] &&
    visit.state === 'booked' &&
    !(change.kind === 'replace' && change.visitId === visit.visitId) &&
    !moved(visit)
  const booked = links.flatMap((link, i) => (stays(link, i) ? [place(link, i)] : []))
  const { minDays, targetDays, maxDays } = protocol.spacing ?? single
  return {
    visits: links.map((link, i) => ({ n: i + 1, phases: phasesOf(at, link) })),
    spacing: { minDays, targetDays, maxDays },
    wishes: course.wishes,
    holds: from > today && change.kind !== 'move' ? [{ kind: 'notBefore', date: from }] : [],
    pins,
    moves: { today, booked },
    // Where the first visit has a time, it need not be the earliest one.
    weights: {
      gap: 1,
      start: booked[0]?.n === 1 ? 0 : 1,
      weekday: 1,
      hours: 1,
      practitioner: 1,
      change: 1,
      move: fewMovesWeight,
    },
    alternatives: 0,
  }
}

/** What a visit needs, with the person named where the change names one. */
export function phasesOf({ course, protocol }: Pick<Changing, 'course' | 'protocol'>, link: Link) {
  const elements = elementsOf(course.areas, link.light, link.brow)
  return plain(visitPhases(protocol, elements)).map((phase) =>
    link.practitioner !== null && 'kind' in phase.need
      ? { ...phase, need: { resource: link.practitioner } }
      : phase,
  )
}
