import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { bruteForce } from '../../../bench/planner/brute-force.ts'
import { coursePlanned, requestOf } from '../../../bench/planner/compare.ts'
import { smallRequest } from '../../../bench/planner/small-request.ts'
import { loadCalendar } from './calendar.ts'
import type { RippleChoice } from './ripple.ts'
import { ripple } from './ripple.ts'
import type { PlanRequest } from './schema.ts'
import { isStart } from './starts.ts'
import { dateOf, dayNumber } from './wall-time.ts'

/** Six visits with one practitioner who is there every day from nine to five; booked 30 days apart at ten. */
const firstDay = '2027-01-04'
const on = (days: number) => `${dateOf(dayNumber(firstDay) + days)}T10:00`
const booked = [1, 2, 3, 4, 5, 6].map((n) => ({
  n,
  start: on(30 * (n - 1)),
  practitioner: 'p1',
}))

function course(changes: object): PlanRequest {
  const hours = [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ weekday, from: '09:00', to: '17:00' }))
  return requestOf({
    zone: 'America/New_York',
    from: firstDay,
    horizonDays: 300,
    resources: [{ id: 'p1', kind: 'practitioner', skills: ['needling'], hours }],
    visits: [1, 2, 3, 4, 5, 6].map((n) => ({
      n,
      phases: [{ need: { kind: 'practitioner' }, offsetMin: 0, lengthMin: 60 }],
    })),
    ...changes,
  })
}

const rippled = (request: PlanRequest, choice: RippleChoice = { kind: 'least' }) =>
  ripple(loadCalendar(request), request, choice)
const days = (start: string) => dayNumber(start) - dayNumber(firstDay)
const rows = (request: PlanRequest, choice?: RippleChoice) => {
  const { visits, broken } = rippled(request, choice)
  return {
    days: visits.map(({ start }) => days(start)),
    moved: visits.filter(({ moved }) => moved).map(({ n }) => n),
    broken: broken.map(({ rule, visit }) => `${rule} ${visit}`),
  }
}
const without = (n: number) => booked.filter((one) => one.n !== n)
const done = { n: 1, start: on(0), practitioner: 'p1' }

describe('a course of six, 30 days apart', () => {
  const today = dateOf(dayNumber(firstDay) + 10)
  const moves = (list: typeof booked) => ({ moves: { today, booked: list } })

  it('stays as it is when nothing changed', () => {
    const request = course({ pins: [done], ...moves(booked) })
    expect(rows(request)).toEqual({ days: [0, 30, 60, 90, 120, 150], moved: [], broken: [] })
    expect(rippled(request).terms).toMatchObject({ move: 0, gap: 0 })
  })

  it.each([
    ['a little later: nothing else moves', 35, [0, 35, 60, 90, 120, 150], []],
    ['as late as the next allows', 39, [0, 39, 60, 90, 120, 150], []],
    ['too late for the next: one more moves', 41, [0, 41, 64, 90, 120, 150], [3]],
  ])('visit 2 %s', (_, day, expected, moved) => {
    const pins = [done, { n: 2, start: on(day), practitioner: 'p1' }]
    const result = rows(course({ pins, ...moves(without(2)) }))
    expect(result.moved).toEqual(moved)
    if (moved.length === 0) expect(result.days).toEqual(expected)
    expect(result.broken).toEqual([])
  })

  it('shifted by the same number of days', () => {
    const pins = [done, { n: 2, start: on(41), practitioner: 'p1' }]
    const request = course({ pins, ...moves(without(2)) })
    const result = rows(request, { kind: 'shift', days: 11 })
    expect(result).toEqual({ days: [0, 41, 71, 101, 131, 161], moved: [3, 4, 5, 6], broken: [] })
  })

  it('kept as it is, it says what breaks', () => {
    const pins = [done, { n: 2, start: on(41), practitioner: 'p1' }]
    const result = rows(course({ pins, ...moves(without(2)) }), { kind: 'keep' })
    expect(result.days).toEqual([0, 41, 60, 90, 120, 150])
    expect(result.broken).toEqual(['gapShorter 3'])
  })

  it('kept where the person is away, closed or taken, it says so', () => {
    const wishes = { away: [{ from: on(60).slice(0, 10), to: on(60).slice(0, 10) }] }
    const request = course({ wishes, pins: [done], ...moves(booked) })
    const [p1] = request.resources
    if (p1) p1.busy = [{ from: on(90), to: on(90).replace('10:00', '10:05') }]
    expect(rows(request, { kind: 'keep' }).broken).toEqual(['away 3', 'taken 4'])
    expect(rows(request).moved).toEqual([3, 4])
  })

  it('a visit missed finds a new time, the others stay where they can', () => {
    const notBefore = { kind: 'notBefore', date: on(33).slice(0, 10) }
    const request = course({ pins: [done], holds: [notBefore], ...moves(without(2)) })
    const result = rows(request)
    expect(result.days[1]).toBeGreaterThanOrEqual(33)
    expect(result).toMatchObject({ moved: [], broken: [] })
    expect(rippled(request).visits[1]).toMatchObject({ n: 2, was: null })
  })

  it('a visit near today is dearer to move than one far away', () => {
    const pins = [{ n: 2, start: on(41), practitioner: 'p1' }]
    const near = dateOf(dayNumber(firstDay) + 55)
    const later = without(2).filter(({ n }) => n > 2)
    const request = course({ pins: [done, ...pins], moves: { today: near, booked: later } })
    expect(rippled(request).terms?.move).toBe(12)
  })

  it('with nobody there any more it says that nothing is free', () => {
    const request = course({ pins: [done], ...moves(booked) })
    const [p1] = request.resources
    if (p1) p1.hours = [{ weekday: 1, from: '00:00', to: '00:05' }]
    expect(rippled(request)).toMatchObject({ visits: [], terms: null, broken: [{ rule: 'free' }] })
  })
})

