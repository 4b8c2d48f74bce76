import type { Device, Resource } from '@anagen/contract'
import { unknownDevice } from '@anagen/contract/blank'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { call } from '../../shared/api.ts'
import {
  Button,
  Checkbox,
  Choices,
  Dialog,
  ManyChoices,
  Notice,
  Select,
  TextInput,
} from '../../shared/ui/index.ts'
import { useSession } from '../session.ts'
import { HoursEditor } from './hours-editor.tsx'
import { useSave } from './use-save.ts'

type Form = Omit<Resource, 'resourceId' | 'version'>
const skills = ['needling', 'acupuncture'] as const

/** Adds or changes a practitioner, a room or a device. */
export function ResourceDialog({
  resource,
  kind,
  onClose,
}: {
  resource: Resource | null
  kind: Resource['kind']
  onClose: () => void
}) {
  const { t } = useTranslation(['settings', 'common'])
  const { locations } = useSession()
  const [form, setForm] = useState<Form>(() => {
    const { resourceId: _, version: __, ...known } = resource ?? newOne(kind, locations[0])
    return known
  })
  const change = (part: Partial<Form>) => setForm((before) => ({ ...before, ...part }))
  const send = () =>
    resource
      ? call('resources.update', {
          params: { resourceId: resource.resourceId },
          body: { ...form, version: resource.version },
        })
      : call('resources.create', { body: form })
  const save = useSave(send, ['resources', 'day', 'range'], onClose)
  return (
    <Dialog
      title={resource?.name ?? t(`add.${kind}`)}
      onClose={onClose}
      onSubmit={() => save.run(undefined)}
      footer={
        <Button type="submit" busy={save.busy}>
          {t('common:save')}
        </Button>
      }
    >
      {save.failed && <Notice>{save.failed}</Notice>}
      <TextInput
        label={t('name')}
        value={form.name}
        onChange={(name) => change({ name })}
        error={save.problem('name')}
      />
      {locations.length > 1 && (
        <Select
          label={t('locationName')}
          value={form.locationId}
          onChange={(locationId) => change({ locationId })}
          options={locations.map((l) => ({ value: l.locationId, label: l.name }))}
        />
      )}
      {kind === 'practitioner' && (
        <ManyChoices
          legend={t('skills')}
          values={form.skills}
          onChange={(chosen) => change({ skills: chosen })}
          options={skills.map((value) => ({ value: value as string, label: t(`skill.${value}`) }))}
        />
      )}
      {kind !== 'practitioner' && (
        <TextInput
          label={t('pool')}
          help={t('poolHelp')}
          value={form.pool ?? ''}
          onChange={(pool) => change({ pool: pool || null })}
          error={save.problem('pool')}
        />
      )}
      {form.device && (
        <DeviceFields
          device={form.device}
          onChange={(device) => change({ device })}
          problem={save.problem}
        />
      )}
      <HoursEditor hours={form.hours} onChange={(hours) => change({ hours })} />
      {form.hours.length === 0 && kind !== 'practitioner' && (
        <p className="soft">{t('alwaysOpen')}</p>
      )}
      {save.problem('hours') && <Notice>{save.problem('hours')}</Notice>}
      <DaysOff form={form} change={change} />
      {resource && (
        <Checkbox
          label={t('inUse')}
          checked={form.active}
          onChange={(active) => change({ active })}
        />
      )}
    </Dialog>
  )
}

function newOne(
  kind: Resource['kind'],
  location: { locationId: string; hours: Resource['hours'] } | undefined,
): Resource {
  return {
    resourceId: '',
    version: 1,
    locationId: location?.locationId ?? '',
    kind,
    name: '',
    staffId: null,
    pool: kind === 'room' ? 'treatment' : null,
    skills: kind === 'practitioner' ? [...skills] : [],
    hours: kind === 'practitioner' ? (location?.hours ?? []) : [],
    exceptions: [],
    device: kind === 'device' ? unknownDevice : null,
    active: true,
  }
}

