import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { weekdayName } from '../../shared/format.ts'
import { Button, Checkbox, Choices, Select, TextInput } from '../../shared/ui/index.ts'
import type { DeviceType, Draft, Step } from './draft.ts'

type Props = {
  draft: Draft
  change: (part: Partial<Draft>) => void
  /** What is wrong with a field, in words. */
  error: (field: string) => string | undefined
}

const currencies = [
  'USD',
  'EUR',
  'GBP',
  'CAD',
  'AUD',
  'NZD',
  'CHF',
  'MXN',
  'ARS',
  'COP',
  'CLP',
  'PEN',
  'INR',
]

function PracticeStep({ draft, change, error }: Props) {
  const { t } = useTranslation('setup')
  return (
    <>
      <TextInput
        label={t('practiceName')}
        value={draft.name}
        onChange={(name) => change({ name })}
        error={error('name')}
      />
      <TextInput
        label={t('locationName')}
        help={t('locationHelp')}
        value={draft.location}
        onChange={(location) => change({ location })}
      />
      <div className="grid-2">
        <Select
          label={t('zone')}
          value={draft.zone}
          onChange={(zone) => change({ zone })}
          options={[...new Set([draft.zone, ...Intl.supportedValuesOf('timeZone')])].map((z) => ({
            value: z,
            label: z.replaceAll('_', ' '),
          }))}
        />
        <Select
          label={t('currency')}
          value={draft.currency}
          onChange={(currency) => change({ currency })}
          options={currencies.map((c) => ({ value: c, label: c }))}
        />
      </div>
    </>
  )
}

function HoursStep({ draft, change, error }: Props) {
  const { t } = useTranslation('setup')
  const set = (weekday: number, part: Partial<Draft['days'][number]>) =>
    change({ days: draft.days.map((d) => (d.weekday === weekday ? { ...d, ...part } : d)) })
  return (
    <div className="stack">
      {error('days') && <p role="alert">{error('days')}</p>}
      {draft.days.map((d) => (
        <div key={d.weekday}>
          <div className="wizard-day">
            <Checkbox
              label={weekdayName(d.weekday)}
              checked={d.open}
              onChange={(open) => set(d.weekday, { open })}
            />
            {d.open &&
              (['from', 'to'] as const).map((end) => (
                <input
                  key={end}
                  type="time"
                  step={300}
                  className="input"
                  aria-label={t(`day.${end}`, { day: weekdayName(d.weekday) })}
                  aria-invalid={error(`day${d.weekday}`) ? true : undefined}
                  value={d[end]}
                  onChange={(e) => set(d.weekday, { [end]: e.target.value })}
                />
              ))}
          </div>
          {error(`day${d.weekday}`) && <p role="alert">{error(`day${d.weekday}`)}</p>}
        </div>
      ))}
    </div>
  )
}

function PeopleStep({ draft, change, error }: Props) {
  const { t } = useTranslation('setup')
  return (
    <>
      <TextInput
        label={t('ownerName')}
        autoComplete="name"
        value={draft.ownerName}
        onChange={(ownerName) => change({ ownerName })}
        error={error('ownerName')}
      />
      <TextInput
        label={t('licence')}
        help={t('licenceHelp')}
        value={draft.licence}
        onChange={(licence) => change({ licence })}
      />
      <Checkbox
        label={t('ownerTreats')}
        checked={draft.ownerTreats}
        onChange={(ownerTreats) => change({ ownerTreats })}
      />
      <Lines
        label={t('practitioner')}
        addLabel={t('addPractitioner')}
        lines={draft.practitioners}
        onChange={(practitioners) => change({ practitioners })}
        error={error('practitioners')}
      />
    </>
  )
}