describe('any course', () => {
  const seeds = fc.integer({ min: 0, max: 1e6 })
  const planned = (seed: number) => {
    const request = { ...smallRequest(seed), moves: null }
    const best = coursePlanned(request)
    return { request, best }
  }

  it('unchanged, comes back as it was, with every choice', () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const { request, best } = planned(seed)
        if (!best) return
        const same = { ...request, moves: { today: request.from, booked: best.visits } }
        for (const choice of [
          { kind: 'least' },
          { kind: 'keep' },
          { kind: 'shift', days: 0 },
        ] as const) {
          const { visits, broken, cost } = rippled(same, choice)
          expect(visits.map(({ start }) => start)).toEqual(best.visits.map(({ start }) => start))
          expect({ broken, cost }).toEqual({ broken: [], cost: best.cost })
          expect(visits.some(({ moved }) => moved)).toBe(false)
        }
      }),
      { numRuns: 200 },
    )
  })

  it('with something added to one visit, moves nothing as long as that visit still fits where it is, and else no more than it must', () => {
    let [fitted, refitted] = [0, 0]
    fc.assert(
      fc.property(seeds, fc.nat(3), (seed, which) => {
        const { request, best } = planned(seed)
        const visit = best?.visits[which % best.visits.length]
        if (!best || !visit || request.pins.some(({ n }) => n === visit.n)) return
        const lamp = { need: { resource: 'lamp' }, offsetMin: 0, lengthMin: 60 }
        const added = {
          ...request,
          visits: request.visits.map((one) =>
            one.n === visit.n ? { ...one, phases: [...one.phases, lamp] } : one,
          ),
          moves: { today: request.from, booked: best.visits },
        }
        const phases = added.visits[visit.n - 1]?.phases ?? []
        const fits = isStart(loadCalendar(added), phases, visit)
        const { visits, broken, cost } = rippled(added)
        const moved = visits.filter((one) => one.moved)
        if (fits) expect(moved).toEqual([])
        else expect(moved.length === 0).toBe(visits.length === 0)
        if (fits) fitted++
        if (fits || broken.length > 0) return
        // Of every course there is, none keeps more in its place at less cost.
        expect(cost).toBe(bruteForce(added)?.cost)
        refitted++
      }),
      // So many that both kinds are sure to be among them.
      { numRuns: 1000 },
    )
    expect(fitted).toBeGreaterThan(10)
    expect(refitted).toBeGreaterThan(10)
  })

  it('moves nothing that is pinned, and only calls moved what lies elsewhere', () => {
    fc.assert(
      fc.property(seeds, fc.nat(3), (seed, which) => {
        const { request, best } = planned(seed)
        const visit = best?.visits[which % best.visits.length]
        if (!best || !visit) return
        const pins = [...request.pins.filter(({ n }) => n !== visit.n), visit]
        const others = best.visits.filter(({ n }) => !pins.some((pin) => pin.n === n))
        const asked = {
          ...request,
          pins: pins.sort((a, b) => a.n - b.n),
          moves: { today: request.from, booked: others },
          wishes: { ...request.wishes, weekdays: [], hours: null },
        }
        for (const rippledVisit of rippled(asked).visits) {
          const { n, start, practitioner, was, moved } = rippledVisit
          const pin = pins.find((one) => one.n === n)
          if (pin)
            expect({ start, practitioner }).toEqual({
              start: pin.start,
              practitioner: pin.practitioner,
            })
          expect(moved).toBe(
            was !== null && (was.start !== start || was.practitioner !== practitioner),
          )
        }
      }),
      { numRuns: 200 },
    )
  })
})
