import type { PlanAnswer } from '@anagen/contract'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { dayYear } from '../../shared/format.ts'
import { DecisionBadge, Icon } from '../../shared/ui/index.ts'
import { useMay } from '../session.ts'

/** Why this may not be booked firmly yet, with the way to settle it. */
export function Blocks({ blocks, patientId }: { blocks: PlanAnswer['blocks']; patientId: string }) {
  const { t } = useTranslation(['planning', 'common'])
  const may = useMay()
  if (blocks.length === 0) return null
  return (
    <section className="card amber" aria-labelledby="blocks-title">
      <h2 id="blocks-title">{t('blocked')}</h2>
      <ul className="plain lines">
        {blocks.map((one) => (
          <li key={`${one.code}${one.ruleId}${one.text}`}>
            {one.code === 'hold' ? (
              <span className="chip amber">
                <Icon name="hold" size={16} />
                {t('held')}
              </span>
            ) : (
              <DecisionBadge decision={one.code} />
            )}{' '}
            {one.text} {one.until && <strong>{t('until', { day: dayYear(one.until) })}</strong>}
          </li>
        ))}
      </ul>
      {may('care.read') && (
        <Link className="button quiet" to="/patients/$patientId/screening" params={{ patientId }}>
          {t('toScreening')}
        </Link>
      )}
    </section>
  )
}
