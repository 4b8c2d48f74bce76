import type { AnswerOf, InputOf, RepairMove, Resource, Routes } from '@anagen/contract'
import { loadCalendar, withoutPlace } from '@anagen/core/series'
import { daysBetween } from '@anagen/core/shared'
import type { VisitRow } from '../../db/repositories/visits.ts'
import { tell } from '../changes/change-course.ts'
import { changedMessage } from '../changes/changed-message.ts'
import { asIs, isAhead, placeOf, shown } from '../changes/shown-visit.ts'
import type { Context } from '../context.ts'
import { elementsOf } from '../courses/elements.ts'
import { saved } from '../practice/saved.ts'
import { type FieldProblem, Refusal, sameVersion } from '../refusal.ts'
import { placeVisits } from '../series/place-visits.ts'
import { instantOf, minutesAfter, wallOf } from '../series/wall-time.ts'
import { saveVisit } from '../visits/save-visit.ts'
import {
  type Affected,
  type AffectedCourse,
  affectedBy,
  calendarWithout,
  closedDays,
} from './affected.ts'
import { type Moves, movesById, placedOf, visitsAfter } from './repaired.ts'

type Ask = InputOf<Routes['repairs.commit']>['body']

/**
 * Closes what is away and moves every affected visit, all or nothing: each is checked again against the calendar and
 * its spacing, rooms are given anew, and everybody whose times change is told once.
 * @throws Refusal `stale` when visits or resources changed since the proposal, `slot-taken`, `bad-request`
 */
export async function commitRepair(
  ctx: Context,
  { absence, resources, moves }: Ask,
): Promise<AnswerOf<Routes['repairs.commit']>> {
  await ctx.db.bookings.lock(absence.locationId)
  const affected = await affectedBy(ctx, absence)
  const byId = movesById(moves)
  refuseStale(affected, moves)
  refuseSpacing(affected, byId)
  await refuseTaken(ctx, affected, byId)
  for (const one of affected.closed) await close(ctx, one, { absence, resources })
  const lost = affected.courses.flatMap((course) => [...course.lost])
  await ctx.db.bookings.removeOfVisits(lost)
  const changed = { moved: 0, unplaced: 0, told: 0 }
  for (const course of affected.courses) {
    const own = await moveCourse(ctx, { affected, course, moves: byId })
    changed.moved += own.moved
    changed.unplaced += own.unplaced
    if (own.moved + own.unplaced === 0) continue
    await tellCourse(ctx, course)
    changed.told += 1
  }
  return changed
}

/** The visits must be those proposed for, as they were then. */
function refuseStale({ courses }: Affected, moves: readonly RepairMove[]): void {
  const now = courses.flatMap(({ at, lost }) => at.visits.filter((one) => lost.has(one.visitId)))
  const key = ({ visitId, version }: { visitId: string; version: number }) =>
    `${visitId} ${version}`
  if (now.map(key).sort().join() !== moves.map(key).sort().join())
    throw new Refusal('stale', 'Visits changed meanwhile. Look for new times again.')
}

/** A visit that gets another date must keep the spacing to the visits beside it. */
function refuseSpacing({ courses, today }: Affected, moves: Moves): void {
  const problems = courses.flatMap((course) => {
    const { spacing } = course.at.protocol
    const row = visitsAfter(course, moves).filter(({ state }) =>
      ['booked', 'arrived', 'done'].includes(state),
    )
    return row.flatMap((visit, i): FieldProblem[] => {
      const previous = row[i - 1]
      const touched = dateChanges(course, visit) || (previous && dateChanges(course, previous))
      if (!spacing || !previous || !touched) return []
      const days = daysBetween(previous.date, visit.date)
      // After a long absence the spacing starts afresh with the next visit.
      const afresh =
        previous.state === 'done' && daysBetween(previous.date, today) > spacing.maxDays
      if (days >= spacing.minDays && (days <= spacing.maxDays || afresh)) return []
      const message = `visit ${visit.n} would lie ${days} days after the one before`
      return [{ path: 'moves', message }]
    })
  })
  if (problems.length > 0)
    throw new Refusal('bad-request', 'These dates break the spacing of a course.', problems)
}

