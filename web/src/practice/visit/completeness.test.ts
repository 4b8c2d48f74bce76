import type { Treatment } from '@anagen/contract'
import { emptyTreatment } from '@anagen/contract/blank'
import { describe, expect, it } from 'vitest'
import { isSettled, sendable, ticksWith } from './completeness.ts'
import { lightOf } from './treatment-form.ts'

const today = '2026-11-23'
const light = (change: object) => ({
  ...emptyTreatment,
  light: { ...lightOf(null, 20), ...change } as Treatment['light'],
})
const cartridge = (expiry: string | null) => ({
  ...emptyTreatment,
  cartridge: { lot: 'A1', expiry, openedInView: true },
})

describe('what can be sent', () => {
  const cases: [string, Treatment, string[]][] = [
    ['nothing said yet', emptyTreatment, []],
    ['light without goggles', light({ goggles: false }), ['goggles']],
    ['light of no minutes', light({ goggles: true, minutes: 0 }), ['minutes']],
    ['light', light({ goggles: true }), []],
    ['a cartridge on its last day', cartridge('2026-11-23'), []],
    ['a cartridge a day over', cartridge('2026-11-22'), ['expired']],
    ['an expiry that cannot be read', cartridge(null), []],
  ]
  it.each(cases)('%s', (_name, draft, heldBack) => {
    const sent = sendable(draft, today)
    expect(sent.heldBack).toEqual(heldBack)
    if (heldBack.length === 0) expect(sent.treatment).toEqual(draft)
    else expect([sent.treatment.light, sent.treatment.cartridge]).toEqual([null, null])
  })
})

const needled: Treatment = {
  ...emptyTreatment,
  pen: 'p',
  cartridge: { lot: 'A1', expiry: null, openedInView: true },
  zones: [{ zone: 'crown', depthMm: 0.6, passes: 4 }],
}

describe('settings', () => {
  const cases: [string, 'scalp' | 'brow' | 'light' | 'acupuncture', Treatment, boolean][] = [
    ['all there', 'scalp', needled, true],
    ['no zone', 'scalp', { ...needled, zones: [] }, false],
    ['no pen', 'scalp', { ...needled, pen: null }, false],
    [
      'no lot',
      'scalp',
      { ...needled, cartridge: { lot: '', expiry: null, openedInView: true } },
      false,
    ],
    [
      'not in view',
      'scalp',
      { ...needled, cartridge: { lot: 'A', expiry: null, openedInView: false } },
      false,
    ],
    ['scalp is no brow', 'brow', needled, false],
    ['no light', 'light', needled, false],
    ['light', 'light', light({ goggles: true }), true],
    ['no needles', 'acupuncture', needled, false],
    [
      'needles of no minutes',
      'acupuncture',
      { ...needled, acupuncture: { points: '', minutes: 0 } },
      false,
    ],
    ['needles', 'acupuncture', { ...needled, acupuncture: { points: '', minutes: 1 } }, true],
  ]
  it.each(cases)('%s', (_name, element, draft, settled) =>
    expect(isSettled(element, draft)).toBe(settled),
  )
})

describe('ticks while typing', () => {
  const saved = {
    questions: true,
    consent: false,
    photos: true,
    settings: true,
    notes: true,
    payment: true,
  }
  it('what the server alone knows stays, the rest follows the draft', () => {
    expect(ticksWith(saved, emptyTreatment, ['scalp'])).toEqual({
      ...saved,
      photos: false,
      settings: false,
      notes: false,
    })
  })
  it.each([
    [{ taken: true, reason: '' }, true],
    [{ taken: false, reason: 'wet hair' }, true],
    [{ taken: false, reason: ' ' }, false],
  ])('photos %o', (photos, ticked) =>
    expect(ticksWith(saved, { ...emptyTreatment, photos }, []).photos).toBe(ticked),
  )
})
