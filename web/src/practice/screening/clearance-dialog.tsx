import type { Element } from '@anagen/core/shared'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { problemOf } from '../../shared/api.ts'
import { inLanguage } from '../../shared/i18n/index.ts'
import {
  Button,
  Checkbox,
  Dialog,
  ManyChoices,
  Notice,
  TextArea,
  TextInput,
  useErrorWords,
} from '../../shared/ui/index.ts'
import { toldByField } from '../patients/person-form.ts'
import { useSession } from '../session.ts'
import { useScreeningChanges } from './queries.ts'
import { clearanceDraft, clearanceProblems, type SharedReason } from './reasons.ts'

type Props = {
  kind: 'clearance' | 'override'
  patientId: string
  /** What it may lift. */
  reasons: SharedReason[]
  onClose: () => void
}

/** A provider's written go-ahead, or a licensed person's reasoned exception. */
export function ClearanceDialog({ kind, patientId, reasons, onClose }: Props) {
  const { t } = useTranslation(['screening', 'common'])
  const words = useErrorWords()
  const { today, staff } = useSession()
  const { clear } = useScreeningChanges(patientId)
  const [draft, setDraft] = useState(() =>
    clearanceDraft(reasons, { today, who: kind === 'override' ? staff.name : '' }),
  )
  const [tried, setTried] = useState(false)
  const problems = tried ? clearanceProblems(draft) : {}
  const told = toldByField(clear.error ? problemOf(clear.error) : null)
  const set = (change: Partial<typeof draft>) => setDraft((d) => ({ ...d, ...change }))
  const error = (field: keyof typeof draft) => {
    const code = problems[field]
    return code ? t(`problem.${code}`) : told[field]
  }
  const submit = () => {
    setTried(true)
    if (Object.keys(clearanceProblems(draft)).length > 0) return
    // The contract keeps what was written as one line.
    const why = draft.why.trim().replace(/\s+/g, ' ')
    const until = draft.until === '' ? null : draft.until
    clear.mutate({ ...draft, kind, why, until }, { onSuccess: onClose })
  }
  const offered = [...new Set(reasons.flatMap((one) => one.elements))]
  const byRule = [...new Map(reasons.map((one) => [one.ruleId, one])).values()]
  return (
    <Dialog
      title={t(`${kind}.title`)}
      onClose={onClose}
      onSubmit={submit}
      footer={
        <>
          <Button look="quiet" onClick={onClose}>
            {t('common:cancel')}
          </Button>
          <Button type="submit" icon="unlock" busy={clear.isPending}>
            {t(`${kind}.save`)}
          </Button>
        </>
      }
    >
      <p className="soft">{t(`${kind}.help`)}</p>
      {clear.error && Object.keys(told).length === 0 && <Notice>{words(clear.error)}</Notice>}
      <fieldset className="field">
        <legend>{t('forReasons')}</legend>
        {byRule.map((one) => (
          <Checkbox
            key={one.ruleId}
            label={inLanguage(one.title)}
            checked={draft.ruleIds.includes(one.ruleId)}
            onChange={(on) =>
              set({
                ruleIds: on
                  ? [...draft.ruleIds, one.ruleId]
                  : draft.ruleIds.filter((id) => id !== one.ruleId),
              })
            }
          />
        ))}
        {error('ruleIds') && <FieldWords>{error('ruleIds')}</FieldWords>}
      </fieldset>
      <ManyChoices<Element>
        legend={t('forElements')}
        options={offered.map((one) => ({ value: one, label: t(`common:${one}`) }))}
        values={draft.elements}
        onChange={(elements) => set({ elements })}
      />
      {error('elements') && <FieldWords>{error('elements')}</FieldWords>}
      <div className="grid-2">
        <TextInput
          label={t('from')}
          type="date"
          value={draft.from}
          onChange={(from) => set({ from })}
          error={error('from')}
        />
        <TextInput
          label={t('untilDate')}
          help={t('untilHelp')}
          type="date"
          value={draft.until}
          onChange={(until) => set({ until })}
          error={error('until')}
        />
      </div>
      <TextInput
        label={t(`${kind}.who`)}
        value={draft.who}
        onChange={(who) => set({ who })}
        error={error('who')}
        autoComplete="off"
        maxLength={200}
      />
      <TextArea
        label={t(`${kind}.why`)}
        value={draft.why}
        onChange={(why) => set({ why })}
        error={error('why')}
        maxLength={200}
      />
    </Dialog>
  )
}

function FieldWords({ children }: { children: React.ReactNode }) {
  return (
    <div className="field">
      <div className="error" role="alert">
        {children}
      </div>
    </div>
  )
}
