import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import { heads, outlines, type Shape, shapes, type View, views } from './zones.ts'
import './scalp-map.css'

export type MapZone = {
  id: string
  name: string
  selected: boolean
  /** Short figures inside a chosen zone, one under the other, such as depth and passes. */
  figures: readonly string[]
  /** Differs from last time: `changed` is marked by a dot, `left out` by a broken line. */
  mark: 'changed' | 'left out' | null
  /** Said under the name in the list, such as what was done here last time. */
  note: string
}

type Touch = {
  /** The zone pointed at or reached by keyboard. */
  lit: string | null
  onLit: (id: string | null) => void
  onToggle: (id: string) => void
}

/**
 * The head from all sides, with what is chosen, figures and marks. A drawing for the eye and the
 * finger: words that say the same always stand beside it, so screen readers pass it by.
 */
export function ScalpPicture({ zones, touch }: { zones: readonly MapZone[]; touch?: Touch }) {
  const known = new Map(zones.map((zone) => [zone.id, zone]))
  const shown = views.filter((view) => shapes[view].some((shape) => known.has(shape.zone)))
  return (
    <div className="scalp-picture" aria-hidden="true">
      <div className="scalp-views">
        {shown.map((view) => (
          <Side key={view} view={view} known={known} touch={touch} />
        ))}
      </div>
      <Key zones={zones} />
    </div>
  )
}

type Known = ReadonlyMap<string, MapZone>

function Side({ view, known, touch }: { view: View; known: Known; touch: Touch | undefined }) {
  const { t } = useTranslation('scalp-map')
  const edge = useId()
  const head = heads[view]
  const drawn = shapes[view].flatMap((shape) => {
    const zone = known.get(shape.zone)
    return zone ? [{ shape, zone }] : []
  })
  return (
    <figure>
      <svg viewBox="8 12 184 206" aria-hidden="true">
        {head && (
          <clipPath id={edge}>
            <path d={head} />
          </clipPath>
        )}
        <g clipPath={head ? `url(#${edge})` : undefined}>
          {drawn.map(({ shape, zone }) => (
            <Zone key={zone.id} path={shape.path} zone={zone} touch={touch} />
          ))}
          {drawn.map(({ shape, zone }) => (
            <Edge key={zone.id} path={shape.path} zone={zone} lit={touch?.lit === zone.id} />
          ))}
        </g>
        {[head, ...outlines[view]].map(
          (path) => path && <path key={path} d={path} className="scalp-outline" />,
        )}
        {drawn.map(({ shape, zone }) => (
          <Figures key={zone.id} shape={shape} zone={zone} />
        ))}
      </svg>
      <figcaption>{t(view)}</figcaption>
    </figure>
  )
}

type ZoneProps = { path: string; zone: MapZone; touch: Touch | undefined }

function Zone({ path, zone: { id, name, selected }, touch }: ZoneProps) {
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the tick boxes beside the map are its twin
    <g
      className={`scalp-zone ${selected ? 'selected' : ''} ${touch ? 'open' : ''}`}
      onClick={() => touch?.onToggle(id)}
      onPointerEnter={() => touch?.onLit(id)}
      onPointerLeave={() => touch?.onLit(null)}
    >
      <title>{name}</title>
      <path d={path} />
    </g>
  )
}

type EdgeProps = { path: string; zone: MapZone; lit: boolean }

/** The line round a zone that stands out, drawn over its neighbours. */
function Edge({ path, zone: { selected, mark }, lit }: EdgeProps) {
  const look = lit ? 'lit' : selected ? 'selected' : mark === 'left out' ? 'left-out' : null
  return look && <path d={path} className={`scalp-edge ${look}`} />
}

const lineHeight = 16

/** The figures of a zone and the dot of what changed, over the lines of all zones. */
function Figures({
  shape: { at },
  zone: { selected, figures, mark },
}: {
  shape: Shape
  zone: MapZone
}) {
  if (!at || !selected) return null
  const [x, y] = at
  const first = y + 5 - ((figures.length - 1) * lineHeight) / 2
  return (
    <g className="scalp-figures">
      {figures.map((figure, i) => (
        <text key={figure} x={x} y={first + i * lineHeight}>
          {figure}
        </text>
      ))}
      {mark === 'changed' && <circle cx={x} cy={first - 19} r={4} />}
    </g>
  )
}

/** What figures and marks mean, as far as they are in the drawing. */
function Key({ zones }: { zones: readonly MapZone[] }) {
  const { t } = useTranslation('scalp-map')
  const has = (mark: MapZone['mark']) => zones.some((zone) => zone.mark === mark)
  return (
    <p className="scalp-key">
      {zones.some((zone) => zone.selected) && <span>{t('figures')}</span>}
      {has('changed') && (
        <span>
          <i className="scalp-dot" />
          {t('changed')}
        </span>
      )}
      {has('left out') && (
        <span>
          <i className="scalp-dash" />
          {t('leftOut')}
        </span>
      )}
    </p>
  )
}
