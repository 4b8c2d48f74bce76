import { hasBit } from './bits.ts'
import type { Calendar } from './calendar.ts'
import { type Demand, demandsOf, type Taken, takenBy } from './capacity.ts'
import {
  type Booked,
  costOf,
  hoursTerm,
  isAsBooked,
  movePrice,
  type Stop,
  termsOf,
} from './cost.ts'
import { cheapestCourse, costsToGo, type Gaps, type Joins, joinsOf, nodesIn } from './course.ts'
import { startMap } from './feasible.ts'
import { earliestOf, type Layer, prepare, type Search } from './layers.ts'
import type { PlanAsk } from './schema.ts'

/** One patient's course to repair: every visit pinned but the affected ones. */
export interface RepairCourse {
  id: string
  ask: PlanAsk
  /** The affected visits as booked now; a visit without is placed with no cost for moving. */
  booked: Booked[]
}

/** A whole course somewhere in the calendar. */
export interface Placement {
  /** The terms of the course and the move term together. */
  cost: number
  move: number
  stops: Stop[]
  /** What its visits take, pins left out: their own bookings hold that already. */
  taken: Taken[]
}

/** What taking something `later` steps later is charged; Infinity where it is not to be had. */
export type Charge = (taken: readonly Taken[], later: number) => number

/** A visit without a pin: every start of every node, with what it costs by itself. */
interface FreeVisit {
  layer: Layer
  demands: Demand[]
  /** Nodes that can be part of a whole course, half-open. */
  from: number
  to: number
  /** Starts of node i are first[i - from] ... first[i - from + 1] - 1. */
  first: number[]
  minute: number[]
  cost: number[]
}

/**
 * The exact search of one course (see `course.ts`), asked again and again under changing charges.
 * A charge depends on the time of day, so every start of a node is looked at, not only the one
 * that is cheapest without.
 */
export class PricedCourse {
  private readonly calendar: Calendar
  private readonly course: RepairCourse
  private readonly today: string
  private readonly search: Search
  private readonly joins: Joins | null
  private readonly visits = new Map<number, FreeVisit>()

  constructor(calendar: Calendar, course: RepairCourse, today: string) {
    this.calendar = calendar
    this.course = course
    this.today = today
    const search = prepare(calendar, course.ask)
    this.search = { ...search, layers: search.layers.map(ownCosts) }
    this.joins = joinsOf(this.search, course.ask)
    this.search.layers.forEach((layer, k) => {
      if (!layer.pinned && this.joins) this.visits.set(k, this.freeVisit(layer, k))
    })
  }

  private freeVisit(layer: Layer, k: number): FreeVisit {
    const { calendar, course, search } = this
    const { phases, n } = course.ask.visits[k] as PlanAsk['visits'][number]
    const { from, to } = nodesIn(search, layer, (this.joins as Joins).windows[k] ?? noDays)
    const visit: FreeVisit = {
      ...{ layer, from, to, demands: demandsOf(calendar, phases) },
      ...{ first: [0], minute: [], cost: [] },
    }
    const map = startMap(calendar, phases)
    let node = 0
    for (let i = from; i < to; i++) {
      while (map.day[node] !== layer.day[i] || map.who[node] !== layer.who[i]) node++
      this.addStarts(visit, { n, i, starts: map.starts.subarray(node * calendar.words) })
    }
    return visit
  }

  private addStarts(visit: FreeVisit, node: { n: number; i: number; starts: Int32Array }): void {
    const { calendar, course } = this
    const { wishes, weights } = course.ask
    const hours = (minute: number) => weights.hours * hoursTerm(wishes, minute)
    const best = visit.layer.minute[node.i] as number
    const own = (visit.layer.cost[node.i] as number) - hours(best)
    for (let step = 0; step < calendar.steps; step++) {
      if (!hasBit(node.starts, 0, step)) continue
      const minute = step * calendar.grid
      const move = this.moveOf(this.stopAt(visit.layer, node.i, { n: node.n, minute }))
      visit.minute.push(minute)
      visit.cost.push(own + hours(minute) + move)
    }
    visit.first.push(visit.minute.length)
  }

  private stopAt(layer: Layer, i: number, at: { n: number; minute: number }): Stop {
    const practitioner = this.search.people[layer.who[i] as number] ?? null
    return { ...at, day: layer.day[i] as number, practitioner }
  }

  private moveOf(stop: Stop): number {
    const booked = this.course.booked.find(({ n }) => n === stop.n)
    if (!booked || isAsBooked(booked, stop, this.calendar.firstDay)) return 0
    return movePrice(booked, this.today)
  }

  /** The cheapest placement, its charge counted, or null when there is none. */
  cheapest(charge: Charge): { placement: Placement; charged: number } | null {
    if (!this.joins) return null
    this.reprice(charge)
    const course = cheapestCourse(this.search, this.course.ask, this.joins)
    return course && { placement: this.placed(course.stops), charged: course.cost }
  }

