import './calendar.css'
import '../today/today.css'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { addDays, dayLong, dayMonth, dayYear, monthYear } from '../../shared/format.ts'
import {
  Button,
  Choices,
  Dialog,
  EmptyState,
  ErrorState,
  Icon,
  Select,
  Skeleton,
} from '../../shared/ui/index.ts'
import { useMay, useSession } from '../session.ts'
import { LocationForm } from '../settings/practice-part.tsx'
import { Trouble } from '../today/trouble.tsx'
import { useChosenLocation, useGrid } from '../today/use-choices.ts'
import { useVisitActions } from '../today/use-visit-actions.ts'
import { CalendarBody } from './calendar-body.tsx'
import type { Who } from './columns.ts'
import { PeriodNavigation } from './period-navigation.tsx'
import { type CalendarSearch, type CalendarView, periodOf, views } from './range.ts'
import { useCalendarKeys } from './use-calendar-keys.ts'
import { type Range, useRange } from './use-range.ts'

/** The calendar of one location: day, week, month or agenda, of everybody or of one person, room or device. */
export function CalendarPage() {
  const { locations } = useSession()
  const { t } = useTranslation('calendar')
  const [chosen, choose] = useChosenLocation()
  const location = locations.find((one) => one.locationId === chosen) ?? locations[0]
  if (!location) return <EmptyState icon="pin" title={t('noLocation')} />
  return <CalendarAt key={location.locationId} location={location} onLocation={choose} />
}

type AtProps = {
  location: { locationId: string; name: string }
  onLocation: (locationId: string) => void
}

function CalendarAt({ location, onLocation }: AtProps) {
  const { t } = useTranslation('calendar')
  const { locations, today } = useSession()
  const may = useMay()
  const search = useSearch({ from: '/app/calendar' })
  const navigate = useNavigate()
  const { view = 'week', date = today } = search
  const period = periodOf(view, date)
  const range = useRange({ locationId: location.locationId, ...period })
  const actions = useVisitActions()
  const [grid, setGrid] = useGrid()
  const go = (more: CalendarSearch) =>
    void navigate({ to: '/calendar', search: { ...search, ...more } })
  useCalendarKeys({ view, date, go })
  const who = range.data ? whoOf(range.data, search.who) : null
  return (
    <>
      <header className="page-header">
        <div>
          <h1>{titleOf(view, date, period)}</h1>
          <p className="soft day-line">
            {location.name}
            {range.data &&
              `. ${t('visits', { count: range.data.visits.filter((one) => one.state !== 'cancelled').length })}`}
          </p>
        </div>
        <PeriodNavigation view={view} date={date} go={go} />
      </header>
      <div className="day-tools calendar-tools no-print">
        <Choices
          legend={t('view.label')}
          hideLegend
          look="segmented"
          options={views.map((value) => ({ value, label: t(`view.${value}`) }))}
          value={view}
          onChange={(next) => go({ view: next })}
        />
        {range.data && (
          <WhoSelect
            range={range.data}
            view={view}
            value={search.who}
            onChange={(id) => go({ who: id })}
          />
        )}
        {(view === 'day' || view === 'week') && (
          <Select
            label={t('grid')}
            value={String(grid)}
            onChange={(minutes) => setGrid(Number(minutes))}
            options={[5, 10, 15].map((n) => ({ value: String(n), label: t('minutes', { n }) }))}
          />
        )}
        {locations.length > 1 && (
          <Select
            label={t('location')}
            value={location.locationId}
            onChange={onLocation}
            options={locations.map((one) => ({ value: one.locationId, label: one.name }))}
          />
        )}
        <div className="row calendar-links">
          {may('book.write') && (
            <Link
              to="/absence"
              search={{
                from: date < today ? today : date,
                ...(who && { resource: who.resourceId }),
              }}
              className="button quiet"
            >
              <Icon name="hold" />
              {t('absence')}
            </Link>
          )}
          {may('practice.manage') && <OpeningHours locationId={location.locationId} />}
          <Link to="/calendar/sheet" search={{ date }} className="button plain">
            <Icon name="print" />
            {t('sheet.link')}
          </Link>
        </div>
      </div>
      <Trouble actions={actions} />
      {range.isPending && <Skeleton lines={8} />}
      {range.isError && !range.data && (
        <ErrorState error={range.error} retry={() => void range.refetch()} />
      )}
      {range.data && (
        <CalendarBody
          range={range.data}
          search={{ view, date, today }}
          who={who}
          grid={grid}
          actions={actions}
          busy={range.isPlaceholderData}
        />
      )}
    </>
  )
}

/** When the location is open, changed from its calendar. */
function OpeningHours({ locationId }: { locationId: string }) {
  const { t } = useTranslation('calendar')
  const { locations } = useSession()
  const [open, setOpen] = useState(false)
  const location = locations.find((one) => one.locationId === locationId)
  return (
    <>
      <Button look="plain" icon="clock" onClick={() => setOpen(true)}>
        {t('openingHours')}
      </Button>
      {open && location && (
        <Dialog title={t('openingHours')} onClose={() => setOpen(false)}>
          <LocationForm location={location} onSaved={() => setOpen(false)} />
        </Dialog>
      )}
    </>
  )
}

function titleOf(view: CalendarView, date: string, { from, days }: { from: string; days: number }) {
  if (view === 'day') return dayLong(date)
  if (view === 'month') return monthYear(date)
  return `${dayMonth(from)} – ${dayYear(addDays(from, days - 1))}`
}

function whoOf({ resources }: Range, id: string | undefined): Who {
  return resources.find((one) => one.resourceId === id) ?? null
}

type WhoProps = {
  range: Range
  view: CalendarView
  value: string | undefined
  onChange: (id: string) => void
}

/** Whose calendar it is; a day has its own columns for people, rooms and devices. */
function WhoSelect({ range, value, onChange }: WhoProps) {
  const { t } = useTranslation('calendar')
  return (
    <Select
      label={t('who')}
      value={range.resources.some(({ resourceId }) => resourceId === value) ? (value ?? '') : ''}
      onChange={onChange}
      options={[
        { value: '', label: t('everybody') },
        ...(['practitioner', 'room', 'device'] as const).flatMap((kind) =>
          range.resources
            .filter((one) => one.kind === kind)
            .map((one) => ({ value: one.resourceId, label: one.name })),
        ),
      ]}
    />
  )
}
