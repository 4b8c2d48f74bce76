import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { bruteRepair, clashes, costWithMoves, type Joint } from '../../../bench/planner/joint.ts'
import { smallRepair } from '../../../bench/planner/small-repair.ts'
import { highsSolve } from '../../../server/src/solver/highs-solve.ts'
import { loadCalendar } from './calendar.ts'
import type { Solve } from './master.ts'
import type { RepairCourse } from './priced-course.ts'
import { type Repair, type RepairOptions, repair } from './repair.ts'
import { parseRequest } from './request.ts'
import type { PlanRequest } from './schema.ts'

const solve: Solve = (program) => highsSolve(program, 30)
const noSolver: Solve = () => Promise.reject(new Error('There is no solver'))
const seeds = fc.integer({ min: 0, max: 1e6 })

interface Case {
  request: PlanRequest
  courses: RepairCourse[]
}

const repaired = ({ request, courses }: Case, options: Partial<RepairOptions> = {}) =>
  repair(loadCalendar(request), courses, { today: request.from, solve, ...options })

/** What the independent judge of `bench` has to say against a repair. */
function faults({ request, courses }: Case, found: Repair): string[] {
  const courseOf = (id: string) => courses.find((course) => course.id === id) as RepairCourse
  const joint = found.placements.map(({ id, visits }) => ({ ask: courseOf(id).ask, visits }))
  const own = found.placements.flatMap(({ id, cost, visits }) => {
    const check = costWithMoves(request, courseOf(id), visits)
    const wrong = check.cost === cost ? [] : [`${id} costs ${check.cost}, not ${cost}`]
    return [...wrong, ...check.broken.map(({ visit, rule }) => `${id} ${visit} ${rule}`)]
  })
  const ids = [...found.placements, ...found.unplaced].map(({ id }) => id)
  const missing = courses.filter(({ id }) => ids.filter((one) => one === id).length !== 1)
  return [...own, ...clashes(request, joint), ...missing.map(({ id }) => `${id} not told once`)]
}

describe('repair of small random calendars', () => {
  it('costs what trying everything finds, and knows it; no pin moves, nothing overlaps', async () => {
    const check = async (seed: number, unplacedCost: number) => {
      const small = smallRepair(seed)
      const found = await repaired(small, { unplacedCost })
      expect(found.cost).toBe(bruteRepair(small.request, small.courses, unplacedCost))
      expect(found).toMatchObject({ bound: found.cost, gapPct: 0 })
      expect(faults(small, found)).toEqual([])
    }
    await fc.assert(fc.asyncProperty(seeds, fc.constantFrom(5, 20, 1000), check), { numRuns: 60 })
  })

  it.each([120, 203, 555, 666, 928, 1434])(
    'closes the gap by listing what could be better, seed %i',
    async (seed) => {
      const small = smallRepair(seed)
      const whole: number[] = []
      const counted: Solve = async (program) => {
        const solution = await solve(program)
        if (program.integer) whole.push(solution.objective)
        return solution
      }
      const found = await repaired(small, { unplacedCost: 20, solve: counted })
      expect(found.cost).toBe(bruteRepair(small.request, small.courses, 20))
      expect(found.bound).toBe(found.cost)
      expect(whole).toHaveLength(2)
    },
  )

  it('is allowed, and bounded rightly, without a solver and when stopped at any time', async () => {
    const check = async (seed: number, calls: number) => {
      const small = smallRepair(seed)
      const best = await repaired(small)
      const left = { calls }
      for (const ended of [
        await repaired(small, { solve: noSolver }),
        await repaired(small, { stop: () => left.calls-- <= 0 }),
      ]) {
        expect(faults(small, ended)).toEqual([])
        expect(ended.cost).toBeGreaterThanOrEqual(best.cost)
        expect(ended.bound).toBeLessThanOrEqual(best.cost)
      }
    }
    await fc.assert(fc.asyncProperty(seeds, fc.nat(30), check), { numRuns: 60 })
  })

  it('gives the same again', async () => {
    for (let seed = 1; seed <= 30; seed++)
      expect(await repaired(smallRepair(seed))).toEqual(await repaired(smallRepair(seed)))
  })
})

/** p1 on Mondays and Thursdays, p2 on Tuesdays, 10:00-12:00; one-hour visits in one of `rooms`. */
function practice(rooms: number, busy: Record<string, string[]> = {}): PlanRequest {
  const hours = (weekday: number) => ({ weekday, from: '10:00', to: '12:00' })
  const spans = (id: string) =>
    (busy[id] ?? []).map((from) => ({ from, to: `${from.slice(0, 11)}12:00` }))
  const person = (id: string, days: number[]) => ({
    ...{ id, kind: 'practitioner', skills: ['needling'], busy: spans(id) },
    hours: days.map(hours),
  })
  const room = (id: string) => ({ id, kind: 'room', pool: 'room', busy: spans(id) })
  const parsed = parseRequest({
    ...{ zone: 'America/New_York', from: '2027-03-01', horizonDays: 60, gridMinutes: 30 },
    resources: [
      ...[person('p1', [1, 4]), person('p2', [2]), { id: 'lamp', kind: 'device' }],
      ...Array.from({ length: rooms }, (_, r) => room(`r${r}`)),
    ],
    visits: [1, 2, 3].map((n) => ({ n, phases })),
    spacing: { minDays: 5, targetDays: 7, maxDays: 9 },
  })
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems))
  return parsed.request
}

