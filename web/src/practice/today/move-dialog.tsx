import type { CourseChange, VisitView } from '@anagen/contract'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { call } from '../../shared/api.ts'
import { dayLong, time } from '../../shared/format.ts'
import { Choices, Dialog, ErrorState, Skeleton } from '../../shared/ui/index.ts'
import { FreeStarts } from './free-starts.tsx'

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
          onTime={({ start, practitionerId }) => onChoose({ start, practitionerId })}
        />
      )}
    </Dialog>
  )
}
