import { loadCalendar, type Program, parseRequest, repair } from '@anagen/core/series'
import { describe, expect, it } from 'vitest'
import { withSolver } from './worker-solver.ts'

const minute = 60_000

/** Column c costs `cost[c]`; `rows` are [entries by column, lower, upper]. */
function program(cost: number[], rows: [number[], number, number][], integer: boolean): Program {
  const columns = cost.map((_, c) => rows.flatMap(([row], r) => (row[c] ? [{ r, v: row[c] }] : [])))
  const lengths = columns.map((_, c) => columns.slice(0, c + 1).flat().length)
  return {
    cost: Float64Array.from(cost),
    starts: Int32Array.from([0, ...lengths]),
    index: Int32Array.from(columns.flat(), ({ r }) => r),
    value: Float64Array.from(columns.flat(), ({ v }) => v),
    lower: Float64Array.from(rows, ([, lower]) => lower),
    upper: Float64Array.from(rows, ([, , upper]) => upper),
    integer,
  }
}

const none = Number.NEGATIVE_INFINITY
/** Three of which no two may be chosen together: half of each is the relaxed best. */
const triangle = (integer: boolean) =>
  program(
    [-3, -3, -3],
    [
      [[1, 1, 0], none, 1],
      [[0, 1, 1], none, 1],
      [[1, 0, 1], none, 1],
    ],
    integer,
  )
const impossible = program([1], [[[1], 2, 3]], false)
/** Says it has more columns than it has. */
const broken = { ...triangle(false), starts: new Int32Array(2) }

describe('HiGHS in a thread', () => {
  it('solves relaxed and whole programmes, with duals', async () => {
    await withSolver(minute, async ({ solve, stop }) => {
      const relaxed = await solve(triangle(false))
      expect(relaxed).toMatchObject({ status: 'optimal', objective: -4.5 })
      expect([...relaxed.primal]).toEqual([0.5, 0.5, 0.5])
      expect([...relaxed.duals]).toEqual([-1.5, -1.5, -1.5])
      const whole = await solve(triangle(true))
      expect(whole).toMatchObject({ status: 'optimal', objective: -3 })
      expect([...whole.primal].sort()).toEqual([0, 0, 1])
      expect(stop()).toBe(false)
    })
  })

  it('says when there is no solution, and goes on after a broken programme', async () => {
    await withSolver(minute, async ({ solve }) => {
      expect(await solve(impossible)).toMatchObject({ status: 'failed' })
      await expect(solve(broken)).rejects.toThrow()
      expect(await solve(triangle(true))).toMatchObject({ status: 'optimal' })
    })
  })

  it('rejects what waits when its thread ends, and hands on what the body throws', async () => {
    let late: Promise<unknown> = Promise.resolve()
    const run = withSolver(minute, async ({ solve }) => {
      late = Promise.resolve(solve(triangle(true)))
      late.catch(() => undefined)
      throw new Error('something else')
    })
    await expect(run).rejects.toThrow('something else')
    await expect(late).rejects.toThrow("The solver's thread ended")
  })

  it('has no time when there is none: a repair then ends with first come, first served', async () => {
    const { calendar, course } = small()
    const found = await withSolver(0, async ({ solve, stop }) => {
      await expect(solve(triangle(true))).rejects.toThrow('no time left')
      expect(stop()).toBe(true)
      const courses = [course('a'), course('b')]
      return repair(calendar, courses, { today: '2027-03-01', solve, stop })
    })
    expect(found.placements.map(({ id, visits }) => [id, visits[0]?.start])).toEqual([
      ['a', '2027-03-04T10:00'],
      ['b', '2027-03-04T11:00'],
    ])
  })

  it('serves a repair', async () => {
    const { calendar, course } = small()
    const courses = [course('a'), course('b'), course('c')]
    const found = await withSolver(minute, ({ solve, stop }) =>
      repair(calendar, courses, { today: '2027-03-01', solve, stop }),
    )
    expect(found.placements).toHaveLength(3)
    expect(found).toMatchObject({ bound: found.cost, gapPct: 0 })
  })
})

/** One practitioner on Mondays and Thursdays, 10:00-12:00; courses of one visit booked at 10:00. */
function small() {
  const hours = [1, 4].map((weekday) => ({ weekday, from: '10:00', to: '12:00' }))
  const phases = [{ need: { kind: 'practitioner' }, offsetMin: 0, lengthMin: 60 }]
  const parsed = parseRequest({
    ...{ zone: 'America/New_York', from: '2027-03-02', horizonDays: 14, gridMinutes: 30 },
    resources: [{ id: 'p1', kind: 'practitioner', hours }],
    visits: [{ n: 1, phases }],
  })
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems))
  const { visits, spacing, wishes, holds, pins, moves, weights, alternatives } = parsed.request
  const booked = [{ n: 1, start: '2027-03-04T10:00', practitioner: 'p1' }]
  const ask = { visits, spacing, wishes, holds, pins, moves, weights, alternatives }
  return { calendar: loadCalendar(parsed.request), course: (id: string) => ({ id, ask, booked }) }
}
