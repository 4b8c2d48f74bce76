import type { ObservationView } from '@anagen/contract'
import {
  type MeasureId,
  type OutcomeMeasure,
  phq4Answers,
  pullTestNormal,
  ratingSteps,
} from '@anagen/core/outcome'
import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import { dayShort, number } from '../../shared/format.ts'
import { inLanguage } from '../../shared/i18n/index.ts'
import { Icon, TextInput } from '../../shared/ui/index.ts'
import { type Entry, type EntryError, figure, isWithin } from './draft.ts'
import { departing, summary } from './repeats.ts'

export type FieldProps = {
  entry: Entry
  measure: OutcomeMeasure
  onChange: (entry: Entry) => void
  error?: EntryError | null
  /** What stood here before, shown for comparison. */
  last?: ObservationView | null
}

const ratings: readonly MeasureId[] = ['self-rating', 'practitioner-rating']
const isScale = ({ id }: OutcomeMeasure) => id.startsWith('feel-') || id === 'pain'

/** The fields of one measure, as it is entered. */
export function EntryFields(props: FieldProps) {
  const { measure } = props
  if (ratings.includes(measure.id)) return <RatingField {...props} />
  if (measure.id === 'phq4') return <QuestionFields {...props} />
  if (isScale(measure)) return <ScaleField {...props} />
  if (measure.parts.length > 0) return <PartFields {...props} />
  if (measure.repeats > 1) return <RepeatFields {...props} />
  return <SingleField {...props} />
}

/** What is wrong, in words. */
export function useEntryWords() {
  const { t } = useTranslation('measure')
  return (error: EntryError | null | undefined, measure: OutcomeMeasure): string | undefined =>
    error ? t(`error.${error}`, { min: number(measure.min), max: number(measure.max) }) : undefined
}

function LastTime({
  last,
  measure,
}: {
  last: ObservationView | null | undefined
  measure: OutcomeMeasure
}) {
  const { t } = useTranslation('measure')
  if (!last) return null
  return (
    <span className="soft small">
      {t('lastTime', {
        value: number(last.value, 1),
        unit: inLanguage(measure.unit),
        day: dayShort(last.date),
      })}
    </span>
  )
}

function SingleField({ entry, measure, onChange, error, last }: FieldProps) {
  const words = useEntryWords()
  const unit = inLanguage(measure.unit)
  return (
    <div className="measure-single">
      <TextInput
        label={unit ? `${inLanguage(measure.name)}, ${unit}` : inLanguage(measure.name)}
        inputMode="decimal"
        autoComplete="off"
        value={entry.value}
        error={words(error, measure)}
        onChange={(value) => onChange({ ...entry, value })}
      />
      <LastTime last={last} measure={measure} />
    </div>
  )
}

/** Repeats side by side with their mean, their spread and a word where one departs. */
function RepeatFields({ entry, measure, onChange, error, last }: FieldProps) {
  const { t } = useTranslation('measure')
  const words = useEntryWords()
  const id = useId()
  // What is refused counts for nothing here either.
  const values = entry.repeats.map(figure).map((one) => (isWithin(one, measure) ? one : null))
  const { mean, sd } = summary(values.filter((one) => one !== null))
  const unit = inLanguage(measure.unit)
  const apart = departing(values, measure.error[entry.method])
  const byDay = measure.id.startsWith('shedding')
  const change = (at: number, value: string) =>
    onChange({ ...entry, repeats: entry.repeats.map((one, i) => (i === at ? value : one)) })
  return (
    <fieldset
      className="field measure-repeats"
      aria-describedby={error ? `${id}-error` : undefined}
    >
      <legend>
        {inLanguage(measure.name)}
        <span className="soft">, {unit}</span>
      </legend>
      <div className="repeats">
        {entry.repeats.map((value, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a repeat is its place
          <label key={i}>
            <span className="soft small">{t(byDay ? 'day' : 'repeat', { n: i + 1 })}</span>
            <input
              className={apart.includes(i) ? 'input apart' : 'input'}
              inputMode="decimal"
              autoComplete="off"
              value={value}
              aria-invalid={error && value !== '' && figure(value) === null ? true : undefined}
              onChange={(event) => change(i, event.target.value)}
            />
          </label>
        ))}
      </div>
      <p className="measure-mean" aria-live="polite">
        {mean !== null && <strong>{t('mean', { value: number(mean, 1), unit })}</strong>}
        {sd !== null && <span className="soft"> · {t('spread', { value: number(sd, 1) })}</span>}
        {mean !== null && last && <span className="soft"> · </span>}
        <LastTime last={last} measure={measure} />
      </p>
      {apart.length > 0 && (
        <p className="measure-warning">
          <Icon name="warning" size={16} />
          {t('departs', { list: apart.map((i) => i + 1).join(', '), count: apart.length })}
        </p>
      )}
      {error && (
        <div className="error" id={`${id}-error`} role="alert">
          <Icon name="warning" size={16} />
          {words(error, measure)}
        </div>
      )}
    </fieldset>
  )
}

