import { dayNumber, type RepairCourse } from '@anagen/core/series'
import { highs } from './highs-plan.ts'
import { costWithMoves } from './joint.ts'
import { NaiveCalendar } from './naive-starts.ts'
import type { SickWeek } from './sick-week.ts'
import { clock } from './terms.ts'

/** What the solver proved, and how long it took once every way was written out. */
export interface Packed {
  cost: number
  ways: number
  unplaced: number
  seconds: number
}

/** One way to place the visit of a course: what it costs and what it takes, a step at a time. */
interface Way {
  cost: number
  takes: string[]
}

/**
 * The week as one set packing with every way written out, solved by HiGHS: each course takes one of
 * its ways or none, and no step of a person or pool is taken more often than it is free. What the
 * repair proves by columns, proved in the plain way.
 * @param week whose courses have one visit each that is not fixed
 * @param unplacedCost of leaving a course out, above its best way alone
 * @returns null when the solver ended without a proof
 */
export async function fullMip(week: SickWeek, unplacedCost = 1000): Promise<Packed | null> {
  const calendar = new NaiveCalendar(week.request)
  const free = new Map<string, number>()
  const options = week.courses.map((course) => waysOf(calendar, course, free))
  const columns = options.flatMap((ways, course) => {
    const least = Math.min(...ways.map(({ cost }) => cost))
    const none = { cost: (ways.length ? least : 0) + unplacedCost, takes: [], course, left: true }
    return [...ways.map((way) => ({ ...way, course, left: false })), none]
  })
  const solver = await highs()
  const model = solver.createModel(programOf(columns, options.length, free))
  try {
    model.options.set({ output_flag: false, time_limit: 30 })
    const started = performance.now()
    model.run()
    const seconds = (performance.now() - started) / 1000
    if (model.getModelStatus() !== solver.constants.modelStatus.optimal) return null
    const taken = model.getSolution().colValue
    const unplaced = columns.filter(({ left }, c) => left && (taken[c] ?? 0) > 0.5).length
    const cost = Math.round(model.getObjectiveValue())
    return { cost, ways: columns.length, unplaced, seconds }
  } finally {
    model.dispose()
  }
}

type Column = Way & { course: number; left: boolean }

/** A row for each course, then one for each step of what is taken. */
function programOf(columns: readonly Column[], courses: number, free: Map<string, number>) {
  const rowOf = new Map([...free.keys()].map((row, i) => [row, courses + i]))
  const entries = columns.map(({ course, takes }) => [
    course,
    ...takes.map((row) => rowOf.get(row) ?? 0),
  ])
  const starts = new Int32Array(columns.length + 1)
  for (const [c, list] of entries.entries()) starts[c + 1] = (starts[c] ?? 0) + list.length
  const [numCols, numRows] = [columns.length, courses + free.size]
  const once = new Array<number>(courses).fill(1)
  return {
    ...{ numCols, numRows },
    colCost: Float64Array.from(columns, ({ cost }) => cost),
    colLower: new Float64Array(numCols),
    colUpper: new Float64Array(numCols).fill(1),
    rowLower: Float64Array.from([...once, ...new Array<number>(free.size).fill(0)]),
    rowUpper: Float64Array.from([...once, ...free.values()]),
    integrality: new Int32Array(numCols).fill(1),
    matrix: {
      format: 'csc' as const,
      ...{ numCols, numRows, starts },
      indices: Int32Array.from(entries.flat()),
      values: new Float64Array(starts[numCols] ?? 0).fill(1),
    },
  }
}

/** Every way of a course; what they take is noted with how much of it is free. */
function waysOf(calendar: NaiveCalendar, course: RepairCourse, free: Map<string, number>): Way[] {
  const { request } = calendar
  const { ask, booked } = course
  const n = booked[0]?.n ?? 0
  const phases = ask.visits[n - 1]?.phases ?? []
  const nodes = calendar.nodes(phases).filter(({ day }) => inGaps(calendar, course, { n, day }))
  return nodes.flatMap(({ day, practitioner, starts }) =>
    starts.flatMap((minute) => {
      const start = `${calendar.date(day)}T${clock(minute)}`
      const visits = [...ask.pins, { n, start, practitioner }].sort((a, b) => a.n - b.n)
      const { cost, broken } = costWithMoves(request, course, visits)
      if (broken.length) return []
      const at = { day, minute, practitioner }
      return [{ cost, takes: phases.flatMap((phase) => taken(calendar, phase, at, free)) }]
    }),
  )
}

/** Whether a day keeps the gaps to the visits before and after, which are fixed. */
function inGaps(calendar: NaiveCalendar, { ask }: RepairCourse, at: { n: number; day: number }) {
  const { minDays, maxDays } = ask.spacing
  return ask.pins
    .filter(({ n }) => Math.abs(n - at.n) === 1)
    .every(({ start }) => {
      const gap = Math.abs(dayNumber(start) - dayNumber(calendar.request.from) - at.day)
      return gap >= minDays && gap <= maxDays
    })
}

/** The steps a phase takes of its person, device or pool. */
function taken(
  calendar: NaiveCalendar,
  { need, offsetMin, lengthMin }: RepairCourse['ask']['visits'][number]['phases'][number],
  at: { day: number; minute: number; practitioner: string | null },
  free: Map<string, number>,
): string[] {
  const { resources, gridMinutes } = calendar.request
  const pool = 'pool' in need ? need.pool : null
  const one = 'resource' in need ? need.resource : (at.practitioner ?? '')
  const ids = pool ? resources.filter((other) => other.pool === pool).map(({ id }) => id) : [one]
  const from = (at.minute + offsetMin) / gridMinutes
  return Array.from({ length: lengthMin / gridMinutes }, (_, i) => {
    const row = `${pool ?? one} ${at.day} ${from + i}`
    if (!free.has(row)) free.set(row, calendar.countFree(ids, at.day, from + i))
    return row
  })
}
