import { describe, expect, it } from 'vitest'
import { type BruteForce, bruteForce } from '../../../bench/planner/brute-force.ts'
import { smallRequest } from '../../../bench/planner/small-request.ts'
import { alternatives, wishCosts } from './alternatives.ts'
import { loadCalendar } from './calendar.ts'
import type { CheckedVisit } from './check-plan.ts'
import { bestCourse } from './course.ts'
import { sameStartDays } from './rules.ts'
import { differences, type PlanRequest, type WishName } from './schema.ts'
import { dateOf, dayNumber, wallOf, weekdayOf } from './wall-time.ts'

const seeds = Array.from({ length: 24 }, (_, i) => i + 1)
const dayOf = ({ start }: CheckedVisit) => dayNumber(start)
const firstDay = (course: BruteForce) => dayOf(course.visits[0] as CheckedVisit)

/** The most frequent value, the lowest of those, counted on fingers. */
function mostFrequent<T extends string | number>(values: T[]): T | undefined {
  const tally = new Map<T, number>()
  for (const value of values) tally.set(value, (tally.get(value) ?? 0) + 1)
  const most = Math.max(...tally.values())
  return [...tally]
    .filter(([, n]) => n === most)
    .map(([value]) => value)
    .sort()[0]
}

/** Everything the documentation promises of alternatives, by trying every course there is. */
function expected(request: PlanRequest, best: BruteForce, wanted: number) {
  const pinned = new Set(request.pins.map((pin) => pin.n))
  const free = best.visits.filter(({ n }) => !pinned.has(n))
  const person = mostFrequent(free.flatMap(({ practitioner }) => practitioner ?? []))
  const weekday = mostFrequent(free.map((visit) => weekdayOf(dayOf(visit))))
  const apart = (days: number[]) => (visit: CheckedVisit) =>
    visit.n !== 1 || days.every((day) => Math.abs(dayOf(visit) - day) > sameStartDays)
  const later = bruteForce(request, apart([firstDay(best)]))
  const tried = [
    later,
    person === undefined ? null : bruteForce(request, (one) => one.practitioner !== person),
    weekday === undefined ? null : bruteForce(request, (one) => weekdayOf(dayOf(one)) !== weekday),
  ]
  const unlike = (course: BruteForce | null) =>
    course !== null && differsOf(best, course).length > 0
  const different = new Set(tried.filter(unlike).map((one) => JSON.stringify(one)))
  if (different.size < wanted && later)
    tried.push(bruteForce(request, apart([firstDay(best), firstDay(later)])))
  const found = new Map(
    tried.flatMap((one) => (one && unlike(one) ? [[JSON.stringify(one.visits), one]] : [])),
  )
  return [...found.values()]
    .sort((a, b) => a.cost - b.cost)
    .slice(0, wanted)
    .map((one) => ({ ...one, differs: differsOf(best, one) }))
}

function differsOf(a: BruteForce, b: BruteForce) {
  const weekdays = ({ visits }: BruteForce) =>
    JSON.stringify([...new Set(visits.map((one) => weekdayOf(dayOf(one))))].sort())
  const people = ({ visits }: BruteForce) => JSON.stringify(visits.map((one) => one.practitioner))
  const told = {
    firstDate: firstDay(a) !== firstDay(b),
    weekdays: weekdays(a) !== weekdays(b),
    practitioner: people(a) !== people(b),
  }
  return differences.filter((one) => told[one])
}

/** Small requests nobody pinned, with what the planner and what every course there is say is best. */
const small = seeds.flatMap((seed) => {
  const request = { ...smallRequest(seed), pins: [] }
  const calendar = loadCalendar(request)
  const best = bestCourse(calendar, request)
  const right = bruteForce(request)
  return best && right ? [{ seed, request, calendar, best, right }] : []
})

describe('alternatives', () => {
  it.each([1, 2, 3])('are the best of their kind, told apart rightly: %i of them', (wanted) => {
    let some = 0
    for (const { seed, request, calendar, best, right } of small) {
      const mine = alternatives(calendar, { ...request, alternatives: wanted }, best).map(
        ({ cost, stops, differs }) => ({
          cost,
          visits: stops.map(({ n, day, minute, practitioner }) => ({
            n,
            start: wallOf(calendar.firstDay + day, minute),
            practitioner,
          })),
          differs,
        }),
      )
      expect(mine, `seed ${seed}`).toEqual(expected(request, right, wanted))
      some += mine.length
    }
    expect(some).toBeGreaterThan(seeds.length / 4)
  })

  it('are none when none are wanted', () => {
    for (const { request, calendar, best } of small)
      expect(alternatives(calendar, { ...request, alternatives: 0 }, best)).toEqual([])
  })

  it('leave a pinned visit out of what they count as usual', () => {
    // Visit 1 stands on a Monday with p1, the only other on the Monday after: without the pin the
    // usual weekday would be Monday twice; with it there is one Monday to do without.
    const request = pinnedRequest()
    const calendar = loadCalendar(request)
    const best = bestCourse(calendar, request)
    if (!best) throw new Error('there is a course')
    expect(best.stops.map(({ day }) => dateOf(calendar.firstDay + day))).toEqual([
      '2027-03-01',
      '2027-03-08',
    ])
    const told = alternatives(calendar, request, best)
    expect(told.map(({ stops }) => stops[1]?.practitioner)).toContain('p2')
    expect(told.every(({ stops }) => stops[0]?.practitioner === 'p1')).toBe(true)
  })
})

function pinnedRequest(): PlanRequest {
  const hours = (weekday: number) => [{ weekday, from: '10:00', to: '12:00' }]
  const person = (id: string, weekday: number) => ({
    id,
    kind: 'practitioner' as const,
    skills: ['needling'],
    pool: null,
    hours: hours(weekday),
    exceptions: [],
    busy: [],
  })
  const need = { kind: 'practitioner', skill: 'needling' } as const
  const phases = [{ need, offsetMin: 0, lengthMin: 60 }]
  return {
    ...smallRequest(1),
    from: '2027-03-01',
    horizonDays: 30,
    gridMinutes: 30,
    resources: [person('p1', 1), person('p2', 2)],
    visits: [
      { n: 1, phases },
      { n: 2, phases },
    ],
    spacing: { minDays: 5, targetDays: 7, maxDays: 9 },
    wishes: { weekdays: [], hours: null, practitioner: null, vetoWeekdays: [], away: [] },
    holds: [],
    pins: [{ n: 1, start: '2027-03-01T10:00', practitioner: 'p1' }],
    alternatives: 3,
  }
}

describe('what a wish costs', () => {
  const none = { weekdays: [], hours: null, practitioner: null, vetoWeekdays: [], away: [] }
  it('is the cost of the best course less that of the best without it', () => {
    for (const { seed, request, calendar, best, right } of small) {
      const asked = (Object.keys(none) as WishName[]).filter(
        (wish) => JSON.stringify(request.wishes[wish]) !== JSON.stringify(none[wish]),
      )
      const costs = asked.map((wish) => {
        const wishes = { ...request.wishes, [wish]: none[wish] }
        return { wish, cost: right.cost - (bruteForce({ ...request, wishes })?.cost ?? 0) }
      })
      const told = wishCosts(calendar, request, best)
      expect(new Set(told), `seed ${seed}`).toEqual(new Set(costs))
    }
  })
})
