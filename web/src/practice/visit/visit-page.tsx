import './visit.css'
import type { VisitPage as Page } from '@anagen/contract'
import { useParams } from '@tanstack/react-router'
import { useSyncExternalStore } from 'react'
import { ErrorState, Skeleton } from '../../shared/ui/index.ts'
import { useSession } from '../session.ts'
import type { Autosave } from './autosave.ts'
import { blockedElements, type Room, stepsDone, stepsOf } from './room.ts'
import { SaveTroubles } from './save-troubles.tsx'
import { SignedRecord } from './signed-record.tsx'
import { StepAcupuncture } from './step-acupuncture.tsx'
import { StepAftercare } from './step-aftercare.tsx'
import { StepConsent } from './step-consent.tsx'
import { StepLight } from './step-light.tsx'
import { StepNeedling } from './step-needling.tsx'
import { StepPhotos } from './step-photos.tsx'
import { StepQuestions } from './step-questions.tsx'
import { StepReaction } from './step-reaction.tsx'
import { StepSign } from './step-sign.tsx'
import { StepsNav } from './steps-nav.tsx'
import { useDraft } from './use-draft.ts'
import { useVisit } from './use-visit.ts'
import { VisitHeader } from './visit-header.tsx'

/** A visit in the room: one page, one step under the other. */
export function VisitPage() {
  const { visitId } = useParams({ from: '/app/visits/$visitId' })
  const visit = useVisit(visitId)
  if (visit.isPending) return <Skeleton lines={10} />
  if (!visit.data) return <ErrorState error={visit.error} retry={() => void visit.refetch()} />
  return <Visit key={visitId} page={visit.data} />
}

function Visit({ page }: { page: Page }) {
  const { staff } = useSession()
  const autosave = useDraft(page, staff.staffId)
  if (!autosave) return <Skeleton lines={10} />
  return <InTheRoom page={page} autosave={autosave} />
}

function InTheRoom({ page, autosave }: { page: Page; autosave: Autosave }) {
  const { staff } = useSession()
  const view = useSyncExternalStore(autosave.subscribe, autosave.view)
  const signed = page.entries.some((entry) => entry.kind === 'signed')
  const blocked = blockedElements(page)
  const room: Room = {
    page,
    view,
    draft: view.draft,
    context: {
      protocol: page.protocol,
      elements: page.visit.elements.filter((one) => !blocked.includes(one)),
      devices: page.devices,
      last: page.last?.treatment ?? null,
      today: page.screening.today,
    },
    locked: page.visit.state !== 'arrived',
    licensed: staff.licence.trim() !== '',
    change: autosave.change,
  }
  if (signed) {
    return (
      <>
        <VisitHeader page={page} />
        <SaveTroubles page={page} autosave={autosave} />
        <SignedRecord page={page} />
      </>
    )
  }
  const steps = stepsOf(page.visit.elements)
  const done = stepsDone(page, view.draft)
  return (
    <>
      <VisitHeader page={page} />
      <div className="visit">
        <StepsNav room={room} steps={steps} done={done} />
        <div className="stack steps">
          <SaveTroubles page={page} autosave={autosave} />
          <StepQuestions page={page} done={done.questions} />
          <StepConsent page={page} done={done.consent} />
          <StepPhotos room={room} done={done.photos} />
          {steps.includes('light') && <StepLight room={room} done={done.light} />}
          {steps.includes('needling') && <StepNeedling room={room} done={done.needling} />}
          {steps.includes('acupuncture') && <StepAcupuncture room={room} done={done.acupuncture} />}
          <StepReaction room={room} done={done.reaction} />
          <StepAftercare room={room} done={done.aftercare} />
          <StepSign room={room} flush={autosave.flush} seq={() => autosave.view().seq} />
        </div>
      </div>
    </>
  )
}
