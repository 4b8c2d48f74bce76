import type { Screening } from '@anagen/core/screening'
import type { Context } from '../context.ts'
import { releaseOffers } from '../waiting/release-offers.ts'
import { decisionFor } from './decision-for.ts'
import { screenedBy } from './screened-by.ts'

/**
 * Makes a change, and keeps the decision it led to where the decision for any element is another
 * one than before. Offers that it no longer allows end with that.
 */
export async function keepDecision(
  ctx: Context,
  patientId: string,
  change: () => Promise<void>,
): Promise<void> {
  const protocol = await screenedBy(ctx)
  const ask = { patientId, protocol, elements: protocol.elements }
  const before = await decisionFor(ctx, ask)
  await change()
  const after = await decisionFor(ctx, ask)
  if (sameDecision(before.screening, after.screening)) return
  await releaseOffers(ctx, patientId)
  await ctx.db.courses.addScreening({
    screeningId: ctx.newId(),
    patientId,
    courseId: null,
    visitId: null,
    doc: after.screening,
    at: ctx.now,
    byStaff: ctx.actor.kind === 'staff' ? ctx.actor.id : null,
  })
}

function sameDecision(before: Screening, after: Screening): boolean {
  return before.elements.every((one, i) => one.decision === after.elements[i]?.decision)
}
