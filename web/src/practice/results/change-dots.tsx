import type { Results } from '@anagen/contract'
import type { OutcomeMeasure } from '@anagen/core/outcome'
import { useTranslation } from 'react-i18next'
import { number } from '../../shared/format.ts'
import { inLanguage } from '../../shared/i18n/index.ts'
import { useWidth } from '../progress/chart.tsx'
import { caterpillar } from './caterpillar.ts'

type Group = Results['groups'][number]

const signed = (value: number, digits = 1) =>
  `${value > 0 ? '+' : value < 0 ? '−' : ''}${number(Math.abs(value), digits)}`

/** Everybody's change with its interval, drawn towards the others, against what placebo arms show. */
export function ChangeDots({ group, measure }: { group: Group; measure: OutcomeMeasure }) {
  const { t } = useTranslation('results')
  const [box, width] = useWidth()
  const { placebo, people } = group
  const unit = inLanguage(measure.unit)
  if (people.length === 0) return null
  const layout = caterpillar({ people, placebo, width })
  return (
    <figure className="changes" ref={box}>
      <svg
        width={layout.width}
        height={layout.height}
        viewBox={`0 0 ${layout.width} ${layout.height}`}
        role="img"
        aria-label={t('change.label', { count: people.length })}
      >
        {layout.placebo && (
          <>
            <rect {...layout.placebo.band} className="dots-placebo" />
            <line
              x1={layout.left}
              x2={layout.right}
              y1={layout.placebo.y}
              y2={layout.placebo.y}
              className="dots-placebo-mean"
            />
          </>
        )}
        {layout.ticks.map((tick) => (
          <g key={tick.value}>
            <line
              x1={layout.left}
              x2={layout.right}
              y1={tick.y}
              y2={tick.y}
              className={tick.value === 0 ? 'dots-zero' : 'dots-grid'}
            />
            <text x={layout.left - 8} y={tick.y + 4} textAnchor="end" className="dots-text">
              {signed(tick.value, 0)}
            </text>
          </g>
        ))}
        {layout.dots.map((dot) => (
          <g key={dot.x}>
            <line x1={dot.x} x2={dot.x} y1={dot.low} y2={dot.high} className="dots-error" />
            <circle cx={dot.x} cy={dot.raw} r={2.6} className="dots-raw" />
            <circle cx={dot.x} cy={dot.y} r={3.4} className="dots-pooled" />
          </g>
        ))}
      </svg>
      <ul className="plain dots-legend">
        <li>
          <i className="dot pooled" />
          {t('change.pooled')}
        </li>
        <li>
          <i className="dot raw" />
          {t('change.raw')}
        </li>
        {placebo && (
          <li>
            <i className="dot placebo" />
            {t('change.band')}
          </li>
        )}
      </ul>
      <details>
        <summary>{t('change.table')}</summary>
        <table className="table">
          <thead>
            <tr>
              <th scope="col">{t('change.rank')}</th>
              <th scope="col">{t('change.rawOf', { unit })}</th>
              <th scope="col">{t('change.pooledOf', { unit })}</th>
            </tr>
          </thead>
          <tbody>
            {people.map((person, i) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: people here have no names, only a rank
              <tr key={i}>
                <th scope="row">{i + 1}</th>
                <td>{signed(person.raw)}</td>
                <td>
                  {signed(person.pooled.value)}{' '}
                  <span className="soft">
                    ({signed(person.pooled.low)} – {signed(person.pooled.high)})
                  </span>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </figure>
  )
}