/** A figure with a button on either side; empty until something is entered. */
export function CountField({
  label,
  value,
  onChange,
  min = 0,
  max,
  unit = '',
  note,
}: {
  label: string
  value: string
  onChange: (value: string) => void
  min?: number
  max: number
  unit?: string
  note?: string | undefined
}) {
  const { t } = useTranslation('common')
  const id = useId()
  const now = figure(value)
  const to = (next: number) => onChange(String(Math.min(max, Math.max(min, next))))
  return (
    <div className="field count-field">
      <label htmlFor={id}>
        {label}
        {unit && <span className="soft">, {unit}</span>}
      </label>
      <div className="count">
        <button
          type="button"
          aria-label={`${t('less')}: ${label}`}
          disabled={now !== null && now <= min}
          onClick={() => to(now === null ? min : now - 1)}
        >
          −
        </button>
        <input
          id={id}
          inputMode="decimal"
          autoComplete="off"
          value={value}
          aria-describedby={note ? `${id}-note` : undefined}
          onChange={(event) => onChange(event.target.value)}
        />
        <button
          type="button"
          aria-label={`${t('more')}: ${label}`}
          disabled={now !== null && now >= max}
          onClick={() => to(now === null ? Math.max(min, 1) : now + 1)}
        >
          +
        </button>
      </div>
      {note && (
        <div className="measure-warning" id={`${id}-note`}>
          <Icon name="warning" size={16} />
          {note}
        </div>
      )}
    </div>
  )
}

function PartFields({ entry, measure, onChange, error, last }: FieldProps) {
  const { t } = useTranslation('measure')
  const words = useEntryWords()
  const pull = measure.id === 'pull-test'
  return (
    <fieldset className="field">
      <legend>{inLanguage(measure.name)}</legend>
      <div className="help">{inLanguage(measure.how)}</div>
      <div className="grid-2">
        {measure.parts.map((part) => {
          const value = entry.parts[part.id] ?? ''
          const high = pull && (figure(value) ?? 0) > pullTestNormal.most
          return (
            <CountField
              key={part.id}
              label={inLanguage(part.name)}
              unit={inLanguage(measure.unit)}
              value={value}
              min={part.min}
              max={part.max}
              note={high ? t('pullHigh', { most: pullTestNormal.most }) : undefined}
              onChange={(next) =>
                onChange({ ...entry, parts: { ...entry.parts, [part.id]: next } })
              }
            />
          )
        })}
      </div>
      <LastTime last={last} measure={measure} />
      {error && (
        <div className="error" role="alert">
          <Icon name="warning" size={16} />
          {words(error, measure)}
        </div>
      )}
    </fieldset>
  )
}

type Option = { value: string; label: string; hint?: string }

/** One of a row of figures or words, one tap each. */
function RadioRow({
  legend,
  help,
  options,
  value,
  onChange,
  look,
}: {
  legend: string
  help?: string | undefined
  options: readonly Option[]
  value: string
  onChange: (value: string) => void
  look: 'scale' | 'words'
}) {
  const name = useId()
  return (
    <fieldset className={`field radio-row ${look}`}>
      <legend>{legend}</legend>
      {help && <div className="help">{help}</div>}
      <div className="radio-options">
        {options.map((option) => (
          <label className="choice" key={option.value}>
            <input
              type="radio"
              name={name}
              checked={value === option.value}
              onChange={() => onChange(option.value)}
            />
            <span>{option.label}</span>
          </label>
        ))}
      </div>
    </fieldset>
  )
}

function ScaleField({ entry, measure, onChange }: FieldProps) {
  const options = Array.from({ length: measure.max - measure.min + 1 }, (_, i) => {
    const value = String(measure.min + i)
    return { value, label: value }
  })
  return (
    <RadioRow
      look="scale"
      legend={inLanguage(measure.name)}
      help={inLanguage(measure.how)}
      options={options}
      value={entry.value}
      onChange={(value) => onChange({ ...entry, value })}
    />
  )
}

function RatingField({ entry, measure, onChange }: FieldProps) {
  const options = ratingSteps.map((words, i) => ({
    value: String(i - 3),
    label: inLanguage(words),
  }))
  return (
    <RadioRow
      look="words"
      legend={inLanguage(measure.name)}
      help={inLanguage(measure.how)}
      options={options}
      value={entry.value}
      onChange={(value) => onChange({ ...entry, value })}
    />
  )
}

function QuestionFields({ entry, measure, onChange, error }: FieldProps) {
  const words = useEntryWords()
  const { t } = useTranslation('measure')
  const options = phq4Answers.map((answer, i) => ({ value: String(i), label: inLanguage(answer) }))
  return (
    <div className="stack questions">
      <p className="soft">{t('phq4Intro')}</p>
      {measure.parts.map((part) => (
        <RadioRow
          key={part.id}
          look="words"
          legend={inLanguage(part.name)}
          options={options}
          value={entry.parts[part.id] ?? ''}
          onChange={(value) => onChange({ ...entry, parts: { ...entry.parts, [part.id]: value } })}
        />
      ))}
      {error && (
        <div className="measure-warning" role="alert">
          <Icon name="warning" size={16} />
          {words(error, measure)}
        </div>
      )}
    </div>
  )
}
