import type { Calendar } from './calendar.ts'
import { type Course, gapTerm, type Stop } from './cost.ts'
import { type Layer, prepare, type Search, type Variant } from './layers.ts'
import { costRules, relaxPenalties } from './rules.ts'
import type { PlanAsk } from './schema.ts'

const none = 1_000_000_000

/**
 * The best course, or null when the hard rules allow none. Exact.
 *
 * The visits are layers, a node is a (day, practitioner) with its cheapest start, and neighbouring
 * layers are joined by the allowed gaps. Going backward, every node learns the least cost from
 * itself to the end; going forward, only nodes on a cheapest course are followed. As neighbouring
 * visits lie on different days they never compete with each other for a resource, so this is the
 * true optimum. O(visits x nodes x gaps), where a practitioner change is priced through the
 * cheapest node of a day instead of through every pair of practitioners.
 */
export function bestCourse(calendar: Calendar, ask: PlanAsk, variant: Variant = {}): Course | null {
  const search = prepare(calendar, ask, variant)
  const plan = joinsOf(search, ask, variant)
  return plan && cheapestCourse(search, ask, plan)
}

/** How the visits of a search may follow each other, or null when some cannot. */
export function joinsOf(search: Search, ask: PlanAsk, variant: Variant = {}): Joins | null {
  const steps = search.layers.slice(1).map((_, k) => gapsBefore(search, ask, { k, variant }))
  const windows = windowsOf(search.layers, steps)
  return windows && { steps, windows, change: ask.weights.change * costRules.change }
}

/** The cheapest course for the costs that the nodes of the search now have; null: none exists. */
export function cheapestCourse(search: Search, ask: PlanAsk, joins: Joins): Course | null {
  const values = costsToGo(search, joins)
  const stops = earliestStops(search, { ...joins, values })
  return stops && { cost: values.best, stops: named(search, ask, stops) }
}

/** Allowed gaps between two layers, cheapest first (then shortest), with weighted costs. */
export interface Gaps {
  days: Int32Array
  cost: Int32Array
  least: number
  most: number
}

/** The gaps allowed between layers k and k + 1; two pins lie where they lie. */
function gapsBefore(search: Search, ask: PlanAsk, at: { k: number; variant: Variant }): Gaps {
  const { spacing, weights } = ask
  const [a, b] = [search.layers[at.k] as Layer, search.layers[at.k + 1] as Layer]
  const cost = (days: number) => weights.gap * gapTerm(days, spacing.targetDays)
  if (a.pinned && b.pinned) {
    const days = (b.day[0] as number) - (a.day[0] as number)
    return sortedGaps([{ days, cost: cost(days) }])
  }
  const relaxed = at.variant.relaxedAfter !== undefined
  const [least, most] = relaxed ? [1, search.span] : [spacing.minDays, spacing.maxDays]
  const options: { days: number; cost: number }[] = []
  for (let days = least; days <= most; days++) {
    const outside = Math.max(0, spacing.minDays - days, days - spacing.maxDays)
    options.push({ days, cost: cost(days) + outside * relaxPenalties.gapDay })
  }
  return sortedGaps(options)
}

function sortedGaps(options: { days: number; cost: number }[]): Gaps {
  options.sort((a, b) => a.cost - b.cost || a.days - b.days)
  const days = options.map((option) => option.days)
  return {
    days: Int32Array.from(days),
    cost: Int32Array.from(options, (option) => option.cost),
    least: Math.min(...days),
    most: Math.max(...days),
  }
}

/** First and last day, inclusive, on which a visit can be part of a whole course. */
export interface Window {
  from: number
  to: number
}

function windowsOf(layers: readonly Layer[], steps: readonly Gaps[]): Window[] | null {
  const windows = layers.map((layer) => ({
    from: layer.size ? (layer.day[0] as number) : 1,
    to: layer.size ? (layer.day[layer.size - 1] as number) : 0,
  }))
  steps.forEach(({ least, most }, k) => {
    const [a, b] = [windows[k] as Window, windows[k + 1] as Window]
    b.from = Math.max(b.from, a.from + least)
    b.to = Math.min(b.to, a.to + most)
  })
  for (let k = steps.length - 1; k >= 0; k--) {
    const { least, most } = steps[k] as Gaps
    const [a, b] = [windows[k] as Window, windows[k + 1] as Window]
    a.from = Math.max(a.from, b.from - most)
    a.to = Math.min(a.to, b.to - least)
  }
  return windows.every(({ from, to }) => from <= to) ? windows : null
}

