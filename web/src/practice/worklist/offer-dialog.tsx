import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { call } from '../../shared/api.ts'
import { instant } from '../../shared/format.ts'
import {
  Button,
  Dialog,
  ErrorState,
  Notice,
  Skeleton,
  useErrorWords,
} from '../../shared/ui/index.ts'
import { CopyLink } from '../screening/copy-link.tsx'
import { useSession } from '../session.ts'
import { FreeStarts } from '../today/free-starts.tsx'
import type { Waiting } from './use-waiting.ts'

type To = { start: string; practitionerId: string }

/** Offers a person one of the free times of their visit: a message is written, with a link to answer. */
export function OfferDialog({ visit, onClose }: { visit: Waiting; onClose: () => void }) {
  const { t } = useTranslation(['worklist', 'common'])
  const words = useErrorWords()
  const { practice } = useSession()
  const queries = useQueryClient()
  const [date, setDate] = useState<string | undefined>(undefined)
  const [who, setWho] = useState<string | null>(null)
  const { visitId } = visit
  const slots = useQuery({
    queryKey: ['slots', visitId, date],
    queryFn: () => call('visits.slots', { params: { visitId }, query: { date } }),
    placeholderData: keepPreviousData,
    staleTime: 0,
  })
  const offer = useMutation({
    mutationFn: (to: To) => call('offers.make', { params: { visitId }, body: to }),
    onSuccess: () => void queries.invalidateQueries({ queryKey: ['worklist'] }),
    onError: () => void slots.refetch(),
  })
  return (
    <Dialog
      title={
        <>
          {t('offerTitle')} <span className="person-name">{visit.patientName}</span>
        </>
      }
      onClose={onClose}
      footer={offer.data && <Button onClick={onClose}>{t('common:close')}</Button>}
    >
      {offer.error && <Notice>{words(offer.error)}</Notice>}
      {offer.data ? (
        <CopyLink
          link={offer.data.link}
          help={t('offered', { until: instant(offer.data.expiresAt, practice.zone) })}
        />
      ) : (
        <>
          <p className="soft">{t('offerHelp')}</p>
          {slots.isPending && <Skeleton />}
          {slots.isError && <ErrorState error={slots.error} retry={() => void slots.refetch()} />}
          {slots.data && (
            <FreeStarts
              answer={slots.data}
              who={who}
              busy={slots.isPlaceholderData || offer.isPending}
              onDay={setDate}
              onWho={setWho}
              onTime={({ start, practitionerId }) => offer.mutate({ start, practitionerId })}
            />
          )}
        </>
      )}
    </Dialog>
  )
}
