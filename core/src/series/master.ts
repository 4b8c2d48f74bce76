import type { Capacity, Taken } from './capacity.ts'
import type { Charge, Placement } from './priced-course.ts'

/**
 * A linear programme as plain data, to be minimised: columns between 0 and 1, entries column by
 * column (those of column c are `index` and `value` from starts[c] to starts[c + 1] - 1).
 */
export interface Program {
  cost: Float64Array
  starts: Int32Array
  index: Int32Array
  value: Float64Array
  /** Limits of every row; -Infinity where there is none below. */
  lower: Float64Array
  upper: Float64Array
  /** Whether every column must be 0 or 1. */
  integer: boolean
}

/** What a solver answers. Duals may be empty when columns are integer. */
export interface Solution {
  /** `feasible`: a whole solution, without proof that there is no better one. */
  status: 'optimal' | 'feasible' | 'failed'
  objective: number
  primal: Float64Array
  duals: Float64Array
}

/** Solves a programme; a rejection is a failed solution. */
export type Solve = (program: Program) => Solution | Promise<Solution>

/** One way to serve a course, by its place among the courses; null leaves it unplaced. */
export interface Column {
  course: number
  cost: number
  placement: Placement | null
}

/** A row of capacity in the programme. */
interface CapacityRow {
  key: number
  step: number
  capacity: number
  entries: { column: number; count: number }[]
}

/** The programme of choosing one column per course, and its rows of capacity. */
export interface Master {
  program: Program
  courses: number
  /** They follow the rows of the courses. */
  rows: CapacityRow[]
}

/** Builds the master programme. Rows that no choice of the columns can break are left out. */
export function masterOf(
  columns: readonly Column[],
  capacity: Capacity,
  asked: { courses: number; integer: boolean },
): Master {
  const rows = capacityRows(columns, capacity)
  const one = Array<number>(asked.courses).fill(1)
  const program: Program = {
    cost: Float64Array.from(columns, ({ cost }) => cost),
    ...matrixOf(columns, rows, asked.courses),
    lower: Float64Array.from([...one, ...rows.map(() => Number.NEGATIVE_INFINITY)]),
    upper: Float64Array.from([...one, ...rows.map((row) => row.capacity)]),
    integer: asked.integer,
  }
  return { program, courses: asked.courses, rows }
}

/** The entries column by column: one in the row of its course, and what it takes. */
function matrixOf(columns: readonly Column[], rows: readonly CapacityRow[], courses: number) {
  const starts = new Int32Array(columns.length + 1).fill(1, 1)
  for (const row of rows)
    for (const { column } of row.entries) starts[column + 1] = (starts[column + 1] as number) + 1
  for (let c = 1; c < starts.length; c++)
    starts[c] = (starts[c] as number) + (starts[c - 1] as number)
  const size = starts[columns.length] as number
  const [index, value, next] = [new Int32Array(size), new Float64Array(size), starts.slice()]
  const put = (column: number, row: number, count: number) => {
    const at = next[column] as number
    next[column] = at + 1
    index[at] = row
    value[at] = count
  }
  columns.forEach(({ course }, column) => {
    put(column, course, 1)
  })
  rows.forEach(({ entries }, r) => {
    for (const { column, count } of entries) put(column, courses + r, count)
  })
  return { starts, index, value }
}

interface Piece extends Taken {
  column: number
}

function capacityRows(columns: readonly Column[], capacity: Capacity): CapacityRow[] {
  const byKey = new Map<number, Piece[]>()
  columns.forEach(({ placement }, column) => {
    for (const taken of placement?.taken ?? []) {
      const pieces = byKey.get(taken.key) ?? []
      if (pieces.push({ ...taken, column }) === 1) byKey.set(taken.key, pieces)
    }
  })
  const rows: CapacityRow[] = []
  for (const [key, pieces] of [...byKey].sort(([a], [b]) => a - b)) {
    const free = capacity.of(key)
    for (const step of tightSteps(pieces, free)) {
      const entries = pieces.filter(({ from, to }) => from <= step && step < to)
      const row: CapacityRow = { key, step, capacity: free[step] as number, entries }
      if (mostAsked(row, columns) > row.capacity) rows.push(row)
    }
  }
  return rows
}

/**
 * The steps that can be asked too much first: where something begins, or where capacity falls. Of
 * what overlaps in any other step all was there already at the nearest such step before.
 */
function tightSteps(pieces: readonly Piece[], free: Uint16Array): number[] {
  const begins = new Set(pieces.map(({ from }) => from))
  const [least, most] = [Math.min(...begins), Math.max(...pieces.map(({ to }) => to))]
  const steps: number[] = []
  for (let step = least; step < most; step++) {
    const falls = (free[step] as number) < (free[step - 1] ?? 0)
    if (begins.has(step) || falls) steps.push(step)
  }
  return steps
}

/** The most that can be asked of a row when every course takes the column that asks most. */
function mostAsked({ entries }: CapacityRow, columns: readonly Column[]): number {
  const byCourse = new Map<number, number>()
  for (const { column, count } of entries) {
    const { course } = columns[column] as Column
    byCourse.set(course, Math.max(count, byCourse.get(course) ?? 0))
  }
  return [...byCourse.values()].reduce((sum, count) => sum + count, 0)
}

/**
 * Prices of capacity. Any prices that are not negative prove a bound: what all courses cost at
 * least when they pay them, less what is for sale. They are whole multiples of 1/1024, so that all
 * sums are exact and the bound does not rest on the solver's rounding.
 */
export interface Prices {
  charge: Charge
  /** Price of all that is for sale. */
  sale: number
}

const fraction = 1024

/** The prices that the duals of a solved programme state. */
export function pricesOf(master: Master, duals: Float64Array): Prices {
  const byKey = new Map<number, Map<number, number>>()
  let sale = 0
  master.rows.forEach(({ key, step, capacity }, r) => {
    const dual = duals[master.courses + r] ?? 0
    const price = Math.max(0, Math.round(-dual * fraction) / fraction)
    if (price === 0) return
    byKey.set(key, (byKey.get(key) ?? new Map()).set(step, price))
    sale += price * capacity
  })
  const sums = new Map([...byKey].map(([key, prices]) => [key, runningSum(prices)]))
  return { sale, charge: (taken, later) => charged(sums, taken, later) }
}

/** Prices of all steps below each step. */
function runningSum(prices: ReadonlyMap<number, number>): Float64Array {
  const sums = new Float64Array(Math.max(...prices.keys()) + 2)
  for (let s = 1; s < sums.length; s++) sums[s] = (sums[s - 1] as number) + (prices.get(s - 1) ?? 0)
  return sums
}

function charged(
  sums: ReadonlyMap<number, Float64Array>,
  taken: readonly Taken[],
  later: number,
): number {
  let total = 0
  for (const { key, from, to, count } of taken) {
    const own = sums.get(key)
    if (!own) continue
    const below = (step: number) => own[Math.min(step + later, own.length - 1)] as number
    total += count * (below(to) - below(from))
  }
  return total
}
