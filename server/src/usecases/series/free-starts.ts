import { type Phase, visitMinutes, visitPhases } from '@anagen/core/protocol'
import { type CalendarInput, loadCalendar, type PlanRequest, startsOf } from '@anagen/core/series'
import type { Context } from '../context.ts'
import type { LoadedVisit } from '../visits/load-visit.ts'
import { type CalendarAsk, calendarOf } from './calendar.ts'

/** A start that is free for one practitioner, in local wall time. */
export type FreeStart = { date: string; start: string; end: string; practitionerId: string }

/**
 * Every start on the grid at which all phases of a visit find who and what they need, in order of
 * time and then of practitioner. The rules are the planner's own.
 */
export function freeStarts(
  input: CalendarInput,
  phases: PlanRequest['visits'][number]['phases'],
): FreeStart[] {
  return startsOf(loadCalendar(input), phases).map(({ start, end, practitioner }) => ({
    date: start.slice(0, 10),
    start,
    end,
    practitionerId: practitioner ?? '',
  }))
}

/** Phases as the planner takes them: without what they treat. */
export function plain(phases: readonly Phase[]) {
  return phases.map(({ need, offsetMin, lengthMin }) => ({ need, offsetMin, lengthMin }))
}

/** Minutes from the start to the end of a visit with these elements. */
export function minutesOf({ protocol, elements }: Pick<LoadedVisit, 'protocol' | 'elements'>) {
  return visitMinutes(visitPhases(protocol, elements))
}

/** Free starts of one visit in a period, its own bookings set aside. */
export async function freeStartsOf(
  ctx: Context,
  loaded: LoadedVisit,
  ask: Omit<CalendarAsk, 'location' | 'without'>,
): Promise<FreeStart[]> {
  const { location, visit, protocol, elements } = loaded
  const calendar = await calendarOf(ctx, { ...ask, location, without: [visit.visitId] })
  return freeStarts(calendar, plain(visitPhases(protocol, elements)))
}
