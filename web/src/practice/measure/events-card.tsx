import type { LifeEventView } from '@anagen/contract'
import { eventTexts } from '@anagen/core/outcome'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { dayYear } from '../../shared/format.ts'
import { inLanguage } from '../../shared/i18n/index.ts'
import { Button } from '../../shared/ui/index.ts'
import { useMay } from '../session.ts'
import { EventDialog } from './event-dialog.tsx'

/** What else happened: shown beside every figure, never as its cause. */
export function EventsCard({
  patientId,
  events,
  today,
}: {
  patientId: string
  events: readonly LifeEventView[]
  today: string
}) {
  const { t } = useTranslation('measure')
  const mayWrite = useMay()('care.write')
  const [dialog, setDialog] = useState<LifeEventView | 'new' | null>(null)
  return (
    <section className="card" aria-labelledby="events-title">
      <header className="spread">
        <h2 id="events-title">{t('event.title')}</h2>
        {mayWrite && (
          <Button look="quiet" size="small" icon="add" onClick={() => setDialog('new')}>
            {t('event.add')}
          </Button>
        )}
      </header>
      <p className="soft small">{t('event.help')}</p>
      {events.length === 0 && <p className="soft">{t('event.none')}</p>}
      <ul className="plain lines">
        {events.map((event) => (
          <li key={event.kind + event.from + event.label} className="event-row">
            <span>
              <strong>{inLanguage(eventTexts[event.kind])}</strong>
              {event.label && <> · {event.label}</>}
              <br />
              <span className="soft small">
                {event.to
                  ? t('event.span', { from: dayYear(event.from), to: dayYear(event.to) })
                  : t('event.since', { from: dayYear(event.from) })}
                {event.eventId === null && <> · {t('event.fromAnswers')}</>}
              </span>
            </span>
            {mayWrite && event.eventId && (
              <Button
                look="plain"
                size="small"
                icon="edit"
                aria-label={t('event.changeOf', { what: inLanguage(eventTexts[event.kind]) })}
                onClick={() => setDialog(event)}
              />
            )}
          </li>
        ))}
      </ul>
      {dialog && (
        <EventDialog
          patientId={patientId}
          today={today}
          event={dialog === 'new' ? null : dialog}
          onClose={() => setDialog(null)}
        />
      )}
    </section>
  )
}
