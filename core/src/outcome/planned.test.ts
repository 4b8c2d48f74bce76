import { describe, expect, test } from 'vitest'
import { addDays } from '../shared/index.ts'
import { dayAt, lookAt, lookDay, looksOf, monthOf } from './planned.ts'
import { allowance, allowanceBetween, seasonsDiffer } from './season-allowance.ts'

const start = '2027-01-11'
const looks = looksOf([3, 4, 5, 6, 9, 12])
const week = (weeks: number) => lookAt(looks, monthOf(start, addDays(start, 7 * weeks)))?.month

describe('planned looks', () => {
  test.each([
    [8, undefined],
    [12, 3],
    [16, 4],
    [20, 5],
    [24, 6],
    [26, 6],
    [32, 9],
    [36, 9],
    [52, 12],
    [64, 12],
    [66, undefined],
  ])('week %d is the look of month %s', (weeks, month) => expect(week(weeks)).toBe(month))

  test('windows meet and do not overlap; a single look has a quarter to each side', () => {
    for (const [i, look] of looks.entries()) if (i > 0) expect(look.from).toBe(looks[i - 1]?.to)
    expect(looksOf([6])).toEqual([{ number: 1, month: 6, from: 4.5, to: 7.5 }])
    expect(looksOf([6, 3, 6]).map(({ month }) => month)).toEqual([3, 6])
  })

  test('the day of a look is that day of the month, parts of a month in days', () => {
    expect(lookDay(start, 3)).toBe('2027-04-11')
    expect(lookDay('2027-08-31', 6)).toBe('2028-02-29')
    expect(lookDay(start, 4.5)).toBe('2027-05-26')
    expect(dayAt(start, -1)).toBe('2026-12-12')
  })
})

describe('the season', () => {
  test('goes up from autumn to spring in the north, and the other way in the south', () => {
    const north = allowance('density-terminal', 'north', ['2027-11-01', '2028-05-01'])
    const south = allowance('density-terminal', 'south', ['2027-11-01', '2028-05-01'])
    expect(north.up).toBeGreaterThan(0.055)
    expect(north.down).toBe(0)
    expect(south.down).toBeGreaterThan(0.055)
    expect(south.up).toBe(0)
  })

  test('a hemisphere that is not known is allowed for both ways, never for less', () => {
    for (let from = 0; from < 12; from++)
      for (let months = 0; months <= 12; months++) {
        const unknown = allowanceBetween('density-terminal', null, [from, from + months])
        expect(unknown.up).toBe(unknown.down)
        for (const side of ['north', 'south'] as const) {
          const known = allowanceBetween('density-terminal', side, [from, from + months])
          expect(known.up).toBeLessThanOrEqual(unknown.up + 1e-12)
          expect(known.down).toBeLessThanOrEqual(unknown.down + 1e-12)
        }
      }
  })

  test('a whole year later there is none, and never for what has no season', () => {
    const year = allowance('density-terminal', 'north', ['2027-03-01', '2028-02-29'])
    expect(Math.max(year.up, year.down)).toBeLessThan(0.001)
    expect(allowance('salt', null, ['2027-03-01', '2027-09-01'])).toEqual({ up: 0, down: 0 })
    expect(seasonsDiffer('salt', ['2027-03-01', '2027-09-01'])).toBe(false)
    expect(seasonsDiffer('shedding-comb', ['2027-03-01', '2027-09-01'])).toBe(true)
    expect(seasonsDiffer('shedding-comb', ['2027-03-01', '2027-03-20'])).toBe(false)
  })
})
