import type { Progress, ReviewView } from '@anagen/contract'
import { stopWords } from '@anagen/core/outcome'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { call } from '../../shared/api.ts'
import { dayLong, instant } from '../../shared/format.ts'
import { language } from '../../shared/i18n/index.ts'
import { ErrorState, Skeleton } from '../../shared/ui/index.ts'
import { dateIn } from '../patient/instant-day.ts'
import { inOrder } from '../progress/series.ts'
import { VerdictSay } from '../progress/verdict-say.tsx'
import { useSession } from '../session.ts'
import { OwnRating, ownSaid } from './own-rating.tsx'
import { Said } from './said.tsx'
import { StopCard } from './stop-card.tsx'

type Done = NonNullable<ReviewView['done']>
type Props = { progress: Progress; review: ReviewView; courseId: string; done: Done }

/** A review that was held: what was known on its day, what was chosen on that, and apart what came since. */
export function Held({ progress, review, courseId, done }: Props) {
  const { t } = useTranslation('review')
  const { practice } = useSession()
  const day = dateIn(done.at, practice.zone)
  const known = useKnownOn(progress.patientId, courseId, day)
  return (
    <>
      <section className="stack review-then" aria-labelledby="then-title">
        <h2 id="then-title">{t('then', { day: dayLong(day) })}</h2>
        {known.isPending && <Skeleton lines={6} />}
        {known.error && <ErrorState error={known.error} retry={() => void known.refetch()} />}
        {known.data && (
          <>
            <Said progress={known.data} today={day} />
            <OwnRating progress={known.data} record />
            <StopCard progress={known.data} />
          </>
        )}
      </section>
      <Decided review={review} done={done} />
      {known.data && <Since then={known.data} now={progress} />}
    </>
  )
}

/** What today says where anything was entered since; the chart of it is a page of its own. */
function Since({ then, now }: { then: Progress; now: Progress }) {
  const { t } = useTranslation(['review', 'progress'])
  const judged = inOrder(now.judged)[0]
  const own = ownSaid(now)
  const stop = stopWords(judged?.verdict.stop ?? null, language())
  return (
    <section className="card stack" aria-labelledby="since-title">
      <h2 id="since-title">{t('since')}</h2>
      {sameFigures(then, now) ? (
        <p className="soft">{t('nothingSince')}</p>
      ) : (
        <>
          {judged && <VerdictSay judged={judged} />}
          {own && <p>{t('ownSince', own)}</p>}
          {stop && <p>{stop.headline}</p>}
          <p className="card-link">
            <Link to="/patients/$patientId/progress" params={{ patientId: now.patientId }}>
              {t('progress:open')}
            </Link>
          </p>
        </>
      )}
    </section>
  )
}

/** What was chosen, when and by whom. */
function Decided({ review, done }: { review: ReviewView; done: Done }) {
  const { t } = useTranslation('review')
  const { practice } = useSession()
  return (
    <section className="card" aria-labelledby="decided-title">
      <h2 id="decided-title">{t(`decide.${done.decision}`)}</h2>
      <p className="soft">{t('decided', { at: instant(done.at, practice.zone), by: done.by })}</p>
      {review.reconsent && (
        <p>{t(done.reconsented ? 'decide.reconsented' : 'decide.notReconsented')}</p>
      )}
      {done.note && <p className="review-note">{done.note}</p>}
    </section>
  )
}

function useKnownOn(patientId: string, courseId: string, day: string) {
  return useQuery({
    queryKey: ['patient', patientId, 'progress', courseId, day],
    queryFn: () => call('progress.get', { params: { patientId }, query: { courseId, asOf: day } }),
  })
}

/** Every correction is an observation of its own, so the same ids are the same figures. */
function sameFigures(a: Progress, b: Progress): boolean {
  const ids = ({ observations }: Progress) => observations.map((one) => one.observationId).sort()
  return ids(a).join() === ids(b).join()
}
