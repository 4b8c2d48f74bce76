import type { CourseChange, CourseView } from '@anagen/contract'
import { useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../shared/ui/index.ts'
import { ChangeDialog } from '../changes/change-dialog.tsx'
import { CourseChanges } from '../changes/course-changes.tsx'
import { isOpen } from '../changes/draft.ts'
import { HoldDialog } from '../screening/hold-dialog.tsx'
import { useMay } from '../session.ts'
import { MoveDialog, moveTo } from '../today/move-dialog.tsx'
import { currentCourse, type NextStep, nextVisit } from './next-step.ts'

const aboutOf = ({ courseId, patientId, visits }: CourseView) => {
  return { courseId, patientId, patientName: visits[0]?.patientName ?? '' }
}

type Props = { patientId: string; step: NextStep; courses: CourseView[] }

/** The next step as the one green button, and what else may be done now. */
export function NextStepButtons({ patientId, step, courses }: Props) {
  // The dialogs' words too: loading them later would blank the page.
  const { t } = useTranslation(['patient', 'today', 'screening', 'changes'])
  const may = useMay()
  const queries = useQueryClient()
  const [dialog, setDialog] = useState<'move' | 'hold' | 'change' | null>(null)
  const [change, setChange] = useState<CourseChange | null>(null)
  const course = currentCourse(courses)
  const visit = nextVisit(course)
  const open = course?.visits.some(isOpen) && course.state !== 'cancelled'
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
      {!open && may('book.write') && (
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
      {open && may('book.write') && (
        <Button look="quiet" onClick={() => setDialog('change')}>
          {t('changes:course.open')}
        </Button>
      )}
      {!open && may('care.sign') && (
        <Button look="quiet" onClick={() => setDialog('hold')}>
          {t('hold')}
        </Button>
      )}
      {dialog === 'move' && visit && (
        <MoveDialog
          visit={visit}
          onChoose={(to) => {
            setDialog(null)
            setChange(moveTo(visit, to))
          }}
          onClose={close}
        />
      )}
      {dialog === 'change' && course && (
        <CourseChanges course={course} about={aboutOf(course)} onClose={close} />
      )}
      {change && course && (
        <ChangeDialog about={aboutOf(course)} change={change} onClose={() => setChange(null)} />
      )}
      {dialog === 'hold' && <HoldDialog patientId={patientId} onClose={close} />}
    </div>
  )
}
