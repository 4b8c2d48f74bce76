import type { LifeEventView } from '@anagen/contract'
import { eventKinds, eventTexts, type LifeEvent } from '@anagen/core/outcome'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { call } from '../../shared/api.ts'
import { inLanguage } from '../../shared/i18n/index.ts'
import { Button, Dialog, Notice, Select, TextInput, useErrorWords } from '../../shared/ui/index.ts'

type Kind = LifeEvent['kind']

/** Notes something in a person's life with its days, corrects it, or says when it ended. */
export function EventDialog({
  patientId,
  event,
  today,
  onClose,
}: {
  patientId: string
  event: LifeEventView | null
  today: string
  onClose: () => void
}) {
  const { t } = useTranslation(['measure', 'common'])
  const words = useErrorWords()
  const queries = useQueryClient()
  const [kind, setKind] = useState<Kind | ''>(event?.kind ?? '')
  const [label, setLabel] = useState(event?.label ?? '')
  const [from, setFrom] = useState(event?.from ?? today)
  const [to, setTo] = useState(event?.to ?? '')
  const [tried, setTried] = useState(false)
  const backwards = to !== '' && to < from
  const done = () => {
    void queries.invalidateQueries({ queryKey: ['patient', patientId] })
    onClose()
  }
  const save = useMutation({
    mutationFn: (chosen: Kind) => {
      const body = { kind: chosen, label: label.trim(), from, to: to || null }
      return event?.eventId && event.version
        ? call('events.change', {
            params: { eventId: event.eventId },
            body: { ...body, version: event.version },
          })
        : call('events.add', { params: { patientId }, body })
    },
    onSuccess: done,
  })
  const remove = useMutation({
    mutationFn: async () => {
      if (!event?.eventId || !event.version) return
      const params = { eventId: event.eventId }
      await call('events.remove', { params, body: { version: event.version } })
    },
    onSuccess: done,
  })
  const error = save.error ?? remove.error
  return (
    <Dialog
      title={t(event ? 'measure:event.change' : 'measure:event.add')}
      onClose={onClose}
      onSubmit={() => {
        setTried(true)
        if (kind !== '' && from !== '' && !backwards) save.mutate(kind)
      }}
      footer={
        <>
          {event && (
            <Button look="plain" busy={remove.isPending} onClick={() => remove.mutate()}>
              {t('common:remove')}
            </Button>
          )}
          <Button type="submit" busy={save.isPending}>
            {t('common:save')}
          </Button>
        </>
      }
    >
      {error && <Notice>{words(error)}</Notice>}
      <Select
        label={t('measure:event.kind')}
        value={kind}
        error={tried && kind === '' ? t('measure:event.choosePlease') : undefined}
        options={[
          ...(kind === '' ? [{ value: '', label: t('measure:event.choose') }] : []),
          ...eventKinds.map((value) => ({ value, label: inLanguage(eventTexts[value]) })),
        ]}
        onChange={(value) => setKind(value as Kind)}
      />
      <TextInput
        label={t('measure:event.label')}
        help={t('measure:event.labelHelp')}
        maxLength={120}
        value={label}
        onChange={setLabel}
      />
      <div className="grid-2">
        <TextInput
          label={t('measure:event.from')}
          type="date"
          value={from}
          error={tried && from === '' ? t('common:required') : undefined}
          onChange={setFrom}
        />
        <TextInput
          label={t('measure:event.to')}
          type="date"
          value={to}
          error={tried && backwards ? t('measure:event.backwards') : undefined}
          onChange={setTo}
        />
      </div>
    </Dialog>
  )
}
