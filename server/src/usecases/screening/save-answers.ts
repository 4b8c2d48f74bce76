import { parseAnswers } from '@anagen/core/screening'
import type { Context } from '../context.ts'
import { found, Refusal } from '../refusal.ts'
import { todayOf } from '../today.ts'
import { keepDecision } from './keep-decision.ts'
import { allQuestions } from './screened-by.ts'

type Given = {
  patientId: string
  answers: Record<string, unknown>
  source: 'link' | 'tablet' | 'staff'
}

/**
 * Saves answers as a new revision: what is not sent stays as it was. From a link only the
 * questions asked of the person are taken. Sending none changes nothing.
 * @throws Refusal `not-found`, `bad-request` naming each answer
 */
export async function saveAnswers(ctx: Context, given: Given): Promise<void> {
  const { patientId, source } = given
  ctx.about(patientId)
  found(await ctx.db.patients.findForChange(patientId))
  const all = await allQuestions(ctx)
  const questions = source === 'link' ? all.filter((one) => one.by === 'person') : all
  const read = parseAnswers(questions, given.answers, todayOf(ctx))
  if (!read.ok) throw badAnswers(read.problems)
  if (Object.keys(read.answers).length === 0) return
  const before = (await ctx.db.answers.latest(patientId))?.answers
  await keepDecision(ctx, patientId, () =>
    ctx.db.answers.add({
      revisionId: ctx.newId(),
      patientId,
      answers: { ...before, ...read.answers },
      source,
      visitId: null,
      at: ctx.now,
      byStaff: ctx.actor.kind === 'staff' ? ctx.actor.id : null,
    }),
  )
}

function badAnswers(problems: { path: string; message: string }[]): Refusal {
  return new Refusal(
    'bad-request',
    'Some answers cannot be read.',
    problems.map(({ path, message }) => ({
      path: path === '' ? 'answers' : `answers.${path}`,
      message,
    })),
  )
}
