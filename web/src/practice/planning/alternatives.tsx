import type { Plan } from '@anagen/contract'
import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import { dayShort } from '../../shared/format.ts'
import { Ribbon } from '../../shared/ribbon/index.ts'
import { planRibbon } from './plan-view.ts'
import { useRibbonFacts } from './use-ribbon-facts.ts'

/** The best plan and the others, each as a small ribbon to choose. */
export function Alternatives({
  plans,
  chosen,
  brow,
  onChoose,
}: {
  plans: Plan[]
  chosen: number
  brow: boolean
  onChoose: (at: number) => void
}) {
  const { t } = useTranslation('planning')
  const facts = useRibbonFacts(brow)
  const name = useId()
  if (plans.length < 2) return null
  return (
    <fieldset className="field alternatives">
      <legend>{t('alternatives')}</legend>
      {plans.map((plan, i) => {
        const first = plan.visits[0]?.start ?? ''
        const last = plan.visits.at(-1)?.start ?? ''
        const differs = plan.differs.map((code) => t(`differs.${code}`, { defaultValue: code }))
        const title = i === 0 ? t('best') : t('other', { what: differs.join(', ') })
        return (
          <label key={`${first}${last}${plan.cost}`} className="alternative">
            <input type="radio" name={name} checked={chosen === i} onChange={() => onChoose(i)} />
            <span>
              <span className="spread">
                <strong>{title}</strong>
                <span className="small soft">
                  {plan.visits.length > 1
                    ? t('span', { from: dayShort(first), to: dayShort(last) })
                    : dayShort(first)}
                </span>
              </span>
              <Ribbon data={planRibbon(plan.visits, facts)} label={title} size="small" />
            </span>
          </label>
        )
      })}
    </fieldset>
  )
}
