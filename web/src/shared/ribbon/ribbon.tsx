import type { TFunction } from 'i18next'
import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import { dayMonth, dayShort, monthShort } from '../format.ts'
import { layoutOf, rows, width } from './layout.ts'
import type { RibbonData, RibbonVisit } from './model.ts'
import './ribbon.css'

type Props = {
  data: RibbonData
  /** What the drawing shows, for those who hear it. */
  label: string
  /** Where visits stood before a change: faint rings. */
  before?: readonly { n: number; date: string }[]
  /** Makes visits buttons. */
  onPick?: (visit: RibbonVisit) => void
  size?: 'full' | 'small'
}

/**
 * The course on one line: windows as soft bands, visits as dots, light as a small sun, photos and
 * measures as ticks, holds as hatching, reviews as diamonds, medicines and events under the line.
 * A table with the same facts stands beside it for screen readers; on a phone it runs downwards.
 */
export function Ribbon(props: Props) {
  return (
    <figure className={`ribbon ${props.size ?? 'full'}`}>
      <Drawing {...props} />
      {props.size !== 'small' && <List {...props} />}
      <FactTable {...props} />
    </figure>
  )
}

function Drawing({ data, label, before = [], onPick, size = 'full' }: Props) {
  const { t } = useTranslation('ribbon')
  const id = useId()
  const layout = layoutOf(data)
  const { x } = layout
  const done = data.visits.filter((v) => v.state === 'done')
  const line = [x(data.visits[0]?.date ?? layout.first), x(done.at(-1)?.date ?? layout.first)]
  const now = data.today >= layout.first && data.today <= layout.last ? x(data.today) : null
  const small = size === 'small'
  const viewBox = small ? `0 82 ${width} 84` : `0 30 ${width} ${layout.height - 30}`
  return (
    <svg
      className="ribbon-drawing"
      viewBox={viewBox}
      role={onPick ? 'group' : 'img'}
      aria-label={label}
    >
      <defs>
        <pattern
          id={`${id}h`}
          width="7"
          height="7"
          patternUnits="userSpaceOnUse"
          patternTransform="rotate(45)"
        >
          <rect width="7" height="7" className="ribbon-hatch-back" />
          <line y2="7" className="ribbon-hatch" />
        </pattern>
        <linearGradient id={`${id}s`}>
          <stop offset="0" className="ribbon-season-edge" />
          <stop offset=".5" className="ribbon-season-middle" />
          <stop offset="1" className="ribbon-season-edge" />
        </linearGradient>
      </defs>
      {!small &&
        layout.seasons.map((s) => (
          <g key={s.from}>
            <rect
              x={s.from}
              y={rows.season}
              width={Math.max(0, s.to - s.from)}
              height={150}
              fill={`url(#${id}s)`}
            />
            {s.to - s.from > 150 && (
              <text
                x={(s.from + s.to) / 2}
                y={rows.months - 6}
                className="ribbon-text faint middle"
              >
                {t('season')}
              </text>
            )}
          </g>
        ))}
      {!small &&
        layout.months.map((m) => (
          <g key={m.date}>
            <line x1={m.x} x2={m.x} y1={92} y2={184} className="ribbon-month" />
            <text
              x={m.x + 5}
              y={rows.months + (layout.seasons.length ? 14 : 0)}
              className="ribbon-text faint"
            >
              {monthShort(m.date)}
            </text>
          </g>
        ))}
      <line x1={40} x2={width - 40} y1={rows.line} y2={rows.line} className="ribbon-axis" />
      {done.length > 0 && (
        <line
          x1={line[0]}
          x2={line[1]}
          y1={rows.line}
          y2={rows.line}
          className="ribbon-axis done"
        />
      )}
      {data.visits.map(
        (v) =>
          v.window && (
            <rect
              key={v.n}
              x={x(v.window.from)}
              y={rows.line - 24}
              width={Math.max(48, x(v.window.to) - x(v.window.from))}
              height={48}
              rx={24}
              className="ribbon-window"
            />
          ),
      )}
      {data.holds.map((h) => (
        <rect
          key={h.from + h.label}
          x={x(h.from)}
          y={rows.line - 13}
          width={Math.max(10, x(h.to ?? layout.last) - x(h.from))}
          height={26}
          rx={6}
          fill={`url(#${id}h)`}
        />
      ))}
      {before.map((b) => (
        <circle key={b.n} cx={x(b.date)} cy={rows.line} r={15} className="ribbon-before" />
      ))}
      {data.reviews.map((r) => (
        <path
          key={r.date}
          d={`M${x(r.date)} ${rows.line - 13} l13 13 l-13 13 l-13 -13z`}
          className="ribbon-review"
        />
      ))}
      {data.visits.map((v) => (
        <Visit key={v.n} visit={v} at={x(v.date)} small={small} onPick={onPick} />
      ))}
      {!small && <Below data={data} x={x} />}
      {!small &&
        layout.above.map((l) => (
          <g key={l.kind + l.x + l.text}>
            <text x={l.x} y={l.y} className={`ribbon-text middle ${l.kind}`}>
              {l.text}
            </text>
          </g>
        ))}
      {!small &&
        layout.marks.map((m) => (
          <g key={m.label + m.x1}>
            <line x1={m.x1} x2={m.x2} y1={m.y} y2={m.y} className="ribbon-mark" />
            <text x={m.x1 + 2} y={m.y - 6} className="ribbon-text soft">
              {m.label}
            </text>
          </g>
        ))}
      {now !== null && (
        <g>
          <line x1={now} x2={now} y1={58} y2={184} className="ribbon-now" />
          {!small && (
            <text x={now} y={46} className="ribbon-text now middle">
              {t('today')}
            </text>
          )}
        </g>
      )}
    </svg>
  )
}

