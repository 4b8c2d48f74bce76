import type { TFunction } from 'i18next'
import { useId, useLayoutEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { dayShort, dayYear, number } from '../../shared/format.ts'
import { type ChartFacts, type ChartLayout, type ChartPoint, chartLayout } from './chart-layout.ts'
import './chart.css'
import { ScrollX } from '../../shared/ui/index.ts'
import { eventName } from './event-name.ts'

type Props = {
  facts: ChartFacts
  /** Short unit for the axis and the figures. */
  unit: string
  label: string
}

/**
 * What was measured over time, with error bars, the band of what chance fills and that of untreated
 * people, autumn, planned looks and events. A point is read by pointing at it or with the arrow
 * keys; a table with the same figures stands under it.
 */
export function ProgressChart({ facts, unit, label }: Props) {
  const { t } = useTranslation('progress')
  const [box, width] = useWidth()
  const [read, setRead] = useState<number | null>(null)
  const layout = chartLayout(facts, width)
  const point = read === null ? null : layout.points[read]
  const alone = facts.verdict.state === 'band only'
  return (
    <figure className="progress-chart" ref={box}>
      <div className="chart-box">
        <Drawing {...{ layout, label, read, unit, alone }} onRead={setRead} />
        <Reader {...{ points: layout.points, unit, read }} onRead={setRead} />
      </div>
      <p className="chart-read">{point ? <Reading {...{ point, unit }} /> : t('chart.help')}</p>
      <Legend {...{ layout, alone, unit }} />
      <FiguresTable facts={facts} unit={unit} />
    </figure>
  )
}

/** The width its place gives, in pixels, so that words keep their size on every screen. */
export function useWidth() {
  const box = useRef<HTMLElement>(null)
  const [width, setWidth] = useState(640)
  useLayoutEffect(() => {
    const element = box.current
    if (!element) return
    const measure = () => setWidth(Math.max(260, Math.round(element.clientWidth)))
    measure()
    const observer = new ResizeObserver(measure)
    observer.observe(element)
    return () => observer.disconnect()
  }, [])
  return [box, width] as const
}

/** The points for the keyboard and for screen readers: the arrow keys go from one to the next. */
function Reader({
  points,
  unit,
  read,
  onRead,
}: {
  points: readonly ChartPoint[]
  unit: string
  read: number | null
  onRead: (index: number | null) => void
}) {
  const { t } = useTranslation('progress')
  const last = points.length - 1
  const point = points[read ?? last]
  if (!point) return null
  return (
    <input
      type="range"
      className="chart-reader"
      aria-label={t('chart.read')}
      aria-valuetext={`${dayShort(point.date)}: ${said(point, unit, t)}`}
      min={0}
      max={last}
      value={read ?? last}
      onChange={(event) => onRead(Number(event.target.value))}
      onFocus={() => onRead(read ?? last)}
      onBlur={() => onRead(null)}
    />
  )
}

type DrawingProps = {
  layout: ChartLayout
  label: string
  unit: string
  /** Chance is not judged: the band is what goes on by itself. */
  alone: boolean
  read: number | null
  onRead: (index: number | null) => void
}

function Drawing({ layout, label, unit, alone, read, onRead }: DrawingProps) {
  const { t } = useTranslation('progress')
  const id = useId()
  const { left, right, top, bottom, points } = layout
  return (
    <svg
      width={layout.width}
      height={layout.height}
      viewBox={`0 0 ${layout.width} ${layout.height}`}
      role="img"
      aria-label={label}
      onPointerMove={(event) => onRead(nearest(event, points))}
      onPointerLeave={() => onRead(null)}
    >
      <defs>
        <linearGradient id={`${id}s`}>
          <stop offset="0" className="chart-season-edge" />
          <stop offset=".5" className="chart-season-middle" />
          <stop offset="1" className="chart-season-edge" />
        </linearGradient>
        <clipPath id={`${id}c`}>
          <rect x={left} y={top - 4} width={right - left} height={bottom - top + 8} />
        </clipPath>
      </defs>
      {layout.seasons.map(({ x1, x2 }) => (
        <rect
          key={x1}
          x={x1}
          y={top}
          width={Math.max(0, x2 - x1)}
          height={bottom - top}
          fill={`url(#${id}s)`}
        />
      ))}
      <g clipPath={`url(#${id}c)`}>
        {layout.untreated && <path d={layout.untreated} className="chart-untreated" />}
        {layout.chance && (
          <path d={layout.chance} className={alone ? 'chart-chance alone' : 'chart-chance'} />
        )}
      </g>
      <Axes layout={layout} unit={unit} />
      {layout.looks.map((look) => (
        <g key={look.month} className={look.taken ? 'chart-look taken' : 'chart-look'}>
          <line x1={look.x} x2={look.x} y1={bottom - 7} y2={bottom + 3} />
        </g>
      ))}
      {layout.now !== null && (
        <g>
          <line x1={layout.now} x2={layout.now} y1={top - 6} y2={bottom} className="chart-now" />
          <text
            x={Math.max(7.5 * unit.length + 26, Math.min(layout.now, right - 22))}
            y={top - 13}
            className="chart-text now"
            textAnchor="middle"
          >
            {t('chart.today')}
          </text>
        </g>
      )}
      <path d={layout.line} className="chart-line" />
      {points.map((point, i) => (
        <Point key={point.date + point.value} point={point} lit={i === read} />
      ))}
      {layout.events.map((event) => (
        <Event key={event.label.kind + event.label.from} event={event} layout={layout} />
      ))}
    </svg>
  )
}

function nearest(
  event: { clientX: number; currentTarget: Element },
  points: readonly ChartPoint[],
): number | null {
  const x = event.clientX - event.currentTarget.getBoundingClientRect().left
  const distances = points.map((point) => Math.abs(point.x - x))
  const least = Math.min(...distances)
  return least < 40 ? distances.indexOf(least) : null
}

function Axes({ layout, unit }: { layout: ChartLayout; unit: string }) {
  const { t } = useTranslation('progress')
  const { left, right, top, bottom } = layout
  return (
    <g>
      {layout.yTicks.map((tick) => (
        <g key={tick}>
          <line
            x1={left}
            x2={right}
            y1={layout.y(tick)}
            y2={layout.y(tick)}
            className="chart-grid"
          />
          <text x={left - 8} y={layout.y(tick) + 4} textAnchor="end" className="chart-text faint">
            {number(tick)}
          </text>
        </g>
      ))}
      <text x={0} y={top - 13} className="chart-text faint">
        {unit}
      </text>
      {layout.zero !== null && (
        <line x1={left} x2={right} y1={layout.zero} y2={layout.zero} className="chart-zero" />
      )}
      {layout.xTicks.map((month) => (
        <text
          key={month}
          x={layout.x(month)}
          y={bottom + 20}
          textAnchor="middle"
          className="chart-text faint"
        >
          {month === 0 ? t('chart.start') : number(month)}
        </text>
      ))}
    </g>
  )
}

function Point({ point, lit }: { point: ChartPoint; lit: boolean }) {
  const { x, y, yLow, yHigh, role } = point
  return (
    <g className={`chart-point ${role.replace(' ', '-')} ${lit ? 'lit' : ''}`}>
      {role === 'not comparable' ? (
        <path d={`M${x} ${y - 6}l6 6l-6 6l-6-6z`} className="mark" />
      ) : (
        <circle cx={x} cy={y} r={lit ? 6 : 4.5} />
      )}
      {/* Caps wider than the mark: the smallest error is seen too. */}
      <path d={`M${x} ${yLow}V${yHigh}M${x - 8} ${yLow}h16M${x - 8} ${yHigh}h16`} className="bar" />
    </g>
  )
}

function Event({ event, layout }: { event: ChartLayout['events'][number]; layout: ChartLayout }) {
  const { x1, x2, y, label } = event
  const late = x1 > layout.left + (layout.right - layout.left) * 0.66
  return (
    <g>
      <line x1={x1} x2={x2} y1={y} y2={y} className="chart-event" />
      <text
        x={late ? layout.right : x1}
        y={y - 6}
        textAnchor={late ? 'end' : 'start'}
        className="chart-text soft"
      >
        {eventName(label)}
      </text>
    </g>
  )
}

function Reading({ point, unit }: { point: ChartPoint; unit: string }) {
  const { t } = useTranslation('progress')
  return (
    <>
      <strong>{dayShort(point.date)}</strong>: {said(point, unit, t)}
    </>
  )
}

function said(point: ChartPoint, unit: string, t: TFunction<'progress'>): string {
  const { value, low, high, matched, role } = point
  const figures = { value: number(value, 1), low: number(low, 1), high: number(high, 1), unit }
  return [
    t('chart.point', figures),
    matched && t('chart.matched', matched),
    role === 'not comparable' && t('role.not comparable'),
  ]
    .filter(Boolean)
    .join(', ')
}

function Legend({ layout, alone, unit }: { layout: ChartLayout; alone: boolean; unit: string }) {
  const { t } = useTranslation('progress')
  const [from] = layout.yTicks
  return (
    <>
      <ul className="plain chart-legend" aria-label={t('chart.legend')}>
        <li>
          <i className="mark point" />
          {t('chart.error')}
        </li>
        {layout.points.some((point) => point.role === 'not comparable') && (
          <li>
            <i className="mark other" />
            {t('role.not comparable')}
          </li>
        )}
        {layout.chance && (
          <li>
            <i className={alone ? 'mark chance alone' : 'mark chance'} />
            {t(alone ? 'chart.alone' : 'chart.chance')}
          </li>
        )}
        {layout.untreated && (
          <li>
            <i className="mark untreated" />
            {t('chart.untreated')}
          </li>
        )}
        {layout.zero !== null && (
          <li>
            <i className="mark zero" />
            {t('chart.zero')}
          </li>
        )}
        <li>
          <i className="mark look" />
          {t('chart.look')}
        </li>
        {layout.seasons.length > 0 && (
          <li>
            <i className="mark season" />
            {t('chart.season')}
          </li>
        )}
      </ul>
      {layout.cut && from !== undefined && (
        <p className="chart-cut">{t('chart.cut', { from: number(from), unit })}</p>
      )}
    </>
  )
}

/** The same figures as a table, for those who would rather read than look. */
function FiguresTable({ facts, unit }: { facts: ChartFacts; unit: string }) {
  const { t } = useTranslation('progress')
  const { points } = facts.verdict
  return (
    <details className="chart-table">
      <summary>{t('chart.table')}</summary>
      <ScrollX label={t('chart.table')}>
        <table className="table">
          <thead>
            <tr>
              <th scope="col">{t('chart.day')}</th>
              <th scope="col">{t('chart.figure', { unit })}</th>
              <th scope="col">{t('chart.interval')}</th>
              <th scope="col">{t('chart.what')}</th>
            </tr>
          </thead>
          <tbody>
            {points.map((point) => (
              <tr key={point.date + point.value}>
                <th scope="row">{dayYear(point.date)}</th>
                <td>{number(point.value, 1)}</td>
                <td>
                  {t('chart.range', { low: number(point.low, 1), high: number(point.high, 1) })}
                </td>
                <td>
                  {t(`role.${point.role}`)}
                  {point.matched && ` · ${t('chart.matched', point.matched)}`}
                </td>
              </tr>
            ))}
            {facts.events.map((event) => (
              <tr key={event.kind + event.from}>
                <th scope="row">{dayYear(event.from)}</th>
                <td colSpan={2}>
                  {event.to ? t('chart.until', { day: dayYear(event.to) }) : t('chart.goesOn')}
                </td>
                <td>{eventName(event)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollX>
    </details>
  )
}
