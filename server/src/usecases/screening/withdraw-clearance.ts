import { type Context, staffOf } from '../context.ts'
import { found, Refusal } from '../refusal.ts'
import { keepDecision } from './keep-decision.ts'

type Asked = { patientId: string; clearanceId: string }

/** Withdraws a clearance or override; what it lifted stands again. @throws Refusal `not-found`, `exists` */
export async function withdrawClearance(
  ctx: Context,
  { patientId, clearanceId }: Asked,
): Promise<void> {
  ctx.about(patientId)
  found(await ctx.db.patients.findForChange(patientId))
  const all = await ctx.db.clearances.ofPatient(patientId)
  const clearance = found(all.find((one) => one.clearanceId === clearanceId))
  if (clearance.withdrawn) throw new Refusal('exists', 'This has been withdrawn already.')
  await keepDecision(ctx, patientId, () =>
    ctx.db.clearances.withdraw({
      clearanceId: ctx.newId(),
      patientId,
      withdraws: clearanceId,
      at: ctx.now,
      byStaff: staffOf(ctx).id,
    }),
  )
}
