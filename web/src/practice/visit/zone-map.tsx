import { useTranslation } from 'react-i18next'
import { useToast } from '../../shared/ui/index.ts'
import type { Room } from './room.ts'
import { elementOf, toggleZone } from './treatment-form.ts'
import { zoneName } from './zone-names.ts'

/** The zones of this visit to tap: the preset applies, a second tap takes the zone away. */
export function ZoneMap({ room }: { room: Room }) {
  const { t } = useTranslation('visit')
  const toast = useToast()
  const { draft, context, page, change } = room
  const tap = (zone: string) => {
    const before = draft
    const had = draft.zones.some((one) => one.zone === zone)
    change((now) => toggleZone(now, zone, context))
    if (had)
      toast(t('needling.zoneRemoved', { zone: zoneName(page, zone) }), () => change(() => before))
  }
  const areas = page.protocol.areas.filter((one) => context.elements.includes(elementOf(one.id)))
  return (
    <fieldset className="field">
      <legend>{t('needling.zones')}</legend>
      <div className="choices">
        {areas.map((one) => (
          <label className="choice" key={one.id}>
            <input
              type="checkbox"
              checked={draft.zones.some((zone) => zone.zone === one.id)}
              onChange={() => tap(one.id)}
            />
            <span>{zoneName(page, one.id)}</span>
          </label>
        ))}
      </div>
    </fieldset>
  )
}
