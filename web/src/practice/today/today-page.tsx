import './today.css'
import type { CourseChange, VisitView } from '@anagen/contract'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { dayLong } from '../../shared/format.ts'
import { Button, Choices, EmptyState, ErrorState, Select, Skeleton } from '../../shared/ui/index.ts'
import { useSession } from '../session.ts'
import { DateNavigation } from './date-navigation.tsx'
import { DayColumns } from './day-columns.tsx'
import { DayList } from './day-list.tsx'
import type { View } from './layout.ts'
import { MoveDialog, moveTo } from './move-dialog.tsx'
import { Trouble } from './trouble.tsx'
import { useChosenLocation, useDayView, useWide } from './use-choices.ts'
import { useChosenDate } from './use-chosen-date.ts'
import { type Day, useDay } from './use-day.ts'
import { useVisitActions, type VisitActions } from './use-visit-actions.ts'
import { VisitChange } from './visit-change.tsx'
import { VisitMenu } from './visit-menu.tsx'

/** The day at one location: who comes when, to whom, where. */
export function TodayPage() {
  const { locations } = useSession()
  const [chosen, choose] = useChosenLocation()
  const location = locations.find((one) => one.locationId === chosen) ?? locations[0]
  const { t } = useTranslation('today')
  if (!location) return <EmptyState icon="pin" title={t('noLocation')} />
  return (
    <DayAt
      key={location.locationId}
      locationId={location.locationId}
      locations={locations}
      onLocation={choose}
    />
  )
}

type DayAtProps = {
  locationId: string
  locations: readonly { locationId: string; name: string }[]
  onLocation: (locationId: string) => void
}

function DayAt({ locationId, locations, onLocation }: DayAtProps) {
  const { t } = useTranslation('today')
  const dates = useChosenDate()
  const day = useDay(dates.date, locationId)
  const actions = useVisitActions()
  const [view, setView] = useDayView()
  const wide = useWide()
  return (
    <>
      <header className="page-header">
        <div>
          <h1 className="day-title">{dates.isToday ? t('title') : dayLong(dates.date)}</h1>
          <p className="soft day-line">
            {dates.isToday && `${dayLong(dates.date)}. `}
            {day.data && <DayInWords visits={day.data.visits} />}
          </p>
        </div>
        <DateNavigation {...dates} />
      </header>
      <div className="day-tools no-print">
        {wide && (
          <Choices
            legend={t('view.label')}
            hideLegend
            look="segmented"
            options={(['practitioner', 'room', 'device', 'list'] as const).map((value) => ({
              value,
              label: t(`view.${value}`),
            }))}
            value={view}
            onChange={setView}
          />
        )}
        {locations.length > 1 && (
          <Select
            label={t('location')}
            value={locationId}
            onChange={onLocation}
            options={locations.map((one) => ({ value: one.locationId, label: one.name }))}
          />
        )}
        <Button look="plain" icon="print" onClick={() => window.print()}>
          {t('print')}
        </Button>
      </div>
      <Trouble actions={actions} />
      {day.isPending && <Skeleton lines={8} />}
      {day.isError && !day.data && (
        <ErrorState error={day.error} retry={() => void day.refetch()} />
      )}
      {day.data && <DayView day={day.data} view={wide ? view : 'list'} actions={actions} />}
    </>
  )
}

/** "5 visits, 2 done." */
function DayInWords({ visits }: { visits: readonly VisitView[] }) {
  const { t } = useTranslation('today')
  const standing = visits.filter((one) => one.state !== 'cancelled')
  const done = standing.filter((one) => one.state === 'done').length
  return (
    <>
      {t('visits', { count: standing.length })}
      {done > 0 && `, ${t('doneCount', { count: done })}`}
    </>
  )
}

type DayViewProps = { day: Day; view: View | 'list'; actions: VisitActions }

function DayView({ day, view, actions }: DayViewProps) {
  const { t } = useTranslation('today')
  const [open, setOpen] = useState<{ visitId: string; what: 'menu' | 'move' } | null>(null)
  const look = (visit: VisitView, asked: CourseChange) => {
    setOpen(null)
    actions.look(visit, asked)
  }
  const visit = day.visits.find((one) => one.visitId === open?.visitId)
  const close = () => setOpen(null)
  const onMenu = ({ visitId }: VisitView) => setOpen({ visitId, what: 'menu' })
  const empty = day.visits.length === 0
  return (
    <>
      {empty && (view === 'list' || day.open.length === 0) ? (
        <EmptyState icon="leaf" title={t(day.open.length === 0 ? 'closedDay' : 'emptyDay')}>
          <p>{t('emptyHelp')}</p>
        </EmptyState>
      ) : view === 'list' ? (
        <DayList day={day} actions={actions} onMenu={onMenu} />
      ) : (
        <DayColumns
          day={day}
          view={view}
          actions={actions}
          onMenu={onMenu}
          onMove={(one, to) => look(one, moveTo(one, to))}
        />
      )}
      {visit && open?.what === 'menu' && (
        <VisitMenu
          visit={visit}
          actions={actions}
          onMove={() => setOpen({ visitId: visit.visitId, what: 'move' })}
          onChange={(asked) => look(visit, asked)}
          onClose={close}
        />
      )}
      {visit && open?.what === 'move' && (
        <MoveDialog
          visit={visit}
          onChoose={(to) => look(visit, moveTo(visit, to))}
          onClose={close}
        />
      )}
      {actions.change && (
        <VisitChange {...actions.change} actions={actions} onClose={actions.lookAway} />
      )}
    </>
  )
}
