import type { Progress } from '@anagen/contract'
import { measureOf, ratingSteps } from '@anagen/core/outcome'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { call } from '../../shared/api.ts'
import { dayLong } from '../../shared/format.ts'
import { inLanguage } from '../../shared/i18n/index.ts'
import { Button, Notice, useErrorWords } from '../../shared/ui/index.ts'
import { type Entry, entryFor, inputOf, lastOf } from '../measure/draft.ts'
import { EntryFields } from '../measure/fields.tsx'
import { useMay, useSession } from '../session.ts'

const place = { measure: 'self-rating', spotId: null, side: null } as const

/** What the person said last of how it has gone, and when. */
export function ownSaid({ observations }: Pick<Progress, 'observations'>) {
  const last = lastOf(observations, place)
  const said = last && ratingSteps[Math.round(last.value) + 3]
  return said ? { words: inLanguage(said), day: dayLong(last.date) } : null
}

/** How the person sees it: what was said last, or asked now; a record only tells. */
export function OwnRating({ progress, record = false }: { progress: Progress; record?: boolean }) {
  const { t } = useTranslation(['review', 'common'])
  const { today } = useSession()
  const mayAsk = useMay()('care.write') && !record
  const words = useErrorWords()
  const queries = useQueryClient()
  const said = ownSaid(progress)
  const measure = measureOf('self-rating')
  const [asking, setAsking] = useState(false)
  const [entry, setEntry] = useState<Entry>(() => entryFor(place, measure, null))
  const { patientId } = progress
  const save = useMutation({
    mutationFn: () =>
      call('observations.add', {
        params: { patientId },
        body: { date: today, visitId: null, note: '', entries: [inputOf(entry)] },
      }),
    onSuccess: async () => {
      setAsking(false)
      await queries.invalidateQueries({ queryKey: ['patient', patientId] })
    },
  })
  if (record && !said) return null
  return (
    <section className="card stack" aria-labelledby="own-title">
      <h2 id="own-title">{t('own.title')}</h2>
      {said && (
        <p>
          <span className="say">{said.words}</span> <span className="soft">{said.day}</span>
        </p>
      )}
      {!said && !asking && <p className="soft">{t('own.notAsked')}</p>}
      {asking && <EntryFields entry={entry} measure={measure} onChange={setEntry} />}
      {save.error && <Notice>{words(save.error)}</Notice>}
      {mayAsk && (
        <div className="row">
          {asking ? (
            <Button
              disabled={entry.value === ''}
              busy={save.isPending}
              onClick={() => save.mutate()}
            >
              {t('own.save')}
            </Button>
          ) : (
            <Button look="quiet" onClick={() => setAsking(true)}>
              {t(said ? 'own.again' : 'own.ask')}
            </Button>
          )}
        </div>
      )}
    </section>
  )
}
