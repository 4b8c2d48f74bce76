import type { RippledVisit } from '@anagen/contract'
import type { ChangeDoc, VisitBefore } from '../../db/repositories/changes.ts'
import type { VisitRow } from '../../db/repositories/visits.ts'
import type { Context } from '../context.ts'
import { elementsOf } from '../courses/elements.ts'
import { found, Refusal } from '../refusal.ts'
import { addHold } from '../screening/add-hold.ts'
import { releaseHold } from '../screening/release-hold.ts'
import { placeVisits } from '../series/place-visits.ts'
import { minutesAfter, wallOf } from '../series/wall-time.ts'
import { noteVisit } from '../visits/release-visit.ts'
import { saveVisit } from '../visits/save-visit.ts'
import type { Changing } from './chain.ts'
import { tell, undoMinutes } from './change-course.ts'
import { changedMessage, toldOf } from './changed-message.ts'
import { changingOf } from './changing.ts'

/**
 * Puts a course back to where it was before a change, within the hour and while nothing later depends on it: no visit
 * of it was touched since, and its old times are still free. The person is told once more.
 * @throws Refusal `not-found`, `exists` when undone already, `blocked` when too late, `stale`, `slot-taken`
 */
export async function undoChange(
  ctx: Context,
  { courseId, changeId }: { courseId: string; changeId: string },
): Promise<void> {
  const at = await changingOf(ctx, courseId)
  const row = found(await ctx.db.changes.findForChange(courseId, changeId))
  if (row.undoneAt) throw new Refusal('exists', 'This change has been taken back already.')
  if (minutesAfter(row.at, undoMinutes) < ctx.now)
    throw new Refusal('blocked', 'A change can be taken back within the hour. Make a new one.')
  await ctx.db.bookings.lock(at.course.locationId)
  const visits = new Map(at.visits.map((visit) => [visit.visitId, visit]))
  const pairs = row.doc.visits.map((before) => ({
    before,
    visit: found(visits.get(before.visitId)),
  }))
  if (pairs.some(({ before, visit }) => before.after !== visit.version))
    throw new Refusal('stale', 'These visits were changed again since. Make a new change.')
  await ctx.db.bookings.removeOfVisits(pairs.map(({ visit }) => visit.visitId))
  for (const { before, visit } of pairs) await restore(ctx, at, { before, visit })
  await restoreHolds(ctx, at, row.doc)
  await ctx.db.changes.markUndone(changeId, ctx.now)
  await tell(ctx, at, changedMessage(await toldOf(ctx, at), await standingVisits(ctx, at)))
}

type Pair = { before: VisitBefore; visit: VisitRow }

async function restore(ctx: Context, at: Changing, { before, visit }: Pair): Promise<void> {
  const { course, protocol } = at
  const { visitId, practitionerId, state, light, brow, date } = before
  const [startsAt, endsAt] = [new Date(before.startsAt), new Date(before.endsAt)]
  if (state !== 'cancelled' && state !== 'unplaced') {
    const location = found(await ctx.db.locations.find(course.locationId))
    const elements = elementsOf(course.areas, light, brow)
    await placeVisits(ctx, [{ visitId, startsAt, practitionerId, elements }], {
      protocol,
      location,
    })
  }
  await saveVisit(ctx, visit, { state, date, startsAt, endsAt, practitionerId, light, brow })
  if (visit.state === 'cancelled') await noteVisit(ctx, visit, 'reserve')
}

async function restoreHolds(ctx: Context, { course }: Changing, doc: ChangeDoc): Promise<void> {
  const { patientId } = course
  const holds = await ctx.db.holds.ofPatient(patientId)
  if (doc.holdId !== null && holds.some((one) => one.holdId === doc.holdId && !one.released))
    await releaseHold(ctx, { patientId, holdId: doc.holdId })
  for (const hold of doc.released) await addHold(ctx, { patientId, ...hold })
}

/** The visits ahead as they now stand, for the message. */
async function standingVisits(ctx: Context, { course, zone }: Changing): Promise<RippledVisit[]> {
  const visits = await ctx.db.visits.ofCourse(course.courseId)
  return visits
    .filter(({ state }) => state === 'booked' || state === 'arrived')
    .map((visit) => {
      const { visitId, n, version, light, brow, practitionerId } = visit
      const person = { practitionerId, practitionerName: '' }
      const to = { start: wallOf(visit.startsAt, zone), end: wallOf(visit.endsAt, zone), ...person }
      return { visitId, n, version, light, brow, was: null, to, changed: false }
    })
}
