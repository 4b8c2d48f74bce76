import type { Screening } from '@anagen/core/screening'
import { useTranslation } from 'react-i18next'
import { Icon, type IconName } from './icon.tsx'

export type Decision = Screening['overall']

const looks: Record<Decision, { icon: IconName; tone: string }> = {
  proceed: { icon: 'check', tone: 'green' },
  note: { icon: 'note', tone: 'green' },
  ask: { icon: 'question', tone: 'blue' },
  consult: { icon: 'phone', tone: 'amber' },
  wait: { icon: 'clock', tone: 'amber' },
  decline: { icon: 'stop', tone: 'amber' },
}

/** A decision by icon and word. */
export function DecisionBadge({ decision }: { decision: Decision }) {
  const { t } = useTranslation('common')
  const { icon, tone } = looks[decision]
  return (
    <span className={`chip ${tone}`}>
      <Icon name={icon} size={16} />
      {t(`decision.${decision}`)}
    </span>
  )
}
