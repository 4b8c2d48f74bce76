import { type Context, staffOf } from '../context.ts'
import { found, Refusal } from '../refusal.ts'

type Asked = { patientId: string; holdId: string }

/** Releases a hold before its time. @throws Refusal `not-found`, `exists` */
export async function releaseHold(ctx: Context, { patientId, holdId }: Asked): Promise<void> {
  ctx.about(patientId)
  found(await ctx.db.patients.findForChange(patientId))
  const all = await ctx.db.holds.ofPatient(patientId)
  const hold = found(all.find((one) => one.holdId === holdId))
  if (hold.released) throw new Refusal('exists', 'This hold has been released already.')
  await ctx.db.holds.release({
    holdId: ctx.newId(),
    patientId,
    releases: holdId,
    at: ctx.now,
    byStaff: staffOf(ctx).id,
  })
}