function Visit({
  visit,
  at,
  small,
  onPick,
}: {
  visit: RibbonVisit
  at: number
  small: boolean
  onPick: Props['onPick']
}) {
  const { t } = useTranslation(['ribbon', 'common'])
  const pick = onPick ? () => onPick(visit) : undefined
  const words = wordsOf(visit, t)
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it is a button whenever it can be pressed
    <g
      className={`ribbon-visit ${visit.state} ${pick ? 'pickable' : ''}`}
      transform={`translate(${at} ${rows.line})`}
      {...(pick ? { role: 'button', tabIndex: 0, 'aria-label': words } : {})}
      onClick={pick}
      onKeyDown={(e) => {
        if (pick && (e.key === 'Enter' || e.key === ' ')) {
          e.preventDefault()
          pick()
        }
      }}
    >
      <circle r={15} className="dot" />
      {visit.state === 'done' && <path d="M-6 .5 l4.2 4.600 l8 -9.400" className="check-mark" />}
      {visit.state === 'missed' || visit.state === 'cancelled' ? (
        <path d="M-5 -5 L5 5 M5 -5 L-5 5" className="cross" />
      ) : null}
      {['planned', 'unplaced', 'booked', 'arrived'].includes(visit.state) && (
        <text y={5} className="number">
          {visit.n}
        </text>
      )}
      {visit.light && <Sun />}
      {visit.brow && <path d="M-24 -17 c3 -5 9 -5 12 -1" className="brow" />}
      {!small && visit.state !== 'unplaced' && (
        <text
          y={rows.dates - rows.line}
          className={`ribbon-text middle ${visit.state === 'planned' ? 'faint' : ''}`}
        >
          {dayMonth(visit.date)}
        </text>
      )}
    </g>
  )
}

function Sun() {
  return (
    <g className="sun" transform="translate(15 -19)">
      <circle r={4} />
      {[0, 45, 90, 135, 180, 225, 270, 315].map((a) => (
        <line key={a} x1={6.4} x2={9} transform={`rotate(${a})`} />
      ))}
    </g>
  )
}

function Below({ data, x }: { data: RibbonData; x: (date: string) => number }) {
  return data.ticks.map((tick) => (
    <g
      key={`${tick.kind}${tick.date}`}
      transform={`translate(${x(tick.date)} ${rows.ticks})`}
      className={`ribbon-${tick.kind ?? 'photo'} ${tick.planned ? 'planned' : ''}`}
    >
      {tick.kind === 'measure' ? (
        <path d="M0 -1 v10 M-4 -1 h8" />
      ) : (
        <>
          <rect x={-5} width={10} height={7.5} rx={1.8} />
          <circle cy={3.8} r={1.9} />
        </>
      )}
    </g>
  ))
}

type Words = TFunction<['ribbon', 'common']>

function wordsOf(v: RibbonVisit, t: Words): string {
  const extras = [v.light ? t('common:light') : '', v.brow ? t('common:brow') : '']
    .filter(Boolean)
    .join(', ')
  const words = t('visit', {
    n: v.n,
    day: dayShort(v.date),
    state: t(`common:visitState.${v.state}`),
  })
  return extras ? `${words}, ${extras}` : words
}

/** The same course downwards, for narrow screens; the drawing is hidden there. */
function List({ data, onPick }: Props) {
  const { t } = useTranslation(['ribbon', 'common'])
  const entries = [
    ...data.visits.map((visit) => ({ date: visit.date, visit, text: wordsOf(visit, t) })),
    ...data.reviews.map((r) => ({
      date: r.date,
      visit: null,
      text: `${r.label}, ${dayShort(r.date)}`,
    })),
    ...data.holds.map((h) => ({
      date: h.from,
      visit: null,
      text: t('hold', {
        label: h.label,
        from: dayShort(h.from),
        to: h.to ? dayShort(h.to) : t('open'),
      }),
    })),
  ].sort((a, b) => (a.date < b.date ? -1 : 1))
  return (
    <ol className="ribbon-list" aria-hidden={onPick ? undefined : true}>
      {entries.map(({ date, visit, text }) => (
        <li key={date + text} className={visit?.state ?? 'other'}>
          {visit && onPick ? (
            <button type="button" onClick={() => onPick(visit)}>
              {text}
            </button>
          ) : (
            text
          )}
        </li>
      ))}
    </ol>
  )
}

function FactTable({ data, label }: Props) {
  const { t } = useTranslation(['ribbon', 'common'])
  const rows: [string, string][] = [
    ...data.visits.map((v): [string, string] => [dayShort(v.date), wordsOf(v, t)]),
    ...data.reviews.map((r): [string, string] => [dayShort(r.date), r.label]),
    ...data.holds.map((h): [string, string] => [dayShort(h.from), h.label]),
    ...data.ticks
      .filter((tick) => tick.kind === 'measure')
      .map((tick): [string, string] => [
        dayShort(tick.date),
        t(tick.planned ? 'look' : 'measured'),
      ]),
    ...data.marks.map((m): [string, string] => [dayShort(m.from), m.label]),
  ]
  return (
    // A table never becomes smaller than its words: what hides it stands around it.
    <div className="visually-hidden">
      <table>
        <caption>{label}</caption>
        <tbody>
          {rows.map(([day, text]) => (
            <tr key={day + text}>
              <th scope="row">{day}</th>
              <td>{text}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
