import { useTranslation } from 'react-i18next'
import { inLanguage } from '../../shared/i18n/index.ts'
import { Choices } from '../../shared/ui/index.ts'
import { CartridgeFields } from './cartridge-fields.tsx'
import { DepthOverride } from './depth-override.tsx'
import { LastTimeButton } from './last-time-button.tsx'
import { useLockWords } from './lock-words.ts'
import { NeedleExtras } from './needle-extras.tsx'
import type { Room } from './room.ts'
import { Step } from './step.tsx'
import { withinLimits } from './treatment-form.ts'
import { ZoneMap } from './zone-map.tsx'
import { ZoneSettings } from './zone-settings.tsx'

const endPoints = ['none', 'mild redness', 'pinpoint bleeding'] as const

/** Needling: zones with depth and passes, pen, cartridge, end point and what went with it. */
export function StepNeedling({ room, done }: { room: Room; done: boolean }) {
  const { t } = useTranslation('visit')
  const lock = useLockWords(room)
  const { draft, page, context, change } = room
  const pens = page.devices.filter((one) => one.device?.type === 'pen')
  const { scalp, brow } = page.protocol.dose
  const aim = (scalp ?? brow)?.endPoint
  return (
    <Step name="needling" done={done} locked={lock(['scalp', 'brow'])}>
      <LastTimeButton room={room} />
      <ZoneMap room={room} />
      <ZoneSettings room={room} />
      <DepthOverride room={room} />
      <div className="grid-2">
        <Choices
          legend={t('needling.pen')}
          options={pens.map((one) => ({ value: one.resourceId, label: one.name }))}
          value={draft.pen}
          onChange={(pen) => change((now) => withinLimits({ ...now, pen }, context))}
        />
        <CartridgeFields room={room} />
      </div>
      <Choices
        legend={t('needling.endPoint')}
        help={aim && inLanguage(aim.text)}
        options={endPoints.map((value) => ({ value, label: t(`endPoint.${value}`) }))}
        value={draft.endPoint}
        onChange={(endPoint) => change((now) => ({ ...now, endPoint }))}
      />
      <NeedleExtras room={room} />
    </Step>
  )
}
