import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { bruteRepair, clashes, costWithMoves } from '../../../bench/planner/joint.ts'
import { smallRepair } from '../../../bench/planner/small-repair.ts'
import { highsSolve } from '../../../server/src/solver/highs-solve.ts'
import { type ImproveOptions, improve } from './improve.ts'
import type { Solve } from './master.ts'
import { parseImprove } from './request.ts'
import { type ImproveAnswer, type ImproveRequest, improveAnswerSchema } from './schema.ts'

const solve: Solve = (program) => highsSolve(program, 30)
const noSolver: Solve = () => Promise.reject(new Error('There is no solver'))
const seeds = fc.integer({ min: 0, max: 1e6 })

/** A few unconfirmed plans on a calendar too narrow for all their wishes; nothing proposed yet. */
function small(seed: number) {
  const { request, courses } = smallRepair(seed)
  const asked = courses.map((course) => ({ ...course, booked: [] }))
  const plans = asked.map(({ id, ask: { moves: _, alternatives: __, ...ask } }) => {
    return { id, ...ask, planned: [] }
  })
  const { zone, from, horizonDays, gridMinutes, resources } = request
  const improving: ImproveRequest = { zone, from, horizonDays, gridMinutes, resources, plans }
  return { request, courses: asked, improving }
}

const improved = (request: ImproveRequest, options: Partial<ImproveOptions> = {}) =>
  improve(request, { solve, ...options })

/** The same plans, proposed as an answer has them. */
function proposed(request: ImproveRequest, { plans }: ImproveAnswer): ImproveRequest {
  const now = request.plans.flatMap((plan) => {
    const found = plans.find(({ id }) => id === plan.id)
    const free = found?.visits.filter(({ n }) => !plan.pins.some((pin) => pin.n === n))
    const planned = free?.map(({ n, start, practitioner }) => ({ n, start, practitioner }))
    return planned ? [{ ...plan, planned }] : []
  })
  return { ...request, plans: now }
}

/** What the independent judge has to say against an answer. */
function faults({ request, courses }: ReturnType<typeof small>, { plans }: ImproveAnswer) {
  const joint = plans.map(({ id, cost, visits }) => {
    const course = courses.find((one) => one.id === id)
    if (!course) throw new Error(`An unknown plan: ${id}`)
    return { ask: course.ask, visits, check: costWithMoves(request, course, visits), cost }
  })
  const own = joint.flatMap(({ check, cost }) => [
    ...check.broken,
    ...(check.cost === cost ? [] : [`costs ${check.cost}, not ${cost}`]),
  ])
  return [...own, ...clashes(request, joint)]
}

describe('improving unconfirmed plans', () => {
  it('costs what trying everything finds, and knows it', async () => {
    const check = async (seed: number) => {
      const one = small(seed)
      const found = await improved(one.improving)
      expect(found).toMatchObject({ was: null, better: true, bound: found.cost, gapPct: 0 })
      expect(improveAnswerSchema.parse(found)).toEqual(found)
      expect(found.cost).toBe(bruteRepair(one.request, one.courses, 1000))
      expect(faults(one, found)).toEqual([])
    }
    await fc.assert(fc.asyncProperty(seeds, check), { numRuns: 60 })
  })

  it('is never dearer in sum than the present proposals, leaves nobody out, and changes nothing for nothing', async () => {
    let bettered = 0
    const check = async (seed: number, calls: number) => {
      const one = small(seed)
      const present = await improved(one.improving, { solve: noSolver, stop: () => true })
      const request = proposed(one.improving, present)
      if (request.plans.length === 0) return
      const left = { calls }
      for (const options of [{}, { solve: noSolver }, { stop: () => left.calls-- <= 0 }]) {
        const found = await improved(request, options)
        const was = present.plans.reduce((sum, { cost }) => sum + cost, 0)
        expect(found).toMatchObject({ was, unplaced: [], better: found.cost < was })
        expect(found.cost).toBeLessThanOrEqual(was)
        expect(found.bound).toBeLessThanOrEqual(found.cost)
        expect(found.plans).toHaveLength(request.plans.length)
        expect(faults(one, found)).toEqual([])
        const moved = found.plans.some(({ visits }) => visits.some((visit) => visit.moved))
        expect(moved).toBe(found.better)
        if (found.better) bettered++
      }
    }
    // So many that some are sure to be bettered.
    await fc.assert(fc.asyncProperty(seeds, fc.nat(30), check), { numRuns: 240 })
    expect(bettered).toBeGreaterThan(5)
  })

  it('gives the same again, and finds nothing more in its own answer', async () => {
    for (let seed = 1; seed <= 20; seed++) {
      const { improving } = small(seed)
      const found = await improved(improving)
      expect(await improved(improving)).toEqual(found)
      const request = proposed(improving, found)
      if (request.plans.length > 0)
        expect(await improved(request)).toMatchObject({ better: false, unplaced: [] })
    }
  })

  it('tells what would make a place for who has none', async () => {
    const { improving } = small(3)
    const [plan] = improving.plans
    if (!plan) throw new Error('there is a plan')
    const away = [{ from: improving.from, to: '2099-12-31' }]
    const alone = { ...plan, pins: [], wishes: { ...plan.wishes, away } }
    const found = await improved({ ...improving, plans: [alone] })
    expect(found.plans).toEqual([])
    expect(found.unplaced.map(({ id }) => id)).toEqual([plan.id])
    expect(found.unplaced[0]?.changes.every(({ text }) => text.length > 10)).toBe(true)
  })
})

describe('parseImprove', () => {
  const { improving } = small(1)
  const [plan] = improving.plans
  const start = `${improving.from}T10:00`
  const wrong: [string, object, string][] = [
    ['an unknown zone', { zone: 'Nowhere' }, 'zone'],
    ['no plans', { plans: [] }, 'plans'],
    ['one id twice', { plans: [plan, plan] }, 'plans[1].id'],
    ['a wrong field', { plans: [{ ...plan, visits: [] }] }, 'plans[0].visits'],
    ['moves', { plans: [{ ...plan, moves: null }] }, 'plans[0]'],
    [
      'an unknown wish',
      { plans: [{ ...plan, wishes: { practitioner: 'nobody' } }] },
      'plans[0].wishes.practitioner',
    ],
    [
      'an unknown visit',
      { plans: [{ ...plan, planned: [{ n: 9, start }] }] },
      'plans[0].planned[0].n',
    ],
    [
      'a visit pinned too',
      { plans: [{ ...plan, pins: [{ n: 1, start }], planned: [{ n: 1, start }] }] },
      'plans[0].planned[0].n',
    ],
  ]
  it.each(wrong)('refuses %s', (_, change, path) => {
    const parsed = parseImprove({ ...improving, ...change })
    expect(parsed.ok ? [] : parsed.problems.map((one) => one.path)).toEqual([path])
  })

  it('fills in the defaults', () => {
    const plans = [{ id: 'a', visits: plan?.visits }]
    const parsed = parseImprove({ ...improving, plans })
    expect(parsed).toMatchObject({ ok: true, request: { plans: [{ planned: [], pins: [] }] } })
  })
})
