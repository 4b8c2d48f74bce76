import type { Absence, RepairMove } from '@anagen/contract'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { call } from '../../shared/api.ts'
import { Dialog, ErrorState, Skeleton } from '../../shared/ui/index.ts'
import { FreeStarts } from '../today/free-starts.tsx'
import type { Row } from './moves.ts'

type Props = {
  absence: Absence
  row: Row
  moves: RepairMove[]
  onChoose: (to: NonNullable<Row['to']>) => void
  onClose: () => void
}

/** Another time for one visit of a proposal, beside all the others as they are proposed. */
export function AdjustDialog({ absence, row, moves, onChoose, onClose }: Props) {
  const { t } = useTranslation('absence')
  const [date, setDate] = useState<string | undefined>(row.to?.start.slice(0, 10))
  const [who, setWho] = useState<string | null>(row.to?.practitionerId ?? null)
  const { visitId } = row.visit
  const slots = useQuery({
    queryKey: ['repair-slots', absence, moves, visitId, date],
    queryFn: () => call('repairs.slots', { body: { absence, moves, visitId, date } }),
    placeholderData: keepPreviousData,
    staleTime: 0,
    gcTime: 0,
  })
  return (
    <Dialog
      title={
        <>
          {t('otherTime')} <span className="person-name">{row.course.patientName}</span>
        </>
      }
      onClose={onClose}
    >
      {slots.isPending && <Skeleton />}
      {slots.isError && <ErrorState error={slots.error} retry={() => void slots.refetch()} />}
      {slots.data && (
        <FreeStarts
          answer={slots.data}
          who={who}
          busy={slots.isPlaceholderData}
          onDay={setDate}
          onWho={setWho}
          onTime={onChoose}
        />
      )}
    </Dialog>
  )
}
