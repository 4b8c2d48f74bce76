import {
  type CalendarInput,
  type Program,
  parseRequest,
  type RepairCourse,
} from '@anagen/core/series'
import { describe, expect, it } from 'vitest'
import { highsSolve } from './highs-solve.ts'
import { repairInThread } from './repair-in-thread.ts'

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

describe('HiGHS', () => {
  it('solves relaxed and whole programmes, with duals', async () => {
    const relaxed = await highsSolve(triangle(false), 30)
    expect(relaxed).toMatchObject({ status: 'optimal', objective: -4.5 })
    expect([...relaxed.primal]).toEqual([0.5, 0.5, 0.5])
    expect([...relaxed.duals]).toEqual([-1.5, -1.5, -1.5])
    const whole = await highsSolve(triangle(true), 30)
    expect(whole).toMatchObject({ status: 'optimal', objective: -3 })
    expect([...whole.primal].sort()).toEqual([0, 0, 1])
  })

  it('says when there is no solution', async () => {
    const impossible = program([1], [[[1], 2, 3]], false)
    expect(await highsSolve(impossible, 30)).toMatchObject({ status: 'failed' })
  })
})

describe('a repair in its thread', () => {
  it('is proven best', async () => {
    const { calendar, course } = small()
    const courses = [course('a'), course('b'), course('c')]
    const found = await repairInThread({ calendar, courses, today: '2027-03-01' }, minute)
    expect(found.placements).toHaveLength(3)
    expect(found).toMatchObject({ bound: found.cost, gapPct: 0 })
  })

  it('ends with first come, first served when there is no time', async () => {
    const { calendar, course } = small()
    const courses = [course('a'), course('b')]
    const found = await repairInThread({ calendar, courses, today: '2027-03-01' }, 0)
    expect(found.placements.map(({ id, visits }) => [id, visits[0]?.start])).toEqual([
      ['a', '2027-03-04T10:00'],
      ['b', '2027-03-04T11:00'],
    ])
  })

  it('hands on what goes wrong in it', async () => {
    const { calendar, course } = small()
    const courses = [course('a'), course('a')]
    const run = repairInThread({ calendar, courses, today: '2027-03-01' }, minute)
    await expect(run).rejects.toThrow('Two courses have the id a')
  })
})

/** One practitioner on Mondays and Thursdays, 10:00-12:00; courses of one visit booked at 10:00. */
function small(): { calendar: CalendarInput; course: (id: string) => RepairCourse } {
  const hours = [1, 4].map((weekday) => ({ weekday, from: '10:00', to: '12:00' }))
  const phases = [{ need: { kind: 'practitioner' }, offsetMin: 0, lengthMin: 60 }]
  const parsed = parseRequest({
    ...{ zone: 'America/New_York', from: '2027-03-02', horizonDays: 14, gridMinutes: 30 },
    resources: [{ id: 'p1', kind: 'practitioner', hours }],
    visits: [{ n: 1, phases }],
  })
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems))
  const booked = [{ n: 1, start: '2027-03-04T10:00', practitioner: 'p1' }]
  return { calendar: parsed.request, course: (id) => ({ id, ask: parsed.request, booked }) }
}
