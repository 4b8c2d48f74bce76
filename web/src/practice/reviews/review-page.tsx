import './review.css'
import type { Progress, ReviewView } from '@anagen/contract'
import { measureOf } from '@anagen/core/outcome'
import { Link, useParams } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { dayLong } from '../../shared/format.ts'
import { inLanguage } from '../../shared/i18n/index.ts'
import { BackLink } from '../../shared/ui/back-link.tsx'
import { EmptyState, ErrorState, Skeleton } from '../../shared/ui/index.ts'
import { ProgressChart } from '../progress/chart.tsx'
import { useProgress } from '../progress/queries.ts'
import { chartFacts, inOrder } from '../progress/series.ts'
import { useSeriesName, VerdictNotes, VerdictSay } from '../progress/verdict-say.tsx'
import { useMay, useSession } from '../session.ts'
import { Decide, Decided } from './decide.tsx'
import { OwnRating } from './own-rating.tsx'
import { StopCard } from './stop-card.tsx'

/** A review together: what was told at the start, what can be said now, and what is chosen. */
export function ReviewPage() {
  const { patientId, reviewId } = useParams({ from: '/app/patients/$patientId/reviews/$reviewId' })
  const { t } = useTranslation(['review', 'progress', 'measure', 'common'])
  const progress = useProgress(patientId)
  if (progress.isPending) return <Skeleton lines={8} />
  if (!progress.data)
    return <ErrorState error={progress.error} retry={() => void progress.refetch()} />
  const review = progress.data.reviews.find((one) => one.reviewId === reviewId)
  if (!review || !progress.data.courseId)
    return <EmptyState icon="question" title={t('notThere')} />
  return (
    <div className="review">
      <BackLink to="/patients/$patientId/progress" params={{ patientId }}>
        <span className="person-name">{progress.data.name}</span>
      </BackLink>
      <header className="page-header">
        <div>
          <h1>{review.name}</h1>
          <p className="soft">
            {review.from === review.to
              ? dayLong(review.from)
              : t('between', { from: dayLong(review.from), to: dayLong(review.to) })}
          </p>
        </div>
      </header>
      <div className="stack">
        <Purpose review={review} patientId={patientId} />
        <Said progress={progress.data} />
        <OwnRating progress={progress.data} />
        <StopCard progress={progress.data} />
        <Ending progress={progress.data} review={review} courseId={progress.data.courseId} />
      </div>
    </div>
  )
}

type EndingProps = { progress: Progress; review: ReviewView; courseId: string }

function Ending({ progress, review, courseId }: EndingProps) {
  const { t } = useTranslation('review')
  const may = useMay()
  if (review.done) return <Decided review={review} done={review.done} />
  if (!may('care.sign')) return <p className="soft">{t('mayNot')}</p>
  return <Decide {...{ progress, review, courseId }} />
}

/** What this review is for, each with what it rests on, and what is measured for it. */
function Purpose({ review, patientId }: { review: ReviewView; patientId: string }) {
  const { t } = useTranslation('review')
  return (
    <section className="card" aria-labelledby="purpose-title">
      <header className="spread">
        <h2 id="purpose-title">{t('purpose')}</h2>
        <Link
          to="/patients/$patientId/measure"
          params={{ patientId }}
          className="button quiet small"
        >
          {t('measureNow')}
        </Link>
      </header>
      <ul className="plain lines">
        {review.purpose.map((one) => (
          <li key={one.text}>
            {one.text}
            <br />
            <span className="soft small">{one.basis}</span>
          </li>
        ))}
      </ul>
      {review.measures.length > 0 && (
        <p className="soft small review-measures">
          {t('measures', { list: review.measures.join(', ') })}
        </p>
      )}
    </section>
  )
}

function Said({ progress }: { progress: Progress }) {
  const { t } = useTranslation(['review', 'progress'])
  const { today } = useSession()
  const name = useSeriesName(progress)
  const judged = inOrder(progress.judged)[0]
  if (!judged)
    return (
      <section className="card">
        <EmptyState title={t('progress:nothing')}>
          <p>{t('progress:nothingHelp')}</p>
        </EmptyState>
      </section>
    )
  return (
    <>
      <section className="card" aria-label={t('progress:title')}>
        <h2>{t('progress:title')}</h2>
        <VerdictSay judged={judged} />
        <ProgressChart
          facts={chartFacts(progress, judged, today)}
          unit={inLanguage(measureOf(judged.verdict.measure).unit)}
          label={t('progress:chart.label', { name: name(judged) })}
        />
      </section>
      <VerdictNotes judged={judged} />
    </>
  )
}
