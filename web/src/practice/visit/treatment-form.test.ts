import type { Device, Treatment } from '@anagen/contract'
import { emptyTreatment, unknownDevice } from '@anagen/contract/blank'
import { acupunctureVisit, microneedlingSixMonthly } from '@anagen/core/protocol'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  asLastTime,
  depthStepOf,
  differencesFrom,
  type FormContext,
  type KnownDevice,
  lightOf,
  overLimit,
  presetOf,
  reachMm,
  setZone,
  startOf,
  toggleZone,
  withinLimits,
} from './treatment-form.ts'

const device = (resourceId: string, change: Partial<Device>): KnownDevice => ({
  resourceId,
  name: resourceId,
  device: { ...unknownDevice, ...change },
})
const deep = device('deep', { labelMaxDepthMm: 2.5 })
const shallow = device('shallow', { labelMaxDepthMm: 1 })
const panel = device('panel', { type: 'panel', wavelengthNm: 650, minutes: 25 })

const last: Treatment = {
  ...emptyTreatment,
  zones: [
    { zone: 'crown', depthMm: 0.8, passes: 3 },
    { zone: 'front', depthMm: 1.2, passes: 4 },
    { zone: 'brow-left', depthMm: 0.3, passes: 3 },
  ],
  pen: 'deep',
  cartridge: { lot: 'A1', expiry: '2027-01-31', openedInView: true },
  endPoint: 'mild redness',
  topicals: [{ name: 'saline', lot: '' }],
  light: {
    device: 'panel',
    wavelengthNm: 650,
    irradianceMwCm2: null,
    areaDefinition: null,
    dutyCycle: null,
    minutes: 20,
    goggles: true,
  },
  pain: 3,
  reaction: { redness: 1, bleeding: 0, other: '' },
  aftercareGiven: true,
  photos: { taken: true, reason: '' },
  notes: 'calm',
}
const context = (change: Partial<FormContext> = {}): FormContext => ({
  protocol: microneedlingSixMonthly,
  elements: ['scalp', 'brow', 'light'],
  devices: [deep, shallow, panel],
  last,
  today: '2026-11-23',
  ...change,
})
const draft = (change: Partial<Treatment> = {}): Treatment => ({ ...emptyTreatment, ...change })

describe('a new record', () => {
  it.each([
    ['no pen', [panel], null],
    ['one pen', [panel, deep], 'deep'],
    ['two pens', [deep, shallow], null],
  ])('%s', (_name, devices, pen) => expect(startOf({ devices }).pen).toBe(pen))
})

describe('the depth stepper', () => {
  const cases: [string, string, Partial<Treatment>, number][] = [
    ['protocol below the label', 'crown', { pen: 'deep' }, 1.5],
    ['label below the protocol', 'crown', { pen: 'shallow' }, 1],
    ['no pen chosen: the strictest label', 'crown', {}, 1.5],
    ['brows', 'brow-left', { pen: 'deep' }, 0.5],
    ['a reason', 'crown', { pen: 'shallow', depthReason: 'thick scar' }, 3],
    ['a blank reason is none', 'crown', { pen: 'shallow', depthReason: '  ' }, 1],
  ]
  it.each(cases)('%s', (_name, zone, change, mm) =>
    expect(reachMm(zone, draft(change), context())).toBe(mm),
  )
  it.each([
    ['crown', 0.1],
    ['brow-left', 0.05],
  ])('%s goes by %d mm', (zone, step) => expect(depthStepOf(zone)).toBe(step))
  it('no reason, no way past the limit', () => {
    const depth = fc.double({ min: -1, max: 9, noNaN: true })
    fc.assert(
      fc.property(depth, fc.constantFrom('crown', 'brow-left'), (depthMm, zone) => {
        const one = toggleZone(draft({ pen: 'shallow' }), zone, context())
        const set = setZone(one, { zone, depthMm }, context())
        expect(set.zones[0]?.depthMm).toBeGreaterThanOrEqual(0.1)
        expect(overLimit(set, context())).toEqual([])
      }),
    )
  })
})

describe('a tap on the map', () => {
  it.each([
    ['as last time there', 'crown', draft({ pen: 'deep' }), { depthMm: 0.8, passes: 3 }],
    ['held to this pen', 'front', draft({ pen: 'shallow' }), { depthMm: 1, passes: 4 }],
    [
      'not needled last time: the protocol',
      'back',
      draft({ pen: 'deep' }),
      { depthMm: 0.6, passes: 4 },
    ],
    [
      'like the zone set before',
      'back',
      draft({ zones: [{ zone: 'crown', depthMm: 0.9, passes: 5 }] }),
      { depthMm: 0.9, passes: 5 },
    ],
    [
      'a brow is never like a zone of the scalp',
      'brow-right',
      draft({ zones: [{ zone: 'crown', depthMm: 0.9, passes: 5 }] }),
      { depthMm: 0.25, passes: 4 },
    ],
  ])('%s', (_name, zone, before, preset) =>
    expect(presetOf(zone, before, context())).toEqual({ zone, ...preset }),
  )
  it('again takes the zone away', () => {
    const once = toggleZone(draft(), 'crown', context())
    expect(once.zones.map((one) => one.zone)).toEqual(['crown'])
    expect(toggleZone(once, 'crown', context()).zones).toEqual([])
  })
  it('what the visit does not treat stays untouched', () => {
    const scalp = context({ elements: ['scalp'] })
    expect(toggleZone(draft(), 'brow-left', scalp).zones).toEqual([])
    const none = context({ protocol: acupunctureVisit, elements: ['acupuncture'] })
    expect(toggleZone(draft(), 'crown', none).zones).toEqual([])
  })
  it('passes stay from 1 to 20', () => {
    const one = toggleZone(draft(), 'crown', context())
    expect(setZone(one, { zone: 'crown', passes: 0 }, context()).zones[0]?.passes).toBe(1)
    expect(setZone(one, { zone: 'crown', passes: 99 }, context()).zones[0]?.passes).toBe(20)
  })
})

