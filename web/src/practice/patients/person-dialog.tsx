import type { Patient } from '@anagen/contract'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { call, problemOf } from '../../shared/api.ts'
import {
  Button,
  Choices,
  Dialog,
  Notice,
  Select,
  TextInput,
  useErrorWords,
} from '../../shared/ui/index.ts'
import { useIntent } from '../screening/queries.ts'
import { useSession } from '../session.ts'
import {
  diagnoses,
  draftOf,
  emptyPerson,
  type PersonDraft,
  personOf,
  personProblems,
  toldByField,
} from './person-form.ts'

type Props = {
  /** The person to change; absent: a new one. */
  person?: Patient
  onDone: (person: Patient) => void
  onClose: () => void
  /** Loads the person again after somebody else changed it; what was typed stays. */
  onReload?: () => void
}

/** A new person, or a change to one. */
export function PersonDialog({ person, onDone, onClose, onReload }: Props) {
  const { t } = useTranslation(['patients', 'common'])
  const words = useErrorWords()
  const { practice, today } = useSession()
  const [draft, setDraft] = useState<PersonDraft>(() =>
    person ? draftOf(person) : emptyPerson(practice.language),
  )
  const [tried, setTried] = useState(false)
  const intent = useIntent()
  const save = useMutation({
    mutationFn: () => {
      const body = personOf(draft)
      if (!person) return call('patients.create', { body }, intent.options(body))
      const changed = { ...body, version: person.version }
      const params = { patientId: person.patientId }
      return call('patients.update', { params, body: changed }, intent.options(changed))
    },
    onSuccess: onDone,
    onError: (error) => intent.settled(error),
  })
  const problem = save.error ? problemOf(save.error) : null
  const own = tried ? personProblems(draft, today) : {}
  const told = toldByField(problem)
  const error = (field: keyof PersonDraft) => {
    const code = own[field]
    return code ? t(`problem.${code}`) : told[field]
  }
  const set = (change: Partial<PersonDraft>) => setDraft((d) => ({ ...d, ...change }))
  const submit = () => {
    setTried(true)
    if (Object.keys(personProblems(draft, today)).length === 0) save.mutate()
  }
  return (
    <Dialog
      title={person ? t('change') : t('new')}
      onClose={onClose}
      onSubmit={submit}
      footer={
        <>
          <Button look="quiet" onClick={onClose}>
            {t('common:cancel')}
          </Button>
          <Button type="submit" busy={save.isPending}>
            {person ? t('common:save') : t('create')}
          </Button>
        </>
      }
    >
      {save.error && !(problem?.problems ?? []).length && (
        <Notice>
          {words(save.error)}{' '}
          {problem?.code === 'stale' && onReload && (
            <Button size="small" look="quiet" onClick={onReload}>
              {t('reload')}
            </Button>
          )}
        </Notice>
      )}
      <TextInput
        label={t('name')}
        value={draft.name}
        onChange={(name) => set({ name })}
        error={error('name')}
        autoComplete="off"
        autoFocus
        maxLength={200}
      />
      <div className="grid-2">
        <TextInput
          label={t('bornOn')}
          type="date"
          value={draft.bornOn}
          max={today}
          onChange={(bornOn) => set({ bornOn })}
          error={error('bornOn')}
        />
        <Select
          label={t('diagnosis')}
          value={draft.diagnosisClass}
          onChange={(one) => set({ diagnosisClass: one as PersonDraft['diagnosisClass'] })}
          options={diagnoses.map((one) => ({ value: one, label: t(`common:diagnosis.${one}`) }))}
          error={error('diagnosisClass')}
        />
        <TextInput
          label={t('phone')}
          type="tel"
          value={draft.phone}
          onChange={(phone) => set({ phone })}
          error={error('phone')}
          autoComplete="off"
          maxLength={40}
        />
        <TextInput
          label={t('email')}
          type="email"
          value={draft.email}
          onChange={(email) => set({ email })}
          error={error('email')}
          autoComplete="off"
          maxLength={254}
        />
      </div>
      <Choices
        legend={t('language')}
        look="segmented"
        options={[
          { value: 'en', label: t('common:language.en') },
          { value: 'es', label: t('common:language.es') },
        ]}
        value={draft.language}
        onChange={(language) => set({ language })}
      />
    </Dialog>
  )
}