/** Range of a layer's nodes that lie in a window. */
export function nodesIn(search: Search, layer: Layer, window: Window): Window {
  const from = Math.max(window.from - search.base, 0)
  const to = Math.min(window.to - search.base + 1, search.span)
  if (from >= to) return { from: 0, to: 0 }
  return { from: layer.firstOfDay[from] as number, to: layer.firstOfDay[to] as number }
}

interface Plan {
  steps: readonly Gaps[]
  change: number
}

/** Gaps between neighbouring layers, the days each may be on, the cost of another practitioner. */
export interface Joins extends Plan {
  windows: readonly Window[]
}

interface Values {
  /** For each layer the least cost from a node to the end, that node included. */
  toGo: Float64Array[]
  best: number
}

/**
 * Least costs from every node to the end. In doubles: costs may carry prices in binary fractions
 * (see `capacity.ts`), whose sums are exact, and Infinity for a node without a start.
 */
export function costsToGo(search: Search, plan: Joins): Values {
  const { layers } = search
  const toGo: Float64Array[] = layers.map((layer) => new Float64Array(layer.size).fill(none))
  const next = new NextLayer(search)
  for (let k = layers.length - 1; k >= 0; k--) {
    const layer = layers[k] as Layer
    const values = toGo[k] as Float64Array
    const { from, to } = nodesIn(search, layer, plan.windows[k] as Window)
    const gaps = plan.steps[k]
    for (let i = from; i < to; i++) {
      const start = k === 0 ? search.startCost(layer.day[i] as number) : 0
      const rest = gaps ? next.cheapest(layer, i, { gaps, change: plan.change }) : 0
      if (rest < none) values[i] = start + (layer.cost[i] as number) + rest
    }
    next.load(layer, values, { from, to })
  }
  const first = toGo[0] as Float64Array
  return { toGo, best: first.reduce((least, value) => Math.min(least, value), none) }
}

/**
 * Costs-to-go of the layer after, laid out for the inner loop: one row of days per practitioner,
 * and the cheapest of each day whoever it is with. Gaps are tried cheapest first, so the loop ends
 * as soon as no remaining gap can win: on a real calendar after a few of 22. That, and storing
 * only feasible nodes, is where the time went; the arithmetic itself never showed.
 */
class NextLayer {
  private readonly search: Search
  private readonly byPerson: Float64Array
  private readonly byDay: Float64Array
  /** Cheapest continuation of a day of the layer before, over all practitioners; -1: not known. */
  private readonly anyone: Float64Array
  private least = none
  private peopled = false

  constructor(search: Search) {
    this.search = search
    this.byPerson = new Float64Array(search.people.length * search.span)
    this.byDay = new Float64Array(search.span)
    this.anyone = new Float64Array(search.span)
  }

  load(layer: Layer, values: Float64Array, nodes: Window): void {
    const { base, span } = this.search
    this.byPerson.fill(none)
    this.byDay.fill(none)
    this.anyone.fill(-1)
    this.least = none
    this.peopled = layer.peopled
    for (let i = nodes.from; i < nodes.to; i++) {
      const value = values[i] as number
      const day = (layer.day[i] as number) - base
      if (layer.peopled) this.byPerson[(layer.who[i] as number) * span + day] = value
      if (value < (this.byDay[day] as number)) this.byDay[day] = value
      if (value < this.least) this.least = value
    }
  }

  /** The least gap + change + cost-to-go after node i of the layer before. */
  cheapest(layer: Layer, i: number, plan: { gaps: Gaps; change: number }): number {
    const day = (layer.day[i] as number) - this.search.base
    if (this.anyone[day] === -1) {
      this.anyone[day] = this.scan(this.byDay, day, { gaps: plan.gaps, most: none, row: 0 })
    }
    const anyone = this.anyone[day] as number
    if (!layer.peopled || !this.peopled || anyone >= none) return anyone
    const row = (layer.who[i] as number) * this.search.span
    return this.scan(this.byPerson, day, { gaps: plan.gaps, most: anyone + plan.change, row })
  }

  private scan(
    values: Float64Array,
    day: number,
    asked: { gaps: Gaps; most: number; row: number },
  ): number {
    const { gaps, row } = asked
    const { span } = this.search
    let best = asked.most
    for (let g = 0; g < gaps.days.length; g++) {
      const cost = gaps.cost[g] as number
      if (cost + this.least >= best) break
      const then = day + (gaps.days[g] as number)
      if (then >= span) continue
      const total = cost + (values[row + then] as number)
      if (total < best) best = total
    }
    return best
  }
}

