import type { Patient } from '@anagen/contract'
import type { Context } from '../context.ts'
import { found } from '../refusal.ts'

/** One person, named in the audit row of the call. @throws Refusal `not-found` */
export async function getPatient(ctx: Context, patientId: string): Promise<Patient> {
  ctx.about(patientId)
  return found(await ctx.db.patients.find(patientId))
}
