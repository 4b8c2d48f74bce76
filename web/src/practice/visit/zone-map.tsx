import type { Treatment, ZoneSetting } from '@anagen/contract'
import { useTranslation } from 'react-i18next'
import { number } from '../../shared/format.ts'
import { type MapZone, ScalpMap, ScalpPicture } from '../../shared/scalp-map/index.ts'
import { useToast } from '../../shared/ui/index.ts'
import { zoneHistories } from './map-zones.ts'
import type { Room } from './room.ts'
import { elementOf, toggleZone } from './treatment-form.ts'
import { zoneName } from './zone-names.ts'

/** The zones of this visit to tap: the preset applies, a second tap takes the zone away. */
export function ZoneMap({ room }: { room: Room }) {
  const { t } = useTranslation('visit')
  const toast = useToast()
  const zonesOf = useMapZones(room.page)
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
    <ScalpMap
      legend={t('needling.zones')}
      zones={zonesOf(
        areas.map((one) => one.id),
        draft,
      )}
      onToggle={tap}
    />
  )
}

/** What a signed record treated, as a drawing beside its words. */
export function TreatedMap({ page, treatment }: { page: Room['page']; treatment: Treatment }) {
  const zonesOf = useMapZones(page)
  if (treatment.zones.length === 0) return null
  const elements = new Set(treatment.zones.map((one) => elementOf(one.zone)))
  const areas = page.protocol.areas.filter((one) => elements.has(elementOf(one.id)))
  return (
    <ScalpPicture
      zones={zonesOf(
        areas.map((one) => one.id),
        treatment,
      )}
    />
  )
}

/** Zones as the map shows them: depth and passes inside, what differs from last time in words. */
function useMapZones(page: Room['page']) {
  const { t } = useTranslation('visit')
  const last = page.last?.treatment ?? null
  const wasOf = (before: ZoneSetting | null) =>
    before
      ? t('lastTime.was', { mm: number(before.depthMm), count: before.passes })
      : t('lastTime.newZone')
  return (areas: readonly string[], treatment: Treatment): MapZone[] =>
    zoneHistories(areas, treatment, last).map(({ id, now, before, mark }) => ({
      id,
      name: zoneName(page, id),
      selected: now !== null,
      figures: now ? [number(now.depthMm), `× ${number(now.passes)}`] : [],
      mark,
      note: mark ? wasOf(before) : '',
    }))
}