/**
 * Of all cheapest courses the one whose first visit starts earliest, then whose second does, and so
 * on; then the one with the lowest practitioner ids. Walking forward it keeps every node that
 * agrees with the earliest starts so far (same start, different practitioners), so that a tie is
 * never broken too early; a last walk backward drops those that lead nowhere.
 */
function earliestStops(search: Search, plan: Plan & { values: Values }): Picked[] | null {
  const { toGo, best } = plan.values
  if (best >= none) return null
  const [firstLayer, firstValues] = [search.layers[0] as Layer, toGo[0] as Float64Array]
  const start: number[] = []
  for (let i = 0; i < firstLayer.size; i++) if (firstValues[i] === best) start.push(i)
  const sets: number[][] = [earliestOf(firstLayer, start)]
  for (let k = 1; k < search.layers.length; k++) {
    sets.push(successors(search, { ...plan, k, from: sets[k - 1] as number[] }))
  }
  return lowestIds(search, { ...plan, sets })
}

interface Picked {
  layer: Layer
  node: number
}

/** The nodes that share the earliest start. */
function earliestOf(layer: Layer, nodes: readonly number[]): number[] {
  const start = (i: number) => (layer.day[i] as number) * 1440 + (layer.minute[i] as number)
  const earliest = Math.min(...nodes.map(start))
  return nodes.filter((i) => start(i) === earliest)
}

/** Whether a cheapest course goes from node i of layer k - 1 to node j of layer k. */
function joins(search: Search, at: Plan & { values: Values; k: number }, ij: [number, number]) {
  const [a, b] = [search.layers[at.k - 1] as Layer, search.layers[at.k] as Layer]
  const [i, j] = ij
  const gaps = at.steps[at.k - 1] as Gaps
  const g = gaps.days.indexOf((b.day[j] as number) - (a.day[i] as number))
  if (g < 0) return false
  const changed = a.peopled && b.peopled && a.who[i] !== b.who[j] ? at.change : 0
  const start = at.k === 1 ? search.startCost(a.day[i] as number) : 0
  const before = start + (a.cost[i] as number) + (gaps.cost[g] as number) + changed
  const [from, to] = [
    at.values.toGo[at.k - 1] as Float64Array,
    at.values.toGo[at.k] as Float64Array,
  ]
  return from[i] === before + (to[j] as number)
}

function successors(
  search: Search,
  at: Plan & { values: Values; k: number; from: readonly number[] },
): number[] {
  const [a, b] = [search.layers[at.k - 1] as Layer, search.layers[at.k] as Layer]
  const { least, most } = at.steps[at.k - 1] as Gaps
  const today = a.day[at.from[0] as number] as number
  for (let day = today + least; day <= today + most; day++) {
    const { from, to } = nodesIn(search, b, { from: day, to: day })
    const found: number[] = []
    for (let j = from; j < to; j++) {
      if (at.from.some((i) => joins(search, at, [i, j]))) found.push(j)
    }
    if (found.length) return earliestOf(b, found)
  }
  throw new Error('A cheapest course ends early')
}

/** Of the nodes kept for each visit, the lowest practitioner first. */
function lowestIds(
  search: Search,
  at: Plan & { values: Values; sets: readonly number[][] },
): Picked[] {
  const kept = at.sets.map((set) => [...set])
  for (let k = kept.length - 1; k > 0; k--) {
    const [from, to] = [kept[k - 1] as number[], kept[k] as number[]]
    kept[k - 1] = from.filter((i) => to.some((j) => joins(search, { ...at, k }, [i, j])))
  }
  const picked: Picked[] = []
  kept.forEach((set, k) => {
    const before = picked.at(-1)
    const open = before ? set.filter((j) => joins(search, { ...at, k }, [before.node, j])) : set
    picked.push({ layer: search.layers[k] as Layer, node: open[0] as number })
  })
  return picked
}

function named(search: Search, ask: PlanAsk, picked: readonly Picked[]): Stop[] {
  return picked.map(({ layer, node }, k) => ({
    n: (ask.visits[k] as { n: number }).n,
    day: layer.day[node] as number,
    minute: layer.minute[node] as number,
    practitioner: search.people[layer.who[node] as number] ?? null,
  }))
}