const dateChanges = ({ at }: AffectedCourse, visit: VisitRow) =>
  at.visits.find(({ visitId }) => visitId === visit.visitId)?.date !== visit.date

async function refuseTaken(ctx: Context, affected: Affected, moves: Moves): Promise<void> {
  const placed = affected.courses.flatMap((course) => placedOf(course, moves))
  const last =
    placed
      .map(({ start }) => start.slice(0, 10))
      .sort()
      .at(-1) ?? affected.today
  const days = Math.max(1, daysBetween(affected.today, last) + 1)
  const calendar = loadCalendar(await calendarWithout(ctx, affected, days))
  const lost = withoutPlace(calendar, placed)
  if (lost.length === 0) return
  const problems = lost.map((i) => ({
    path: 'moves',
    message: `${placed[i]?.start ?? ''} is not free`,
  }))
  throw new Refusal('slot-taken', 'Some of these times are no longer free. Look again.', problems)
}

/** Enters the absence as closed days, where the resource is as it was seen. */
async function close(
  ctx: Context,
  one: Resource,
  { absence, resources }: Pick<Ask, 'absence' | 'resources'>,
): Promise<void> {
  const version = resources.find(({ resourceId }) => resourceId === one.resourceId)?.version ?? 0
  sameVersion(one.version, version)
  const exceptions = closedDays(one.exceptions, absence)
  if (exceptions.length > 400)
    throw new Refusal('blocked', `${one.name} has too many days apart. Remove old ones first.`)
  saved(await ctx.db.resources.save({ ...one, exceptions, version }))
}

type Part = { affected: Affected; course: AffectedCourse; moves: Moves }

async function moveCourse(ctx: Context, { affected, course, moves }: Part) {
  const counts = { moved: 0, unplaced: 0 }
  for (const visit of course.at.visits) {
    const move = moves.get(visit.visitId)
    if (!move) continue
    if (!move.to) {
      await saveVisit(ctx, visit, { state: 'unplaced' })
      counts.unplaced += 1
    } else if (await place(ctx, { visit, to: move.to, affected, course })) counts.moved += 1
  }
  return counts
}

type Placing = Omit<Part, 'moves'> & { visit: VisitRow; to: NonNullable<RepairMove['to']> }

/** Books a visit; the answer is whether its time or its person changed. */
async function place(ctx: Context, { visit, to, affected, course }: Placing): Promise<boolean> {
  const { at } = course
  const { visitId, light, brow } = visit
  const { practitionerId } = to
  const startsAt = instantOf(to.start, at.zone)
  const elements = elementsOf(at.course.areas, light, brow)
  const site = { protocol: at.protocol, location: affected.location }
  await placeVisits(ctx, [{ visitId, startsAt, practitionerId, elements }], site)
  const stays = wallOf(visit.startsAt, at.zone) === to.start
  if (stays && practitionerId === visit.practitionerId) return false
  const minutes = (visit.endsAt.getTime() - visit.startsAt.getTime()) / 60_000
  const endsAt = minutesAfter(startsAt, minutes)
  await saveVisit(ctx, visit, { date: to.start.slice(0, 10), startsAt, endsAt, practitionerId })
  return true
}

/** Tells a person their times as they are now, and what waits for a new one. */
async function tellCourse(ctx: Context, { at, told }: AffectedCourse): Promise<void> {
  const now = await ctx.db.visits.ofCourse(at.course.courseId)
  const visits = at.visits.filter(isAhead).map((visit) => {
    const after = now.find(({ visitId }) => visitId === visit.visitId)
    const to = after && isAhead(after) ? placeOf(at, after) : null
    return shown(at, asIs(visit), { to, names: new Map() })
  })
  await tell(ctx, at, changedMessage(told, visits))
}
