import type { Treatment, ZoneSetting } from '@anagen/contract'
import type { MapZone } from '../../shared/scalp-map/index.ts'

/** One zone as today and as last time; null = not treated then, or not known. */
export type ZoneHistory = {
  id: string
  now: ZoneSetting | null
  before: ZoneSetting | null
  mark: MapZone['mark']
}

/**
 * The zones of a map: the areas to choose from, and any other zone that is already in the record,
 * so that nothing recorded stays out of sight. Without a last time nothing is marked.
 */
export function zoneHistories(
  areas: readonly string[],
  now: Treatment,
  last: Treatment | null,
): ZoneHistory[] {
  const ids = new Set([...areas, ...now.zones.map((one) => one.zone)])
  return [...ids].map((id) => {
    const today = now.zones.find((one) => one.zone === id) ?? null
    const before = last?.zones.find((one) => one.zone === id) ?? null
    return { id, now: today, before, mark: last && markOf(today, before) }
  })
}

function markOf(now: ZoneSetting | null, before: ZoneSetting | null): MapZone['mark'] {
  if (!now) return before && 'left out'
  const same = before?.depthMm === now.depthMm && before.passes === now.passes
  return same ? null : 'changed'
}
