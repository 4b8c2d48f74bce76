import { type Context, staffOf } from '../context.ts'
import { found, Refusal } from '../refusal.ts'
import { releaseOffers } from '../waiting/release-offers.ts'

type Asked = { patientId: string; from: string; until: string | null; why: string }

/**
 * Holds, and tells the id of the hold: nothing firm is booked from `from` until `until`, or until the hold is released,
 * and times offered in it are taken back. What the
 * screening decides stays as it is.
 * @throws Refusal `not-found`, `bad-request`
 */
export async function addHold(
  ctx: Context,
  { patientId, ...doc }: Asked,
): Promise<{ holdId: string }> {
  ctx.about(patientId)
  found(await ctx.db.patients.findForChange(patientId))
  if (doc.until !== null && doc.until <= doc.from)
    throw new Refusal('bad-request', 'A hold ends after it began.', [
      { path: 'until', message: 'must lie after the first day' },
    ])
  const holdId = ctx.newId()
  await ctx.db.holds.add({
    holdId,
    patientId,
    doc,
    at: ctx.now,
    byStaff: staffOf(ctx).id,
  })
  await releaseOffers(ctx, patientId)
  return { holdId }
}