describe('same as last time', () => {
  it('takes the settings, leaves what must be said anew', () => {
    const again = asLastTime(draft({ notes: 'typed' }), context())
    expect(again).toMatchObject({
      zones: last.zones,
      pen: 'deep',
      cartridge: { lot: 'A1', expiry: '2027-01-31', openedInView: false },
      topicals: last.topicals,
      light: { device: 'panel', minutes: 20, goggles: false },
      endPoint: null,
      pain: null,
      reaction: null,
      aftercareGiven: false,
      photos: { taken: false, reason: '' },
      notes: 'typed',
    })
  })
  it('only what this visit treats', () => {
    const scalp = asLastTime(draft(), context({ elements: ['scalp'] }))
    expect(scalp.light).toBeNull()
    expect(scalp.zones.map((one) => one.zone)).toEqual(['crown', 'front'])
    const light = asLastTime(draft(), context({ elements: ['light'] }))
    expect([light.zones, light.cartridge]).toEqual([[], null])
  })
  it.each([
    ['the last day', '2027-01-31', 'A1'],
    ['the day after', '2027-02-01', undefined],
  ])('a cartridge on %s', (_name, today, lot) =>
    expect(asLastTime(draft(), context({ today })).cartridge?.lot).toBe(lot),
  )
  it('a pen no longer here is asked for, and depths obey the strictest label', () => {
    const gone = asLastTime(draft(), context({ devices: [panel] }))
    expect(gone.pen).toBeNull()
  })
  it('an override of last time is not one of today', () => {
    const over: Treatment = {
      ...last,
      zones: [{ zone: 'crown', depthMm: 2, passes: 3 }],
      depthReason: 'scar',
    }
    const again = asLastTime(draft(), context({ last: over }))
    expect([again.zones[0]?.depthMm, again.depthReason]).toEqual([1.5, ''])
  })
  it('nothing to repeat changes nothing', () => {
    const before = draft({ notes: 'x' })
    expect(asLastTime(before, context({ last: null }))).toBe(before)
  })
})

describe('limits hold after the pen changes', () => {
  const over = draft({ zones: [{ zone: 'crown', depthMm: 1.4, passes: 4 }], pen: 'shallow' })
  it('deeper than the new label comes back', () => {
    expect(overLimit(over, context())).toHaveLength(1)
    expect(withinLimits(over, context()).zones[0]?.depthMm).toBe(1)
  })
  it('a reason lets it stand, marked', () => {
    const reasoned = { ...over, depthReason: 'scar' }
    expect(withinLimits(reasoned, context())).toBe(reasoned)
    expect(overLimit(reasoned, context())).toHaveLength(1)
  })
})

describe('what differs', () => {
  const again = asLastTime(draft(), context())
  it('nothing after "same as last time"', () => expect(differencesFrom(last, again)).toEqual([]))
  const cases: [string, Treatment, object[]][] = [
    [
      'deeper and fewer passes',
      setZone(again, { zone: 'crown', depthMm: 1, passes: 2 }, context()),
      [
        { what: 'depth', zone: 'crown', from: 0.8, to: 1 },
        { what: 'passes', zone: 'crown', from: 3, to: 2 },
      ],
    ],
    [
      'one zone less',
      toggleZone(again, 'front', context()),
      [{ what: 'zone', zone: 'front', from: 1.2, to: null }],
    ],
    [
      'one zone more',
      toggleZone(again, 'back', context()),
      [{ what: 'zone', zone: 'back', from: null, to: 1.2 }],
    ],
    [
      'another pen',
      { ...again, pen: 'shallow' },
      [{ what: 'pen', zone: null, from: 'deep', to: 'shallow' }],
    ],
    [
      'another lot',
      { ...again, cartridge: { lot: 'B', expiry: null, openedInView: true } },
      [{ what: 'lot', zone: null, from: 'A1', to: 'B' }],
    ],
    [
      'no light',
      { ...again, light: null },
      [
        { what: 'light', zone: null, from: 20, to: null },
        { what: 'device', zone: null, from: 'panel', to: null },
      ],
    ],
  ]
  it.each(cases)('%s', (_name, now, differences) =>
    expect(differencesFrom(last, now)).toEqual(differences),
  )
})

describe('light of a device', () => {
  it.each([
    ['as the maker states', panel, { device: 'panel', wavelengthNm: 650, minutes: 25 }],
    [
      'no time stated',
      device('comb', { type: 'comb' }),
      { device: 'comb', wavelengthNm: null, minutes: 20 },
    ],
    ['no device', null, { device: null, areaDefinition: null, minutes: 20 }],
  ])('%s', (_name, chosen, light) =>
    expect(lightOf(chosen, 20)).toMatchObject({ ...light, goggles: false }),
  )
})
