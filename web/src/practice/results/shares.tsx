import type { Results } from '@anagen/contract'
import { useTranslation } from 'react-i18next'
import { number } from '../../shared/format.ts'

type Group = Results['groups'][number]
type Share = NonNullable<Group['more']>

const percent = (value: number) => number(100 * value, 0)

/** How many changed beyond fluctuation, as bars with their intervals beside what chance alone gives. */
export function Shares({ group }: { group: Group }) {
  const { t } = useTranslation('results')
  const { more, less, expected, flow } = group
  if (!more) return null
  return (
    <div className="shares">
      <table className="table share-table">
        <caption className="visually-hidden">{t('share.caption')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('share.what')}</th>
            <th scope="col">{t('share.of')}</th>
          </tr>
        </thead>
        <tbody>
          <Line label={t('share.more')} share={more} mark={expected} started={flow.started} />
          {less && (
            <Line label={t('share.less')} share={less} mark={expected} started={flow.started} />
          )}
        </tbody>
      </table>
      <p className="soft small">{t('share.mark')}</p>
    </div>
  )
}

type LineProps = { label: string; share: Share; mark: number | null; started: number }

/** People are whole; only what holds the share is said as a percentage. */
function Line({ label, share, mark, started }: LineProps) {
  const { t } = useTranslation('results')
  return (
    <tr>
      <th scope="row" className="share-bar">
        {label}
        <svg viewBox="0 0 100 16" preserveAspectRatio="none" aria-hidden="true">
          <rect y={3} width={100} height={10} className="bar-all" />
          <rect y={3} width={100 * share.value} height={10} className="bar measured" />
          <rect
            x={100 * share.low}
            y={7}
            width={Math.max(0.4, 100 * (share.high - share.low))}
            height={2}
            className="bar-error"
          />
          {mark !== null && (
            <rect x={100 * mark - 0.25} width={0.6} height={16} className="bar-mark" />
          )}
        </svg>
      </th>
      <td>
        {t('share.people', { count: Math.round(share.value * started), started })}{' '}
        <span className="soft">
          ({percent(share.low)} – {percent(share.high)} %)
        </span>
      </td>
    </tr>
  )
}
