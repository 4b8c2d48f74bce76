import './free-starts.css'
import type { AnswerOf, Routes } from '@anagen/contract'
import { useTranslation } from 'react-i18next'
import { dayShort, time } from '../../shared/format.ts'
import { Choices, EmptyState } from '../../shared/ui/index.ts'

type Answer = AnswerOf<Routes['visits.slots']>
type Slot = Answer['slots'][number]
type StartsProps = {
  answer: Answer
  who: string | null
  busy: boolean
  onDay: (date: string) => void
  onWho: (practitionerId: string) => void
  onTime: (slot: Slot) => void
}

/** The free starts of one visit: a day, a person, a time. */
export function FreeStarts({ answer, who, busy, onDay, onWho, onTime }: StartsProps) {
  const { t } = useTranslation('today')
  const free = answer.days.filter((one) => one.count > 0)
  if (free.length === 0) return <EmptyState icon="calendar" title={t('noFreeStart')} />
  const shown = answer.slots[0]?.start.slice(0, 10) ?? null
  const people = [...new Map(answer.slots.map((one) => [one.practitionerId, one.practitionerName]))]
  const person = people.some(([id]) => id === who) ? who : (people[0]?.[0] ?? null)
  return (
    <>
      <p>{t('window', { from: dayShort(answer.window.from), to: dayShort(answer.window.to) })}</p>
      <Choices
        legend={t('day')}
        options={free.map((one) => ({
          value: one.date,
          label: (
            <>
              {dayShort(one.date)}{' '}
              <span className="soft small">{t('freeStarts', { count: one.count })}</span>
            </>
          ),
        }))}
        value={shown}
        onChange={onDay}
      />
      {people.length > 1 && (
        <Choices
          legend={t('practitioner')}
          look="segmented"
          options={people.map(([value, label]) => ({ value, label }))}
          value={person}
          onChange={onWho}
        />
      )}
      <fieldset className="field">
        <legend>{t('time')}</legend>
        <div className="times">
          {answer.slots
            .filter((one) => one.practitionerId === person)
            .map((one) => (
              <button
                key={one.start}
                type="button"
                className="button quiet"
                disabled={busy}
                onClick={() => onTime(one)}
              >
                {time(one.start)}
              </button>
            ))}
        </div>
      </fieldset>
    </>
  )
}
