import type { Ticks, Treatment } from '@anagen/contract'
import type { Element } from '@anagen/core/shared'

/** What the six ticks are derived from. */
export type TickFacts = {
  /** The elements of the visit. */
  elements: readonly Element[]
  askedToday: boolean
  /** Questions still without an answer that a decision needs. */
  missing: number
  /** Consents that this visit needs, and whether each is signed in its current version. */
  consents: readonly { signed: boolean }[]
  /** The latest draft or signed record; null when nothing is recorded. */
  treatment: Treatment | null
  /** What the course costs, its visits that take part in the price, those done with this one. */
  money: { priceMinor: number; paidMinor: number; visits: number; done: number }
}

/**
 * The six ticks before signing, from the facts alone. Settings are complete when every element of
 * the visit has its own: zones with pen and cartridge for needling, light with goggles, points or
 * minutes for acupuncture.
 */
export function ticksOf(facts: TickFacts): Ticks {
  const { treatment } = facts
  return {
    questions: facts.askedToday && facts.missing === 0,
    consent: facts.consents.every((consent) => consent.signed),
    photos: treatment !== null && (treatment.photos.taken || treatment.photos.reason !== ''),
    settings: treatment !== null && facts.elements.every((one) => settled(one, treatment)),
    notes: treatment !== null && told(treatment),
    payment: paidSoFar(facts.money),
  }
}

function told({ aftercareGiven, reaction }: Treatment): boolean {
  return aftercareGiven && reaction !== null
}

function settled(element: Element, treatment: Treatment): boolean {
  switch (element) {
    case 'scalp':
      return needled(treatment) && treatment.zones.some((zone) => !isBrow(zone.zone))
    case 'brow':
      return needled(treatment) && treatment.zones.some((zone) => isBrow(zone.zone))
    case 'light':
      return treatment.light?.goggles === true && treatment.light.minutes > 0
    case 'acupuncture':
      return treatment.acupuncture !== null && treatment.acupuncture.minutes > 0
  }
}

/** Zones of the brow map are named `brow-...`; all others lie on the scalp. */
export function isBrow(zone: string): boolean {
  return zone.startsWith('brow')
}

function needled({ pen, cartridge }: Treatment): boolean {
  return pen !== null && cartridge !== null && cartridge.lot !== '' && cartridge.openedInView
}

/** Whether what was paid covers the visits done so far, this one among them, in equal shares. */
function paidSoFar({ priceMinor, paidMinor, visits, done }: TickFacts['money']): boolean {
  if (priceMinor === 0 || visits === 0) return true
  return paidMinor >= Math.ceil((priceMinor * Math.min(done, visits)) / visits)
}
