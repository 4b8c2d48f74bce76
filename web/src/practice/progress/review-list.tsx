import type { ReviewView } from '@anagen/contract'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { dayMonth, dayShort } from '../../shared/format.ts'
import { Icon, type IconName } from '../../shared/ui/index.ts'
import { dateIn } from '../patient/instant-day.ts'
import { useSession } from '../session.ts'

const icons: Record<ReviewView['state'], IconName> = {
  ahead: 'clock',
  due: 'note',
  late: 'note',
  done: 'check',
}

/** The reviews of a course: when they are due, and what was decided. */
export function ReviewList({
  patientId,
  reviews,
}: {
  patientId: string
  reviews: readonly ReviewView[]
}) {
  const { t } = useTranslation('progress')
  const { practice } = useSession()
  if (reviews.length === 0) return null
  return (
    <ul className="plain review-list" aria-label={t('review.list')}>
      {reviews.map((review) => (
        <li key={review.reviewId}>
          <Link
            to="/patients/$patientId/reviews/$reviewId"
            params={{ patientId, reviewId: review.reviewId }}
            className={`review-link ${review.state}`}
          >
            <Icon name={icons[review.state]} size={18} />
            <span>
              <strong>{review.name}</strong>
              <span className="soft small">
                {review.done
                  ? t('review.wasDone', {
                      what: t(`review.decision.${review.done.decision}`),
                      day: dayShort(dateIn(review.done.at, practice.zone)),
                    })
                  : t(`review.${review.from === review.to ? 'oneDay' : 'state'}.${review.state}`, {
                      from: dayMonth(review.from),
                      to: dayMonth(review.to),
                    })}
              </span>
            </span>
          </Link>
        </li>
      ))}
    </ul>
  )
}
