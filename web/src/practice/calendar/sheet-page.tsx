import './calendar.css'
import type { AnswerOf, Routes } from '@anagen/contract'
import { useQuery } from '@tanstack/react-query'
import { Link, useSearch } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { call } from '../../shared/api.ts'
import { dayLong, dayYear, time } from '../../shared/format.ts'
import { BackLink } from '../../shared/ui/back-link.tsx'
import { Button, EmptyState, ErrorState, ScrollX, Skeleton } from '../../shared/ui/index.ts'
import { useSession } from '../session.ts'
import { useChosenLocation } from '../today/use-choices.ts'

type Sheet = AnswerOf<Routes['calendar.sheet']>

/** The day to print; with `days` 3 the sheet that the practice works from when no computer is at hand. */
export function SheetPage() {
  const { t } = useTranslation('calendar')
  const { locations, today } = useSession()
  const search = useSearch({ from: '/app/calendar/sheet' })
  const [chosen] = useChosenLocation()
  const locationId =
    (locations.find((one) => one.locationId === chosen) ?? locations[0])?.locationId ?? ''
  const { date: from = today, days = 1 } = search
  const sheet = useQuery({
    queryKey: ['sheet', locationId, from, days],
    queryFn: () => call('calendar.sheet', { query: { locationId, from, days } }),
  })
  return (
    <div className="sheet">
      <BackLink to="/calendar" search={{ view: 'day', date: from }}>
        {t('title')}
      </BackLink>
      <header className="page-header">
        <div>
          <h1>{t(days === 1 ? 'sheet.day' : 'sheet.downtime')}</h1>
          <p className="soft">
            {sheet.data && t('sheet.asOf', asOf(sheet.data))}{' '}
            {days === 3 && t('sheet.downtimeHelp')}
          </p>
        </div>
        <div className="row no-print">
          <Link
            to="/calendar/sheet"
            search={{ date: from, ...(days === 1 && { days: 3 }) }}
            className="button quiet"
          >
            {t(days === 1 ? 'sheet.toDowntime' : 'sheet.toDay')}
          </Link>
          <Button icon="print" onClick={() => window.print()}>
            {t('sheet.print')}
          </Button>
        </div>
      </header>
      {sheet.isPending && <Skeleton lines={8} />}
      {sheet.isError && <ErrorState error={sheet.error} retry={() => void sheet.refetch()} />}
      {sheet.data?.days.map((day) => (
        <DaySheet key={day.date} day={day} notes={days === 3} />
      ))}
    </div>
  )
}

const asOf = ({ place, printedAt }: Sheet) => ({
  place,
  day: dayYear(printedAt),
  time: time(printedAt),
})

function DaySheet({ day, notes }: { day: Sheet['days'][number]; notes: boolean }) {
  const { t } = useTranslation(['calendar', 'common', 'today'])
  if (day.visits.length === 0) return <EmptyState title={`${dayLong(day.date)}: ${t('nobody')}`} />
  return (
    <section className="card sheet-day">
      <h2>{dayLong(day.date)}</h2>
      <ScrollX label={dayLong(day.date)}>
        <table className="table">
          <thead>
            <tr>
              <th scope="col">{t('sheet.time')}</th>
              <th scope="col">{t('sheet.person')}</th>
              <th scope="col">{t('sheet.phone')}</th>
              <th scope="col">{t('sheet.visit')}</th>
              <th scope="col">{t('sheet.where')}</th>
              <th scope="col">{t('sheet.know')}</th>
              <th scope="col" className="notes">
                {t(notes ? 'sheet.notes' : 'sheet.state')}
              </th>
            </tr>
          </thead>
          <tbody>
            {day.visits.map((visit) => (
              <tr key={visit.visitId}>
                <td>
                  {time(visit.start)}–{time(visit.end)}
                </td>
                <th scope="row">
                  <span className="person-name">{visit.patientName}</span>
                  {visit.bornOn && <div className="soft small">{dayYear(visit.bornOn)}</div>}
                </th>
                <td>{visit.phone}</td>
                <td>
                  {t('common:stepOf', { n: visit.n, of: visit.of })}
                  {visit.light && <div>{t('common:light')}</div>}
                  {visit.brow && <div>{t('common:brow')}</div>}
                </td>
                <td>
                  {[
                    ...new Set([visit.practitionerName, ...visit.uses.map((one) => one.name)]),
                  ].join(', ')}
                </td>
                <td>
                  {visit.alerts
                    .map((code) => t(`today:alert.${code}`, { defaultValue: code }))
                    .join(', ')}
                </td>
                <td className="notes">{!notes && t(`common:visitState.${visit.state}`)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollX>
    </section>
  )
}
