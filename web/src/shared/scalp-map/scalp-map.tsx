import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { outlines, type Shape, shapes, views } from './zones.ts'
import './scalp-map.css'

export type MapZone = {
  id: string
  name: string
  selected: boolean
  /** A short figure inside the zone, such as the depth. */
  figure?: string
  /** Differs from last time: marked by a dot and said in words. */
  changed?: boolean
}

type Props = {
  legend: ReactNode
  zones: readonly MapZone[]
  onToggle: (id: string) => void
}

/**
 * The head from five sides. Tapping a zone chooses it; the same choices stand below as tick boxes,
 * for the keyboard, for screen readers and for zones that cannot be seen here.
 */
export function ScalpMap({ legend, zones, onToggle }: Props) {
  const { t } = useTranslation('scalp-map')
  return (
    <fieldset className="field scalp-map">
      <legend>{legend}</legend>
      <ScalpPicture zones={zones} onToggle={onToggle} />
      <div className="choices">
        {zones.map((z) => (
          <label className="choice" key={z.id}>
            <input type="checkbox" checked={z.selected} onChange={() => onToggle(z.id)} />
            <span>
              {z.name}
              {z.selected && z.figure ? ` · ${z.figure}` : ''}
              {z.changed ? ` · ${t('changed')}` : ''}
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  )
}

/** The drawing alone: what was treated, beside the words that say it. */
export function ScalpPicture({
  zones,
  onToggle,
}: {
  zones: readonly MapZone[]
  onToggle?: (id: string) => void
}) {
  const { t } = useTranslation('scalp-map')
  const known = new Map(zones.map((z) => [z.id, z]))
  const shown = views.filter((view) => shapes[view].some((s) => known.has(s.zone)))
  return (
    <div className="scalp-views" aria-hidden="true">
      {shown.map((view) => (
        <figure key={view}>
          <svg viewBox="0 0 200 220" aria-hidden="true">
            {outlines[view].map((path) => (
              <path key={path} d={path} className="scalp-outline" />
            ))}
            {shapes[view].map((shape) => {
              const zone = known.get(shape.zone)
              return zone && <Zone key={shape.zone} {...{ shape, zone, onToggle }} />
            })}
          </svg>
          <figcaption>{t(view)}</figcaption>
        </figure>
      ))}
    </div>
  )
}

type ZoneProps = { shape: Shape; zone: MapZone; onToggle?: ((id: string) => void) | undefined }

function Zone({ shape: { path, at }, zone, onToggle }: ZoneProps) {
  const classes = ['scalp-zone', zone.selected && 'selected', onToggle && 'open']
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the tick boxes below the map are its twin
    <g className={classes.filter(Boolean).join(' ')} onClick={() => onToggle?.(zone.id)}>
      <path d={path} />
      {zone.selected && zone.figure && (
        <text x={at[0]} y={at[1] + 5}>
          {zone.figure}
        </text>
      )}
      {zone.changed && <circle cx={at[0]} cy={at[1] - 13} r={4.5} />}
    </g>
  )
}
