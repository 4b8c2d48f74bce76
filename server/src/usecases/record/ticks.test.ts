import type { Treatment } from '@anagen/contract'
import { emptyTreatment } from '@anagen/contract/blank'
import { describe, expect, it } from 'vitest'
import { type TickFacts, ticksOf } from './ticks.ts'

const needled: Treatment = {
  ...emptyTreatment,
  zones: [{ zone: 'crown', depthMm: 0.6, passes: 4 }],
  pen: '00000000-0000-7000-8000-000000000001',
  cartridge: { lot: 'A1', expiry: null, openedInView: true },
}
const light: Treatment['light'] = {
  device: null,
  wavelengthNm: 650,
  irradianceMwCm2: null,
  areaDefinition: null,
  dutyCycle: null,
  minutes: 20,
  goggles: true,
}
const facts: TickFacts = {
  elements: ['scalp'],
  askedToday: true,
  missing: 0,
  consents: [{ signed: true }],
  treatment: {
    ...needled,
    aftercareGiven: true,
    reaction: { redness: 1, bleeding: 0, other: '' },
    photos: { taken: true, reason: '' },
  },
  money: { priceMinor: 60000, paidMinor: 10000, visits: 6, done: 1 },
}
const withTreatment = (change: Partial<Treatment>): Partial<TickFacts> => ({
  treatment: { ...(facts.treatment ?? emptyTreatment), ...change },
})
const pay = (priceMinor: number, paidMinor: number, done: number, visits = 6) => ({
  money: { priceMinor, paidMinor, visits, done },
})

describe('the six ticks', () => {
  it('are all given when everything is there', () => {
    expect(Object.values(ticksOf(facts))).toEqual([true, true, true, true, true, true])
  })

  const cases: [string, Partial<TickFacts>, keyof ReturnType<typeof ticksOf>, boolean][] = [
    ['not asked today', { askedToday: false }, 'questions', false],
    ['asked, one answer open', { missing: 1 }, 'questions', false],
    ['a consent open', { consents: [{ signed: true }, { signed: false }] }, 'consent', false],
    ['no consent needed', { consents: [] }, 'consent', true],
    [
      'no photos, no reason',
      withTreatment({ photos: { taken: false, reason: '' } }),
      'photos',
      false,
    ],
    [
      'no photos, a reason',
      withTreatment({ photos: { taken: false, reason: 'wet' } }),
      'photos',
      true,
    ],
    ['nothing recorded', { treatment: null }, 'settings', false],
    ['no zone', withTreatment({ zones: [] }), 'settings', false],
    ['no pen', withTreatment({ pen: null }), 'settings', false],
    ['no cartridge', withTreatment({ cartridge: null }), 'settings', false],
    [
      'no lot',
      withTreatment({ cartridge: { lot: '', expiry: null, openedInView: true } }),
      'settings',
      false,
    ],
    [
      'not opened in view',
      withTreatment({ cartridge: { lot: 'A', expiry: null, openedInView: false } }),
      'settings',
      false,
    ],
    ['brow planned, scalp only', { elements: ['scalp', 'brow'] }, 'settings', false],
    [
      'brow planned and recorded',
      {
        elements: ['scalp', 'brow'],
        ...withTreatment({
          zones: [...needled.zones, { zone: 'brow-left', depthMm: 0.25, passes: 3 }],
        }),
      },
      'settings',
      true,
    ],
    ['light planned, none recorded', { elements: ['scalp', 'light'] }, 'settings', false],
    [
      'light without goggles',
      { elements: ['light'], ...withTreatment({ light: { ...light, goggles: false } }) },
      'settings',
      false,
    ],
    [
      'light of no minutes',
      { elements: ['light'], ...withTreatment({ light: { ...light, minutes: 0 } }) },
      'settings',
      false,
    ],
    ['light with goggles', { elements: ['light'], ...withTreatment({ light }) }, 'settings', true],
    [
      'acupuncture of no minutes',
      { elements: ['acupuncture'], ...withTreatment({ acupuncture: { points: '', minutes: 0 } }) },
      'settings',
      false,
    ],
    [
      'acupuncture',
      {
        elements: ['acupuncture'],
        ...withTreatment({ acupuncture: { points: 'GV20', minutes: 25 } }),
      },
      'settings',
      true,
    ],
    ['no aftercare', withTreatment({ aftercareGiven: false }), 'notes', false],
    ['no reaction said', withTreatment({ reaction: null }), 'notes', false],
    ['a free course', pay(0, 0, 6), 'payment', true],
    ['one cent short of a sixth', pay(60000, 9999, 1), 'payment', false],
    ['a sixth at the first', pay(60000, 10000, 1), 'payment', true],
    ['a sixth at the second', pay(60000, 10000, 2), 'payment', false],
    ['a share with odd cents is rounded up', pay(100, 16, 1), 'payment', false],
    ['all at the last', pay(100, 100, 6), 'payment', true],
    ['never more than the price', pay(100, 100, 7), 'payment', true],
  ]
  it.each(cases)('%s', (_name, change, tick, expected) => {
    expect(ticksOf({ ...facts, ...change })[tick]).toBe(expected)
  })
})
