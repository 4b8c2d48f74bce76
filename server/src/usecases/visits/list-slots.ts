import type { AnswerOf, Routes } from '@anagen/contract'
import { addDays, daysBetween } from '@anagen/core/shared'
import type { Context } from '../context.ts'
import { windowOf } from '../courses/progress.ts'
import { Refusal } from '../refusal.ts'
import { freeStartsOf } from '../series/free-starts.ts'
import { dateOf } from '../series/wall-time.ts'
import { type LoadedVisit, loadVisit } from './load-visit.ts'

type Others = 'stay' | 'follow' | undefined
type SlotsAsk = {
  visitId: string
  date?: string | undefined
  to?: string | undefined
  others?: Others
}

/**
 * Where one visit may be moved without breaking any spacing or meeting another booking: how many
 * starts each day of its window has, and the starts of one date (the first free one if none is
 * asked for) or of all days from it `to` another.
 * @throws Refusal `not-found`, `locked` for visits done, `blocked` for cancelled ones
 */
export async function listSlots(
  ctx: Context,
  { visitId, date, to, others }: SlotsAsk,
): Promise<AnswerOf<Routes['visits.slots']>> {
  const loaded = await loadVisit(ctx, visitId)
  refuseFixed(loaded)
  const window = await windowNow(ctx, loaded, others)
  if (window === null) {
    const today = dateOf(ctx.now, loaded.location.zone)
    return { window: { from: today, to: today }, days: [], slots: [] }
  }
  const starts = await freeStartsOf(ctx, loaded, {
    from: window.from,
    days: daysBetween(window.from, window.to) + 1,
  })
  const names = new Map((await ctx.db.resources.list()).map((one) => [one.resourceId, one.name]))
  const counts = new Map<string, number>()
  for (const { date: day } of starts) counts.set(day, (counts.get(day) ?? 0) + 1)
  const shown = date ?? [...counts.keys()][0] ?? ''
  const last = to ?? shown
  return {
    window,
    days: daysOf(window).map((day) => ({ date: day, count: counts.get(day) ?? 0 })),
    slots: starts
      .filter((one) => shown <= one.date && one.date <= last)
      .map(({ start, end, practitionerId }) => {
        return { start, end, practitionerId, practitionerName: names.get(practitionerId) ?? '' }
      }),
  }
}

function daysOf(window: { from: string; to: string }): string[] {
  const length = daysBetween(window.from, window.to) + 1
  return Array.from({ length }, (_, i) => addDays(window.from, i))
}

/** The window of a visit from today on, both neighbours kept unless the later ones follow; null when there is none. */
export async function windowNow(ctx: Context, loaded: LoadedVisit, others: Others = 'stay') {
  const { visit, protocol, location } = loaded
  const all = await ctx.db.visits.ofCourse(visit.courseId)
  const visits = others === 'stay' ? all : all.filter(({ n }) => n <= visit.n)
  const today = dateOf(ctx.now, location.zone)
  return windowOf(visits, visit.n, { spacing: protocol.spacing, today })
}

/** @throws Refusal for a visit that can no longer be moved */
export function refuseFixed({ visit }: LoadedVisit): void {
  if (visit.state === 'done') throw new Refusal('locked', 'This visit is done.')
  if (visit.state === 'cancelled')
    throw new Refusal('blocked', 'This visit is cancelled. Book it again first.')
}
