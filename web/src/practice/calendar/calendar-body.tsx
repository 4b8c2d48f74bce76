import type { CourseChange, Resource, VisitView } from '@anagen/contract'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { call } from '../../shared/api.ts'
import { addDays, dayLong, dayShort, time } from '../../shared/format.ts'
import { Button, EmptyState } from '../../shared/ui/index.ts'
import { useMay } from '../session.ts'
import { ResourceDialog } from '../settings/resource-dialog.tsx'
import { DayList } from '../today/day-list.tsx'
import { columnsOf, type View } from '../today/layout.ts'
import { MoveDialog, moveTo } from '../today/move-dialog.tsx'
import { TimeGrid } from '../today/time-grid.tsx'
import { useWide } from '../today/use-choices.ts'
import type { VisitActions } from '../today/use-visit-actions.ts'
import { VisitChange } from '../today/visit-change.tsx'
import { VisitMenu } from '../today/visit-menu.tsx'
import { Agenda } from './agenda.tsx'
import { dayOf, type Who, weekColumns } from './columns.ts'
import { MonthGrid } from './month-grid.tsx'
import type { CalendarView } from './range.ts'
import type { Range } from './use-range.ts'

type Props = {
  range: Range
  search: { view: CalendarView; date: string; today: string }
  who: Who
  grid: number
  actions: VisitActions
  busy: boolean
}

type Open = { visitId: string; what: 'menu' | 'move' } | null

/** The days themselves, and the dialogs of their visits. */
export function CalendarBody({ range, search, who, grid, actions, busy }: Props) {
  const [open, setOpen] = useState<Open>(null)
  const [litId, light] = useState<string | null>(null)
  const [hours, setHours] = useState<Resource | null>(null)
  const visit = range.visits.find((one) => one.visitId === open?.visitId)
  const lit = range.visits.find((one) => one.visitId === litId) ?? null
  const look = (one: VisitView, asked: CourseChange) => {
    setOpen(null)
    light(null)
    actions.look(one, asked)
  }
  const onMenu = ({ visitId }: VisitView) => setOpen({ visitId, what: 'menu' })
  const shared = {
    ...{ range, who, grid, actions, onMenu, lit, onHours: setHours },
    onMove: (one: VisitView, to: { start: string; practitionerId: string }) =>
      look(one, moveTo(one, to)),
  }
  const { view, date, today } = search
  return (
    <div aria-busy={busy} className="calendar-body">
      {lit && <LitBar visit={lit} onEnd={() => light(null)} />}
      {view === 'day' && <DayView {...shared} date={date} />}
      {view === 'week' && <WeekView {...shared} />}
      {view === 'month' && (
        <MonthGrid range={range} month={date.slice(0, 7)} today={today} who={who} />
      )}
      {view === 'agenda' && <Agenda range={range} who={who} onMenu={onMenu} />}
      {visit && open?.what === 'menu' && (
        <VisitMenu
          visit={visit}
          actions={actions}
          onMove={() => setOpen({ visitId: visit.visitId, what: 'move' })}
          onLight={
            view === 'day' || view === 'week'
              ? () => {
                  setOpen(null)
                  light(visit.visitId)
                }
              : undefined
          }
          onChange={(asked) => look(visit, asked)}
          onClose={() => setOpen(null)}
        />
      )}
      {visit && open?.what === 'move' && (
        <MoveDialog
          visit={visit}
          onChoose={(to) => look(visit, moveTo(visit, to))}
          onClose={() => setOpen(null)}
        />
      )}
      {actions.change && (
        <VisitChange {...actions.change} actions={actions} onClose={actions.lookAway} />
      )}
      {hours && (
        <ResourceDialog resource={hours} kind={hours.kind} onClose={() => setHours(null)} />
      )}
    </div>
  )
}

/** Whose free times are lit, and the way to put the light out. */
function LitBar({ visit, onEnd }: { visit: VisitView; onEnd: () => void }) {
  const { t } = useTranslation('calendar')
  return (
    <div className="notice lit-bar" role="status">
      <div>
        {t('litFor')} <strong className="person-name">{visit.patientName}</strong>{' '}
        <span className="soft">
          ({dayShort(visit.start)}, {time(visit.start)})
        </span>
      </div>
      <Button look="plain" size="small" icon="close" onClick={onEnd}>
        {t('litEnd')}
      </Button>
    </div>
  )
}

