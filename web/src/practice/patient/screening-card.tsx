import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { instant } from '../../shared/format.ts'
import { ErrorState, Skeleton } from '../../shared/ui/index.ts'
import { ElementSummary } from '../screening/element-summary.tsx'
import { useScreening } from '../screening/queries.ts'
import '../screening/screening.css'
import { useSession } from '../session.ts'

/** The decision for each part of the treatment, and the way to its reasons. */
export function ScreeningCard({ patientId }: { patientId: string }) {
  const { t } = useTranslation('patient')
  const { practice } = useSession()
  const screening = useScreening(patientId)
  return (
    <section className="card" aria-labelledby="screening-title">
      <header className="spread">
        <h2 id="screening-title">{t('screening')}</h2>
        <span className="small soft">
          {screening.data?.answeredAt &&
            t('answeredAt', { at: instant(screening.data.answeredAt, practice.zone) })}
        </span>
      </header>
      {screening.isPending && <Skeleton lines={3} />}
      {screening.error && (
        <ErrorState error={screening.error} retry={() => void screening.refetch()} />
      )}
      {screening.data && <ElementSummary screening={screening.data.screening} />}
      <p className="card-link">
        <Link to="/patients/$patientId/screening" params={{ patientId }}>
          {t('toScreening')}
        </Link>
      </p>
    </section>
  )
}