  /** Gives every node its cheapest start under the charge, the earliest of those. */
  private reprice(charge: Charge): void {
    for (const visit of this.visits.values()) {
      for (let i = visit.from; i < visit.to; i++) {
        const costs = this.startCosts(visit, i, charge)
        const least = Math.min(...costs)
        visit.layer.cost[i] = least
        visit.layer.minute[i] = visit.minute[firstOf(visit, i) + costs.indexOf(least)] as number
      }
    }
  }

  /** What each start of a node costs under the charge. */
  private startCosts(visit: FreeVisit, i: number, charge: Charge): number[] {
    const { layer, demands } = visit
    const place = { day: layer.day[i] as number, who: layer.who[i] as number, step: 0 }
    const taken = takenBy(this.calendar, demands, place)
    const costs: number[] = []
    for (let s = firstOf(visit, i); s < firstOf(visit, i + 1); s++) {
      const later = (visit.minute[s] as number) / this.calendar.grid
      costs.push((visit.cost[s] as number) + charge(taken, later))
    }
    return costs
  }

  /**
   * Every placement that costs no more than `limit` with its charge, or null when there are more
   * than `most`. The costs-to-go of the search tell exactly which beginnings can still end so.
   */
  within(charge: Charge, limit: number, most: number): Placement[] | null {
    if (!this.joins) return []
    this.reprice(charge)
    const walk: Walk = {
      ...{ charge, limit, most, joins: this.joins, found: [] },
      toGo: costsToGo(this.search, this.joins).toGo,
    }
    const [first] = this.search.layers as [Layer, ...Layer[]]
    for (let i = 0; i < first.size; i++) {
      const before = this.search.startCost(first.day[i] as number)
      const rest = (walk.toGo[0]?.[i] as number) - before
      this.grow(walk, { k: 0, i, before, rest }, [])
    }
    return walk.found.length > most ? null : walk.found.map((stops) => this.placed(stops))
  }

  private grow(walk: Walk, at: Node, stops: readonly Stop[]): void {
    const layer = this.search.layers[at.k] as Layer
    if (at.before + at.rest > walk.limit) return
    const visit = this.visits.get(at.k)
    const least = layer.cost[at.i] as number
    const costs = visit ? this.startCosts(visit, at.i, walk.charge) : [least]
    costs.forEach((cost, s) => {
      const before = at.before + cost
      if (before + at.rest - least > walk.limit || walk.found.length > walk.most) return
      const minute = visit ? visit.minute[firstOf(visit, at.i) + s] : layer.minute[at.i]
      const n = at.k + 1
      const grown = [...stops, this.stopAt(layer, at.i, { n, minute: minute as number })]
      if (at.k === this.search.layers.length - 1) walk.found.push(grown)
      else this.growNext(walk, { ...at, before }, grown)
    })
  }

  private growNext(walk: Walk, at: Node, stops: readonly Stop[]): void {
    const [a, b] = [this.search.layers[at.k] as Layer, this.search.layers[at.k + 1] as Layer]
    const gaps = walk.joins.steps[at.k] as Gaps
    for (let g = 0; g < gaps.days.length; g++) {
      const day = (a.day[at.i] as number) + (gaps.days[g] as number)
      const { from, to } = nodesIn(this.search, b, { from: day, to: day })
      for (let i = from; i < to; i++) {
        const changed = a.peopled && b.peopled && a.who[at.i] !== b.who[i]
        const before = at.before + (gaps.cost[g] as number) + (changed ? walk.joins.change : 0)
        this.grow(walk, { k: at.k + 1, i, before, rest: walk.toGo[at.k + 1]?.[i] as number }, stops)
      }
    }
  }

  private placed(stops: Stop[]): Placement {
    const { calendar, course } = this
    const days = { first: calendar.firstDay, earliest: earliestOf(calendar, course.ask) }
    const move = stops.reduce((sum, stop) => sum + this.moveOf(stop), 0)
    const cost = costOf(termsOf(course.ask, stops, days)) + move
    return { cost, move, stops, taken: stops.flatMap((stop, k) => this.takenAt(stop, k)) }
  }

  private takenAt(stop: Stop, k: number): Taken[] {
    const visit = this.visits.get(k)
    const who = this.search.people.indexOf(stop.practitioner ?? '')
    const step = stop.minute / this.calendar.grid
    return visit ? takenBy(this.calendar, visit.demands, { day: stop.day, step, who }) : []
  }
}

/** Where the starts of a node begin. */
const firstOf = (visit: FreeVisit, i: number) => visit.first[i - visit.from] as number

const noDays = { from: 1, to: 0 }

/** A search for many placements under way. */
interface Walk {
  charge: Charge
  limit: number
  most: number
  joins: Joins
  toGo: readonly Float64Array[]
  found: Stop[][]
}

/** A node reached: what everything before it costs, and the least from it to the end. */
interface Node {
  k: number
  i: number
  before: number
  rest: number
}

/** Visits of one template share their nodes; charges make them differ. */
function ownCosts(layer: Layer): Layer {
  return layer.pinned ? layer : { ...layer, minute: layer.minute.slice(), cost: layer.cost.slice() }
}
