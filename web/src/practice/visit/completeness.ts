import type { Ticks, Treatment } from '@anagen/contract'
import { cartridgeState } from '@anagen/core/dose'
import type { Element } from '@anagen/core/shared'
import { elementOf } from './treatment-form.ts'

/** What of a draft cannot be kept yet, because it would record what may not be given. */
export type HeldBack = 'goggles' | 'minutes' | 'expired'

/** A draft without the rows that are still empty. */
export function tidy(draft: Treatment): Treatment {
  const topicals = draft.topicals.filter((one) => one.name.trim() !== '')
  return topicals.length === draft.topicals.length ? draft : { ...draft, topicals }
}

/**
 * The part of a draft that can be sent. Light without goggles or minutes and an expired cartridge
 * stay on this device until they are put right; everything else is sent.
 */
export function sendable(
  draft: Treatment,
  today: string,
): { treatment: Treatment; heldBack: HeldBack[] } {
  const heldBack: HeldBack[] = []
  const treatment = { ...tidy(draft) }
  if (draft.light && (!draft.light.goggles || draft.light.minutes <= 0)) {
    heldBack.push(draft.light.goggles ? 'minutes' : 'goggles')
    treatment.light = null
  }
  const { cartridge } = draft
  if (cartridge && cartridgeState(cartridge.expiry, today).state === 'expired') {
    heldBack.push('expired')
    treatment.cartridge = null
  }
  return { treatment, heldBack }
}

/** Whether the settings of one element are all there. */
export function isSettled(element: Element, treatment: Treatment): boolean {
  switch (element) {
    case 'scalp':
    case 'brow':
      return hasNeedle(treatment) && treatment.zones.some((one) => elementOf(one.zone) === element)
    case 'light':
      return treatment.light?.goggles === true && treatment.light.minutes > 0
    case 'acupuncture':
      return treatment.acupuncture !== null && treatment.acupuncture.minutes > 0
  }
}

function hasNeedle({ pen, cartridge }: Treatment): boolean {
  return pen !== null && cartridge !== null && cartridge.lot !== '' && cartridge.openedInView
}

/** The six ticks as they will be once the draft is saved: the server's, and what is typed since. */
export function ticksWith(saved: Ticks, draft: Treatment, elements: readonly Element[]): Ticks {
  return {
    ...saved,
    photos: draft.photos.taken || draft.photos.reason.trim() !== '',
    settings: elements.every((one) => isSettled(one, draft)),
    notes: draft.aftercareGiven && draft.reaction !== null,
  }
}
