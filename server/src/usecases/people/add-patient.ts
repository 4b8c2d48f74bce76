import type { Patient } from '@anagen/contract'
import type { Context } from '../context.ts'

/** Adds a person. */
export async function addPatient(
  ctx: Context,
  body: Omit<Patient, 'patientId' | 'version'>,
): Promise<Patient> {
  const person: Patient = { ...body, patientId: ctx.newId(), version: 1 }
  ctx.about(person.patientId)
  await ctx.db.patients.add(person, ctx.now)
  return person
}
