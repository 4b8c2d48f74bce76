import type { Plan, PlanAsk } from '@anagen/contract'
import { useTranslation } from 'react-i18next'
import { dayLong, monthYear, weekdayName } from '../../shared/format.ts'
import { Icon } from '../../shared/ui/index.ts'
import { type CalendarDay, calendarOf } from './plan-view.ts'

const weekdays = [1, 2, 3, 4, 5, 6, 7]

/** The months of a plan side by side: visits by number, where they may lie, days away. */
export function MonthCalendar({
  visits,
  wishes,
}: {
  visits: Plan['visits']
  wishes: PlanAsk['wishes']
}) {
  const { t } = useTranslation('planning')
  const light = new Set(visits.filter((one) => one.light).map((one) => one.n))
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <section className="months" aria-label={t('calendar')} tabIndex={0}>
      {calendarOf(visits, wishes).map(({ month, weeks }) => (
        <table key={month}>
          <caption>{monthYear(`${month}-01`)}</caption>
          <thead>
            <tr>
              {weekdays.map((one) => (
                <th key={one} scope="col" abbr={weekdayName(one)}>
                  {weekdayName(one, 'short').slice(0, 2)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {weeks.map((week, i) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: the weeks of a month have no other name
              <tr key={i}>
                {week.map((day, at) =>
                  day ? (
                    <Day
                      key={day.date}
                      day={day}
                      light={day.visit !== null && light.has(day.visit)}
                    />
                  ) : (
                    // biome-ignore lint/suspicious/noArrayIndexKey: empty places are all alike
                    <td key={at} />
                  ),
                )}
              </tr>
            ))}
          </tbody>
        </table>
      ))}
    </section>
  )
}

function Day({ day, light }: { day: CalendarDay; light: boolean }) {
  const { t } = useTranslation('planning')
  const classes = [
    day.window ? 'window' : '',
    day.away ? 'away' : '',
    day.ruledOut ? 'ruled-out' : '',
    day.visit === null ? '' : 'visit',
  ]
  const number = Number(day.date.slice(8))
  return (
    <td className={classes.filter(Boolean).join(' ')}>
      {day.visit === null ? (
        <span>{number}</span>
      ) : (
        <span>
          <span aria-hidden="true">{number}</span>
          <span className="visually-hidden">
            {t('calendarVisit', { n: day.visit, day: dayLong(day.date) })}
          </span>
          {light && <Icon name="sun" size={12} />}
        </span>
      )}
    </td>
  )
}
