import type { LifeEventView } from '@anagen/contract'
import type { LifeEvent } from '@anagen/core/outcome'
import type { Answers } from '@anagen/core/screening'
import type { Language, Text } from '@anagen/core/shared'
import { marksFrom } from '../courses/known-facts.ts'

/** Answers that were in force from a day on. */
export type Answered = { date: string; answers: Answers }

const text = (en: string, es: string): Text => ({ en, es })

/** What the dated answers of the screening are called beside the figures, where the kind does not say it. */
const marked: Record<string, { kind: LifeEvent['kind']; label: Text | null }> = {
  glp1: { kind: 'glp1', label: null },
  isotretinoin: { kind: 'medicine', label: text('last isotretinoin', 'última isotretinoína') },
  'cancer-treatment': {
    kind: 'illness',
    label: text('cancer treatment ended', 'fin del tratamiento del cáncer'),
  },
  radiotherapy: { kind: 'illness', label: text('radiotherapy ended', 'fin de la radioterapia') },
  'steroid-injection': {
    kind: 'medicine',
    label: text('steroid injection', 'inyección de corticoide'),
  },
  transplant: { kind: 'surgery', label: text('hair transplant', 'trasplante de pelo') },
  prp: { kind: 'other', label: text('plasma', 'plasma') },
}

/** What is answered without a date: it is known from the day of the first answer that says so. */
const undated: { kind: LifeEvent['kind']; question: string; value: string; unless: string }[] = [
  { kind: 'minoxidil', question: 'medicines', value: 'minoxidil', unless: '' },
  { kind: 'glp1', question: 'glp1', value: 'yes', unless: 'glp1-started-on' },
]
const asAnswered = text('as answered', 'según las respuestas')

/**
 * Medicines and events that the answers of a person tell, in the language of the reader.
 * @param revisions all revisions of the answers, the first first
 */
export function knownEvents(revisions: readonly Answered[], language: Language): LifeEventView[] {
  const latest = revisions.at(-1)?.answers ?? {}
  const dated = marksFrom(latest).flatMap(({ label, from, to }) => {
    const known = marked[label]
    return known ? [{ kind: known.kind, label: known.label?.[language] ?? '', from, to }] : []
  })
  const runs = undated
    .filter(({ unless }) => !hasDate(latest[unless]))
    .flatMap(({ kind, question, value }) => {
      return runsOf(revisions, (answers) => says(answers[question], value)).map((run) => {
        return { kind, label: asAnswered[language], ...run }
      })
    })
  return [...dated, ...runs].map((event) => ({ ...event, eventId: null, version: null }))
}

const hasDate = (answer: unknown) => typeof answer === 'string' && answer !== 'unknown'
const says = (answer: Answers[string] | undefined, value: string) =>
  [answer ?? []].flat().map(String).includes(value)

/** From when to when something was answered; open where it still is. */
function runsOf(
  revisions: readonly Answered[],
  holds: (answers: Answers) => boolean,
): { from: string; to: string | null }[] {
  const runs: { from: string; to: string | null }[] = []
  let open: { from: string; to: string | null } | null = null
  for (const { date, answers } of revisions) {
    if (holds(answers) && !open) {
      open = { from: date, to: null }
      runs.push(open)
    } else if (open && !holds(answers)) {
      open.to = date
      open = null
    }
  }
  return runs
}
