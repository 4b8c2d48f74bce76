import type { Treatment } from '@anagen/contract'
import type { Element } from '@anagen/core/shared'
import { isBrow } from './ticks.ts'

/** The elements that a record says were given. */
export function treatedElements(treatment: Treatment): Element[] {
  const given: Element[] = []
  if (treatment.zones.some(({ zone }) => !isBrow(zone))) given.push('scalp')
  if (treatment.zones.some(({ zone }) => isBrow(zone))) given.push('brow')
  if (treatment.light) given.push('light')
  if (treatment.acupuncture) given.push('acupuncture')
  return given
}
