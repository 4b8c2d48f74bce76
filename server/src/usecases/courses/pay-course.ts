import { type Context, staffOf } from '../context.ts'
import { found, Refusal } from '../refusal.ts'
import { balanceOf } from './money.ts'

export type Payment = {
  courseId: string
  kind: 'payment' | 'refund'
  amountMinor: number
  note: string
}

/**
 * Notes a payment or a refund. Nothing is paid back that was not paid, nor paid beyond the price.
 * @throws Refusal `not-found`, `bad-request`
 */
export async function payCourse(ctx: Context, payment: Payment): Promise<void> {
  const { courseId, kind, amountMinor, note } = payment
  const course = found(await ctx.db.courses.findForChange(courseId))
  ctx.about(course.patientId)
  const { paidMinor } = balanceOf(await ctx.db.ledger.ofCourses([courseId]))
  const limit = kind === 'refund' ? paidMinor : course.priceMinor - paidMinor
  if (amountMinor > limit) {
    const message =
      kind === 'refund'
        ? `at most what was paid can be given back: ${limit}`
        : `at most what is still open can be paid: ${limit}`
    throw new Refusal('bad-request', 'The amount is too high.', [{ path: 'amountMinor', message }])
  }
  await ctx.db.ledger.add([
    {
      entryId: ctx.newId(),
      courseId,
      visitId: null,
      kind,
      amountMinor,
      currency: ctx.practice.currency,
      note,
      at: ctx.now,
      byStaff: staffOf(ctx).id,
    },
  ])
}
