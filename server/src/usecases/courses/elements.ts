import type { PlanAsk } from '@anagen/contract'
import type { Element } from '@anagen/core/shared'

type Area = PlanAsk['areas'][number]

const elementOfArea: Record<Area, Element> = { scalp: 'scalp', brow: 'brow', body: 'acupuncture' }

/** What a visit treats: its course's areas, brows with or without them, and light where it is stacked on it. */
export function elementsOf(
  areas: readonly Area[],
  light: boolean,
  brow = areas.includes('brow'),
): Element[] {
  const own: Area[] = [
    ...areas.filter((area) => area !== 'brow'),
    ...(brow ? ['brow' as const] : []),
  ]
  const treated = [...new Set(own.map((area) => elementOfArea[area]))]
  return light ? [...treated, 'light'] : treated
}
