import type { ObservationView } from '@anagen/contract'
import { measureOf } from '@anagen/core/outcome'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { call } from '../../shared/api.ts'
import { dayYear } from '../../shared/format.ts'
import { inLanguage } from '../../shared/i18n/index.ts'
import {
  Button,
  Dialog,
  Notice,
  TextArea,
  TextInput,
  useErrorWords,
} from '../../shared/ui/index.ts'
import { countedOn, entryOf, errorOf, inputOf, isFilled } from './draft.ts'
import { EntryFields } from './fields.tsx'
import { HowTaken } from './how-taken.tsx'
import { MatchedFields } from './matched-fields.tsx'

/** Corrects a figure or takes it back; either way with a reason, and what stood before is kept. */
export function CorrectDialog({
  patientId,
  observation,
  others,
  onClose,
}: {
  patientId: string
  observation: ObservationView
  /** All figures of the person, for comparison. */
  others: readonly ObservationView[]
  onClose: () => void
}) {
  const { t } = useTranslation(['measure', 'common'])
  const words = useErrorWords()
  const queries = useQueryClient()
  const measure = measureOf(observation.measure)
  const [entry, setEntry] = useState(() => entryOf(observation))
  const [date, setDate] = useState(observation.date)
  const [why, setWhy] = useState('')
  const [tried, setTried] = useState(false)
  const params = { observationId: observation.observationId }
  const done = () => {
    void queries.invalidateQueries({ queryKey: ['patient', patientId] })
    onClose()
  }
  const correct = useMutation({
    mutationFn: () =>
      call('observations.correct', {
        params,
        body: { date, note: why.trim(), entry: inputOf(entry) },
      }),
    onSuccess: done,
  })
  const withdraw = useMutation({
    mutationFn: () => call('observations.withdraw', { params, body: { note: why.trim() } }),
    onSuccess: done,
  })
  const error = correct.error ?? withdraw.error
  const given = why.trim() !== ''
  const mistake = errorOf(entry, measure)
  const tryIt = (then: () => void) => {
    setTried(true)
    if (given) then()
  }
  return (
    <Dialog
      title={t('correct.title', { what: inLanguage(measure.name), day: dayYear(observation.date) })}
      onClose={onClose}
      onSubmit={() => tryIt(() => mistake === null && isFilled(entry) && correct.mutate())}
      footer={
        <>
          <Button
            look="plain"
            busy={withdraw.isPending}
            onClick={() => tryIt(() => withdraw.mutate())}
          >
            {t('correct.withdraw')}
          </Button>
          <Button type="submit" busy={correct.isPending}>
            {t('correct.save')}
          </Button>
        </>
      }
    >
      {error && <Notice>{words(error)}</Notice>}
      <TextInput label={t('date')} type="date" value={date} onChange={setDate} />
      <EntryFields
        entry={entry}
        measure={measure}
        error={tried ? mistake : null}
        onChange={setEntry}
      />
      {entry.matched && (
        <MatchedFields
          entry={entry}
          against={entry.matched.against}
          counted={countedOn(others, observation, entry.matched.against)}
          onChange={setEntry}
        />
      )}
      {measure.site !== 'person' && (
        <HowTaken
          how={entry}
          before={null}
          methods={measure.methods}
          devices={[]}
          area={measure.site === 'spot'}
          onChange={(how) => setEntry({ ...entry, ...how })}
        />
      )}
      <TextArea
        label={t('correct.why')}
        help={t('correct.whyHelp')}
        value={why}
        error={tried && !given ? t('common:required') : undefined}
        onChange={setWhy}
      />
    </Dialog>
  )
}
