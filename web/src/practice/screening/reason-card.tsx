import type { PracticeView } from '@anagen/core/screening'
import type { Basis } from '@anagen/core/shared'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { dayYear } from '../../shared/format.ts'
import { inLanguage } from '../../shared/i18n/index.ts'
import { DecisionBadge, Icon } from '../../shared/ui/index.ts'
import type { SharedReason } from './reasons.ts'
import type { RuleGroup } from './rule-groups.ts'

/** One rule in full: what it decides for each part, why, on what it rests, what would change it. */
export function ReasonCard({ group, children }: { group: RuleGroup; children?: ReactNode }) {
  const { t } = useTranslation('screening')
  return (
    <article className="card reason">
      <h3>{inLanguage(group.title)}</h3>
      <Parts parts={group.parts} />
      {group.reasons.map((one) => (
        <p key={one.en}>{inLanguage(one)}</p>
      ))}
      {group.unsure && <p className="soft small">{t('unsure')}</p>}
      {group.practiceView && <BothViews view={group.practiceView} />}
      {group.wouldChange.map((one) => (
        <p key={one.en}>
          <strong>{t('wouldChange')}</strong> {inLanguage(one)}
        </p>
      ))}
      {children}
      <BasisList basis={group.basis} rule={group.ruleId} />
    </article>
  )
}

/** A line for each part of the treatment: its decision, until when, and who lifted it. */
function Parts({ parts }: { parts: RuleGroup['parts'] }) {
  const { t } = useTranslation(['screening', 'common'])
  return (
    <ul className="plain reason-parts">
      {parts.map(({ element, decision, reason }) => (
        <li key={element}>
          <strong>{t(`common:${element}`)}</strong>
          <DecisionBadge decision={decision} />
          {reason.until?.date && (
            <span className="small soft">{t('until', { day: dayYear(reason.until.date) })}</span>
          )}
          {reason.until?.event && (
            <span className="small soft">{inLanguage(reason.until.event)}</span>
          )}
          <Lifted reason={reason} />
        </li>
      ))}
    </ul>
  )
}

function Lifted({ reason: { cleared, expired, found } }: { reason: SharedReason }) {
  const { t } = useTranslation(['screening', 'common'])
  return (
    <>
      {cleared && (
        <span className="small lifted">
          <Icon name="unlock" size={16} />
          {t(`lifted.${cleared.kind}`, {
            who: cleared.who,
            was: t(`common:decision.${found}`),
          })}
        </span>
      )}
      {expired && <span className="small soft">{t('expired', { who: expired.who })}</span>}
    </>
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
    <p className="basis-line soft">
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
