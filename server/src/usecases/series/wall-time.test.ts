import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { describe, expect, it } from 'vitest'
import { dayBounds, instantOf, wallOf, weekdayOf } from './wall-time.ts'

const zones = [
  'UTC',
  'America/New_York',
  'America/St_Johns',
  'Asia/Kathmandu',
  'Australia/Lord_Howe',
]

describe('wall time', () => {
  it('is what Temporal says, at any instant in any zone', () => {
    const instant = fc.date({
      min: new Date('2020-01-01'),
      max: new Date('2035-01-01'),
      noInvalidDate: true,
    })
    fc.assert(
      fc.property(instant, fc.constantFrom(...zones), (at, zone) => {
        const zoned = Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO(zone)
        expect(wallOf(at, zone)).toBe(
          zoned.toPlainDateTime().toString({ smallestUnit: 'minute', roundingMode: 'floor' }),
        )
      }),
    )
  })

  it.each([
    ['before the clocks go forward', '2026-03-08T06:59:00Z', '2026-03-08T01:59'],
    ['after they went forward', '2026-03-08T07:00:00Z', '2026-03-08T03:00'],
    ['before they go back', '2026-11-01T05:59:00Z', '2026-11-01T01:59'],
    ['after they went back', '2026-11-01T06:00:00Z', '2026-11-01T01:00'],
  ])('%s', (_name, instant, wall) => {
    expect(wallOf(new Date(instant), 'America/New_York')).toBe(wall)
  })

  it('goes there and back wherever a time exists once', () => {
    expect(instantOf('2026-07-01T10:15', 'Asia/Kathmandu').toISOString()).toBe(
      '2026-07-01T04:30:00.000Z',
    )
    expect(wallOf(instantOf('2026-07-01T10:15', 'Asia/Kathmandu'), 'Asia/Kathmandu')).toBe(
      '2026-07-01T10:15',
    )
  })

  it('knows how long a day is, and its weekday', () => {
    const hours = (date: string) => {
      const { from, to } = dayBounds(date, 'America/New_York')
      return (+to - +from) / 3_600_000
    }
    expect([hours('2026-03-08'), hours('2026-03-09'), hours('2026-11-01')]).toEqual([23, 24, 25])
    expect([weekdayOf('2026-03-08'), weekdayOf('2026-03-09')]).toEqual([7, 1])
  })
})
