import type { Answer, Question } from '@anagen/core/screening'
import { useTranslation } from 'react-i18next'
import { inLanguage } from '../i18n/index.ts'
import { toggled } from './list-answer.ts'

/** Several of a list, or said plainly: none of these, or not known. */
export function ListQuestion({
  question,
  value,
  onAnswer,
}: {
  question: Extract<Question, { kind: 'list' }>
  value: Answer | undefined
  onAnswer: (answer: Answer) => void
}) {
  const { t } = useTranslation('intake')
  const ticked = Array.isArray(value) ? value : []
  const options = [
    ...question.options.map((one) => ({ id: one.id, label: inLanguage(one.text) })),
    { id: 'none', label: t('none') },
    { id: 'unknown', label: t('unknown') },
  ]
  const isTicked = (id: string) => {
    if (id === 'none') return Array.isArray(value) && value.length === 0
    return id === 'unknown' ? value === 'unknown' : ticked.includes(id)
  }
  return (
    <fieldset className="field">
      <legend>{inLanguage(question.text)}</legend>
      {question.help && <div className="help">{inLanguage(question.help)}</div>}
      <div className="choices">
        {options.map((one) => (
          <label className="choice" key={one.id}>
            <input
              type="checkbox"
              checked={isTicked(one.id)}
              onChange={() => onAnswer(toggled(value, one.id))}
            />
            <span>{one.label}</span>
          </label>
        ))}
      </div>
    </fieldset>
  )
}

/** "I don't know" beside something typed. */
export function UnknownChoice({
  about,
  checked,
  onCheck,
}: {
  about: string
  checked: boolean
  onCheck: () => void
}) {
  const { t } = useTranslation('intake')
  return (
    <label className="choice">
      <input
        type="checkbox"
        checked={checked}
        onChange={onCheck}
        aria-label={`${about} ${t('unknown')}`}
      />
      <span>{t('unknown')}</span>
    </label>
  )
}
