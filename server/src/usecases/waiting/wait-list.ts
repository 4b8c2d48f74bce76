import type { Context } from '../context.ts'
import { staffOf } from '../context.ts'
import { Refusal } from '../refusal.ts'
import { loadVisit } from '../visits/load-visit.ts'

/**
 * Notes that a person would come earlier.
 * @throws Refusal `not-found`, `exists` when it is noted already, `blocked` for a visit that is not booked
 */
export async function addWait(
  ctx: Context,
  { visitId, note }: { visitId: string; note: string },
): Promise<void> {
  const { visit } = await loadVisit(ctx, visitId)
  if (visit.state !== 'booked')
    throw new Refusal('blocked', 'Only a booked visit can wait for an earlier time.')
  const entry = { waitId: ctx.newId(), visitId, note, at: ctx.now, byStaff: staffOf(ctx).id }
  if (!(await ctx.db.waiting.add(entry)))
    throw new Refusal('exists', 'This visit is on the wait list already.')
}

/** Takes a visit off the wait list. @throws Refusal `not-found`, `blocked` when it is not on it */
export async function endWait(ctx: Context, visitId: string): Promise<void> {
  await loadVisit(ctx, visitId)
  if (!(await ctx.db.waiting.end(visitId, ctx.now)))
    throw new Refusal('blocked', 'This visit is not on the wait list.')
}
