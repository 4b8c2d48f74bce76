import { type KeyboardEvent, type ReactNode, useState } from 'react'
import { nextBox } from './keys.ts'
import { type MapZone, ScalpPicture } from './scalp-picture.tsx'

type Props = {
  legend: ReactNode
  zones: readonly MapZone[]
  onToggle: (id: string) => void
}

/**
 * Zones to choose. A tap on the drawing, or on the box beside it, which is also for the keyboard,
 * for screen readers and for zones too small for a finger; each lights up in the other.
 */
export function ScalpMap({ legend, zones, onToggle }: Props) {
  const [lit, onLit] = useState<string | null>(null)
  return (
    <fieldset className="field scalp-map">
      <legend>{legend}</legend>
      <div className="scalp-both">
        <ScalpPicture zones={zones} touch={{ lit, onLit, onToggle }} />
        <ul className="plain scalp-list" onKeyDown={moveByArrow}>
          {zones.map(({ id, name, selected, mark, note }) => (
            <li key={id} onPointerEnter={() => onLit(id)} onPointerLeave={() => onLit(null)}>
              <label className={`choice ${lit === id ? 'lit' : ''}`}>
                <input
                  type="checkbox"
                  checked={selected}
                  onChange={() => onToggle(id)}
                  onFocus={() => onLit(id)}
                  onBlur={() => onLit(null)}
                />
                <span>
                  {name}
                  {mark === 'changed' && (
                    <>
                      &nbsp;
                      <i className="scalp-dot" />
                    </>
                  )}
                  {note && <small>{note}</small>}
                </span>
              </label>
            </li>
          ))}
        </ul>
      </div>
    </fieldset>
  )
}

function moveByArrow(event: KeyboardEvent<HTMLElement>) {
  const boxes = [...event.currentTarget.querySelectorAll('input')]
  const to = nextBox(event.key, boxes.indexOf(event.target as HTMLInputElement), boxes.length)
  if (to === null) return
  event.preventDefault()
  boxes[to]?.focus()
}
