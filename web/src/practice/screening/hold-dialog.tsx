import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { problemOf } from '../../shared/api.ts'
import { Button, Dialog, Notice, TextInput, useErrorWords } from '../../shared/ui/index.ts'
import { toldByField } from '../patients/person-form.ts'
import { useSession } from '../session.ts'
import { useScreeningChanges } from './queries.ts'

/** Nothing firm is booked until a date, or until the hold is released. */
export function HoldDialog({ patientId, onClose }: { patientId: string; onClose: () => void }) {
  const { t } = useTranslation(['screening', 'common'])
  const words = useErrorWords()
  const { today } = useSession()
  const { hold } = useScreeningChanges(patientId)
  const [draft, setDraft] = useState({ from: today, until: '', why: '' })
  const [tried, setTried] = useState(false)
  const told = toldByField(hold.error ? problemOf(hold.error) : null)
  const wrong = {
    from: draft.from === '' ? t('problem.required') : undefined,
    until: draft.until !== '' && draft.until < draft.from ? t('problem.order') : undefined,
    why: draft.why.trim() === '' ? t('problem.required') : undefined,
  }
  const error = (field: keyof typeof draft) => (tried ? wrong[field] : undefined) ?? told[field]
  const submit = () => {
    setTried(true)
    if (wrong.from || wrong.until || wrong.why) return
    const until = draft.until === '' ? null : draft.until
    hold.mutate({ ...draft, until, why: draft.why.trim() }, { onSuccess: onClose })
  }
  const field = (name: keyof typeof draft) => ({
    value: draft[name],
    error: error(name),
    onChange: (text: string) => setDraft((d) => ({ ...d, [name]: text })),
  })
  return (
    <Dialog
      title={t('hold.title')}
      onClose={onClose}
      onSubmit={submit}
      footer={
        <>
          <Button look="quiet" onClick={onClose}>
            {t('common:cancel')}
          </Button>
          <Button type="submit" icon="hold" busy={hold.isPending}>
            {t('hold.save')}
          </Button>
        </>
      }
    >
      <p className="soft">{t('hold.help')}</p>
      {hold.error && Object.keys(told).length === 0 && <Notice>{words(hold.error)}</Notice>}
      <TextInput label={t('hold.why')} maxLength={200} autoFocus {...field('why')} />
      <div className="grid-2">
        <TextInput label={t('from')} type="date" {...field('from')} />
        <TextInput
          label={t('untilDate')}
          help={t('hold.untilHelp')}
          type="date"
          {...field('until')}
        />
      </div>
    </Dialog>
  )
}
