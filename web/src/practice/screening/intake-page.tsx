import type { Answers } from '@anagen/core/screening'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate, useParams } from '@tanstack/react-router'
import { type ReactNode, useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { call } from '../../shared/api.ts'
import { firstName, IntakeForm } from '../../shared/intake/index.ts'
import { Button, ErrorState, Skeleton } from '../../shared/ui/index.ts'
import { useSession } from '../session.ts'
import { usePatient } from './queries.ts'
import './screening.css'

/** The questions on the practice's tablet, over the whole screen, for the person to answer. */
export function IntakePage() {
  const { patientId } = useParams({ from: '/app/patients/$patientId/intake' })
  const { t } = useTranslation('screening')
  const { today, practice } = useSession()
  const queries = useQueryClient()
  const navigate = useNavigate()
  const patient = usePatient(patientId)
  const form = useFormOnce(patientId)
  const back = () => {
    void queries.invalidateQueries({ queryKey: ['patient', patientId] })
    void navigate({ to: '/patients/$patientId/screening', params: { patientId } })
  }
  const save = async (changed: Answers) => {
    const body = { answers: changed, source: 'tablet' as const }
    await call('patients.answer', { params: { patientId }, body })
  }
  return (
    <FullScreen label={t('tablet')}>
      <header className="tablet-head">
        <span className="practice-name">{practice.name}</span>
        <Button look="quiet" onClick={back}>
          {t('backToPractice')}
        </Button>
      </header>
      {form.isPending && <Skeleton lines={7} />}
      {form.error && <ErrorState error={form.error} retry={() => void form.refetch()} />}
      {form.data && (
        <IntakeForm
          questions={form.data.questions}
          answers={form.data.answers as Answers}
          today={today}
          welcome={
            <p className="say person-name">
              {patient.data ? t('hello', { name: firstName(patient.data.name) }) : null}
            </p>
          }
          save={save}
          finish={async () => {}}
          after={
            <>
              <p>{t('giveBack')}</p>
              <Button onClick={back}>{t('backToPractice')}</Button>
            </>
          }
        />
      )}
    </FullScreen>
  )
}

/** Loaded when the tablet is handed over and left alone then: answers are the form's own. */
function useFormOnce(patientId: string) {
  return useQuery({
    queryKey: ['tablet', patientId],
    queryFn: () => call('patients.screening', { params: { patientId }, query: {} }),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
    refetchOnWindowFocus: false,
  })
}

/** A modal dialog over everything: what lies behind cannot be reached while the tablet is away. */
function FullScreen({ label, children }: { label: string; children: ReactNode }) {
  const ref = useRef<HTMLDialogElement>(null)
  useEffect(() => ref.current?.showModal(), [])
  return (
    <dialog
      ref={ref}
      className="full-screen"
      aria-label={label}
      onCancel={(event) => event.preventDefault()}
    >
      {children}
    </dialog>
  )
}
