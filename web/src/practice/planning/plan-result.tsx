import type { Plan, PlanAnswer, PlanAsk } from '@anagen/contract'
import { useTranslation } from 'react-i18next'
import { money } from '../../shared/format.ts'
import { Ribbon } from '../../shared/ribbon/index.ts'
import { Button } from '../../shared/ui/index.ts'
import { Alternatives } from './alternatives.tsx'
import { MonthCalendar } from './month-calendar.tsx'
import { planRibbon } from './plan-view.ts'
import { useRibbonFacts } from './use-ribbon-facts.ts'
import { VisitList } from './visit-list.tsx'

type Props = {
  ask: PlanAsk
  answer: PlanAnswer
  plan: Plan
  chosen: number
  /** Another plan is on its way: this one cannot be booked any more. */
  changing: boolean
  booking: boolean
  onChoose: (at: number) => void
  onBook: () => void
}

/** The plan in view: ribbon, price, booking, other plans, calendar, and every visit with why. */
export function PlanResult(props: Props) {
  const { ask, answer, plan, changing } = props
  const { t } = useTranslation('planning')
  const brow = ask.areas.includes('brow')
  const facts = useRibbonFacts(brow)
  const count = plan.visits.length
  return (
    <div className="stack plan-result" aria-busy={changing}>
      <section className="card" aria-labelledby="plan-title">
        <header className="spread">
          <h2 id="plan-title">{t('planTitle', { count })}</h2>
          <span className="small soft" role="status">
            {changing ? t('planning') : ''}
          </span>
        </header>
        <Ribbon data={planRibbon(plan.visits, facts)} label={t('planTitle', { count })} />
        <div className="spread plan-foot">
          <Button
            icon="check"
            disabled={!answer.bookable || changing}
            busy={props.booking}
            onClick={props.onBook}
          >
            {t('book', { count })}
          </Button>
          <span>
            {answer.priceMinor > 0 && <strong>{money(answer.priceMinor, answer.currency)}</strong>}{' '}
            <span className="small soft">{t('allOrNone')}</span>
          </span>
        </div>
        {!answer.bookable && <p className="small soft">{t('notYet')}</p>}
      </section>
      <Alternatives
        plans={answer.plans}
        chosen={props.chosen}
        brow={brow}
        onChoose={props.onChoose}
      />
      <section className="card" aria-labelledby="dates-title">
        <h2 id="dates-title">{t('dates')}</h2>
        <MonthCalendar visits={plan.visits} wishes={ask.wishes} />
        <VisitList visits={plan.visits} />
      </section>
    </div>
  )
}
