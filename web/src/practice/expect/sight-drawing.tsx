import type { Expectation, Sight } from '@anagen/core/outcome'
import { useTranslation } from 'react-i18next'
import { number } from '../../shared/format.ts'
import { ScrollX } from '../../shared/ui/index.ts'
import { useWidth } from '../progress/chart.tsx'
import { valuesShown } from '../progress/chart-layout.ts'

type Scale = { min: number; max: number }

/** By month, what chance alone fills around the level, and at each look the smallest change beyond it. */
export function SightDrawing({
  expectation,
  scale,
  unit,
}: {
  expectation: Expectation
  scale: Scale
  unit: string
}) {
  const { t } = useTranslation('expect')
  const [box, width] = useWidth()
  const { months, looks, plan } = expectation
  const layout = place(expectation, scale, width)
  const { left, right, top, bottom, x, y } = layout
  const upper = months.map((one) => `${x(one.month)} ${y(one.high)}`)
  const lower = months.map((one) => `${x(one.month)} ${y(one.low)}`).reverse()
  return (
    <figure className="sight" ref={box}>
      <svg
        width={width}
        height={bottom + 34}
        viewBox={`0 0 ${width} ${bottom + 34}`}
        role="img"
        aria-label={t('drawing')}
      >
        {layout.ticks.map((tick) => (
          <g key={tick}>
            <line x1={left} x2={right} y1={y(tick)} y2={y(tick)} className="chart-grid" />
            <text x={left - 8} y={y(tick) + 4} textAnchor="end" className="chart-text faint">
              {number(tick)}
            </text>
          </g>
        ))}
        <text x={0} y={top - 12} className="chart-text faint">
          {unit}
        </text>
        <path d={`M${[...upper, ...lower].join('L')}Z`} className="chart-chance" />
        <line x1={left} x2={right} y1={y(plan.level)} y2={y(plan.level)} className="chart-zero" />
        {looks.map((look) => (
          <g key={look.month} className="sight-look">
            <line x1={x(look.month)} x2={x(look.month)} y1={y(look.low)} y2={y(look.high)} />
            <path d={edge(x(look.month), y(look.high))} />
            <path d={edge(x(look.month), y(look.low))} />
          </g>
        ))}
        {layout.monthTicks.map((month) => (
          <text
            key={month}
            x={x(month)}
            y={bottom + 22}
            textAnchor="middle"
            className="chart-text faint"
          >
            {month === 0 ? t('start') : month}
          </text>
        ))}
      </svg>
      <figcaption className="soft small">{t('caption')}</figcaption>
      <SightTable looks={looks} unit={unit} expectation={expectation} />
    </figure>
  )
}

const edge = (x: number, y: number) => `M${x - 6} ${y}h12`

function place({ months, plan }: Expectation, scale: Scale, width: number) {
  const [low, high] = valuesShown({
    verdict: {
      state: 'cannot tell',
      baseline: { value: plan.level, low: plan.level, high: plan.level, date: '', days: 1 },
      points: [],
      band: months.map((one) => ({ ...one, date: '' })),
      untreated: null,
    },
    scale,
  })
  const last = months.at(-1)?.month ?? 12
  const [left, right, top, bottom] = [
    46,
    width - 14,
    28,
    28 + Math.max(170, Math.min(260, width * 0.36)),
  ]
  const step = [1, 2, 2.5, 5, 10, 20, 25, 50, 100].find((one) => (high - low) / one <= 6) ?? 200
  const first = Math.ceil(low / step)
  const every = [1, 2, 3, 6].find((one) => ((right - left) / last) * one >= 30) ?? 12
  return {
    ...{ left, right, top, bottom },
    x: (month: number) => left + ((right - left) * month) / last,
    y: (value: number) => bottom - ((bottom - top) * (value - low)) / (high - low),
    ticks: Array.from(
      { length: Math.floor(high / step) - first + 1 },
      (_, i) => Math.round((first + i) * step * 1000) / 1000,
    ),
    monthTicks: Array.from({ length: Math.floor(last / every) + 1 }, (_, i) => i * every),
  }
}

/** The same as figures: the smallest change by look, and in how many people a change would be told. */
function SightTable({
  looks,
  unit,
  expectation,
}: {
  looks: readonly Sight[]
  unit: string
  expectation: Expectation
}) {
  const { t } = useTranslation('expect')
  const { sizes } = expectation
  return (
    <ScrollX label={t('table')}>
      <table className="table sight-table">
        <caption className="visually-hidden">{t('table')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('month')}</th>
            <th scope="col">{t('smallest', { unit })}</th>
            {sizes.map((size) => (
              <th scope="col" key={size.id}>
                {t(`size.${size.id}`, { percent: number(size.share * 100, 0) })}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {looks.map((look, i) => (
            <tr key={look.month}>
              <th scope="row">{number(look.month, 1)}</th>
              <td>
                {number(Math.max(look.up, look.down), 1)}
                {look.percent !== null && (
                  <span className="soft"> ({Math.ceil(look.percent)} %)</span>
                )}
              </td>
              {sizes.map((size) => (
                <td key={size.id}>{Math.round((size.told[i] ?? 0) * 100)}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollX>
  )
}
