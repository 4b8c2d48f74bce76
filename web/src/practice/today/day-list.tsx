import type { VisitView } from '@anagen/contract'
import { useTranslation } from 'react-i18next'
import { time } from '../../shared/format.ts'
import type { Day } from './use-day.ts'
import type { VisitActions } from './use-visit-actions.ts'
import { isOpen, VisitCard } from './visit-card.tsx'

type Props = { day: Day; actions: VisitActions; onMenu: (visit: VisitView) => void }

/** The day as a list: for small screens, for screen readers, and for whoever likes it better. */
export function DayList({ day, actions, onMenu }: Props) {
  const { t } = useTranslation('today')
  const visits = [...day.visits].sort((a, b) => a.start.localeCompare(b.start))
  const next = visits.find((one) => isOpen(one) && one.end > day.now)?.visitId
  return (
    <ol className="plain day-list" aria-label={t('listLabel')}>
      {visits.map((visit) => (
        <li key={visit.visitId}>
          <div className="when">
            <strong>{time(visit.start)}</strong>
            <span className="soft small">{time(visit.end)}</span>
            {visit.visitId === next && day.now.slice(0, 10) === day.date && (
              <span className="chip green">{t('next')}</span>
            )}
          </div>
          <div className="what">
            <VisitCard visit={visit} actions={actions} onMenu={onMenu} />
            <p className="soft small">{placesOf(visit)}</p>
          </div>
        </li>
      ))}
    </ol>
  )
}

/** Who and what a visit uses, each named once. */
function placesOf(visit: VisitView): string {
  const names = visit.uses.map((one) => one.name)
  return [...new Set([visit.practitionerName, ...names])].filter(Boolean).join(' · ')
}
