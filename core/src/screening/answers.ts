import { dateSchema, type Element } from '../shared/index.ts'
import { evaluate, type Facts } from './expression.ts'
import type { Answer, Answers, Question } from './schema.ts'

/** What is wrong with one answer; `path` is the question's id. */
export type AnswerProblem = { path: string; message: string }
export type ParsedAnswers =
  | { ok: true; answers: Answers }
  | { ok: false; problems: AnswerProblem[] }

/**
 * Reads answers from outside: an object of question id to answer; what is absent stays absent.
 * Lists lose doubles. `today` bounds the dates that cannot lie in the future.
 */
export function parseAnswers(
  questions: readonly Question[],
  raw: unknown,
  today: string,
): ParsedAnswers {
  if (typeof raw !== 'object' || raw === null || Array.isArray(raw)) {
    return {
      ok: false,
      problems: [{ path: '', message: 'expected an object of answers by question' }],
    }
  }
  const answers: Answers = {}
  const problems: AnswerProblem[] = []
  for (const [path, value] of Object.entries(raw)) {
    const question = questions.find((one) => one.id === path)
    const read = question ? readAnswer(question, value, today) : refuse('no such question')
    if (read.ok) answers[path] = read.answer
    else problems.push({ path, message: read.message })
  }
  return problems.length > 0 ? { ok: false, problems } : { ok: true, answers }
}

type Read = { ok: true; answer: Answer } | { ok: false; message: string }

function refuse(message: string): Read {
  return { ok: false, message }
}

function accept(answer: Answer): Read {
  return { ok: true, answer }
}

function readAnswer(question: Question, value: unknown, today: string): Read {
  if (value === 'unknown') return accept(value)
  switch (question.kind) {
    case 'yesno':
      return value === 'yes' || value === 'no'
        ? accept(value)
        : refuse("expected 'yes', 'no' or 'unknown'")
    case 'choice':
      return typeof value === 'string' && question.options.some((one) => one.id === value)
        ? accept(value)
        : refuse(`expected one of ${optionIds(question.options)} or 'unknown'`)
    case 'list':
      return readList(question.options, value)
    case 'date':
      return readDate(question, value, today)
    case 'number':
      return readNumber(question, value)
  }
}

function optionIds(options: readonly { id: string }[]): string {
  return options.map((one) => `'${one.id}'`).join(', ')
}

function readList(options: readonly { id: string }[], value: unknown): Read {
  const fits = Array.isArray(value) && value.every((one) => options.some(({ id }) => id === one))
  if (!fits) return refuse(`expected a list of ${optionIds(options)}, or 'unknown'`)
  return accept(options.map(({ id }) => id).filter((id) => value.includes(id)))
}

function readDate(question: { past: boolean }, value: unknown, today: string): Read {
  const date = dateSchema.safeParse(value)
  if (!date.success) return refuse("expected a date as YYYY-MM-DD, or 'unknown'")
  if (question.past && date.data > today) return refuse('the date lies in the future')
  // Plans are reckoned on from it, and what follows must be a date too.
  if (date.data >= '2200') return refuse('expected a date before the year 2200')
  return accept(date.data)
}

function readNumber(question: { min: number; max: number; unit: string }, value: unknown): Read {
  const { min, max, unit } = question
  return typeof value === 'number' && value >= min && value <= max
    ? accept(value)
    : refuse(`expected a number from ${min} to ${max} ${unit}, or 'unknown'`)
}

/** Whether a question's own condition holds, so that it is shown. */
export function isVisible(question: Question, facts: Facts): boolean {
  return question.when === undefined || evaluate(question.when, facts).value === true
}

/**
 * The answers without those to questions no longer shown: what was once answered to a follow-up
 * says nothing after its lead has changed. Repeats until nothing more falls away.
 */
export function shownAnswers(questions: readonly Question[], facts: Facts): Answers {
  const hidden = questions.filter(
    (question) => question.id in facts.answers && !isVisible(question, facts),
  )
  if (hidden.length === 0) return facts.answers
  const ids = new Set(hidden.map((question) => question.id))
  const kept = Object.entries(facts.answers).filter(([id]) => !ids.has(id))
  return shownAnswers(questions, { ...facts, answers: Object.fromEntries(kept) })
}

/** The questions to show for these elements, given the answers so far, in the order of the form. */
export function visibleQuestions(questions: readonly Question[], facts: Facts): Question[] {
  const shown = { ...facts, answers: shownAnswers(questions, facts) }
  return questions.filter(
    (question) =>
      question.elements.some((element: Element) => facts.elements.includes(element)) &&
      isVisible(question, shown),
  )
}

/**
 * What is asked again before a visit: of the visible questions those whose answer may have
 * changed, and those still without one. Optional ones are asked again only if they change.
 */
export function changedQuestions(questions: readonly Question[], facts: Facts): Question[] {
  return visibleQuestions(questions, facts).filter((question) => {
    const answer = facts.answers[question.id]
    const open = answer === undefined || answer === 'unknown'
    return question.changes || (open && !question.optional)
  })
}