function RoomsStep({ draft, change, error }: Props) {
  const { t } = useTranslation(['setup', 'common'])
  const set = (i: number, part: Partial<Draft['devices'][number]>) =>
    change({ devices: draft.devices.map((d, j) => (i === j ? { ...d, ...part } : d)) })
  const add = (type: DeviceType) =>
    change({
      devices: [
        ...draft.devices,
        { name: t(`device.${type}`), type, maker: '', model: '', minutes: '' },
      ],
    })
  return (
    <>
      <Lines
        label={t('room')}
        addLabel={t('addRoom')}
        lines={draft.rooms}
        onChange={(rooms) => change({ rooms })}
        error={error('rooms')}
      />
      {draft.devices.map((d, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: rows are only added at the end or taken away
        <div className="wizard-device" key={i}>
          <Choices
            legend={t('deviceType')}
            value={d.type}
            onChange={(type) => set(i, { type })}
            options={(['pen', 'panel', 'helmet', 'comb'] as const).map((value) => ({
              value,
              label: t(`device.${value}`),
            }))}
          />
          <div className="grid-2">
            <TextInput
              label={t('deviceName')}
              value={d.name}
              onChange={(name) => set(i, { name })}
              error={error(`device${i}`)}
            />
            <TextInput label={t('maker')} value={d.maker} onChange={(maker) => set(i, { maker })} />
            <TextInput label={t('model')} value={d.model} onChange={(model) => set(i, { model })} />
            {d.type !== 'pen' && (
              <TextInput
                label={t('makerMinutes')}
                inputMode="numeric"
                value={d.minutes}
                onChange={(minutes) => set(i, { minutes })}
              />
            )}
          </div>
          <div>
            <Button
              look="plain"
              size="small"
              icon="remove"
              onClick={() => change({ devices: draft.devices.filter((_, j) => j !== i) })}
            >
              {t('common:remove')}
            </Button>
          </div>
        </div>
      ))}
      <div className="row">
        <Button look="quiet" size="small" icon="add" onClick={() => add('pen')}>
          {t('addPen')}
        </Button>
        <Button look="quiet" size="small" icon="add" onClick={() => add('panel')}>
          {t('addPanel')}
        </Button>
      </div>
    </>
  )
}

function ServicesStep({ draft, change, error }: Props) {
  const { t } = useTranslation('setup')
  const set = (i: number, part: Partial<Draft['services'][number]>) =>
    change({ services: draft.services.map((s, j) => (i === j ? { ...s, ...part } : s)) })
  return (
    <>
      {draft.services.map((s, i) => (
        <div className="wizard-device" key={s.protocolId}>
          <h2>{t(`offers.${s.protocolId as 'acupuncture-visit'}`)}</h2>
          <div className="grid-2">
            <TextInput
              label={t('price', { currency: draft.currency })}
              inputMode="decimal"
              value={s.price}
              onChange={(price) => set(i, { price })}
              error={error(`price${i}`)}
            />
            <TextInput
              label={t('lightPrice', { currency: draft.currency })}
              inputMode="decimal"
              value={s.lightPrice}
              onChange={(lightPrice) => set(i, { lightPrice })}
              error={error(`lightPrice${i}`)}
            />
          </div>
        </div>
      ))}
    </>
  )
}

function SignInStep({ draft, change, error }: Props) {
  const { t } = useTranslation('setup')
  return (
    <>
      <TextInput
        label={t('email')}
        type="email"
        autoComplete="username"
        value={draft.email}
        onChange={(email) => change({ email })}
        error={error('email')}
      />
      <TextInput
        label={t('password')}
        help={t('passwordHelp')}
        type="password"
        autoComplete="new-password"
        value={draft.password}
        onChange={(password) => change({ password })}
        error={error('password')}
      />
    </>
  )
}

/** Some names, one a line, as many as there are. */
function Lines({
  label,
  addLabel,
  lines,
  onChange,
  error,
}: {
  label: string
  addLabel: string
  lines: readonly string[]
  onChange: (lines: string[]) => void
  error?: string | undefined
}) {
  const { t } = useTranslation('common')
  return (
    <div className="stack">
      {lines.map((line, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: lines are only added at the end or taken away
        <div className="wizard-row" key={i}>
          <TextInput
            label={`${label} ${i + 1}`}
            value={line}
            onChange={(value) => onChange(lines.map((l, j) => (i === j ? value : l)))}
            error={i === 0 ? error : undefined}
          />
          <Button
            look="plain"
            icon="remove"
            aria-label={`${t('remove')}: ${label} ${i + 1}`}
            onClick={() => onChange(lines.filter((_, j) => j !== i))}
          />
        </div>
      ))}
      {lines.length === 0 && error && <p role="alert">{error}</p>}
      <div>
        <Button look="quiet" size="small" icon="add" onClick={() => onChange([...lines, ''])}>
          {addLabel}
        </Button>
      </div>
    </div>
  )
}

/** The form of each step. */
export const stepForms: Record<Step, (props: Props) => ReactNode> = {
  practice: PracticeStep,
  hours: HoursStep,
  people: PeopleStep,
  rooms: RoomsStep,
  services: ServicesStep,
  signIn: SignInStep,
}
