import type { Location, Practice } from '@anagen/contract'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { call } from '../../shared/api.ts'
import { Button, Choices, Notice, Select, TextArea, TextInput } from '../../shared/ui/index.ts'
import { useSession } from '../session.ts'
import { HoursEditor } from './hours-editor.tsx'
import { useSave } from './use-save.ts'

const zones = Intl.supportedValuesOf('timeZone')

/** Name, zone, language and money of the practice; its locations and when they are open. */
export function PracticePart() {
  const { practice, locations } = useSession()
  return (
    <>
      <PracticeForm key={practice.version} practice={practice} />
      {locations.map((l) => (
        <LocationForm key={`${l.locationId}${l.version}`} location={l} />
      ))}
    </>
  )
}

function PracticeForm({ practice }: { practice: Practice }) {
  const { t } = useTranslation(['settings', 'common'])
  const [form, setForm] = useState(practice)
  const { name, zone, language, currency, help, version } = form
  const save = useSave(
    () => call('practice.update', { body: { name, zone, language, currency, help, version } }),
    [],
  )
  const submit = (e: FormEvent) => {
    e.preventDefault()
    save.run(undefined)
  }
  return (
    <form className="card stack" onSubmit={submit} noValidate>
      <h2>{t('parts.practice')}</h2>
      {save.failed && <Notice>{save.failed}</Notice>}
      <TextInput
        label={t('name')}
        value={name}
        onChange={(v) => setForm({ ...form, name: v })}
        error={save.problem('name')}
      />
      <div className="grid-2">
        <Select
          label={t('zone')}
          value={zone}
          onChange={(v) => setForm({ ...form, zone: v })}
          options={[...new Set([zone, ...zones])].map((z) => ({
            value: z,
            label: z.replaceAll('_', ' '),
          }))}
        />
        <TextInput
          label={t('currency')}
          value={currency}
          maxLength={3}
          onChange={(v) => setForm({ ...form, currency: v.toUpperCase() })}
          error={save.problem('currency')}
        />
      </div>
      <Choices
        legend={t('practiceLanguage')}
        value={language}
        onChange={(v) => setForm({ ...form, language: v })}
        options={[
          { value: 'en', label: t('common:language.en') },
          { value: 'es', label: t('common:language.es') },
        ]}
      />
      <TextArea
        label={t('nearby')}
        help={t('nearbyHelp')}
        rows={3}
        maxLength={600}
        value={help}
        onChange={(v) => setForm({ ...form, help: v })}
        error={save.problem('help')}
      />
      <div>
        <Button type="submit" busy={save.busy}>
          {t('common:save')}
        </Button>
      </div>
    </form>
  )
}

/** Name and opening hours of a location. */
export function LocationForm({ location, onSaved }: { location: Location; onSaved?: () => void }) {
  const { t } = useTranslation(['settings', 'common'])
  const [form, setForm] = useState(location)
  const { locationId, ...body } = form
  const save = useSave(
    () => call('locations.update', { params: { locationId }, body }),
    ['day', 'range'],
    onSaved,
  )
  const submit = (e: FormEvent) => {
    e.preventDefault()
    save.run(undefined)
  }
  return (
    <form className="card stack" onSubmit={submit} noValidate>
      <h2>{location.name}</h2>
      {save.failed && <Notice>{save.failed}</Notice>}
      <TextInput
        label={t('locationName')}
        value={form.name}
        onChange={(name) => setForm({ ...form, name })}
        error={save.problem('name')}
      />
      <HoursEditor hours={form.hours} onChange={(hours) => setForm({ ...form, hours })} />
      {save.problem('hours') && <Notice>{save.problem('hours')}</Notice>}
      <div>
        <Button type="submit" busy={save.busy}>
          {t('common:save')}
        </Button>
      </div>
    </form>
  )
}
