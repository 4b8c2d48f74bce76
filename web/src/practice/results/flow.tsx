import type { Results } from '@anagen/contract'
import { useTranslation } from 'react-i18next'
import { number } from '../../shared/format.ts'

const steps = ['started', 'finished', 'stopped', 'going', 'measured'] as const

/** From all who started to those who were measured, as bars with their numbers beside them. */
export function Flow({ flow }: { flow: Results['flow'] }) {
  const { t } = useTranslation('results')
  const share = (value: number) => (flow.started ? (100 * value) / flow.started : 0)
  return (
    <table className="flow">
      <caption className="visually-hidden">{t('flow.caption')}</caption>
      <thead className="visually-hidden">
        <tr>
          <th scope="col">{t('flow.step')}</th>
          <th scope="col">{t('flow.bar')}</th>
          <th scope="col">{t('flow.count')}</th>
        </tr>
      </thead>
      <tbody>
        {steps.map((step) => (
          <tr key={step}>
            <th scope="row">{t(`flow.${step}`)}</th>
            <td>
              <svg viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">
                <rect width={100} height={10} className="bar-all" />
                <rect width={share(flow[step])} height={10} className={`bar ${step}`} />
              </svg>
            </td>
            <td>
              {flow[step]} <span className="soft">({number(share(flow[step]), 0)} %)</span>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
