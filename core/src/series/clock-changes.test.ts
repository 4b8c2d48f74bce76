import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { describe, expect, it } from 'vitest'
import { clockChanges, wrongAround } from '../../../bench/planner/clock-changes.ts'
import { coursePlanned, requestOf } from '../../../bench/planner/compare.ts'

describe('clock changes', () => {
  // `npm run trust planner` looks at every one since 1970.
  it('leave every start in opening hours and every gap in local days, in every IANA zone, 2019 to 2031', () => {
    const changes = clockChanges(2019, 2032)
    expect(changes.length).toBeGreaterThan(2_000)
    expect(changes.flatMap((change) => wrongAround(change) ?? [])).toEqual([])
  })

  it('an hour off would be noticed', () => {
    const [change] = clockChanges(2027, 2028).filter(({ zone }) => zone === 'America/New_York')
    if (!change) throw new Error('New York has clock changes')
    expect(wrongAround(change)).toBeNull()
    expect(wrongAround({ ...change, at: change.at + 60 })).toMatch(/^America\/New_York: /)
  })
})

describe('days of a course', () => {
  const near = ['2027-02-20', '2028-02-20', '2100-02-20', '2027-12-20', '2027-04-25', '2027-10-28']

  it('are calendar days over month ends, 29 February, year ends and days of 23 and 25 hours', () => {
    const zones = fc.constantFrom('America/New_York', 'Australia/Lord_Howe', 'UTC')
    const days = { from: fc.nat(12), gap: fc.integer({ min: 1, max: 45 }) }
    fc.assert(
      fc.property(fc.constantFrom(...near), zones, fc.record(days), (date, zone, { from, gap }) => {
        const first = Temporal.PlainDate.from(date).add({ days: from })
        const course = coursePlanned(everyDay(first.toString(), zone, gap))
        const expected = [0, 1, 2].map((k) => `${first.add({ days: k * gap })}T09:00`)
        expect(course?.visits.map(({ start }) => start)).toEqual(expected)
      }),
    )
  })
})

/** Three visits with somebody who is there every day, exactly `gap` days apart. */
function everyDay(from: string, zone: string, gap: number) {
  const hours = [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ weekday, from: '09:00', to: '17:00' }))
  const phases = [{ need: { kind: 'practitioner' }, offsetMin: 0, lengthMin: 60 }]
  return requestOf({
    ...{ zone, from, horizonDays: 2 * gap + 5 },
    resources: [{ id: 'p1', kind: 'practitioner', hours }],
    visits: [1, 2, 3].map((n) => ({ n, phases })),
    spacing: { minDays: gap, targetDays: gap, maxDays: gap },
  })
}
