import type { VisitView } from '@anagen/contract'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { dayLong, monthYear, time, weekdayName } from '../../shared/format.ts'
import { visitsOf, type Who } from './columns.ts'
import type { Range } from './use-range.ts'

type Props = { range: Range; month: string; today: string; who: Who }

/** The weeks of a month: how many visits each day has, and the first of them. A day opens by its number. */
export function MonthGrid({ range, month, today, who }: Props) {
  const { t } = useTranslation('calendar')
  const visits = visitsOf(range, who)
  const weeks = [0, 1, 2, 3, 4, 5]
    .map((week) => range.days.slice(7 * week, 7 * week + 7))
    .filter((days) => days.some(({ date }) => date.startsWith(month)))
  return (
    <table className="month">
      <caption className="visually-hidden">{monthYear(`${month}-01`)}</caption>
      <thead>
        <tr>
          {[1, 2, 3, 4, 5, 6, 7].map((weekday) => (
            <th key={weekday} scope="col">
              <abbr title={weekdayName(weekday)}>{weekdayName(weekday, 'short')}</abbr>
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {weeks.map((days) => (
          <tr key={days[0]?.date}>
            {days.map(({ date, open }) => {
              const here = visits.filter((visit) => visit.date === date)
              const classes = [
                date.startsWith(month) ? '' : 'other',
                date === today ? 'today' : '',
                open.length === 0 ? 'shut' : '',
              ]
              return (
                <td key={date} className={classes.filter(Boolean).join(' ')}>
                  <Link
                    to="/calendar"
                    search={{ view: 'day', date }}
                    className="month-day"
                    aria-label={`${dayLong(date)}: ${t('visits', { count: here.length })}`}
                  >
                    <span aria-hidden="true" className="number">
                      {Number(date.slice(8))}
                    </span>
                    {here.length > 0 && (
                      <span aria-hidden="true" className="count">
                        {here.length}
                      </span>
                    )}
                  </Link>
                  <FirstVisits visits={here} />
                </td>
              )
            })}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

const shownAtMost = 3

function FirstVisits({ visits }: { visits: readonly VisitView[] }) {
  const { t } = useTranslation('calendar')
  const more = visits.length - shownAtMost
  return (
    <ul className="plain month-visits">
      {visits.slice(0, shownAtMost).map((visit) => (
        <li key={visit.visitId}>
          <Link to="/visits/$visitId" params={{ visitId: visit.visitId }}>
            <span className="soft">{time(visit.start)}</span>{' '}
            <span className="person-name">{visit.patientName}</span>
          </Link>
        </li>
      ))}
      {more > 0 && <li className="soft small">{t('more', { count: more })}</li>}
    </ul>
  )
}
