import './worklist.css'
import type { CourseChange } from '@anagen/contract'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { call } from '../../shared/api.ts'
import { EmptyState, ErrorState, Select, Skeleton } from '../../shared/ui/index.ts'
import { ChangeDialog } from '../changes/change-dialog.tsx'
import { useMay, useSession } from '../session.ts'
import { useChosenLocation } from '../today/use-choices.ts'
import { OfferDialog } from './offer-dialog.tsx'
import type { Waiting } from './use-waiting.ts'
import { WaitingList } from './waiting-list.tsx'
import { isHopeless, type Work, WorkList } from './work-list.tsx'

/** What waits to be looked after, and who waits for a time. */
export function WorklistPage() {
  const { t } = useTranslation('worklist')
  const { locations } = useSession()
  const [chosen, choose] = useChosenLocation()
  const location = locations.find((one) => one.locationId === chosen) ?? locations[0]
  if (!location) return <EmptyState icon="pin" title={t('noLocation')} />
  return (
    <>
      <header className="page-header">
        <div>
          <h1>{t('title')}</h1>
          <p className="soft day-line">{location.name}</p>
        </div>
        {locations.length > 1 && (
          <Select
            label={t('location')}
            value={location.locationId}
            onChange={choose}
            options={locations.map((one) => ({ value: one.locationId, label: one.name }))}
          />
        )}
      </header>
      <Worklist key={location.locationId} locationId={location.locationId} />
    </>
  )
}

function Worklist({ locationId }: { locationId: string }) {
  const mayBook = useMay()('book.write')
  const [finding, find] = useState<Work | null>(null)
  const [offering, offer] = useState<Waiting | null>(null)
  const list = useQuery({
    queryKey: ['worklist', locationId],
    queryFn: () => call('worklist.get', { query: { locationId } }),
  })
  if (list.isPending) return <Skeleton lines={8} />
  if (list.isError && !list.data)
    return <ErrorState error={list.error} retry={() => void list.refetch()} />
  const { items, waiting } = list.data
  return (
    <div className="stack worklist">
      <WorkList items={items} onFind={mayBook ? find : null} />
      <WaitingList waiting={waiting} onOffer={mayBook ? offer : null} />
      {finding?.courseId && finding.visitId && (
        <ChangeDialog
          about={{ ...finding, courseId: finding.courseId }}
          change={changeFor(finding, finding.visitId)}
          onClose={() => find(null)}
        />
      )}
      {offering && <OfferDialog visit={offering} onClose={() => offer(null)} />}
    </div>
  )
}

/** Another time where there is one; a visit for which there is none any more is let go. */
function changeFor(item: Work, visitId: string): CourseChange {
  return isHopeless(item)
    ? { kind: 'cancel', visitId }
    : { kind: 'replace', visitId, notBefore: null, missed: false }
}
