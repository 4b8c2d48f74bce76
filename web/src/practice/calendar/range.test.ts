import { describe, expect, it } from 'vitest'
import { isView, mondayOf, periodOf, stepped, weekdayOf } from './range.ts'

describe('the period of a view', () => {
  it.each([
    ['day', '2026-11-26', '2026-11-26', 1],
    ['week', '2026-11-26', '2026-11-23', 7],
    ['week', '2026-11-23', '2026-11-23', 7],
    ['week', '2026-11-29', '2026-11-23', 7],
    ['month', '2026-11-26', '2026-10-26', 42],
    ['month', '2027-02-01', '2027-02-01', 42],
    ['agenda', '2026-11-26', '2026-11-26', 14],
  ] as const)('%s of %s begins on %s', (view, date, from, days) => {
    expect(periodOf(view, date)).toEqual({ from, days })
  })

  it.each([
    ['day', '2026-12-31', 1, '2027-01-01'],
    ['week', '2027-01-01', -1, '2026-12-25'],
    ['month', '2027-01-31', 1, '2027-02-28'],
    ['month', '2028-03-31', -1, '2028-02-29'],
    ['month', '2026-12-15', 1, '2027-01-15'],
    ['month', '2027-01-15', -1, '2026-12-15'],
    ['agenda', '2026-11-26', 1, '2026-12-10'],
  ] as const)('%s from %s by %i is %s', (view, date, by, to) => {
    expect(stepped(view, date, by)).toBe(to)
  })

  it('knows weekdays and its views', () => {
    expect([weekdayOf('2026-11-29'), mondayOf('2026-11-29')]).toEqual([7, '2026-11-23'])
    expect([isView('week'), isView('year'), isView(undefined)]).toEqual([true, false, false])
  })
})
