import { type Answer, type Answers, type Question, visibleQuestions } from '@anagen/core/screening'
import type { Element } from '@anagen/core/shared'

/** What a person without any concern chooses where "no" is not among the options. */
const calm: Answers = {
  isotretinoin: 'no',
  scarring: 'no',
  'cancer-treatment': 'no',
  'hair-assessed': 'assessed',
  'skin-type': '2',
  'last-session': 'none',
  'product-wish': 'none',
  'diabetes-control': 'controlled',
}

type Asked = {
  questions: readonly Question[]
  elements: readonly Element[]
  today: string
  /** Answers that are this person's own; the others say that there is nothing to tell. */
  own: Answers
}

/**
 * A whole form filled in: the person's own answers, and nothing to tell everywhere else. A
 * question that an answer opens is answered too; what the practice has on record is not asked.
 */
export function fullAnswers({ questions, elements, today, own }: Asked): Answers {
  const answers: Answers = { ...own }
  for (;;) {
    const open = visibleQuestions(questions, { answers, elements, today }).filter(
      ({ id, optional, answeredFrom }) =>
        answers[id] === undefined && !optional && answeredFrom === undefined,
    )
    if (open.length === 0) return answers
    for (const question of open) answers[question.id] = calmAnswer(question)
  }
}

function calmAnswer(question: Question): Answer {
  const known = calm[question.id]
  if (known !== undefined) return known
  switch (question.kind) {
    case 'yesno':
      return 'no'
    case 'list':
      return []
    case 'choice':
      return question.options[0]?.id ?? 'unknown'
    default:
      return 'unknown'
  }
}
