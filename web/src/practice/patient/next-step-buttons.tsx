import type { CourseView } from '@anagen/contract'
import { useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../shared/ui/index.ts'
import { HoldDialog } from '../screening/hold-dialog.tsx'
import { useMay } from '../session.ts'
import { MoveDialog } from '../today/move-dialog.tsx'
import { useVisitActions } from '../today/use-visit-actions.ts'
import { currentCourse, type NextStep, nextVisit } from './next-step.ts'

type Props = { patientId: string; step: NextStep; courses: CourseView[] }

/** The next step as the one green button, and what else may be done now. */
export function NextStepButtons({ patientId, step, courses }: Props) {
  // The dialogs' words too: loading them later would blank the page.
  const { t } = useTranslation(['patient', 'today', 'screening'])
  const may = useMay()
  const queries = useQueryClient()
  const actions = useVisitActions()
  const [dialog, setDialog] = useState<'move' | 'hold' | null>(null)
  const visit = nextVisit(currentCourse(courses))
  const params = { patientId }
  const close = () => {
    setDialog(null)
    void queries.invalidateQueries({ queryKey: ['patient', patientId] })
  }
  return (
    <div className="row">
      {(step.kind === 'start' || step.kind === 'open') && may('care.read') && (
        <Link
          className={`button ${step.kind === 'start' ? '' : 'quiet'}`}
          to="/visits/$visitId"
          params={{ visitId: step.visit.visitId }}
        >
          {t(step.kind === 'start' ? 'step.start' : 'step.open', { n: step.visit.n })}
        </Link>
      )}
      {step.kind === 'intake' && may('care.write') && (
        <Link className="button" to="/patients/$patientId/intake" params={params}>
          {t('step.intake')}
        </Link>
      )}
      {step.kind === 'screening' && (
        <Link className="button" to="/patients/$patientId/screening" params={params}>
          {t('step.screening')}
        </Link>
      )}
      {!visit && may('book.write') && (
        <Link
          className={`button ${step.kind === 'plan' ? '' : 'quiet'}`}
          to="/patients/$patientId/plan"
          params={params}
        >
          {t('step.plan')}
        </Link>
      )}
      {visit && may('book.write') && (
        <Button look="quiet" onClick={() => setDialog('move')}>
          {t('move')}
        </Button>
      )}
      {may('care.sign') && (
        <Button look="quiet" onClick={() => setDialog('hold')}>
          {t('hold')}
        </Button>
      )}
      {dialog === 'move' && visit && <MoveDialog visit={visit} actions={actions} onClose={close} />}
      {dialog === 'hold' && <HoldDialog patientId={patientId} onClose={close} />}
    </div>
  )
}
