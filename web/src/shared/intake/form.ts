import {
  type Answer,
  type Answers,
  type Question,
  type Section,
  visibleQuestions,
} from '@anagen/core/screening'
import type { Element } from '@anagen/core/shared'

/** The parts of the form in their order. */
export const sectionOrder: readonly Section[] = [
  'general',
  'hair',
  'skin',
  'health',
  'medicines',
  'recent',
  'light',
  'wellbeing',
  'wishes',
  'needling',
]

/** One part of the form: what is shown of it and how much of that is answered. */
export type FormSection = { id: Section; questions: Question[]; answered: number }

/** The form starts before anything is planned, so it asks for every part of the treatment. */
const everything: Element[] = ['scalp', 'brow', 'light', 'acupuncture']

/**
 * Which questions a person is asked at all: not those the practice answers itself, nor those a
 * fact on record answers already. `known` are the answers as they stood when the form was opened.
 */
export function personQuestions(questions: readonly Question[], known: Answers): Question[] {
  return questions.filter(
    (one) => one.by === 'person' && !(one.answeredFrom && known[one.id] !== undefined),
  )
}

/** The form's parts in their order, follow-up questions shown only where their lead asks for it. */
export function formSections(
  questions: readonly Question[],
  answers: Answers,
  today: string,
): FormSection[] {
  const visible = visibleQuestions(questions, { answers, elements: everything, today })
  return sectionOrder.flatMap((id) => {
    const own = visible.filter((one) => one.section === id)
    if (own.length === 0) return []
    const answered = own.filter((one) => answers[one.id] !== undefined).length
    return [{ id, questions: own, answered }]
  })
}

/** Where to go on: the first part with a question that still waits for a word, else the last. */
export function resumeAt(parts: readonly FormSection[], answers: Answers): number {
  const open = parts.findIndex((part) => openCount([part], answers) > 0)
  return open < 0 ? Math.max(0, parts.length - 1) : open
}

/** How many questions have no answer yet; "I don't know" is an answer. */
export function openCount(parts: readonly FormSection[], answers: Answers): number {
  return parts
    .flatMap((part) => part.questions)
    .filter((one) => !one.optional && answers[one.id] === undefined).length
}

/** What is wrong with a date or number as typed, as a key of the catalogue; null: nothing. */
export type EntryProblem = 'future' | 'range' | 'unreadable' | null

/** Reads a typed number in either decimal style. */
export function readNumber(
  question: { min: number; max: number },
  typed: string,
): { answer: number | null; problem: EntryProblem } {
  const text = typed.trim().replace(',', '.')
  if (text === '') return { answer: null, problem: null }
  const n = Number(text)
  if (!Number.isFinite(n)) return { answer: null, problem: 'unreadable' }
  if (n < question.min || n > question.max) return { answer: null, problem: 'range' }
  return { answer: n, problem: null }
}

/** Reads a typed date; one that must lie behind cannot lie ahead. */
export function readDate(
  question: { past: boolean },
  typed: string,
  today: string,
): { answer: string | null; problem: EntryProblem } {
  if (typed === '') return { answer: null, problem: null }
  if (!/^\d{4}-\d{2}-\d{2}$/.test(typed) || typed < '1900') {
    return { answer: null, problem: 'unreadable' }
  }
  return question.past && typed > today
    ? { answer: null, problem: 'future' }
    : { answer: typed, problem: null }
}

/** Whether an answer is a real one: given, and not "I don't know". */
export function isKnown(answer: Answer | undefined): answer is Answer {
  return answer !== undefined && answer !== 'unknown'
}

/** The name a person is called by, from the name on record; a leading "Demo:" is not part of it. */
export function firstName(name: string): string {
  return name.replace(/^[^\s:]+:\s*/, '').split(/\s+/)[0] ?? name
}

/** Today's date on this device's clock, `YYYY-MM-DD`: the portal has no practice calendar. */
export function localToday(now: Date): string {
  const two = (n: number) => String(n).padStart(2, '0')
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`
}
