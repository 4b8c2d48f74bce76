import type { Results } from '@anagen/contract'
import { useTranslation } from 'react-i18next'
import { number } from '../../shared/format.ts'

type Group = Results['groups'][number]
type Share = NonNullable<Group['more']>

const percent = (value: number) => `${number(100 * value, value < 0.1 ? 1 : 0)} %`

/** How many changed beyond fluctuation, as bars with their intervals beside what chance alone gives. */
export function Shares({ group }: { group: Group }) {
  const { t } = useTranslation('results')
  const { more, less, expected } = group
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
          <Line label={t('share.more')} share={more} mark={expected} />
          {less && <Line label={t('share.less')} share={less} mark={expected} />}
        </tbody>
      </table>
      <p className="soft small">{t('share.mark')}</p>
    </div>
  )
}

function Line({ label, share, mark }: { label: string; share: Share; mark: number | null }) {
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
        {percent(share.value)}{' '}
        <span className="soft">
          ({percent(share.low)} – {percent(share.high)})
        </span>
      </td>
    </tr>
  )
}
