import type { CourseView, Patient } from '@anagen/contract'
import { useQueryClient } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { lazy, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ageOn } from '../../shared/format.ts'
import { Button, EmptyState, ErrorState, Skeleton } from '../../shared/ui/index.ts'
import { FeedDialog } from '../feeds/feed-dialog.tsx'
import { PersonDialog } from '../patients/person-dialog.tsx'
import { HelpNotice } from '../progress/help-notice.tsx'
import { useProgress } from '../progress/queries.ts'
import { Chip } from '../screening/chip.tsx'
import { usePatient, useScreening } from '../screening/queries.ts'
import { useMay, useSession } from '../session.ts'
import { CourseCard } from './course-card.tsx'
import { alertsOf, currentCourse, nextStepOf, settingsVisit } from './next-step.ts'
import { NextStepButtons } from './next-step-buttons.tsx'
import './patient.css'
import { useCourses } from './queries.ts'
import { ScreeningCard } from './screening-card.tsx'
import { SettingsCard } from './settings-card.tsx'
import { TimelineCard } from './timeline-card.tsx'
import { useMeasureTicks } from './use-measure-ticks.ts'

// The words of results bring their arithmetic along: the page does not wait for them.
const ProgressCard = lazy(() =>
  import('../progress/progress-card.tsx').then((part) => ({ default: part.ProgressCard })),
)

/** One person: what matters, the course over time, what to do next, and what happened. */
export function PatientPage() {
  const { patientId } = useParams({ from: '/app/patients/$patientId' })
  const { t } = useTranslation('patient')
  const { today } = useSession()
  const care = useMay()('care.read')
  const patient = usePatient(patientId)
  const courses = useCourses(patientId)
  const screening = useScreening(patientId, care)
  const progress = useProgress(patientId, undefined, care)
  const looks = useMeasureTicks(patientId, { today, enabled: care })
  if (patient.isPending || courses.isPending) return <Skeleton lines={8} />
  const error = patient.error ?? courses.error
  if (error || !patient.data || !courses.data)
    return (
      <ErrorState
        error={error}
        retry={() => {
          void patient.refetch()
          void courses.refetch()
        }}
      />
    )
  const all = courses.data
  const current = currentCourse(all)
  const step = nextStepOf(all, screening.data ?? null, today)
  const visit = settingsVisit(all)
  const buttons = <NextStepButtons {...{ patientId, step, courses: all }} />
  return (
    <div className="patient stack">
      <PatientHeader patient={patient.data} courses={all} />
      {progress.data && (
        <Suspense>
          <HelpNotice help={progress.data.help} />
        </Suspense>
      )}
      {current ? (
        <CourseCard
          course={current}
          buttons={buttons}
          ticks={looks?.courseId === current.courseId ? looks.ticks : []}
        />
      ) : (
        <section className="card">
          <EmptyState title={t('noCourse')}>
            <p>{t(`noCourseHelp.${step.kind}`)}</p>
            {buttons}
          </EmptyState>
        </section>
      )}
      {care && (
        <div className="halves">
          <div className="stack">
            <Suspense fallback={<Skeleton lines={4} />}>
              <ProgressCard patientId={patientId} />
            </Suspense>
            <ScreeningCard patientId={patientId} />
            {visit && <SettingsCard visitId={visit.visitId} />}
          </div>
          <TimelineCard patientId={patientId} />
        </div>
      )}
      {all
        .filter((one) => one !== current)
        .map((one) => (
          <CourseCard key={one.courseId} course={one} />
        ))}
    </div>
  )
}

function PatientHeader({ patient, courses }: { patient: Patient; courses: CourseView[] }) {
  const { t } = useTranslation(['patient', 'common', 'today', 'feeds'])
  const { today } = useSession()
  const may = useMay()
  const queries = useQueryClient()
  const [changing, setChanging] = useState(false)
  const [subscribing, setSubscribing] = useState(false)
  const current = currentCourse(courses)
  const done = current?.visits.filter((one) => one.state === 'done').length ?? 0
  const of = current?.visits[0]?.of ?? 0
  const facts = [
    patient.bornOn ? String(ageOn(patient.bornOn, today)) : t('noBirthDate'),
    t(`common:diagnosis.${patient.diagnosisClass}`),
    current?.areas.map((area) => t(`area.${area}`)).join(', '),
    current?.visits.some((one) => one.light) ? t('withLight') : '',
  ].filter(Boolean)
  const again = () => void queries.invalidateQueries({ queryKey: ['patient', patient.patientId] })
  return (
    <header className="page-header">
      <div>
        <h1 className="person-name">{patient.name}</h1>
        <p className="soft facts">
          {facts.join(' · ')}
          {may('people.write') && (
            <Button look="plain" size="small" icon="edit" onClick={() => setChanging(true)}>
              {t('change')}
            </Button>
          )}
          {may('book.write') && (
            <Button look="plain" size="small" icon="calendar" onClick={() => setSubscribing(true)}>
              {t('feeds:open')}
            </Button>
          )}
        </p>
        {(patient.phone || patient.email) && (
          <p className="small soft person-name">
            {[patient.phone, patient.email].filter(Boolean).join(' · ')}
          </p>
        )}
      </div>
      <div className="row">
        {alertsOf(courses).map((code) => (
          <Chip key={code} tone="amber" icon="note">
            {t(`today:alert.${code}`)}
          </Chip>
        ))}
        {current?.state === 'paused' && (
          <Chip tone="amber" icon="hold">
            {t('state.paused')}
          </Chip>
        )}
        {current && <Chip>{t('done', { done, of })}</Chip>}
      </div>
      {subscribing && (
        <FeedDialog
          owner={{ of: 'patient', id: patient.patientId, name: patient.name }}
          onClose={() => setSubscribing(false)}
        />
      )}
      {changing && (
        <PersonDialog
          person={patient}
          onReload={again}
          onClose={() => setChanging(false)}
          onDone={(person) => {
            queries.setQueryData(['patient', person.patientId], person)
            void queries.invalidateQueries({ queryKey: ['patients'] })
            setChanging(false)
          }}
        />
      )}
    </header>
  )
}
