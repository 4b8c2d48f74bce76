import type { Context } from '../context.ts'
import { saveAnswers } from '../screening/save-answers.ts'
import { holderOf } from './intake-form.ts'

type Given = { answers: Record<string, unknown>; finished: boolean }

/**
 * Saves what a person answers by their link; `finished` hands the answers in. The link can be used
 * until it runs out, so that something may be set right later.
 * @throws Refusal `bad-request` naming each answer
 */
export async function answerIntake(ctx: Context, { answers, finished }: Given): Promise<void> {
  const { id, patientId } = holderOf(ctx)
  await saveAnswers(ctx, { patientId, answers, source: 'link' })
  if (finished) await ctx.db.intakeLinks.finish(id, ctx.now)
}
