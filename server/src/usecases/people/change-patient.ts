import type { Patient } from '@anagen/contract'
import type { Context } from '../context.ts'
import { saved } from '../practice/saved.ts'
import { sameVersion } from '../refusal.ts'
import { getPatient } from './get-patient.ts'

/** Changes a person whom nobody changed since. @throws Refusal `not-found`, `stale` */
export async function changePatient(ctx: Context, person: Patient): Promise<Patient> {
  const before = await getPatient(ctx, person.patientId)
  sameVersion(before.version, person.version)
  saved(await ctx.db.patients.save(person))
  return { ...person, version: person.version + 1 }
}
