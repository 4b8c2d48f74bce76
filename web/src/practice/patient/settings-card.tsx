import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { dayYear, number } from '../../shared/format.ts'
import { ErrorState, Skeleton } from '../../shared/ui/index.ts'
import { useVisit } from '../visit/use-visit.ts'
import { zoneName } from '../visit/zone-names.ts'
import { lastTreatment, needlingLines } from './last-settings.ts'

/** What was given last, in a few lines: the same settings are one tap away in the visit. */
export function SettingsCard({ visitId }: { visitId: string }) {
  const { t } = useTranslation(['patient', 'common'])
  const visit = useVisit(visitId)
  const last = visit.data && lastTreatment(visit.data)
  if (visit.data && !last) return null
  return (
    <section className="card" aria-labelledby="settings-title">
      <header className="spread">
        <h2 id="settings-title">{t('settings')}</h2>
        <span className="small soft">{last && dayYear(last.date)}</span>
      </header>
      {visit.isPending && <Skeleton lines={3} />}
      {visit.error && <ErrorState error={visit.error} retry={() => void visit.refetch()} />}
      {visit.data && last && (
        <dl className="settings-lines">
          {needlingLines(last.treatment).map((line) => (
            <div key={`${line.element}${line.depthMm}${line.passes}`}>
              <dt>{t(`common:${line.element}`)}</dt>
              <dd>
                {t('needled', { mm: number(line.depthMm), count: line.passes })}{' '}
                <span className="soft">
                  {line.zones.map((zone) => zoneName(visit.data, zone)).join(', ')}
                </span>
              </dd>
            </div>
          ))}
          {last.treatment.light && (
            <div>
              <dt>{t('common:light')}</dt>
              <dd>{t('minutes', { count: last.treatment.light.minutes })}</dd>
            </div>
          )}
          {last.treatment.acupuncture && (
            <div>
              <dt>{t('common:acupuncture')}</dt>
              <dd>{last.treatment.acupuncture.points}</dd>
            </div>
          )}
          {last.treatment.notes !== '' && (
            <div>
              <dt>{t('notes')}</dt>
              <dd>{last.treatment.notes}</dd>
            </div>
          )}
        </dl>
      )}
      <p className="card-link">
        <Link to="/visits/$visitId" params={{ visitId }}>
          {t('toVisit')}
        </Link>
      </p>
    </section>
  )
}
