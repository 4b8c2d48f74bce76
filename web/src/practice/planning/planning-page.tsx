import type { CourseView } from '@anagen/contract'
import { useParams, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { problemOf } from '../../shared/api.ts'
import { BackLink } from '../../shared/ui/back-link.tsx'
import { ErrorState, Notice, Skeleton, useErrorWords } from '../../shared/ui/index.ts'
import { usePatient } from '../screening/queries.ts'
import { useSession } from '../session.ts'
import { Blocks } from './blocks.tsx'
import { Booked } from './booked.tsx'
import { askOf, emptyDraft, offerOf, type PlanDraft, withoutWish } from './draft.ts'
import { NoPlan } from './no-plan.tsx'
import { PlanResult } from './plan-result.tsx'
import './planning.css'
import { useBooking, useChoices, usePlan } from './use-plan.ts'
import { WishCosts } from './wish-costs.tsx'
import { WishesForm } from './wishes-form.tsx'

/** Wishes on one side, the best dates on the other; all visits are booked together. */
export function PlanningPage() {
  const { patientId } = useParams({ from: '/app/patients/$patientId/plan' })
  const [course, setCourse] = useState<CourseView | null>(null)
  if (course) return <Booked course={course} />
  return <Planner key={patientId} patientId={patientId} onBooked={setCourse} />
}

function Planner({
  patientId,
  onBooked,
}: {
  patientId: string
  onBooked: (course: CourseView) => void
}) {
  const { from = '' } = useSearch({ from: '/app/patients/$patientId/plan' })
  const { t } = useTranslation('planning')
  const { locations, today } = useSession()
  const patient = usePatient(patientId)
  const [kept, setKept] = useState<PlanDraft>(() =>
    emptyDraft({ protocolId: '', locationId: locations[0]?.locationId ?? '', from }),
  )
  const [chosen, setChosen] = useState(0)
  const {
    protocols,
    protocol,
    practitioners,
    chosen: protocolId,
  } = useChoices(kept.protocolId, kept.locationId)
  const draft = { ...kept, protocolId }
  const offer = protocol.data ? offerOf(protocol.data) : null
  const ready = offer !== null && protocol.data?.id === protocolId
  const { plan, changing } = usePlan(ready ? askOf(draft, { patientId, offer, today }) : null)
  const book = useBooking(onBooked)
  const change = (next: PlanDraft) => {
    setKept(next)
    setChosen(0)
    if (book.error) book.reset()
  }
  const failed = protocols.error ?? protocol.error ?? practitioners.error
  if (failed) return <ErrorState error={failed} retry={() => location.reload()} />
  if (!offer || !protocols.data || !practitioners.data) return <Skeleton lines={8} />
  const found = plan.data
  const at = found ? Math.min(chosen, found.answer.plans.length - 1) : -1
  const best = found?.answer.plans[at]
  return (
    <div className="planning">
      <header className="page-header">
        <div>
          <BackLink to="/patients/$patientId" params={{ patientId }}>
            <span className="person-name">{patient.data?.name ?? t('toPatient')}</span>
          </BackLink>
          <h1>{t('title')}</h1>
        </div>
      </header>
      <div className="planning-halves">
        <section className="card" aria-labelledby="wishes-title">
          <h2 id="wishes-title">{t('wishes')}</h2>
          <WishesForm
            draft={draft}
            offer={offer}
            protocols={protocols.data}
            practitioners={practitioners.data}
            onChange={(part) => change({ ...draft, ...part })}
          />
        </section>
        <div className="stack">
          <BookingTrouble error={book.error} />
          {found && <Blocks blocks={found.answer.blocks} patientId={patientId} />}
          {plan.isPending && <Skeleton lines={8} />}
          {plan.error && <ErrorState error={plan.error} retry={() => void plan.refetch()} />}
          {found && best && (
            <PlanResult
              ask={found.ask}
              answer={found.answer}
              plan={best}
              chosen={at}
              changing={changing}
              booking={book.isPending}
              onChoose={setChosen}
              onBook={() => book.mutate({ ask: found.ask, plan: best })}
            />
          )}
          {found?.answer.status === 'none' && (
            <NoPlan answer={found.answer} draft={draft} onChange={change} />
          )}
          {found && (
            <WishCosts
              costs={found.answer.wishCosts}
              onDrop={(wish) => change(withoutWish(draft, wish))}
            />
          )}
        </div>
      </div>
    </div>
  )
}

/** Why nothing was booked; the plan below is already a new one. */
function BookingTrouble({ error }: { error: Error | null }) {
  const { t } = useTranslation('planning')
  const words = useErrorWords()
  if (!error) return null
  return <Notice>{problemOf(error)?.code === 'slot-taken' ? t('taken') : words(error)}</Notice>
}
