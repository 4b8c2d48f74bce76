import type { Treatment } from '@anagen/contract'
import type { Protocol } from '@anagen/core/protocol'
import { useTranslation } from 'react-i18next'
import { number } from '../../shared/format.ts'
import { type MapZone, ScalpMap, ScalpPicture } from '../../shared/scalp-map/index.ts'
import { useToast } from '../../shared/ui/index.ts'
import type { Room } from './room.ts'
import { differencesFrom, elementOf, toggleZone } from './treatment-form.ts'
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
  const zones = mapZones(areas, draft, (id) => zoneName(page, id))
  const changed = new Set(context.last && differencesFrom(context.last, draft).map((d) => d.zone))
  return (
    <ScalpMap
      legend={t('needling.zones')}
      zones={zones.map((one) => ({ ...one, changed: one.selected && changed.has(one.id) }))}
      onToggle={tap}
    />
  )
}

/** What a signed record treated, as a drawing beside its words. */
export function TreatedMap({ page, treatment }: { page: Room['page']; treatment: Treatment }) {
  if (treatment.zones.length === 0) return null
  return (
    <ScalpPicture zones={mapZones(page.protocol.areas, treatment, (id) => zoneName(page, id))} />
  )
}

/** The areas as the map shows them: chosen or not, with the depth in millimetres inside. */
function mapZones(
  areas: Protocol['areas'],
  treatment: Treatment,
  nameOf: (id: string) => string,
): MapZone[] {
  return areas.map(({ id }) => {
    const setting = treatment.zones.find((one) => one.zone === id)
    return {
      id,
      name: nameOf(id),
      selected: setting !== undefined,
      ...(setting && { figure: number(setting.depthMm) }),
    }
  })
}
