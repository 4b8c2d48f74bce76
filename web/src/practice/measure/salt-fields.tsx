import { valueOf as figureOf, type OutcomeMeasure, saltGroup } from '@anagen/core/outcome'
import { type PointerEvent, useId, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { number } from '../../shared/format.ts'
import { inLanguage } from '../../shared/i18n/index.ts'
import { outlines } from '../../shared/scalp-map/zones.ts'
import { Button, Stepper } from '../../shared/ui/index.ts'
import { cells, outlineOf, percentOf, type SaltPart, saltParts, step } from './salt-cells.ts'

export type Drawn = Record<SaltPart, readonly number[]>

type Props = {
  measure: OutcomeMeasure
  drawn: Drawn
  /** Whether anything was entered: no hair lost is an answer too. */
  entered: boolean
  onChange: (drawn: Drawn) => void
  onClear: () => void
  last: number | null
}

/**
 * SALT by areas: four views of the head in cells of 1 % of the scalp, to tap or to draw over, and a
 * stepper beside each for the keyboard and for large fingers; the score changes as they do.
 */
export function SaltFields({ measure, drawn, entered, onChange, onClear, last }: Props) {
  const { t } = useTranslation('measure')
  const parts = Object.fromEntries(saltParts.map((part) => [part, percentOf(part, drawn[part])]))
  const score = figureOf(measure, { parts })
  return (
    <fieldset className="field salt">
      <legend className="visually-hidden">{inLanguage(measure.name)}</legend>
      <p className="help">{t('salt.help')}</p>
      <div className="salt-views">
        {saltParts.map((part) => (
          <Head
            key={part}
            part={part}
            name={inLanguage(measure.parts.find((one) => one.id === part)?.name ?? measure.name)}
            drawn={drawn[part]}
            onChange={(next) => onChange({ ...drawn, [part]: next })}
          />
        ))}
      </div>
      <div className="salt-score" aria-live="polite">
        {entered ? (
          <>
            <p className="say">
              {t('salt.score', { score: number(score, 1) })}{' '}
              <span className="chip">{t(`salt.group.${saltGroup(score)}`)}</span>
            </p>
            <p className="soft small">
              {saltParts
                .map((part) => t(`salt.part.${part}`, { percent: number(parts[part] ?? 0, 1) }))
                .join(' · ')}
              {last !== null && <> · {t('salt.last', { score: number(last, 1) })}</>}
            </p>
          </>
        ) : (
          <p className="soft">{t('salt.nothing')}</p>
        )}
        <div className="row">
          {!entered && (
            <Button look="quiet" size="small" onClick={() => onChange({ ...drawn })}>
              {t('salt.none')}
            </Button>
          )}
          {entered && (
            <Button look="quiet" size="small" icon="undo" onClick={onClear}>
              {t('salt.clear')}
            </Button>
          )}
        </div>
      </div>
    </fieldset>
  )
}

type HeadProps = {
  part: SaltPart
  name: string
  drawn: readonly number[]
  onChange: (drawn: number[]) => void
}

function Head({ part, name, drawn, onChange }: HeadProps) {
  const { t } = useTranslation(['measure', 'common'])
  // What the finger does on its way: it adds where it began on an empty cell, else it takes away.
  const adding = useRef<boolean | null>(null)
  const marked = new Set(drawn)
  const paint = (event: PointerEvent) => {
    if (adding.current === null) return
    const under = document.elementFromPoint(event.clientX, event.clientY)
    const id = under?.closest(`[data-part="${part}"]`)?.getAttribute('data-cell')
    if (id === null || id === undefined) return
    const cell = Number(id)
    if (adding.current && !marked.has(cell)) onChange([...drawn, cell])
    if (!adding.current && marked.has(cell)) onChange(drawn.filter((one) => one !== cell))
  }
  const begin = (event: PointerEvent) => {
    const id = (event.target as Element).getAttribute('data-cell')
    if (id === null) return
    adding.current = !marked.has(Number(id))
    paint(event)
  }
  const end = () => {
    adding.current = null
  }
  const size = 100 / cells[part].length
  const edge = useId()
  return (
    <div className="salt-head">
      <svg
        viewBox="8 12 184 206"
        aria-hidden="true"
        onPointerDown={begin}
        onPointerMove={paint}
        onPointerUp={end}
        onPointerLeave={end}
        onPointerCancel={end}
      >
        <path d={outlineOf(part)} className="salt-outline" />
        {outlines[part].map((path) => (
          <path key={path} d={path} className="salt-outline" />
        ))}
        <clipPath id={edge}>
          <path d={outlineOf(part)} />
        </clipPath>
        <g clipPath={`url(#${edge})`}>
          {cells[part].map((cell) => (
            <path
              key={cell.id}
              d={cell.path}
              data-part={part}
              data-cell={cell.id}
              className={marked.has(cell.id) ? 'salt-cell bare' : 'salt-cell'}
            />
          ))}
        </g>
      </svg>
      <Stepper
        label={name}
        value={drawn.length * size}
        min={0}
        max={100}
        step={size}
        unit="%"
        format={(value) => number(value, 0)}
        words={{ less: t('common:less'), more: t('common:more') }}
        onChange={(value) => onChange(step(part, drawn, value > drawn.length * size ? 1 : -1))}
      />
    </div>
  )
}
