import type { Answer, Question } from '@anagen/core/screening'
import { dayYear, number } from '../../shared/format.ts'
import { inLanguage } from '../../shared/i18n/index.ts'

type Words = { yes: string; no: string; unknown: string; none: string; open: string }

/** An answer in words, as short as it can be said. */
export function answerWords(question: Question, answer: Answer | undefined, words: Words): string {
  if (answer === undefined) return words.open
  if (answer === 'unknown') return words.unknown
  switch (question.kind) {
    case 'yesno':
      return answer === 'yes' ? words.yes : words.no
    case 'date':
      return dayYear(String(answer))
    case 'number':
      return `${number(Number(answer))} ${question.unit}`
    default: {
      const ids = [answer].flat().map(String)
      const chosen = question.options.filter((one) => ids.includes(one.id))
      return chosen.map((one) => inLanguage(one.text)).join('; ') || words.none
    }
  }
}
