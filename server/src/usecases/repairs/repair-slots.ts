import type { Absence, AnswerOf, RepairMove, Routes } from '@anagen/contract'
import { loadCalendar, offers } from '@anagen/core/series'
import { addDays, daysBetween } from '@anagen/core/shared'
import { phasesOf } from '../changes/chain.ts'
import { asIs } from '../changes/shown-visit.ts'
import type { Context } from '../context.ts'
import { windowOf } from '../courses/progress.ts'
import { found } from '../refusal.ts'
import { affectedBy, calendarWithout } from './affected.ts'
import { movesById, placedOf, visitsAfter } from './repaired.ts'

type Ask = { absence: Absence; moves: RepairMove[]; visitId: string; date?: string | undefined }

/**
 * Where one visit of a proposal may go instead, all others staying where the proposal puts them.
 * @throws Refusal `not-found` for a visit that the absence does not touch, `bad-request`
 */
export async function repairSlots(
  ctx: Context,
  { absence, moves, visitId, date }: Ask,
): Promise<AnswerOf<Routes['repairs.slots']>> {
  const affected = await affectedBy(ctx, absence)
  const course = found(affected.courses.find(({ lost }) => lost.has(visitId)))
  const { at } = course
  const visit = found(at.visits.find((one) => one.visitId === visitId))
  const others = movesById(moves.filter((one) => one.visitId !== visitId))
  const { spacing } = at.protocol
  const { today } = affected
  const window = windowOf(visitsAfter(course, others), visit.n, { spacing, today })
  if (!window) return { window: { from: today, to: today }, days: [], slots: [] }
  const calendar = await calendarWithout(ctx, affected, daysBetween(today, window.to) + 1)
  const beside = affected.courses.flatMap((one) => placedOf(one, others))
  const phases = phasesOf(at, asIs(visit))
  const starts = offers(loadCalendar(calendar), { phases, window, beside })
  const names = new Map((await ctx.db.resources.list()).map((one) => [one.resourceId, one.name]))
  const dates = Array.from({ length: daysBetween(window.from, window.to) + 1 }, (_, i) =>
    addDays(window.from, i),
  )
  const wanted = date ?? starts[0]?.start.slice(0, 10)
  return {
    window,
    days: dates.map((day) => ({
      date: day,
      count: starts.filter(({ start }) => start.startsWith(day)).length,
    })),
    slots: starts
      .filter(({ start }) => start.slice(0, 10) === wanted)
      .map(({ start, end, practitioner }) => {
        const practitionerId = practitioner ?? visit.practitionerId
        return { start, end, practitionerId, practitionerName: names.get(practitionerId) ?? '' }
      }),
  }
}
