import './absence.css'
import type { Absence } from '@anagen/contract'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { dayLong } from '../../shared/format.ts'
import { BackLink } from '../../shared/ui/back-link.tsx'
import { Button, EmptyState, ErrorState } from '../../shared/ui/index.ts'
import { useSession } from '../session.ts'
import { AbsenceForm } from './absence-form.tsx'
import { Proposal } from './proposal.tsx'
import { SearchBar } from './search-bar.tsx'
import { useRepair } from './use-repair.ts'

/** Somebody is away, or a room out of order: new times for everybody at once, seen before they are saved. */
export function AbsencePage() {
  const { t } = useTranslation('absence')
  const { locations } = useSession()
  const search = useSearch({ from: '/app/absence' })
  const navigate = useNavigate()
  const repair = useRepair()
  const { proposal, absence, saved } = repair
  const look = (asked: Absence) => repair.look(asked)
  if (locations.length === 0) return <EmptyState icon="pin" title={t('noLocation')} />
  return (
    <div className="page-width">
      <BackLink to="/calendar">{t('back')}</BackLink>
      <h1>{t('title')}</h1>
      <p className="soft lead">{t('lead')}</p>
      {!saved && <AbsenceForm start={search} busy={repair.looking} onLook={look} />}
      {repair.looking && <SearchBar />}
      {repair.failed && <ErrorState error={repair.failed} retry={() => absence && look(absence)} />}
      {proposal && absence && !saved && !repair.looking && (
        <Proposal absence={absence} proposal={proposal} repair={repair} />
      )}
      {saved && absence && (
        <section className="card" aria-live="polite">
          <h2>{t('done.title')}</h2>
          <p>
            {t('done.moved', { count: saved.moved })} {t('done.told', { count: saved.told })}
          </p>
          {saved.unplaced > 0 && <p>{t('done.unplaced', { count: saved.unplaced })}</p>}
          <div className="row">
            <Button
              icon="calendar"
              onClick={() => void navigate({ to: '/calendar', search: { date: absence.from } })}
            >
              {t('done.calendar', { day: dayLong(absence.from) })}
            </Button>
            <Button look="quiet" onClick={repair.again}>
              {t('done.another')}
            </Button>
          </div>
        </section>
      )}
    </div>
  )
}
