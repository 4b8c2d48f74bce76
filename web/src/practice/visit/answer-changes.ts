import type { Answer, Answers, Question } from '@anagen/core/screening'
import { isKnown } from '../../shared/intake/form.ts'

/** Answers as the page sends them. */
export type AnswerMap = Readonly<Record<string, Answer>>

/**
 * What "nothing else changed" says out loud: the known last answer of every question asked today,
 * with what was changed just now. A question that is open stays open: unknown is never no.
 */
export function confirmed(
  questions: readonly Question[],
  last: AnswerMap,
  changed: AnswerMap,
): Answers {
  const answers: Answers = {}
  for (const { id } of questions) {
    const answer = changed[id] ?? last[id]
    if (changed[id] !== undefined || isKnown(answer)) answers[id] = answer as Answer
  }
  return answers
}

/** The questions that still need a person's word: never answered, or "I don't know" last time. */
export function openQuestions(
  questions: readonly Question[],
  last: AnswerMap,
  changed: AnswerMap,
): Question[] {
  return questions.filter(
    (one) => !one.optional && changed[one.id] === undefined && !isKnown(last[one.id]),
  )
}
