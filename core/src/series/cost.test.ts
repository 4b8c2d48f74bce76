import { describe, expect, it } from 'vitest'
import cases from '../../cases/series/terms.json' with { type: 'json' }
import {
  changeTerm,
  gapTerm,
  hoursTerm,
  moveTerm,
  practitionerTerm,
  startTerm,
  weekdayTerm,
} from './cost.ts'
import type { Wishes } from './schema.ts'
import { dayNumber, minuteOf } from './wall-time.ts'

const wishes = (some: Partial<Wishes>): Wishes => ({
  weekdays: [],
  hours: null,
  practitioner: null,
  vetoWeekdays: [],
  away: [],
  ...some,
})

describe('the terms of the objective', () => {
  it.each(cases.hours)('hours $from-$to at $start: $cost', ({ from, to, start, cost }) => {
    expect(hoursTerm(wishes({ hours: { from, to } }), minuteOf(start))).toBe(cost)
  })
  it('no wished hours cost nothing', () => expect(hoursTerm(wishes({}), 0)).toBe(0))
  it.each(cases.start)('start on day $day from $earliest: $cost', ({ day, earliest, cost }) => {
    expect(startTerm(day, earliest)).toBe(cost)
  })
  it.each(cases.gap)('gap of $days, target $target: $cost', ({ days, target, cost }) => {
    expect(gapTerm(days, target)).toBe(cost)
  })
  it.each(cases.weekday)('$date, wished $wished: $cost', ({ date, wished, cost }) => {
    expect(weekdayTerm(wishes({ weekdays: wished }), dayNumber(date))).toBe(cost)
  })
  it.each(cases.practitioner)('$given, wished $wished: $cost', ({ wished, given, cost }) => {
    expect(practitionerTerm(wishes({ practitioner: wished }), given)).toBe(cost)
  })
  it.each(cases.change)('from $a to $b: $cost', ({ a, b, cost }) => {
    expect(changeTerm(a, b)).toBe(cost)
  })
  it.each(cases.move)('on $today, away from $booked: $cost', ({ today, booked, cost }) => {
    const places = booked ? [{ n: 2, start: booked, practitioner: 'p1' }] : []
    expect(moveTerm({ today, booked: places }, 2)).toBe(cost)
  })
})
