import type { VisitView } from '@anagen/contract'
import type { CSSProperties } from 'react'
import { useTranslation } from 'react-i18next'
import { time } from '../../shared/format.ts'
import { EmptyState } from '../../shared/ui/index.ts'
import {
  bandsOf,
  type Column,
  columnsOf,
  gaps,
  hoursRange,
  minutesOf,
  type Placed,
  type Span,
  spanOf,
  timeOf,
  type View,
} from './layout.ts'
import type { Day } from './use-day.ts'
import { type Drag, useDrag } from './use-drag.ts'
import type { VisitActions } from './use-visit-actions.ts'
import { VisitCard } from './visit-card.tsx'

const pxPerMinute = 1.8

type Props = {
  day: Day
  view: View
  actions: VisitActions
  onMenu: (visit: VisitView) => void
  /** A card was let go on a free start. */
  onMove: (visit: VisitView, to: { start: string; practitionerId: string }) => void
}

/** The day in columns, time downwards. Cards can be dragged between practitioners. */
export function DayColumns({ day, view, actions, onMenu, onMove }: Props) {
  const { t } = useTranslation('today')
  const columns = columnsOf(day, view)
  const spans = [
    ...day.open.map(spanOf),
    ...columns.flatMap((one) => [...one.works, ...one.visits.map((visit) => visit.span)]),
  ]
  const range = hoursRange(spans)
  const { drag, press, swallowClick } = useDrag({
    date: day.date,
    pxPerMinute,
    onDrop: onMove,
    onMiss: () => actions.say(t('trouble.onlyLit')),
  })
  if (columns.length === 0)
    return <EmptyState icon={view === 'device' ? 'device' : 'room'} title={t(`none.${view}`)} />
  const height = (range.to - range.from) * pxPerMinute
  const now = day.now.slice(0, 10) === day.date ? minutesOf(day.now) : null
  const place = (span: Span): CSSProperties => ({
    top: (span.from - range.from) * pxPerMinute,
    height: (span.to - span.from) * pxPerMinute,
  })
  const card = ({ item: visit, span, lane, lanes }: Placed<VisitView>) => {
    const moving = drag?.visit.visitId === visit.visitId ? drag : null
    const movable = view === 'practitioner' && visit.state !== 'done'
    return (
      <div
        key={visit.visitId}
        className={`slot${moving ? ' moving' : ''}${movable ? ' movable' : ''}`}
        style={{
          ...place(span),
          left: `calc(${(100 * lane) / lanes}% + 3px)`,
          width: `calc(${100 / lanes}% - 6px)`,
          transform: moving ? `translate(${moving.dx}px, ${moving.dy}px)` : undefined,
        }}
        onPointerDown={movable ? (event) => press(event, visit) : undefined}
      >
        <VisitCard visit={visit} actions={actions} onMenu={onMenu} onOpenClick={swallowClick} />
      </div>
    )
  }
  return (
    <section
      className={`day${drag ? ' dragging' : ''}`}
      aria-label={t('columnsLabel')}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
      tabIndex={0}
    >
      <div className="hours" aria-hidden="true">
        <div className="head" />
        <div style={{ height }}>
          {fullHours(range).map((at) => (
            <span key={at} style={{ top: (at - range.from) * pxPerMinute }}>
              {time(timeOf(at))}
            </span>
          ))}
        </div>
      </div>
      {columns.map((column) => (
        <section className="column" key={column.resource.resourceId}>
          <h2 className="head">{column.resource.name}</h2>
          <div className="body" data-column={column.resource.resourceId} style={{ height }}>
            {gaps(range, column.works).map((gap) => (
              <div className="closed" key={gap.from} style={place(gap)} />
            ))}
            {fullHours(range).map((at) => (
              <div className="hour" key={at} style={{ top: (at - range.from) * pxPerMinute }} />
            ))}
            {drag && <Lit drag={drag} column={column} place={place} />}
            {column.visits.map(card)}
            {now !== null && now >= range.from && now <= range.to && (
              <div className="now" style={{ top: (now - range.from) * pxPerMinute }} />
            )}
          </div>
        </section>
      ))}
    </section>
  )
}

const fullHours = ({ from, to }: Span) =>
  Array.from({ length: (to - from) / 60 }, (_, i) => from + i * 60)

type LitProps = { drag: Drag; column: Column; place: (span: Span) => CSSProperties }

/** The allowed starts while a card is on its way, and the one it would land on. */
function Lit({ drag, column, place }: LitProps) {
  const here = (drag.slots ?? []).filter((one) => one.practitionerId === column.resource.resourceId)
  const { target } = drag
  const lands = target?.practitionerId === column.resource.resourceId ? target : null
  return (
    <>
      {bandsOf(here.map((one) => one.start)).map((band) => (
        <div className="lit" key={band.from} style={place(band)} />
      ))}
      {lands && (
        <div className="landing" style={place(spanOf({ from: lands.start, to: lands.end }))}>
          {time(lands.start)}
        </div>
      )}
    </>
  )
}
