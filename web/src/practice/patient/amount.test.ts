import { describe, expect, it } from 'vitest'
import { readAmount } from './amount.ts'
import { dateIn } from './instant-day.ts'

describe('an amount as typed', () => {
  it.each([
    ['120', 12_000],
    ['120.5', 12_050],
    ['0,01', 1],
    ['19.99', 1_999],
    ['1000000', 100_000_000],
    ['1000000.01', null],
    ['0', null],
    ['', null],
    ['-3', null],
    ['1.234', null],
    ['1,200.00', null],
  ])('%j is %j', (typed, minor) => expect(readAmount(typed)).toBe(minor))
})

describe('the day of an instant', () => {
  it.each([
    ['2026-06-01T02:00:00Z', 'America/New_York', '2026-05-31'],
    ['2026-06-01T02:00:00Z', 'UTC', '2026-06-01'],
    ['2026-05-31T18:30:00Z', 'Asia/Kathmandu', '2026-06-01'],
  ])('%s in %s', (iso, zone, date) => expect(dateIn(iso, zone)).toBe(date))
})
