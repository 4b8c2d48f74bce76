import type { VisitView } from '@anagen/contract'
import type { CSSProperties, MouseEvent, ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { time } from '../../shared/format.ts'
import {
  bandsOf,
  gaps,
  gridMinutes,
  hoursRange,
  type Interval,
  minutesOf,
  nearestStart,
  type Placed,
  type Span,
  spanOf,
  timeOf,
} from './layout.ts'
import { type Drag, type DropColumn, type Slot, slotsIn, useDrag } from './use-drag.ts'
import type { VisitActions } from './use-visit-actions.ts'
import { VisitCard } from './visit-card.tsx'

const pxPerMinute = 1.8
/** Pixels a card needs for a name. */
const leastLane = 104
const leastColumn = 160

/** A column: one person, room or device on one date, or one date of all. */
export type GridColumn = DropColumn & {
  title: ReactNode
  works: readonly Span[]
  visits: readonly Placed<VisitView>[]
}

type Props = {
  label: string
  columns: readonly GridColumn[]
  open: readonly Interval[]
  /** Local wall time. */
  now: string
  movable: boolean
  actions: VisitActions
  onMenu: (visit: VisitView) => void
  /** A card was let go on a free start, or a lit time was pressed. */
  onMove: (visit: VisitView, to: { start: string; practitionerId: string }) => void
  /** Starts lie on multiples of this many minutes. */
  grid?: number
  /** A visit whose free starts are lit all the time. */
  lit?: { visit: VisitView; slots: readonly Slot[] } | null
}

/** Columns with time downwards: hours, what is closed, visits, a line for now. */
export function TimeGrid(props: Props) {
  const { label, columns, open, now, movable, actions, onMenu, onMove, lit = null } = props
  const { grid = gridMinutes } = props
  const { t } = useTranslation('today')
  const range = hoursRange([
    ...open.map(spanOf),
    ...columns.flatMap((one) => [...one.works, ...one.visits.map((visit) => visit.span)]),
  ])
  const { drag, press, swallowClick } = useDrag({
    columns,
    grid,
    pxPerMinute,
    onDrop: onMove,
    onMiss: () => actions.say(t('trouble.onlyLit')),
  })
  const height = (range.to - range.from) * pxPerMinute
  const place = (span: Span): CSSProperties => ({
    top: (span.from - range.from) * pxPerMinute,
    height: (span.to - span.from) * pxPerMinute,
  })
  const card = ({ item: visit, span, lane, lanes }: Placed<VisitView>) => {
    const moving = drag?.visit.visitId === visit.visitId ? drag : null
    const draggable = movable && visit.state !== 'done'
    return (
      <div
        key={visit.visitId}
        className={`slot${moving ? ' moving' : ''}${draggable ? ' movable' : ''}`}
        style={{
          ...place(span),
          left: `calc(${(100 * lane) / lanes}% + 3px)`,
          width: `calc(${100 / lanes}% - 6px)`,
          transform: moving ? `translate(${moving.dx}px, ${moving.dy}px)` : undefined,
        }}
        onPointerDown={draggable ? (event) => press(event, visit) : undefined}
      >
        <VisitCard visit={visit} actions={actions} onMenu={onMenu} onOpenClick={swallowClick} />
      </div>
    )
  }
  const nowAt = minutesOf(now)
  // Where many stand side by side, a column is wide enough for their names and the grid scrolls.
  const widths = columns.map(({ visits }) => {
    const lanes = Math.max(1, ...visits.map((visit) => visit.lanes))
    return `minmax(${Math.max(leastColumn, lanes * leastLane)}px, ${lanes}fr)`
  })
  const lines = { '--step': `${grid * pxPerMinute}px` } as CSSProperties
  return (
    <section
      className={`day${drag ? ' dragging' : ''}${props.grid ? ' ruled' : ''}`}
      aria-label={label}
      style={{ gridTemplateColumns: `76px ${widths.join(' ')}` }}
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
        <section className="column" key={column.key}>
          <h2 className="head">{column.title}</h2>
          <div className="body" data-column={column.key} style={{ ...lines, height }}>
            {gaps(range, column.works).map((gap) => (
              <div className="closed" key={gap.from} style={place(gap)} />
            ))}
            {fullHours(range).map((at) => (
              <div className="hour" key={at} style={{ top: (at - range.from) * pxPerMinute }} />
            ))}
            {drag && (
              <Lit slots={slotsIn(column, drag.slots ?? [], grid)} grid={grid} place={place} />
            )}
            {!drag && lit && (
              <Lit
                slots={slotsIn(column, lit.slots, grid)}
                grid={grid}
                place={place}
                onChoose={(slot) => onMove(lit.visit, slot)}
              />
            )}
            {drag && <Landing drag={drag} column={column} place={place} />}
            {column.visits.map(card)}
            {now.slice(0, 10) === column.date && nowAt >= range.from && nowAt <= range.to && (
              <div className="now" style={{ top: (nowAt - range.from) * pxPerMinute }} />
            )}
          </div>
        </section>
      ))}
    </section>
  )
}

const fullHours = ({ from, to }: Span) =>
  Array.from({ length: (to - from) / 60 }, (_, i) => from + i * 60)

type Place = (span: Span) => CSSProperties
type LitProps = {
  slots: readonly Slot[]
  grid: number
  place: Place
  onChoose?: (slot: Slot) => void
}

/** The allowed starts of a column. Pressing a lit time chooses the start under the pointer; by key there is the dialog. */
function Lit({ slots, grid, place, onChoose }: LitProps) {
  const starts = slots.map((one) => one.start)
  const choose = (band: Span) => (event: MouseEvent<HTMLElement>) => {
    const { top } = event.currentTarget.getBoundingClientRect()
    const start = nearestStart(starts, band.from + (event.clientY - top) / pxPerMinute - grid / 2)
    const slot = slots.find((one) => one.start === start)
    if (slot) onChoose?.(slot)
  }
  return bandsOf(starts, grid).map((band) => (
    // biome-ignore lint/a11y/noStaticElementInteractions: the dialog offers the same times by keyboard
    // biome-ignore lint/a11y/useKeyWithClickEvents: the dialog offers the same times by keyboard
    <div
      className={onChoose ? 'lit pick' : 'lit'}
      key={band.from}
      style={place(band)}
      onClick={onChoose && choose(band)}
    />
  ))
}

/** The start on which a card on its way would land. */
function Landing({ drag, column, place }: { drag: Drag; column: GridColumn; place: Place }) {
  const { target } = drag
  if (!target || target.column !== column.key) return null
  return (
    <div
      className="landing"
      style={place(spanOf({ from: target.slot.start, to: target.slot.end }))}
    >
      {time(target.slot.start)}
    </div>
  )
}
