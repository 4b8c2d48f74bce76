import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import cases from '../../cases/dose/fluence.json' with { type: 'json' }
import { energyJ, fluence } from './light.ts'
import { areaDefinitionSchema, type LightSetting } from './schema.ts'

const spot: LightSetting = {
  irradianceMwCm2: null,
  powerMw: 5,
  areaCm2: 0.112,
  seconds: 1500,
  dutyCycle: 1,
  area: 'spot',
}
const joules = (setting: LightSetting) => {
  const dose = fluence(setting)
  return dose.known ? dose.jPerCm2 : Number.NaN
}

describe('fluence', () => {
  test.each(cases)('$name', (row) => {
    const dose = fluence({
      irradianceMwCm2: row.irradiance,
      powerMw: row.power,
      areaCm2: row.areaCm2,
      seconds: row.seconds,
      dutyCycle: row.duty,
      area: row.area === null ? null : areaDefinitionSchema.parse(row.area),
    })
    if (row.jPerCm2 === undefined) {
      expect(dose).toMatchObject({ known: false })
      expect(dose.known ? '' : dose.reason.en).toContain(row.refused)
    } else {
      expect(dose).toMatchObject({ known: true, area: row.area })
      expect(dose.known && dose.jPerCm2).toBeCloseTo(row.jPerCm2, 3)
    }
  })

  test('TOPHAT655: 5 mW for 1500 s is 7.5 J, and 67 J/cm2 over a spot of 0.112 cm2', () => {
    expect(energyJ(spot)).toEqual({ known: true, joules: 7.5 })
    expect(Math.round(joules(spot))).toBe(67)
  })

  test('is linear in time and in duty cycle', () => {
    const seconds = fc.integer({ min: 0, max: 7200 })
    const duty = fc.double({ min: 0.01, max: 1, noNaN: true })
    fc.assert(
      fc.property(seconds, duty, fc.integer({ min: 1, max: 9 }), (time, dutyCycle, times) => {
        const once = joules({ ...spot, seconds: time, dutyCycle })
        expect(joules({ ...spot, seconds: time * times, dutyCycle })).toBeCloseTo(once * times, 6)
        expect(joules({ ...spot, seconds: time, dutyCycle: dutyCycle / times })).toBeCloseTo(
          once / times,
          6,
        )
      }),
    )
  })

  test('power over area and stated irradiance agree', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 500 }), fc.integer({ min: 1, max: 600 }), (mw, cm2) => {
        const stated = { ...spot, powerMw: null, areaCm2: null, irradianceMwCm2: mw / cm2 }
        expect(joules({ ...spot, powerMw: mw, areaCm2: cm2 })).toBeCloseTo(joules(stated), 9)
      }),
    )
  })
})

describe('energy', () => {
  test.each([
    ['half duty', { powerMw: 5, seconds: 1500, dutyCycle: 0.5 }, 3.75],
    ['no time', { powerMw: 5, seconds: 0, dutyCycle: 1 }, 0],
  ])('%s', (_name, setting, joulesGiven) => {
    expect(energyJ(setting)).toEqual({ known: true, joules: joulesGiven })
  })
  test.each([
    ['no power', { powerMw: null, seconds: 1500, dutyCycle: 1 }, 'power'],
    ['no time', { powerMw: 5, seconds: null, dutyCycle: 1 }, 'time'],
    ['no duty', { powerMw: 5, seconds: 1500, dutyCycle: null }, 'continuous'],
  ])('%s is refused', (_name, setting, word) => {
    const energy = energyJ(setting)
    expect(energy.known ? '' : energy.reason.en).toContain(word)
  })
})
