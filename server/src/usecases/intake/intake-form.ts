import type { AnswerOf, Routes } from '@anagen/contract'
import type { Context } from '../context.ts'
import { getPatient } from '../people/get-patient.ts'
import { found, Refusal } from '../refusal.ts'
import { screenedBy } from '../screening/screened-by.ts'

/** What the holder of a link sees: the questions asked of a person, and what was answered so far. */
export async function intakeForm(ctx: Context): Promise<AnswerOf<Routes['intake.get']>> {
  const holder = holderOf(ctx)
  const patient = await getPatient(ctx, holder.patientId)
  const link = found(await ctx.db.intakeLinks.findById(holder.id))
  const { questions } = await screenedBy(ctx)
  const asked = questions.filter((one) => one.by === 'person')
  const given = (await ctx.db.answers.latest(holder.patientId))?.answers ?? {}
  const answers = asked.flatMap(({ id }) => (given[id] === undefined ? [] : [[id, given[id]]]))
  return {
    name: patient.name,
    practice: ctx.practice.name,
    // The practice keeps no phone number of its own yet.
    phone: '',
    language: patient.language,
    questions: asked,
    answers: Object.fromEntries(answers),
    finished: link.finishedAt !== null,
  }
}

/** The holder of the link acting. @throws Refusal `not-allowed` to anybody else */
export function holderOf(ctx: Context) {
  const { actor } = ctx
  if (actor.kind !== 'link' || actor.patientId === null)
    throw new Refusal('not-allowed', 'This is only for the holder of a link.')
  return { id: actor.id, patientId: actor.patientId }
}
