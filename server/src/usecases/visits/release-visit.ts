import type { VisitRow } from '../../db/repositories/visits.ts'
import { type Context, staffOf } from '../context.ts'
import { saveVisit } from './save-visit.ts'

/** Cancels a visit: its practitioner, room and devices are free again, its place in the package too. */
export async function releaseVisit(ctx: Context, visit: VisitRow): Promise<void> {
  await saveVisit(ctx, visit, { state: 'cancelled' })
  await ctx.db.bookings.removeOfVisits([visit.visitId])
  await noteVisit(ctx, visit, 'release')
}

/** Writes what happened to a visit of the package into the ledger. */
export async function noteVisit(
  ctx: Context,
  visit: Pick<VisitRow, 'visitId' | 'courseId'>,
  kind: 'reserve' | 'redeem' | 'release',
): Promise<void> {
  const entries = await ctx.db.ledger.ofCourses([visit.courseId])
  const first = entries.find((entry) => entry.visitId === visit.visitId && entry.kind === 'reserve')
  await ctx.db.ledger.add([
    {
      entryId: ctx.newId(),
      courseId: visit.courseId,
      visitId: visit.visitId,
      kind,
      // A visit is worth what was reserved for it when the course was booked.
      amountMinor: first?.amountMinor ?? 0,
      currency: first?.currency ?? ctx.practice.currency,
      note: '',
      at: ctx.now,
      byStaff: staffOf(ctx).id,
    },
  ])
}
