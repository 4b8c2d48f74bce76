import type { PracticeView } from '@anagen/core/screening'
import type { Basis } from '@anagen/core/shared'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { dayYear } from '../../shared/format.ts'
import { inLanguage } from '../../shared/i18n/index.ts'
import { DecisionBadge, Icon } from '../../shared/ui/index.ts'
import { Chip } from './chip.tsx'
import type { SharedReason } from './reasons.ts'

/** One reason in full: what it decides, why, on what it rests, and what would change it. */
export function ReasonCard({ reason, children }: { reason: SharedReason; children?: ReactNode }) {
  const { t } = useTranslation(['screening', 'common'])
  const { until, cleared, expired } = reason
  return (
    <article className="card reason">
      <header className="spread">
        <h3>{inLanguage(reason.title)}</h3>
        <DecisionBadge decision={reason.decision} />
      </header>
      <div className="row">
        {reason.elements.map((one) => (
          <Chip key={one}>{t(`common:${one}`)}</Chip>
        ))}
        {until?.date && <Chip icon="clock">{t('until', { day: dayYear(until.date) })}</Chip>}
        {until?.event && <Chip icon="clock">{inLanguage(until.event)}</Chip>}
      </div>
      <p>{inLanguage(reason.reason)}</p>
      {reason.unsure && <p className="soft small">{t('unsure')}</p>}
      {cleared && (
        <p className="lifted">
          <Icon name="unlock" />
          {t(`lifted.${cleared.kind}`, {
            who: cleared.who,
            was: t(`common:decision.${reason.found}`),
          })}
        </p>
      )}
      {expired && <p className="soft small">{t('expired', { who: expired.who })}</p>}
      {reason.practiceView && <BothViews view={reason.practiceView} />}
      <p className="change">
        <strong>{t('wouldChange')}</strong> {inLanguage(reason.wouldChange)}
      </p>
      {children}
      <BasisList basis={reason.basis} rule={reason.ruleId} />
    </article>
  )
}

/** What the practice thinks beside what studies and guidelines say, each with its basis. */
function BothViews({ view }: { view: PracticeView }) {
  const { t } = useTranslation('screening')
  const sides = [
    { title: t('practiceView'), ...view.practice },
    { title: t('evidence'), ...view.evidence },
  ]
  return (
    <div className="grid-2 views">
      {sides.map((side) => (
        <section key={side.title}>
          <h4>{side.title}</h4>
          <p>{inLanguage(side.text)}</p>
          <BasisLine basis={side.basis} />
        </section>
      ))}
    </div>
  )
}

function BasisLine({ basis }: { basis: readonly Basis[] }) {
  const { t } = useTranslation('common')
  return (
    <p className="small soft">
      {basis.map((one) => `${t(`basis.${one.kind}`)}: ${one.source}, ${one.date}`).join(' · ')}
    </p>
  )
}

/** What a reason rests on, on demand. */
function BasisList({ basis, rule }: { basis: readonly Basis[]; rule: string }) {
  const { t } = useTranslation(['screening', 'common'])
  return (
    <details className="basis">
      <summary>{t('basis', { count: basis.length })}</summary>
      <ul className="plain small">
        {basis.map((one) => (
          <li key={`${one.kind} ${one.source}`}>
            <strong>{t(`common:basis.${one.kind}`)}</strong> {one.source}{' '}
            <span className="soft">{one.date}</span>
          </li>
        ))}
        <li className="soft">{t('rule', { id: rule })}</li>
      </ul>
    </details>
  )
}
