import type { VisitRow } from '../../db/repositories/visits.ts'
import { answerVisit } from '../record/answer-visit.ts'
import { dayBounds } from '../series/wall-time.ts'
import { setVisitState } from '../visits/set-visit-state.ts'
import { miss } from './play-course.ts'
import { arrive, playVisit, sinceLastTime } from './play-visit.ts'
import { act, type Stage } from './stage.ts'

/**
 * Today, with visits in every state whatever the hour: the first are done, one person has not
 * come, one has just arrived, one has cancelled, the others are expected.
 */
export async function playToday(stage: Stage): Promise<void> {
  const today = await act(stage, stage.now, {
    action: 'day.get',
    work: (ctx) => visitsToday(ctx, stage),
  })
  const over = today.filter((visit) => visit.endsAt <= stage.now).length
  const done = Math.max(2, Math.min(over, today.length - 5))
  for (const [i, visit] of today.entries()) {
    if (i < done) await playVisit(stage, visit)
    else if (i === done) await miss(stage, visit)
    else if (i === done + 1) await welcome(stage, visit)
    else if (i === today.length - 1) await cancel(stage, visit)
  }
}

async function visitsToday(
  ctx: Parameters<Parameters<typeof act<VisitRow[]>>[2]['work']>[0],
  { location, today }: Stage,
): Promise<VisitRow[]> {
  const { from, to } = dayBounds(today, location.zone)
  const shown = await ctx.db.visits.shownBetween(location.locationId, from, to)
  const visits = await ctx.db.visits.ofIds(shown.map((visit) => visit.visitId))
  return visits
    .filter((visit) => visit.state === 'booked')
    .sort((a, b) => +a.startsAt - +b.startsAt || (a.visitId < b.visitId ? -1 : 1))
}

async function welcome(stage: Stage, visit: VisitRow): Promise<void> {
  await act(stage, visit.startsAt, {
    action: 'visits.answer',
    work: async (ctx) => {
      await arrive(ctx, visit)
      const answers = await sinceLastTime(ctx, visit)
      await answerVisit(ctx, { visitId: visit.visitId, answers })
    },
  })
}

async function cancel(stage: Stage, { visitId, version }: VisitRow): Promise<void> {
  await act(stage, stage.now, {
    action: 'visits.state',
    work: (ctx) => setVisitState(ctx, { visitId, state: 'cancelled', version }),
  })
}
