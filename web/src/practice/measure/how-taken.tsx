import type { Method } from '@anagen/core/outcome'
import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button, Notice, Select, TextInput } from '../../shared/ui/index.ts'
import type { Entry } from './draft.ts'

export type How = Pick<Entry, 'method' | 'device' | 'areaCm2' | 'umPerPx'>

/**
 * How figures were taken: as last time without a word, or changed. Another method or device than
 * before is said at once, since such figures are not compared.
 */
export function HowTaken({
  how,
  before,
  methods,
  devices,
  area,
  onChange,
}: {
  how: How
  /** How it was taken last time; null for the first time. */
  before: How | null
  methods: readonly Method[]
  /** Names of devices used so far, to choose from. */
  devices: readonly string[]
  area: boolean
  onChange: (how: How) => void
}) {
  const { t } = useTranslation('measure')
  const [open, setOpen] = useState(before === null)
  const list = useId()
  const other = before && (how.method !== before.method || how.device.trim() !== before.device)
  const said = [
    t(`method.${how.method}`),
    how.device.trim(),
    area && how.areaCm2 && t('areaOf', { area: how.areaCm2 }),
  ]
  return (
    <div className="how-taken">
      {open ? (
        <div className="grid-2">
          <Select
            label={t('how')}
            value={how.method}
            options={methods.map((value) => ({ value, label: t(`method.${value}`) }))}
            onChange={(method) => onChange({ ...how, method: method as Method })}
          />
          {how.method !== 'inspection' && (
            <TextInput
              label={t('device')}
              list={list}
              maxLength={120}
              autoComplete="off"
              value={how.device}
              onChange={(device) => onChange({ ...how, device })}
            />
          )}
          <datalist id={list}>
            {devices.map((name) => (
              <option key={name} value={name} />
            ))}
          </datalist>
          {area && (
            <TextInput
              label={t('area')}
              inputMode="decimal"
              autoComplete="off"
              value={how.areaCm2}
              onChange={(areaCm2) => onChange({ ...how, areaCm2 })}
            />
          )}
        </div>
      ) : (
        <p className="how-said">
          <span className="soft">
            {t('asLastTime')}: {said.filter(Boolean).join(' · ')}
          </span>
          <Button look="plain" size="small" icon="edit" onClick={() => setOpen(true)}>
            {t('otherwise')}
          </Button>
        </p>
      )}
      {other && <Notice>{t('otherDevice')}</Notice>}
    </div>
  )
}
