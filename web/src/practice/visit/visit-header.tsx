import type { VisitPage } from '@anagen/contract'
import { useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { call } from '../../shared/api.ts'
import { ageOn, dayLong, dayShort, time } from '../../shared/format.ts'
import { inLanguage } from '../../shared/i18n/index.ts'
import { Button, Icon, useErrorWords } from '../../shared/ui/index.ts'
import { Alerts } from '../today/visit-card.tsx'

/** Who, which visit, what to know, and what pauses it. */
export function VisitHeader({ page }: { page: VisitPage }) {
  const { t } = useTranslation(['visit', 'common'])
  const { visit, patient, screening } = page
  return (
    <header className="stack visit-header">
      <div className="spread">
        <div>
          <h1>
            <Link to="/patients/$patientId" params={{ patientId: patient.patientId }}>
              <span className="person-name">{patient.name}</span>
            </Link>
          </h1>
          <p className="soft row">
            {patient.bornOn && (
              <span>{t('age', { age: ageOn(patient.bornOn, screening.today) })}</span>
            )}
            <span>{t(`common:diagnosis.${patient.diagnosisClass}`)}</span>
            <span>
              {inLanguage(page.protocol.name)}, {t('visitOf', { n: visit.n, of: visit.of })}
            </span>
            <span>
              {dayLong(visit.date)}, {time(visit.start)}
            </span>
          </p>
        </div>
        <Link to="/" search={{ date: visit.date }} className="button plain no-print">
          <Icon name="left" />
          {t('backToDay')}
        </Link>
      </div>
      <Alerts codes={visit.alerts} />
      {page.pauses.length > 0 && <Paused page={page} />}
      {(visit.state === 'booked' || visit.state === 'missed') && <Arrive page={page} />}
      {visit.state === 'cancelled' && (
        <p className="notice">
          <Icon name="close" />
          {t('isCancelled')}
        </p>
      )}
    </header>
  )
}

/** Why the course is paused, and what would change it. */
function Paused({ page }: { page: VisitPage }) {
  const { t } = useTranslation(['visit', 'common'])
  const reasons = page.screening.elements.flatMap((one) => one.reasons)
  return (
    <section
      className="card amber stack paused"
      aria-labelledby="paused-title"
      id="paused"
      tabIndex={-1}
    >
      <h2 id="paused-title" className="row">
        <Icon name="hold" />
        {t('paused.title')}
      </h2>
      <ul className="plain lines">
        {page.pauses.map((one) => {
          const reason = reasons.find((found) => found.ruleId === one.ruleId)
          return (
            <li key={`${one.code}${one.ruleId}${one.text}`}>
              <p>
                <strong>{t(`paused.${one.code}`)}</strong>{' '}
                {one.elements.map((element) => t(`common:${element}`)).join(', ')}
                {one.until && `, ${t('paused.until', { day: dayShort(one.until) })}`}
              </p>
              <p>{reason ? inLanguage(reason.reason) : one.text}</p>
              {reason && <p>{inLanguage(reason.wouldChange)}</p>}
            </li>
          )
        })}
      </ul>
      <p>{t('paused.effect')}</p>
      <Link
        to="/patients/$patientId/screening"
        params={{ patientId: page.patient.patientId }}
        className="button quiet"
      >
        {t('paused.screening')}
      </Link>
    </section>
  )
}

/** Notes that the person is here: from then on the treatment can be recorded. */
function Arrive({ page }: { page: VisitPage }) {
  const { t } = useTranslation('visit')
  const client = useQueryClient()
  const words = useErrorWords()
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>(null)
  const { visitId, version } = page.visit
  const arrive = async () => {
    setBusy(true)
    setError(null)
    try {
      const body = { state: 'arrived', version } as const
      await call('visits.state', { params: { visitId }, body })
    } catch (caught) {
      setError(caught)
    }
    await client.invalidateQueries({ queryKey: ['visit', visitId] })
    void client.invalidateQueries({ queryKey: ['day'] })
    setBusy(false)
  }
  return (
    <div className="card spread no-print">
      <p>{error ? words(error) : t('arrive.help')}</p>
      <Button icon="person" busy={busy} onClick={() => void arrive()}>
        {t('arrive.button')}
      </Button>
    </div>
  )
}
