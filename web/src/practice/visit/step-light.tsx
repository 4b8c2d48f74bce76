import { cumulativeLight, fluence, type LightSetting } from '@anagen/core/dose'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { number } from '../../shared/format.ts'
import { inLanguage } from '../../shared/i18n/index.ts'
import { Checkbox, Choices, Stepper } from '../../shared/ui/index.ts'
import { useLockWords } from './lock-words.ts'
import type { Room } from './room.ts'
import { Step } from './step.tsx'
import { TimerRow } from './timer.tsx'
import { type KnownDevice, lightOf } from './treatment-form.ts'
import { useTimer } from './use-timer.ts'

const usualMinutes = 20
const unknownSession: LightSetting = {
  irradianceMwCm2: null,
  powerMw: null,
  areaCm2: null,
  seconds: null,
  dutyCycle: null,
  area: null,
}

const isLight = ({ device }: KnownDevice) =>
  device !== null && device.type !== 'pen' && device.type !== 'camera'

/** Light before needling, on intact skin: device, minutes, timer, goggles, dose. */
export function StepLight({ room, done }: { room: Room; done: boolean }) {
  const { t } = useTranslation(['visit', 'common'])
  const { page, draft, change } = room
  const lock = useLockWords(room)
  const timer = useTimer('a', page.visit.visitId)
  const [intact, setIntact] = useState(draft.light?.goggles === true)
  const lamps = page.devices.filter(isLight)
  const { light } = draft
  const set = (patch: Partial<NonNullable<typeof light>>) =>
    change((now) => ({
      ...now,
      light: { ...(now.light ?? lightOf(only(lamps), usualMinutes)), ...patch },
    }))
  const choose = (id: string) => {
    const lamp = lamps.find((one) => one.resourceId === id) ?? null
    change((now) => ({
      ...now,
      light: {
        ...lightOf(lamp, now.light?.minutes ?? usualMinutes),
        goggles: now.light?.goggles ?? false,
      },
    }))
  }
  const shown = light ?? lightOf(only(lamps), usualMinutes)
  const minutes = shown.minutes
  return (
    <Step name="light" done={done} locked={lock(['light'])}>
      {lamps.length > 0 && (
        <Choices
          legend={t('light.device')}
          options={[
            ...lamps.map((one) => ({ value: one.resourceId, label: one.name })),
            { value: 'other', label: t('light.otherDevice') },
          ]}
          value={shown.device ?? (light ? 'other' : null)}
          onChange={choose}
        />
      )}
      <div className="row ends">
        <Stepper
          label={t('light.minutes')}
          value={minutes}
          onChange={(to) => set({ minutes: to })}
          step={1}
          min={1}
          max={120}
          unit={t('minutesUnit')}
          words={{ less: t('common:less'), more: t('common:more') }}
        />
        <div>
          <Checkbox
            label={t('light.intact')}
            checked={intact}
            onChange={(checked) => {
              setIntact(checked)
              if (!checked) set({ goggles: false })
            }}
          />
          <Checkbox
            label={t('light.goggles')}
            checked={light?.goggles ?? false}
            onChange={(goggles) => {
              set({ goggles })
              if (goggles) setIntact(true)
            }}
          />
          <p className="soft small">{t('light.both')}</p>
        </div>
      </div>
      <TimerRow
        timer={timer}
        minutes={minutes}
        label={t('light.timer')}
        disabled={!(light?.goggles && intact)}
        onStopped={(ran) => set({ minutes: Math.max(1, ran) })}
      />
      <Dose room={room} />
      {light && (
        <p>
          <button
            type="button"
            className="button plain"
            onClick={() => change((now) => ({ ...now, light: null }))}
          >
            {t('light.notGiven')}
          </button>
        </p>
      )}
    </Step>
  )
}

const only = (lamps: readonly KnownDevice[]) => (lamps.length === 1 ? (lamps[0] ?? null) : null)

/** The dose with what it is counted over, or what is not known; and all light beside the trials. */
function Dose({ room }: { room: Room }) {
  const { t } = useTranslation('visit')
  const { light } = room.draft
  const sessions = room.page.lightSoFar.sessions + (light ? 1 : 0)
  const dose =
    light &&
    fluence({
      ...unknownSession,
      irradianceMwCm2: light.irradianceMwCm2,
      seconds: light.minutes * 60,
      dutyCycle: light.dutyCycle,
      area: light.areaDefinition,
    })
  const soFar = cumulativeLight(Array.from({ length: sessions }, () => unknownSession))
  return (
    <div className="small">
      {dose && (
        <p>
          {dose.known
            ? t('light.dose', { j: number(dose.jPerCm2), area: t(`light.area.${dose.area}`) })
            : inLanguage(dose.reason)}
        </p>
      )}
      <p className="soft">
        {inLanguage(soFar.words)} {t('light.order')}
      </p>
    </div>
  )
}
