import type { Plan } from '@anagen/contract'
import { useTranslation } from 'react-i18next'
import { dayShort, daysBetween, time } from '../../shared/format.ts'
import { Icon } from '../../shared/ui/index.ts'

/** The visits of a plan in words: when, with whom, where, and why then. */
export function VisitList({ visits }: { visits: Plan['visits'] }) {
  const { t } = useTranslation('planning')
  return (
    <ol className="plain lines plan-visits">
      {visits.map((one, i) => {
        const before = visits[i - 1]
        const gap = before && daysBetween(before.start.slice(0, 10), one.start.slice(0, 10))
        return (
          <li key={one.n}>
            <span className="visit-number" aria-hidden="true">
              {one.n}
            </span>
            <div>
              <strong>
                {t('visitAt', {
                  day: dayShort(one.start),
                  from: time(one.start),
                  to: time(one.end),
                })}
              </strong>
              {one.light && (
                <span className="small light-mark">
                  <Icon name="sun" size={15} /> {t('withLight')}
                </span>
              )}
              <div className="small soft">
                {[one.practitionerName, one.room, gap && t('gap', { count: gap })]
                  .filter(Boolean)
                  .join(' · ')}
              </div>
              {one.reasons.length > 0 && (
                <ul className="plain small reasons">
                  {one.reasons.map((reason) => (
                    <li key={reason}>{reason}</li>
                  ))}
                </ul>
              )}
            </div>
          </li>
        )
      })}
    </ol>
  )
}