const phases = [
  { need: { kind: 'practitioner', skill: 'needling' }, offsetMin: 0, lengthMin: 60 },
  { need: { pool: 'room' }, offsetMin: 0, lengthMin: 60 },
]

/** Visit 2 of three, booked on Monday 2027-03-15 (or `start`), the others a week before and after. */
function middle(id: string, change: Partial<RepairCourse['ask']> = {}, start = monday(15)) {
  const { visits, spacing, wishes, holds, weights } = practice(1)
  const pins = [
    { n: 1, start: monday(8), practitioner: 'p1' },
    { n: 3, start: monday(22), practitioner: 'p1' },
  ]
  const ask = {
    visits,
    spacing,
    wishes,
    holds,
    weights,
    pins,
    moves: null,
    alternatives: 0,
    ...change,
  }
  return { id, ask, booked: [{ n: 2, start, practitioner: 'p1' }] }
}

const monday = (day: number) => `2027-03-${String(day).padStart(2, '0')}T10:00`
const brief = ({ placements }: Repair) =>
  placements.map(({ id, move, visits }) => `${id} ${visits[1]?.start} +${move}`)

describe('repair', () => {
  it('leaves everybody where they are when nothing stands against it', async () => {
    const found = await repaired({ request: practice(1), courses: [middle('a')] })
    expect(found.placements[0]).toEqual({
      ...{ id: 'a', cost: 1, move: 0 },
      visits: [8, 15, 22].map((day, k) => ({
        ...{ n: k + 1, start: monday(day), end: monday(day).replace('10', '11') },
        practitioner: 'p1',
      })),
    })
    expect(found).toMatchObject({ cost: 1, bound: 1, gapPct: 0, unplaced: [] })
  })

  it.each([
    // Two hours of p1 on the Monday: the second patient keeps the day. Far away, a move costs 4.
    ['the next hour', 1, {}, ['a 2027-03-15T10:00 +0', 'b 2027-03-15T11:00 +4']],
    // p1 is not there: the Tuesday with p2 costs two changes and a day on either side.
    [
      'another person',
      1,
      { p1: [monday(15), '2027-03-11T10:00', '2027-03-18T10:00'] },
      ['a 2027-03-16T10:00 +4', 'b 2027-03-16T11:00 +4'],
    ],
    // The only room is taken at ten on the Tuesday, so one hour is left there: the other has the
    // Thursday before or after, three or four days off.
    [
      'another day',
      1,
      { p1: [monday(15)], r0: ['2027-03-18T10:00'], p2: ['2027-03-16T10:00'] },
      ['a 2027-03-11T10:00 +4', 'b 2027-03-11T11:00 +4'],
    ],
  ])('finds %s', async (_, rooms, busy, expected) => {
    const close = { spacing: { minDays: 3, targetDays: 7, maxDays: 11 } }
    const courses = [middle('a', close), middle('b', close)]
    const small = { request: practice(rooms, busy), courses }
    const found = await repaired(small)
    expect(brief(found)).toEqual(expected)
    expect(faults(small, found)).toEqual([])
  })

  it('counts a booked visit within seven days of today as near', async () => {
    const near = { request: practice(1), courses: [middle('a'), middle('b')] }
    const moves = (today: string) =>
      repaired(near, { today }).then(({ placements }) => placements.map(({ move }) => move))
    expect(await moves('2027-03-07')).toEqual([0, 4])
    expect(await moves('2027-03-08')).toEqual([0, 12])
  })

  it('is not first come, first served', async () => {
    // p2, who had a, is away: a must move anyway, and being first takes the hour b is booked for.
    const a = middle('a')
    const courses = [{ ...a, booked: a.booked.map((one) => ({ ...one, practitioner: 'p2' })) }]
    courses.push(middle('b'))
    const first = await repaired({ request: practice(1), courses }, { stop: () => true })
    const best = await repaired({ request: practice(1), courses })
    expect(brief(first)).toEqual(['a 2027-03-15T10:00 +4', 'b 2027-03-15T11:00 +4'])
    expect(brief(best)).toEqual(['a 2027-03-15T11:00 +4', 'b 2027-03-15T10:00 +0'])
    expect(first.cost).toBeGreaterThan(best.cost)
    expect(first.bound).toBeLessThanOrEqual(best.cost)
  })

  it('tells what would have to give for who stays unplaced', async () => {
    const full = { p1: [monday(15)], p2: ['2027-03-16T10:00'] }
    const small = { request: practice(1, full), courses: [middle('a'), middle('b')] }
    const found = await repaired(small)
    expect(found.placements).toEqual([])
    const thursday = [
      { rule: 'gapLonger', visit: 2, by: 1 },
      { rule: 'gapShorter', visit: 3, by: 1 },
    ]
    expect(found.unplaced).toMatchObject([
      { id: 'a', changes: thursday },
      { id: 'b', changes: thursday },
    ])
    expect(found).toMatchObject({ cost: 2000, bound: 2000, gapPct: 0 })
  })

  it.each([
    ['p1', { p1: ['2027-03-15T11:00', '2027-03-18T11:00'] }],
    ['the room', { r0: ['2027-03-15T11:00', '2027-03-18T11:00'] }],
  ])('counts %s as taken by who was placed when it looks for a relaxation', async (_, busy) => {
    // One hour is left on the Monday: a has it, so b's relaxation is the Thursday after.
    const request = practice(1, { ...busy, p2: ['2027-03-16T10:00'] })
    const found = await repaired({ request, courses: [middle('a'), middle('b')] })
    expect(found.placements.map(({ id }) => id)).toEqual(['a'])
    const [b] = found.unplaced
    expect(b?.visits[1]?.start).toBe('2027-03-18T10:00')
    expect(b?.changes.map(({ rule }) => rule)).toEqual(['gapLonger', 'gapShorter'])
  })

  it.each([1, 2])('keeps to what a pool of %i rooms holds', async (rooms) => {
    // Nobody is needed, so only rooms are short: of four at ten some must have another hour.
    const alone = [{ need: { pool: 'room' }, offsetMin: 0, lengthMin: 60 }]
    const visits = [1, 2, 3].map((n) => ({ n, phases: alone }))
    const courses = ['a', 'b', 'c', 'd'].map((id) => {
      const { ask, booked } = middle(id, { visits })
      const [one] = booked
      return { id, ask, booked: one ? [{ ...one, practitioner: null }] : [] }
    })
    const small = { request: practice(rooms), courses }
    const found = await repaired(small)
    expect(faults(small, found)).toEqual([])
    expect(found.placements.filter(({ move }) => move === 0)).toHaveLength(rooms)
    expect(found.bound).toBe(found.cost)
  })

  it('plans courses with nothing booked jointly', async () => {
    const free = (id: string) => ({ ...middle(id, { pins: [] }), booked: [] })
    const small = { request: practice(1), courses: [free('a'), free('b'), free('c')] }
    const found = await repaired(small)
    expect(faults(small, found)).toEqual([])
    expect(found.placements.every(({ move }) => move === 0)).toBe(true)
    expect(found).toMatchObject({ bound: found.cost, unplaced: [] })
  })

  it('does not believe a solver that breaks capacity or leaves a course out', async () => {
    const both: Solve = async (program) => {
      const right = await solve(program)
      return program.integer ? { ...right, primal: right.primal.map(() => 1) } : right
    }
    for (let seed = 1; seed <= 40; seed++) {
      const small = smallRepair(seed)
      const best = await repaired(small)
      const found = await repaired(small, { solve: both })
      expect(faults(small, found)).toEqual([])
      expect(found.cost).toBeGreaterThanOrEqual(best.cost)
    }
  })

  it('refuses a course twice, and a booked visit that is pinned or unknown', async () => {
    const { ask, booked } = middle('a')
    const courses = (n: number) => [{ id: 'a', ask, booked: booked.map((one) => ({ ...one, n })) }]
    const request = practice(1)
    await expect(repaired({ request, courses: [...courses(2), ...courses(2)] })).rejects.toThrow(
      'Two courses have the id a',
    )
    await expect(repaired({ request, courses: courses(1) })).rejects.toThrow('visit 1 is pinned')
    await expect(repaired({ request, courses: courses(9) })).rejects.toThrow('visit 9 is unknown')
  })
})

describe('the judge of many courses', () => {
  it('sees two at once with one practitioner, and more than a pool holds', () => {
    const joint = (id: string, practitioner: string): Joint => {
      const { ask } = middle(id)
      return { ask, visits: [{ n: 2, start: monday(15), practitioner }] }
    }
    const [a, b, c] = [joint('a', 'p1'), joint('b', 'p1'), joint('c', 'p2')]
    expect(clashes(practice(2), [a])).toEqual([])
    expect(clashes(practice(2), [a, c])).toEqual([])
    expect(clashes(practice(2), [a, b])).toEqual(['2027-03-15T10:00', '2027-03-15T10:30'])
    expect(clashes(practice(1), [a, c])).toEqual(['2027-03-15T10:00', '2027-03-15T10:30'])
  })
})
