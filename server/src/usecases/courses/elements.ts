import type { PlanAsk } from '@anagen/contract'
import type { Element } from '@anagen/core/shared'

type Area = PlanAsk['areas'][number]

const elementOfArea: Record<Area, Element> = { scalp: 'scalp', brow: 'brow', body: 'acupuncture' }

/** What a visit treats: its course's areas, and light where it is stacked on it. */
export function elementsOf(areas: readonly Area[], light: boolean): Element[] {
  const treated = [...new Set(areas.map((area) => elementOfArea[area]))]
  return light ? [...treated, 'light'] : treated
}
