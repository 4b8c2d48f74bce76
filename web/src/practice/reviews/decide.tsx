import type { Progress, ReviewView } from '@anagen/contract'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { call } from '../../shared/api.ts'
import {
  Button,
  Checkbox,
  Choices,
  Notice,
  Skeleton,
  TextArea,
  useErrorWords,
} from '../../shared/ui/index.ts'
import { useSession } from '../session.ts'
import { useKept } from '../visit/use-kept.ts'

type Choice = NonNullable<ReviewView['done']>['decision']
type Draft = { decision: Choice | null; reconsented: boolean; note: string }
const choices: readonly Choice[] = ['go on', 'stop', 'refer']

const empty: Draft = { decision: null, reconsented: false, note: '' }
const isDraft = (kept: unknown): kept is Draft =>
  typeof kept === 'object' && kept !== null && 'decision' in kept && 'note' in kept

type Props = { progress: Progress; review: ReviewView; courseId: string }

/** What is chosen together: go on, stop or refer, with a note and, where due, a new consent. */
export function Decide({ progress, review, courseId }: Props) {
  const { staff } = useSession()
  const name = `review:${courseId}:${review.reviewId}`
  const { draft, change, clear } = useKept(name, staff.staffId, { empty, is: isDraft })
  if (!draft) return <Skeleton lines={6} />
  return <Form {...{ progress, review, courseId, draft, change }} clear={() => clear(empty)} />
}

type FormProps = Props & {
  draft: Draft
  change: (next: (draft: Draft) => Draft) => void
  clear: () => Promise<void>
}

function Form({ progress, review, courseId, draft, change, clear }: FormProps) {
  const { t } = useTranslation(['review', 'common'])
  const words = useErrorWords()
  const queries = useQueryClient()
  const { decision, reconsented, note } = draft
  const set = (more: Partial<Draft>) => change((now) => ({ ...now, ...more }))
  const [tried, setTried] = useState(false)
  const save = useMutation({
    mutationFn: (chosen: Choice) =>
      call('reviews.decide', {
        params: { courseId, reviewId: review.reviewId },
        body: { decision: chosen, reconsented, note: note.trim() },
      }),
    onSuccess: async () => {
      await clear()
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
        onChange={(chosen) => set({ decision: chosen })}
      />
      {decision && <p className="soft">{t(`decide.means.${decision}`)}</p>}
      {review.reconsent && decision === 'go on' && (
        <>
          <Checkbox
            label={t('decide.reconsent')}
            checked={reconsented}
            onChange={(yes) => set({ reconsented: yes })}
          />
          {tried && needsConsent && <Notice>{t('decide.needsConsent')}</Notice>}
        </>
      )}
      <TextArea
        label={`${t('decide.note')} (${t('common:optional')})`}
        value={note}
        onChange={(text) => set({ note: text })}
      />
      <div className="row">
        <Button busy={save.isPending} onClick={send}>
          {t('decide.save')}
        </Button>
      </div>
    </section>
  )
}
