import type { Progress, ReviewView } from '@anagen/contract'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { call } from '../../shared/api.ts'
import { instant } from '../../shared/format.ts'
import {
  Button,
  Checkbox,
  Choices,
  Notice,
  TextArea,
  useErrorWords,
} from '../../shared/ui/index.ts'
import { useSession } from '../session.ts'

type Done = NonNullable<ReviewView['done']>
type Choice = Done['decision']
const choices: readonly Choice[] = ['go on', 'stop', 'refer']

/** What is chosen together: go on, stop or refer, with a note and, where due, a new consent. */
export function Decide({
  progress,
  review,
  courseId,
}: {
  progress: Progress
  review: ReviewView
  courseId: string
}) {
  const { t } = useTranslation(['review', 'common'])
  const words = useErrorWords()
  const queries = useQueryClient()
  const [decision, setDecision] = useState<Choice | null>(null)
  const [reconsented, setReconsented] = useState(false)
  const [note, setNote] = useState('')
  const [tried, setTried] = useState(false)
  const save = useMutation({
    mutationFn: (chosen: Choice) =>
      call('reviews.decide', {
        params: { courseId, reviewId: review.reviewId },
        body: { decision: chosen, reconsented, note: note.trim() },
      }),
    onSuccess: () => {
      void queries.invalidateQueries({ queryKey: ['patient', progress.patientId] })
      void queries.invalidateQueries({ queryKey: ['worklist'] })
    },
  })
  const needsConsent = review.reconsent && decision === 'go on' && !reconsented
  const send = () => {
    setTried(true)
    if (decision && !needsConsent) save.mutate(decision)
  }
  return (
    <section className="card stack" aria-labelledby="decide-title">
      <h2 id="decide-title">{t('decide.title')}</h2>
      {save.error && <Notice>{words(save.error)}</Notice>}
      <Choices
        legend={t('decide.question')}
        options={choices.map((value) => ({ value, label: t(`decide.${value}`) }))}
        value={decision}
        error={tried && !decision ? t('common:required') : undefined}
        onChange={setDecision}
      />
      {decision && <p className="soft">{t(`decide.means.${decision}`)}</p>}
      {review.reconsent && decision === 'go on' && (
        <>
          <Checkbox label={t('decide.reconsent')} checked={reconsented} onChange={setReconsented} />
          {tried && needsConsent && <Notice>{t('decide.needsConsent')}</Notice>}
        </>
      )}
      <TextArea
        label={`${t('decide.note')} (${t('common:optional')})`}
        value={note}
        onChange={setNote}
      />
      <div className="row">
        <Button busy={save.isPending} onClick={send}>
          {t('decide.save')}
        </Button>
      </div>
    </section>
  )
}

/** What was chosen, when and by whom. */
export function Decided({ review, done }: { review: ReviewView; done: Done }) {
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
