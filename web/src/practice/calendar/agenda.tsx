import type { VisitView } from '@anagen/contract'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { dayLong, time } from '../../shared/format.ts'
import { EmptyState, Icon } from '../../shared/ui/index.ts'
import { stateIcons } from '../today/visit-card.tsx'
import { visitsOf, type Who } from './columns.ts'
import type { Range } from './use-range.ts'

type Props = { range: Range; who: Who; onMenu: (visit: VisitView) => void }

/** Two weeks as a list, day by day. */
export function Agenda({ range, who, onMenu }: Props) {
  const { t } = useTranslation(['calendar', 'common', 'today'])
  const visits = visitsOf(range, who)
  const days = range.days.filter(({ date }) => visits.some((visit) => visit.date === date))
  if (days.length === 0) return <EmptyState icon="leaf" title={t('emptyPeriod')} />
  return (
    <div className="agenda">
      {days.map(({ date }) => {
        const here = visits.filter((visit) => visit.date === date)
        return (
          <section key={date} className="card">
            <h2>
              {dayLong(date)} <span className="soft">{here.length}</span>
            </h2>
            <ul className="plain lines">
              {here.map((visit) => (
                <li key={visit.visitId} className={`agenda-row ${visit.state}`}>
                  <span className="when">{time(visit.start)}</span>
                  <Link
                    to="/visits/$visitId"
                    params={{ visitId: visit.visitId }}
                    className="person-name"
                  >
                    {visit.patientName}
                  </Link>
                  <span className="soft small">
                    {t('common:stepOf', { n: visit.n, of: visit.of })} · {visit.practitionerName}
                    {visit.light && ` · ${t('common:light')}`}
                    {visit.brow && ` · ${t('common:brow')}`}
                  </span>
                  {visit.state !== 'booked' && (
                    <span className="chip">
                      <Icon name={stateIcons[visit.state]} size={15} />
                      {t(`common:visitState.${visit.state}`)}
                    </span>
                  )}
                  <button
                    type="button"
                    className="tool"
                    aria-label={t('today:moreOf', { name: visit.patientName })}
                    onClick={() => onMenu(visit)}
                  >
                    <span aria-hidden="true">⋯</span>
                  </button>
                </li>
              ))}
            </ul>
          </section>
        )
      })}
    </div>
  )
}
