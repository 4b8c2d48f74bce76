import { changedQuestions, newReasons, parseAnswers } from '@anagen/core/screening'
import { type Context, staffOf } from '../context.ts'
import { standingOf } from '../courses/standing.ts'
import { Refusal } from '../refusal.ts'
import { dateOf } from '../series/wall-time.ts'
import { loadVisit } from '../visits/load-visit.ts'
import { locked } from './save-record.ts'

/**
 * Takes the answers to "what changed since last time?". What is not sent stays as it was; saying
 * that nothing changed is sending none. A reason that is new is kept with the decision it led to;
 * the course is paused by it from now on, as its state is derived from the decision.
 * @throws Refusal `bad-request`, `locked`, `not-found`
 */
export async function answerVisit(
  ctx: Context,
  { visitId, answers: raw }: { visitId: string; answers: Record<string, unknown> },
): Promise<void> {
  const loaded = await loadVisit(ctx, visitId)
  const { visit, protocol, elements, location } = loaded
  if (visit.state === 'done') throw locked()
  const ask = { patientId: visit.patientId, protocol, elements, on: visit.date }
  const before = await standingOf(ctx, ask)
  const today = dateOf(ctx.now, location.zone)
  const read = parseAnswers(protocol.questions, raw, today)
  if (!read.ok) throw badAnswers(read.problems)
  const answers = { ...before.answers, ...read.answers }
  const asked = changedQuestions(protocol.questions, { answers, elements, today })
  const open = asked.filter((one) => !one.optional && answers[one.id] === undefined)
  await ctx.db.answers.add({
    revisionId: ctx.newId(),
    patientId: visit.patientId,
    answers,
    source: 'visit',
    visitId,
    at: ctx.now,
    byStaff: staffOf(ctx).id,
  })
  const standing = await standingOf(ctx, ask)
  const isNew = newReasons(before.screening, standing.screening).length > 0
  if (isNew || open.length === 0) {
    await ctx.db.courses.addScreening({
      screeningId: ctx.newId(),
      patientId: visit.patientId,
      courseId: visit.courseId,
      visitId,
      doc: standing.screening,
      at: ctx.now,
      byStaff: staffOf(ctx).id,
    })
  }
}

function badAnswers(problems: { path: string; message: string }[]): Refusal {
  return new Refusal(
    'bad-request',
    'Some answers cannot be read.',
    problems.map(({ path, message }) => ({ path: `answers.${path}`, message })),
  )
}
