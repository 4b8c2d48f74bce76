import type { PlanAnswer } from '@anagen/contract'
import { useTranslation } from 'react-i18next'
import { Button, Icon } from '../../shared/ui/index.ts'
import { type PlanDraft, relaxed } from './draft.ts'
import { VisitList } from './visit-list.tsx'

/** No course fits: the cheapest thing to give up, and a way to do so where wishes can say it. */
export function NoPlan({
  answer,
  draft,
  onChange,
}: {
  answer: PlanAnswer
  draft: PlanDraft
  onChange: (draft: PlanDraft) => void
}) {
  const { t } = useTranslation('planning')
  const { relaxation } = answer
  const granted = relaxed(draft, relaxation)
  return (
    <section className="card amber no-plan" aria-labelledby="no-plan-title">
      <h2 id="no-plan-title">
        <Icon name="calendar" /> {t('noPlan')}
      </h2>
      {relaxation === null || relaxation.texts.length === 0 ? (
        <p>{t('noRelaxation')}</p>
      ) : (
        <>
          <p>{t('cheapest')}</p>
          <ul className="relax">
            {relaxation.texts.map((text) => (
              <li key={text}>{text}</li>
            ))}
          </ul>
          {granted ? (
            <Button icon="check" onClick={() => onChange(granted)}>
              {t('grant')}
            </Button>
          ) : (
            <p className="small">{t('grantElsewhere')}</p>
          )}
          {relaxation.visits.length > 0 && (
            <details>
              <summary>{t('wouldBe')}</summary>
              <VisitList visits={relaxation.visits} />
            </details>
          )}
        </>
      )}
    </section>
  )
}
