import type { VisitChange, VisitRow } from '../../db/repositories/visits.ts'
import type { Context } from '../context.ts'
import { Refusal } from '../refusal.ts'

/** Changes a visit as it was read. @throws Refusal `stale` when it changed meanwhile */
export async function saveVisit(
  ctx: Context,
  visit: Pick<VisitRow, 'visitId' | 'version'>,
  change: VisitChange,
): Promise<void> {
  if (await ctx.db.visits.save(visit.visitId, visit.version, change)) return
  throw new Refusal('stale', 'Somebody changed this visit meanwhile. Load it again.')
}
