import type { CourseView, Progress } from '@anagen/contract'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { inLanguage } from '../../shared/i18n/index.ts'
import { Ribbon } from '../../shared/ribbon/index.ts'
import { Button } from '../../shared/ui/index.ts'
import { ribbonOf } from '../patient/course-ribbon.ts'
import { useMay, useSession } from '../session.ts'
import { eventName } from './event-name.ts'
import { PlanDialog } from './plan-dialog.tsx'
import { ReviewList } from './review-list.tsx'
import { isLocked, measureTicks } from './series.ts'

/** The course on its ribbon with days of measuring and planned looks, and its reviews. */
export function CourseLooks({ course, progress }: { course: CourseView; progress: Progress }) {
  const { t } = useTranslation(['progress', 'patient'])
  const { today, practice } = useSession()
  const mayWrite = useMay()('care.write')
  const navigate = useNavigate()
  const [planning, setPlanning] = useState(false)
  const locked = isLocked(progress, today)
  const name = inLanguage(course.protocol.name)
  const data = ribbonOf(course, {
    today,
    zone: practice.zone,
    words: { review: () => t('patient:review'), mark: (code) => code },
  })
  const marks = progress.events.map((event) => ({
    label: eventName(event),
    from: event.from,
    to: event.to,
  }))
  return (
    <section className="card" aria-labelledby="looks-title">
      <header className="spread">
        <h2 id="looks-title">{name}</h2>
        {progress.plan && (
          <Button
            look="plain"
            size="small"
            icon={locked ? 'lock' : 'edit'}
            onClick={() => setPlanning(true)}
          >
            {t(mayWrite && !locked ? 'plan.change' : 'plan.see')}
          </Button>
        )}
        {!progress.plan && mayWrite && (
          <Button look="quiet" size="small" onClick={() => setPlanning(true)}>
            {t('plan.make')}
          </Button>
        )}
      </header>
      <Ribbon
        data={{ ...data, ticks: measureTicks(progress, today), marks }}
        label={t('patient:ribbon', { name, count: course.visits.length })}
        onPick={({ visitId }) =>
          visitId && void navigate({ to: '/visits/$visitId', params: { visitId } })
        }
      />
      <ReviewList patientId={course.patientId} reviews={progress.reviews} />
      {planning && (
        <PlanDialog
          progress={progress}
          courseId={course.courseId}
          locked={locked || !mayWrite}
          onClose={() => setPlanning(false)}
        />
      )}
    </section>
  )
}
