import type { PlanAnswer } from '@anagen/contract'
import { useTranslation } from 'react-i18next'
import { Button } from '../../shared/ui/index.ts'

/** What each wish costs, and a way to leave one out. */
export function WishCosts({
  costs,
  onDrop,
}: {
  costs: PlanAnswer['wishCosts']
  onDrop: (wish: string) => void
}) {
  const { t } = useTranslation('planning')
  if (costs.length === 0) return null
  return (
    <section className="card" aria-labelledby="costs-title">
      <h2 id="costs-title">{t('costs')}</h2>
      <p className="small soft">{t('costsHelp')}</p>
      <ul className="plain lines">
        {costs.map((one) => (
          <li key={one.wish} className="spread">
            <span>{one.text}</span>
            <Button
              look="quiet"
              size="small"
              aria-label={`${t('drop')}: ${t(`wish.${one.wish}`, { defaultValue: one.wish })}`}
              onClick={() => onDrop(one.wish)}
            >
              {t('drop')}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  )
}