type ViewProps = Pick<Props, 'range' | 'who' | 'grid' | 'actions'> & {
  lit: VisitView | null
  onMenu: (visit: VisitView) => void
  onMove: (visit: VisitView, to: { start: string; practitionerId: string }) => void
  onHours: (of: Resource) => void
}

/** The free starts of a visit in the days shown, while it is lit. */
function useLit(lit: VisitView | null, { from, days }: { from: string; days: number }) {
  const to = addDays(from, days - 1)
  const slots = useQuery({
    queryKey: ['slots', lit?.visitId, from, to],
    queryFn: () =>
      call('visits.slots', {
        params: { visitId: lit?.visitId ?? '' },
        query: { date: from, to, others: 'follow' },
      }),
    enabled: lit !== null,
    staleTime: 0,
  })
  return lit && slots.data ? { visit: lit, slots: slots.data.slots } : null
}

function DayView({ range, who, grid, actions, lit, date, ...on }: ViewProps & { date: string }) {
  const { t } = useTranslation(['calendar', 'today'])
  const wide = useWide()
  const day = dayOf(range, date)
  const shown = useLit(lit, { from: date, days: 1 })
  const kind: View = who?.kind ?? 'practitioner'
  const columns = columnsOf(day, kind).filter(
    ({ resource }) => !who || resource.resourceId === who.resourceId,
  )
  if (day.open.length === 0 && day.visits.length === 0)
    return <EmptyState icon="leaf" title={t('today:closedDay')} />
  if (!wide && !who)
    return day.visits.length > 0 ? (
      <DayList day={day} actions={actions} onMenu={on.onMenu} />
    ) : (
      <EmptyState icon="leaf" title={t('today:emptyDay')} />
    )
  return (
    <TimeGrid
      {...on}
      label={t('dayLabel', { day: dayLong(date) })}
      columns={columns.map(({ resource, works, visits }) => ({
        key: resource.resourceId,
        title: (
          <ResourceTitle
            resource={range.resources.find((one) => one.resourceId === resource.resourceId)}
            onHours={on.onHours}
          />
        ),
        ...{ date, works, visits, practitionerId: resource.resourceId },
      }))}
      open={day.open}
      now={range.now}
      movable={kind === 'practitioner'}
      actions={actions}
      grid={grid}
      lit={shown}
    />
  )
}

function WeekView({ range, who, grid, actions, lit, ...on }: ViewProps) {
  const { t } = useTranslation('calendar')
  const shown = useLit(lit, { from: range.days[0]?.date ?? '', days: range.days.length })
  const columns = weekColumns(range, who).filter(
    ({ works, visits }) => works.length > 0 || visits.length > 0,
  )
  if (columns.length === 0) return <EmptyState icon="leaf" title={t('closedWeek')} />
  return (
    <TimeGrid
      {...on}
      label={t('weekLabel')}
      columns={columns.map((column) => ({
        ...column,
        title: (
          <Link to="/calendar" search={{ view: 'day', date: column.date }} className="column-date">
            {dayShort(column.date)}
          </Link>
        ),
      }))}
      open={[]}
      now={range.now}
      movable={!who || who.kind === 'practitioner'}
      actions={actions}
      grid={grid}
      lit={shown}
    />
  )
}

type TitleProps = { resource: Resource | undefined; onHours: (of: Resource) => void }

/** The name above a column; who manages the practice changes hours and days off there. */
function ResourceTitle({ resource, onHours }: TitleProps) {
  const { t } = useTranslation('calendar')
  const may = useMay()
  if (!resource) return null
  if (!may('practice.manage')) return <>{resource.name}</>
  return (
    <button
      type="button"
      className="column-title"
      title={t('hoursOf', { name: resource.name })}
      onClick={() => onHours(resource)}
    >
      {resource.name}
      <span className="visually-hidden">: {t('hours')}</span>
    </button>
  )
}