function DaysOff({ form, change }: { form: Form; change: (part: Partial<Form>) => void }) {
  const { t } = useTranslation(['settings', 'common'])
  const [date, setDate] = useState('')
  const closed = form.exceptions.filter((e) => 'closed' in e)
  const add = () => {
    if (date && !closed.some((e) => e.date === date)) {
      change({ exceptions: [...form.exceptions, { date, closed: true }] })
    }
    setDate('')
  }
  return (
    <div className="stack">
      <div className="row">
        <TextInput label={t('dayOff')} type="date" value={date} onChange={setDate} />
        <Button look="quiet" size="small" icon="add" disabled={!date} onClick={add}>
          {t('common:add')}
        </Button>
      </div>
      <div className="row">
        {closed.map((e) => (
          <Button
            key={e.date}
            look="quiet"
            size="small"
            icon="close"
            aria-label={`${t('common:remove')}: ${e.date}`}
            onClick={() => change({ exceptions: form.exceptions.filter((x) => x !== e) })}
          >
            {e.date}
          </Button>
        ))}
      </div>
    </div>
  )
}

type Figure = 'labelMaxDepthMm' | 'wavelengthNm' | 'irradianceMwCm2' | 'dutyCycle' | 'minutes'
const penFigures: Figure[] = ['labelMaxDepthMm']
const lightFigures: Figure[] = ['wavelengthNm', 'irradianceMwCm2', 'dutyCycle', 'minutes']

function DeviceFields({
  device,
  onChange,
  problem,
}: {
  device: Device
  onChange: (device: Device) => void
  problem: (path: string) => string | undefined
}) {
  const { t } = useTranslation(['settings', 'common'])
  const set = (part: Partial<Device>) => onChange({ ...device, ...part })
  const isLight = device.type === 'panel' || device.type === 'helmet' || device.type === 'comb'
  const figures = device.type === 'pen' ? penFigures : isLight ? lightFigures : []
  return (
    <>
      <Choices
        legend={t('deviceType')}
        value={device.type}
        onChange={(type) => set({ type })}
        options={(['pen', 'panel', 'helmet', 'comb', 'camera'] as const).map((value) => ({
          value,
          label: t(`device.${value}`),
        }))}
      />
      <div className="grid-2">
        <TextInput label={t('maker')} value={device.maker} onChange={(maker) => set({ maker })} />
        <TextInput label={t('model')} value={device.model} onChange={(model) => set({ model })} />
        {figures.map((figure) => (
          <FigureInput
            key={figure}
            label={t(`figure.${figure}`)}
            value={device[figure]}
            onChange={(value) => set({ [figure]: value })}
            error={problem(`device.${figure}`)}
          />
        ))}
        {isLight && (
          <Select
            label={t('areaDefinition')}
            help={t('areaHelp')}
            value={device.areaDefinition ?? ''}
            onChange={(value) =>
              set({ areaDefinition: (value || null) as Device['areaDefinition'] })
            }
            options={[
              { value: '', label: t('notKnown') },
              ...(['spot', 'aperture', 'treated area'] as const).map((value) => ({
                value,
                label: t(`area.${value}`),
              })),
            ]}
          />
        )}
      </div>
    </>
  )
}

/** A figure of a label: a number, or empty for "not known". */
function FigureInput({
  label,
  value,
  onChange,
  error,
}: {
  label: string
  value: number | null
  onChange: (value: number | null) => void
  error: string | undefined
}) {
  const [text, setText] = useState(value === null ? '' : String(value))
  const { t } = useTranslation('settings')
  const bad = text.trim() !== '' && !Number.isFinite(Number(text.replace(',', '.')))
  return (
    <TextInput
      label={label}
      inputMode="decimal"
      placeholder={t('notKnown')}
      value={text}
      onChange={(typed) => {
        setText(typed)
        const number = Number(typed.replace(',', '.'))
        onChange(typed.trim() === '' || !Number.isFinite(number) ? null : number)
      }}
      error={bad ? t('notANumber') : error}
    />
  )
}
