import './review.css'
import type { Progress, ReviewView } from '@anagen/contract'
import { Link, useParams } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { dayLong } from '../../shared/format.ts'
import { BackLink } from '../../shared/ui/back-link.tsx'
import { EmptyState, ErrorState, Skeleton } from '../../shared/ui/index.ts'
import { HelpNotice } from '../progress/help-notice.tsx'
import { useProgress } from '../progress/queries.ts'
import { useMay, useSession } from '../session.ts'
import { Decide } from './decide.tsx'
import { Held } from './held.tsx'
import { OwnRating } from './own-rating.tsx'
import { Said } from './said.tsx'
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
        <HelpNotice help={progress.data.help} />
        {review.state === 'ahead' && <Opens day={review.from} />}
        <Purpose review={review} patientId={patientId} />
        <Body progress={progress.data} review={review} courseId={progress.data.courseId} />
      </div>
    </div>
  )
}

type BodyProps = { progress: Progress; review: ReviewView; courseId: string }

/** Held, what it rested on; before its day nothing; else all that is needed to choose. */
function Body({ progress, review, courseId }: BodyProps) {
  const { t } = useTranslation('review')
  const { today } = useSession()
  const may = useMay()
  if (review.state === 'ahead') return null
  if (review.done) return <Held {...{ progress, review, courseId }} done={review.done} />
  return (
    <>
      <Said {...{ progress, today }} />
      <OwnRating progress={progress} />
      <StopCard progress={progress} />
      {may('care.sign') ? (
        <Decide {...{ progress, review, courseId }} />
      ) : (
        <p className="soft">{t('mayNot')}</p>
      )}
    </>
  )
}

function Opens({ day }: { day: string }) {
  const { t } = useTranslation('review')
  return (
    <section className="card" aria-labelledby="opens-title">
      <h2 id="opens-title">{t('opens', { day: dayLong(day) })}</h2>
      <p className="soft">{t('opensHelp')}</p>
    </section>
  )
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
