import type { TimelineEvent } from '@anagen/contract'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button, Choices, EmptyState, ErrorState, Skeleton } from '../../shared/ui/index.ts'
import { useSession } from '../session.ts'
import { EventText } from './event-text.tsx'
import { instantDay } from './instant-day.ts'
import { useTimeline } from './queries.ts'
import { type Filter, filtered, usefulFilters } from './timeline.ts'

const atOnce = 12

/** Everything that happened, newest first, narrowed to what is looked for. */
export function TimelineCard({ patientId }: { patientId: string }) {
  const { t } = useTranslation('patient')
  const timeline = useTimeline(patientId, true)
  const [filter, setFilter] = useState<Filter>('all')
  const [shown, setShown] = useState(atOnce)
  const now = new Date(timeline.dataUpdatedAt || Date.now()).toISOString()
  const events = filtered(timeline.data ?? [], filter, now)
  const useful = usefulFilters(timeline.data ?? [], now)
  return (
    <section className="card timeline" aria-labelledby="timeline-title">
      <h2 id="timeline-title">{t('timeline')}</h2>
      {useful.length > 2 && (
        <Choices<Filter>
          legend={t('filter.label')}
          hideLegend
          look="segmented"
          options={useful.map((one) => ({ value: one, label: t(`filter.${one}`) }))}
          value={filter}
          onChange={(one) => {
            setFilter(one)
            setShown(atOnce)
          }}
        />
      )}
      {timeline.isPending && <Skeleton lines={5} />}
      {timeline.error && (
        <ErrorState error={timeline.error} retry={() => void timeline.refetch()} />
      )}
      {timeline.data?.length === 0 && <EmptyState icon="note" title={t('nothingYet')} />}
      <ol className="plain lines">
        {events.slice(0, shown).map((event) => (
          <EventLine key={`${event.at}${event.code}${event.visitId}`} event={event} />
        ))}
      </ol>
      {events.length > shown && (
        <Button look="quiet" size="small" onClick={() => setShown(shown + atOnce)}>
          {t('older')}
        </Button>
      )}
    </section>
  )
}

function EventLine({ event }: { event: TimelineEvent }) {
  const { t } = useTranslation('patient')
  const { practice } = useSession()
  return (
    <li>
      <time dateTime={event.at}>{instantDay(event.at, practice.zone)}</time>
      <div>
        <EventText event={event} />
        <span className="small soft">
          {event.by && ` ${t('by', { by: event.by })}`}
          {event.visitId && (
            <>
              {' '}
              <Link to="/visits/$visitId" params={{ visitId: event.visitId }}>
                {t('open')}
              </Link>
            </>
          )}
        </span>
      </div>
    </li>
  )
}
