import type { Context } from '../context.ts'
import { standingOf } from '../courses/standing.ts'
import { freeStartsOf } from '../series/free-starts.ts'
import { windowNow } from '../visits/list-slots.ts'
import type { LoadedVisit } from '../visits/load-visit.ts'

/** A start with who gives the visit. */
export type Place = { start: string; practitionerId: string }

/** Whether a visit may be offered and booked at all on a date: nothing holds or pauses it. */
export async function mayGoOn(ctx: Context, loaded: LoadedVisit, on: string): Promise<boolean> {
  const { course, protocol, elements } = loaded
  if (course.endedAt !== null) return false
  const { pauses } = await standingOf(ctx, { patientId: course.patientId, protocol, elements, on })
  return pauses.length === 0
}

/** Whether a visit could be at a place now: in its window, free, and not held. */
export async function isPossible(
  ctx: Context,
  loaded: LoadedVisit,
  { start, practitionerId }: Place,
): Promise<boolean> {
  const date = start.slice(0, 10)
  const window = await windowNow(ctx, loaded)
  if (!window || date < window.from || date > window.to) return false
  const starts = await freeStartsOf(ctx, loaded, { from: date, days: 1 })
  if (!starts.some((one) => one.start === start && one.practitionerId === practitionerId))
    return false
  return mayGoOn(ctx, loaded, date)
}
