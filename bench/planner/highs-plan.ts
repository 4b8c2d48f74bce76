import loadHighs, { type Highs } from 'highs'
import type { NaiveCalendar, NaiveNode } from './naive-starts.ts'
import { nodeCost } from './terms.ts'

let loading: Promise<Highs> | null = null

/** HiGHS, loaded once. */
export function highs(): Promise<Highs> {
  loading ??= loadHighs()
  return loading
}

interface Arc {
  from: number
  to: number
  cost: number
}

/**
 * The same course as a flow of one unit through a network, solved by HiGHS: an independent optimum.
 * The matrix of a network is totally unimodular, so the linear programme is already integral; with
 * integer variables HiGHS takes many times longer to the same cost. Vertices are (visit, day, practitioner); a visit leads to the
 * same practitioner directly, or to anybody through a pair of exchange vertices of its day, which
 * keeps the number of arcs near visits x nodes x gaps.
 * @returns the least cost, or null when there is no course
 */
export async function highsPlan(calendar: NaiveCalendar): Promise<number | null> {
  const network = networkOf(calendar)
  const solver = await highs()
  const rows = network.vertices
  const { arcs } = network
  const supply = new Float64Array(rows)
  supply[0] = -1
  supply[1] = 1
  const ones = new Float64Array(arcs.length).fill(1)
  const model = solver.createModel({
    numCols: arcs.length,
    numRows: rows,
    colCost: Float64Array.from(arcs, ({ cost }) => cost),
    colLower: new Float64Array(arcs.length),
    colUpper: ones,
    rowLower: supply,
    rowUpper: supply,
    matrix: {
      format: 'csc',
      numRows: rows,
      numCols: arcs.length,
      starts: Int32Array.from({ length: arcs.length + 1 }, (_, a) => 2 * a),
      indices: Int32Array.from(arcs.flatMap(({ from, to }) => [from, to])),
      values: Float64Array.from({ length: 2 * arcs.length }, (_, a) => (a % 2 ? 1 : -1)),
    },
  })
  try {
    model.options.set({ output_flag: false })
    model.run()
    const optimal = model.getModelStatus() === solver.constants.modelStatus.optimal
    return optimal ? Math.round(model.getObjectiveValue()) : null
  } finally {
    model.dispose()
  }
}

/** Numbers of vertices: 0 is where the unit begins, 1 where it ends. */
class Vertices {
  private readonly known = new Map<string, number>([
    ['source', 0],
    ['sink', 1],
  ])

  number(name: string): number {
    const found = this.known.get(name) ?? this.known.size
    this.known.set(name, found)
    return found
  }

  get size(): number {
    return this.known.size
  }
}

function networkOf(calendar: NaiveCalendar): { vertices: number; arcs: Arc[] } {
  const { request } = calendar
  const vertices = new Vertices()
  const drafts: Draft[] = []
  const last = request.visits.length
  for (const { n, phases } of request.visits) {
    const add: Add = (from, to, cost) => drafts.push({ from, to, cost })
    for (const node of calendar.nodes(phases)) {
      const cost = nodeCost(calendar, node, n)
      if (cost === null) continue
      const name = `${n} ${node.day} ${node.practitioner}`
      add(n === 1 ? 'source' : `in ${name}`, `at ${name}`, cost)
      if (n > 1) add(`anyone ${n} ${node.day}`, `in ${name}`, 0)
      if (n === last) add(`at ${name}`, 'sink', 0)
      else addGaps(calendar, { n, node, add })
    }
    if (n < last) addExchanges(calendar, { n, add })
  }
  const arcs = useful(drafts).map(({ from, to, cost }) => ({
    from: vertices.number(from),
    to: vertices.number(to),
    cost,
  }))
  return { vertices: vertices.size, arcs }
}

interface Draft {
  from: string
  to: string
  cost: number
}

type Add = (from: string, to: string, cost: number) => void

/** Leaves out arcs from where nothing arrives or to where nothing goes on. */
function useful(drafts: readonly Draft[]): readonly Draft[] {
  const left = new Set(drafts.map(({ from }) => from)).add('sink')
  const reached = new Set(drafts.map(({ to }) => to)).add('source')
  const kept = drafts.filter(({ from, to }) => left.has(to) && reached.has(from))
  return kept.length === drafts.length ? kept : useful(kept)
}

const gapCost = ({ request }: NaiveCalendar, days: number) =>
  request.weights.gap * Math.abs(days - request.spacing.targetDays)

function addGaps(calendar: NaiveCalendar, at: { n: number; node: NaiveNode; add: Add }): void {
  const { minDays, maxDays } = calendar.request.spacing
  const { n, node, add } = at
  const name = `at ${n} ${node.day} ${node.practitioner}`
  for (let days = minDays; days <= maxDays; days++) {
    const then = `in ${n + 1} ${node.day + days} ${node.practitioner}`
    add(name, then, gapCost(calendar, days))
  }
  add(name, `leaving ${n} ${node.day}`, 6 * calendar.request.weights.change)
}

function addExchanges(calendar: NaiveCalendar, at: { n: number; add: Add }): void {
  const { request } = calendar
  for (let day = 0; day < request.horizonDays; day++) {
    for (let days = request.spacing.minDays; days <= request.spacing.maxDays; days++) {
      at.add(`leaving ${at.n} ${day}`, `anyone ${at.n + 1} ${day + days}`, gapCost(calendar, days))
    }
  }
}
