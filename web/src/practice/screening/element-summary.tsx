import type { Screening } from '@anagen/core/screening'
import { useTranslation } from 'react-i18next'
import { dayYear } from '../../shared/format.ts'
import { inLanguage } from '../../shared/i18n/index.ts'
import { DecisionBadge } from '../../shared/ui/index.ts'

/** The decision for each part of the treatment, at a glance. */
export function ElementSummary({ screening }: { screening: Screening }) {
  const { t } = useTranslation(['screening', 'common'])
  return (
    <ul className="plain elements">
      {screening.elements.map(({ element, decision, until, missing }) => (
        <li key={element}>
          <strong>{t(`common:${element}`)}</strong>
          <DecisionBadge decision={decision} />
          {until?.date && (
            <span className="small soft">{t('until', { day: dayYear(until.date) })}</span>
          )}
          {until?.event && <span className="small soft">{inLanguage(until.event)}</span>}
          {missing.length > 0 && (
            <span className="small soft">{t('missingCount', { count: missing.length })}</span>
          )}
        </li>
      ))}
    </ul>
  )
}
