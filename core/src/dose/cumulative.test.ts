import { describe, expect, test } from 'vitest'
import { cumulativeLight } from './cumulative.ts'
import type { LightSetting } from './schema.ts'

const asTrial: LightSetting = {
  irradianceMwCm2: null,
  powerMw: 5,
  areaCm2: 7.5 / 67,
  seconds: 1500,
  dutyCycle: 1,
  area: 'spot',
}
const repeat = (times: number, setting: LightSetting) =>
  Array.from({ length: times }, () => setting)

describe('light in all, beside what trials gave', () => {
  test('six monthly sessions are a tenth or less of a trial', () => {
    const { trials, minutes, words } = cumulativeLight(repeat(6, asTrial))
    expect(minutes).toBe(150)
    expect(trials.map((row) => [row.trial.id, Math.round(row.sessionShare * 100)])).toEqual([
      ['TOPHAT655', 10],
      ['HairMax', 8],
    ])
    expect(trials[0]?.minuteShare).toBeCloseTo(0.1)
    expect(trials[0]?.doseShare).toBeCloseTo(0.1)
    expect(words.en).toBe('6 light sessions so far; the trials gave 60 to 78.')
  })

  test('a trial that states no dose gives no share of dose', () => {
    const hairMax = cumulativeLight([asTrial]).trials[1]
    expect(hairMax).toMatchObject({ doseShare: null, minuteShare: null })
    expect(hairMax?.reason?.en).toContain('does not state')
  })

  test('another area definition is never compared, sessions still are', () => {
    const { trials, total } = cumulativeLight(repeat(3, { ...asTrial, area: 'treated area' }))
    expect(total?.area).toBe('treated area')
    expect(trials[0]).toMatchObject({ sessionShare: 0.05, doseShare: null })
    expect(trials[0]?.reason?.en).toContain('another area')
  })

  test('mixed definitions and unknown doses have no total', () => {
    const mixed = cumulativeLight([asTrial, { ...asTrial, area: 'aperture' }])
    expect(mixed.total).toBeNull()
    expect(mixed.reason?.en).toContain('different areas')
    const unknown = cumulativeLight([asTrial, { ...asTrial, area: null }])
    expect(unknown.total).toBeNull()
    expect(unknown.reason?.en).toContain('which area')
    expect(unknown.trials[0]).toMatchObject({ doseShare: null, reason: unknown.reason })
  })

  test('one unknown time leaves the minutes unknown', () => {
    expect(cumulativeLight([asTrial, { ...asTrial, seconds: null }]).minutes).toBeNull()
  })

  test('none yet', () => {
    const none = cumulativeLight([])
    expect(none).toMatchObject({ sessions: 0, minutes: 0, total: null })
    expect(none.reason?.en).toContain('No light sessions')
    expect(cumulativeLight([asTrial]).words.en).toContain('1 light session so far')
  })
})
