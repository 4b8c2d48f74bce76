import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Cycle, cycleSets } from './follicle-cycles.ts'
import { simulateMonths } from './follicle-model.ts'
import { type Hemisphere, seasonClock } from './season.ts'

/** Twelve months of the year from January on, after years in the rhythm. */
function year(cycle: Cycle, hemisphere: Hemisphere) {
  const course = { cycle, follicles: 200_000, seed: 9, season: { hemisphere, startMonth: 0 } }
  const { anagen, telogen, shed } = simulateMonths(course, 12)
  const share = anagen.map((count, i) => 1e4 * (count / (count + (telogen[i] ?? 0))))
  const hairs = anagen.map((count, i) => count + (telogen[i] ?? 0))
  return { share: share.subarray(0, 12), hairs: hairs.subarray(0, 12), shed }
}
const range = (values: Int32Array) => ({
  low: Math.min(...values),
  high: Math.max(...values),
  lowAt: values.indexOf(Math.min(...values)),
  highAt: values.indexOf(Math.max(...values)),
})

describe('season', () => {
  /** Anagen 85 % of visible hairs over the year, as in the volunteers of Randall & Ebling. */
  const volunteers: Cycle = { ...cycleSets.healthy.cycle, anagen: { mean: 17, sd: 5.7 } }

  test('anagen swings from 90 to 80 % and shedding doubles', () => {
    const north = year(volunteers, 'north')
    expect(range(north.share).high / 100).toBeCloseTo(90, -0.6)
    expect(range(north.share).low / 100).toBeCloseTo(80, -0.6)
    const shed = range(north.shed)
    expect(shed.high / shed.low).toBeGreaterThan(1.8)
    expect(shed.high / shed.low).toBeLessThan(2.2)
  })

  test('anagen is lowest in late summer, shedding highest in autumn; in the south half a year on', () => {
    const north = year(volunteers, 'north')
    expect([7, 8]).toContain(range(north.share).lowAt)
    expect([8, 9, 10]).toContain(range(north.shed).highAt)
    const south = year(volunteers, 'south')
    expect([1, 2]).toContain(range(south.share).lowAt)
    expect([2, 3, 4]).toContain(range(south.shed).highAt)
  })

  test('density swings little on a healthy scalp: 2.8 to 5.7 %', () => {
    const { low, high } = range(year(cycleSets.healthy.cycle, 'north').hairs)
    expect(high / low - 1).toBeGreaterThan(0.028)
    expect(high / low - 1).toBeLessThan(0.057)
  })

  test('the clock of anagen goes forward and undoes itself', () => {
    const month = fc.double({ min: -80, max: 130, noNaN: true })
    const length = fc.double({ min: 1e-6, max: 80, noNaN: true })
    const amplitude = fc.double({ min: 0, max: 0.95, noNaN: true })
    fc.assert(
      fc.property(month, length, amplitude, (start, own, swing) => {
        const season = { hemisphere: 'north', startMonth: 2, amplitude: swing } as const
        const clock = seasonClock(season)
        const end = clock.after(start, own)
        expect(end).toBeGreaterThan(start)
        expect(clock.between(start, end)).toBeCloseTo(own, 7)
      }),
    )
  })
})
