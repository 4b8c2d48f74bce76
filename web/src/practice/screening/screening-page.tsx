import { Link, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { instant } from '../../shared/format.ts'
import { BackLink } from '../../shared/ui/back-link.tsx'
import { Button, ErrorState, Notice, Skeleton } from '../../shared/ui/index.ts'
import { useMay, useSession } from '../session.ts'
import { ClearanceDialog } from './clearance-dialog.tsx'
import { ElementSummary } from './element-summary.tsx'
import { Entries } from './entries.tsx'
import { HoldDialog } from './hold-dialog.tsx'
import { LinkDialog } from './link-dialog.tsx'
import { MissingCard } from './missing-card.tsx'
import { usePatient, useScreening } from './queries.ts'
import { ReasonCard } from './reason-card.tsx'
import { liftable, missingQuestions, openHolds, sharedReasons } from './reasons.ts'
import { groupedByRule } from './rule-groups.ts'
import './screening.css'
import { TwoWays } from './two-ways.tsx'

/** What is decided about one person, why, and what can be done about it. */
export function ScreeningPage() {
  const { patientId } = useParams({ from: '/app/patients/$patientId/screening' })
  const { t } = useTranslation('screening')
  const { today, practice, staff } = useSession()
  const may = useMay()
  const [dialog, setDialog] = useState<'clearance' | 'override' | 'hold' | 'link' | null>(null)
  const screening = useScreening(patientId)
  const patient = usePatient(patientId)
  if (screening.isPending) return <Skeleton lines={8} />
  if (screening.error)
    return <ErrorState error={screening.error} retry={() => void screening.refetch()} />
  const view = screening.data
  const reasons = sharedReasons(view.screening)
  const groups = groupedByRule(reasons)
  const missing = missingQuestions(view.screening, view.questions)
  const clearable = liftable(reasons, 'clearance')
  const overridable = liftable(reasons, 'override')
  const close = () => setDialog(null)
  const held = openHolds(view.holds, today)
  return (
    <div className="screening stack">
      <header className="page-header">
        <div>
          <BackLink to="/patients/$patientId" params={{ patientId }}>
            <span className="person-name">{patient.data?.name ?? t('toPatient')}</span>
          </BackLink>
          <h1>{t('title')}</h1>
          <p className="soft small">
            {view.answeredAt
              ? t('answeredAt', { at: instant(view.answeredAt, practice.zone) })
              : t('notAnswered')}
          </p>
        </div>
        <div className="row">
          {may('care.write') && (
            <Link className="button quiet" to="/patients/$patientId/intake" params={{ patientId }}>
              {t('tablet')}
            </Link>
          )}
          {may('people.write') && (
            <Button look="quiet" icon="link" onClick={() => setDialog('link')}>
              {t('link')}
            </Button>
          )}
        </div>
      </header>
      {held.map((one) => (
        <Notice key={one.holdId} icon="hold">
          {t('held', { why: one.why })}
        </Notice>
      ))}
      <section className="card" aria-labelledby="decision-title">
        <h2 id="decision-title">{t('decision')}</h2>
        <ElementSummary screening={view.screening} />
        {may('care.sign') && (
          <div className="row actions">
            {clearable.length > 0 && (
              <Button icon="unlock" onClick={() => setDialog('clearance')}>
                {t('clearance.enter')}
              </Button>
            )}
            {overridable.length > 0 && staff.licence !== '' && (
              <Button look="quiet" onClick={() => setDialog('override')}>
                {t('override.enter')}
              </Button>
            )}
            <Button look="quiet" icon="hold" onClick={() => setDialog('hold')}>
              {t('hold.enter')}
            </Button>
          </div>
        )}
        {overridable.length > 0 && may('care.sign') && staff.licence === '' && (
          <p className="small soft">{t('override.noLicence')}</p>
        )}
      </section>
      {missing.length > 0 && may('care.write') && (
        <MissingCard questions={missing} patientId={patientId} today={today} />
      )}
      <section className="stack" aria-labelledby="reasons-title">
        <h2 id="reasons-title">{t('reasons', { count: groups.length })}</h2>
        {groups.length === 0 && <p className="soft">{t('noReasons')}</p>}
        {groups.map((one) => (
          <ReasonCard key={one.ruleId} group={one}>
            {one.choices.length > 0 && <TwoWays choices={one.choices} patientId={patientId} />}
          </ReasonCard>
        ))}
      </section>
      <section className="card" aria-labelledby="entries-title">
        <h2 id="entries-title">{t('entries')}</h2>
        <Entries
          {...{ patientId, today, reasons }}
          clearances={view.clearances}
          holds={view.holds}
        />
      </section>
      {dialog === 'clearance' && (
        <ClearanceDialog kind="clearance" reasons={clearable} {...{ patientId }} onClose={close} />
      )}
      {dialog === 'override' && (
        <ClearanceDialog kind="override" reasons={overridable} {...{ patientId }} onClose={close} />
      )}
      {dialog === 'hold' && <HoldDialog patientId={patientId} onClose={close} />}
      {dialog === 'link' && <LinkDialog patientId={patientId} onClose={close} />}
    </div>
  )
}
