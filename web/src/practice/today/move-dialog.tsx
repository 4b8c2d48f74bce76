import type { CourseChange, VisitView } from '@anagen/contract'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { call } from '../../shared/api.ts'
import { dayLong, dayShort, time } from '../../shared/format.ts'
import { Choices, Dialog, EmptyState, ErrorState, Skeleton } from '../../shared/ui/index.ts'

type To = { start: string; practitionerId: string }
type Props = { visit: VisitView; onChoose: (to: To) => void; onClose: () => void }

/** The change that moves a visit to a time. */
export const moveTo = ({ visitId }: VisitView, { start, practitionerId }: To): CourseChange => {
  return { kind: 'move', visitId, start, practitionerId }
}

/** Chooses a new time without dragging: a day with free starts, a person, a time. */
export function MoveDialog({ visit, onChoose, onClose }: Props) {
  const { t } = useTranslation('today')
  const [chosen, setChosen] = useState<string | undefined>(undefined)
  const [who, setWho] = useState<string | null>(visit.practitionerId)
  const [others, setOthers] = useState<'stay' | 'follow'>('stay')
  const { visitId } = visit
  const slots = useQuery({
    queryKey: ['slots', visitId, chosen, others],
    queryFn: () => call('visits.slots', { params: { visitId }, query: { date: chosen, others } }),
    placeholderData: keepPreviousData,
    staleTime: 0,
  })
  const title = (
    <>
      {t('moveTitle')} <span className="person-name">{visit.patientName}</span>
    </>
  )
  return (
    <Dialog title={title} onClose={onClose}>
      <p className="soft">
        {t('movedFrom', { day: dayLong(visit.date), time: time(visit.start) })}
      </p>
      <Choices
        legend={t('others.label')}
        look="segmented"
        options={(['stay', 'follow'] as const).map((value) => ({
          value,
          label: t(`others.${value}`),
        }))}
        value={others}
        onChange={(value) => {
          setOthers(value)
          setChosen(undefined)
        }}
      />
      {slots.isPending && <Skeleton />}
      {slots.isError && <ErrorState error={slots.error} retry={() => void slots.refetch()} />}
      {slots.data && (
        <FreeStarts
          answer={slots.data}
          who={who}
          busy={slots.isPlaceholderData}
          onDay={setChosen}
          onWho={setWho}
          onTime={(start, practitionerId) => onChoose({ start, practitionerId })}
        />
      )}
    </Dialog>
  )
}

type Answer = Awaited<ReturnType<typeof call<'visits.slots'>>>
type StartsProps = {
  answer: Answer
  who: string | null
  busy: boolean
  onDay: (date: string) => void
  onWho: (practitionerId: string) => void
  onTime: (start: string, practitionerId: string) => void
}

function FreeStarts({ answer, who, busy, onDay, onWho, onTime }: StartsProps) {
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
                onClick={() => onTime(one.start, one.practitionerId)}
              >
                {time(one.start)}
              </button>
            ))}
        </div>
      </fieldset>
    </>
  )
}
