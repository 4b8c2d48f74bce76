import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { outlines, shapes, views } from './zones.ts'
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

/**
 * The head from five sides. Tapping a zone chooses it; the same choices stand below as tick boxes,
 * for the keyboard, for screen readers and for zones that cannot be seen here.
 */
export function ScalpMap({
  legend,
  zones,
  onToggle,
  disabled,
}: {
  legend: ReactNode
  zones: readonly MapZone[]
  onToggle: (id: string) => void
  disabled?: boolean
}) {
  const { t } = useTranslation('scalp-map')
  const known = new Map(zones.map((z) => [z.id, z]))
  const shown = views.filter((view) => shapes[view].some((s) => known.has(s.zone)))
  return (
    <fieldset className="field scalp-map" disabled={disabled}>
      <legend>{legend}</legend>
      <div className="scalp-views" aria-hidden="true">
        {shown.map((view) => (
          <figure key={view}>
            <svg viewBox="0 0 200 220" aria-hidden="true">
              {outlines[view].map((path) => (
                <path key={path} d={path} className="scalp-outline" />
              ))}
              {shapes[view].map(({ zone, path, at }) => {
                const z = known.get(zone)
                if (!z) return null
                const classes = `scalp-zone ${z.selected ? 'selected' : ''} ${disabled ? '' : 'open'}`
                return (
                  // biome-ignore lint/a11y/noStaticElementInteractions: the tick boxes below are its twin
                  <g key={zone} className={classes} onClick={() => disabled || onToggle(zone)}>
                    <path d={path} />
                    {z.selected && z.figure && (
                      <text x={at[0]} y={at[1] + 5}>
                        {z.figure}
                      </text>
                    )}
                    {z.changed && <circle cx={at[0]} cy={at[1] - 13} r={4.5} />}
                  </g>
                )
              })}
            </svg>
            <figcaption>{t(view)}</figcaption>
          </figure>
        ))}
      </div>
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
