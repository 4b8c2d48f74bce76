import type { Answer, Question } from '@anagen/core/screening'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { inLanguage } from '../i18n/index.ts'
import { Choices, TextInput } from '../ui/index.ts'
import { readDate, readNumber } from './form.ts'
import { ListQuestion, UnknownChoice } from './list-question.tsx'

type Props<Q extends Question = Question> = {
  question: Q
  value: Answer | undefined
  today: string
  onAnswer: (answer: Answer) => void
}

/** One question of the form, whatever its kind. "I don't know" is always among the answers. */
export function QuestionField(props: Props) {
  const { question, value, onAnswer } = props
  const { t } = useTranslation('intake')
  switch (question.kind) {
    case 'yesno':
      return (
        <Choices
          legend={inLanguage(question.text)}
          help={question.help && inLanguage(question.help)}
          options={[
            { value: 'yes', label: t('yes') },
            { value: 'no', label: t('no') },
            { value: 'unknown', label: t('unknown') },
          ]}
          value={typeof value === 'string' ? value : null}
          onChange={onAnswer}
        />
      )
    case 'choice':
      return (
        <Choices
          legend={inLanguage(question.text)}
          help={question.help && inLanguage(question.help)}
          options={[
            ...question.options.map((one) => ({ value: one.id, label: inLanguage(one.text) })),
            { value: 'unknown', label: t('unknown') },
          ]}
          value={typeof value === 'string' ? value : null}
          onChange={onAnswer}
        />
      )
    case 'list':
      return <ListQuestion question={question} value={value} onAnswer={onAnswer} />
    default:
      return <TypedQuestion {...props} question={question} />
  }
}

/** A date or a number: typed, or not known. A wrong entry is told and not sent. */
function TypedQuestion({
  question,
  value,
  today,
  onAnswer,
}: Props<Extract<Question, { kind: 'date' | 'number' }>>) {
  const { t } = useTranslation('intake')
  const given = value === undefined || value === 'unknown' ? '' : String(value)
  const [typed, setTyped] = useState(given)
  const read =
    question.kind === 'date' ? readDate(question, typed, today) : readNumber(question, typed)
  const limits =
    question.kind === 'number'
      ? { min: question.min, max: question.max, unit: question.unit }
      : { min: 0, max: 0, unit: '' }
  const change = (text: string) => {
    setTyped(text)
    const next =
      question.kind === 'date' ? readDate(question, text, today) : readNumber(question, text)
    if (next.answer !== null) onAnswer(next.answer)
  }
  return (
    <div className="typed-question">
      <TextInput
        label={inLanguage(question.text)}
        help={question.help ? inLanguage(question.help) : undefined}
        type={question.kind === 'date' ? 'date' : 'text'}
        inputMode={question.kind === 'number' ? 'decimal' : undefined}
        max={question.kind === 'date' && question.past ? today : undefined}
        value={typed}
        onChange={change}
        error={read.problem ? t(`problem.${read.problem}`, limits) : undefined}
        placeholder={question.kind === 'number' ? t('number', limits) : undefined}
      />
      <UnknownChoice
        about={inLanguage(question.text)}
        checked={value === 'unknown'}
        onCheck={() => {
          setTyped('')
          onAnswer('unknown')
        }}
      />
    </div>
  )
}
