import type { ZoneSetting } from '@anagen/contract'
import { useTranslation } from 'react-i18next'
import { number } from '../../shared/format.ts'
import { inLanguage } from '../../shared/i18n/index.ts'
import { Icon, Stepper } from '../../shared/ui/index.ts'
import type { Room } from './room.ts'
import {
  depthStepOf,
  differencesFrom,
  leastDepthMm,
  limitOf,
  mostPasses,
  reachMm,
  setZone,
} from './treatment-form.ts'
import { zoneName } from './zone-names.ts'

/** Depth and passes of each chosen zone; what is not as last time is marked. */
export function ZoneSettings({ room }: { room: Room }) {
  const { t } = useTranslation('visit')
  const { draft } = room
  if (draft.zones.length === 0) return <p className="soft">{t('needling.noZone')}</p>
  return (
    <ul className="plain lines zones">
      {draft.zones.map((one) => (
        <ZoneRow key={one.zone} room={room} setting={one} />
      ))}
    </ul>
  )
}

function ZoneRow({ room, setting }: { room: Room; setting: ZoneSetting }) {
  const { t } = useTranslation(['visit', 'common'])
  const { draft, context, page, change } = room
  const { zone, depthMm, passes } = setting
  const limit = limitOf(zone, draft, context)
  const over = limit !== null && depthMm > limit.capMm
  const reach = reachMm(zone, draft, context)
  const words = { less: t('common:less'), more: t('common:more') }
  const name = zoneName(page, zone)
  return (
    <li className="zone">
      <div>
        <strong>{name}</strong>
        <div className="marks">
          <LastMark room={room} zone={zone} />
          {over && limit && (
            <span className="chip amber">
              <Icon name="warning" size={14} />
              {t('needling.over', { mm: number(limit.capMm) })}
            </span>
          )}
        </div>
      </div>
      <Stepper
        label={t('needling.depth')}
        value={depthMm}
        onChange={(to) => change((now) => setZone(now, { zone, depthMm: to }, context))}
        step={depthStepOf(zone)}
        min={leastDepthMm}
        max={reach}
        unit="mm"
        format={(mm) => number(mm)}
        words={words}
        stopReason={limit && !over ? inLanguage(limit.words) : undefined}
      />
      <Stepper
        label={t('needling.passes')}
        value={passes}
        onChange={(to) => change((now) => setZone(now, { zone, passes: to }, context))}
        step={1}
        min={1}
        max={mostPasses}
        unit=""
        words={words}
      />
    </li>
  )
}

/** How one zone differs from last time. */
function LastMark({ room, zone }: { room: Room; zone: string }) {
  const { t } = useTranslation('visit')
  const { last } = room.context
  if (!last) return null
  const differences = differencesFrom(last, room.draft).filter((one) => one.zone === zone)
  if (differences.length === 0) return <span className="chip">{t('lastTime.same')}</span>
  return differences.map((one) => (
    <span key={one.what} className="chip blue">
      {one.what === 'zone'
        ? t('lastTime.newZone')
        : t(`lastTime.${one.what}`, { was: number(Number(one.from)) })}
    </span>
  ))
}
