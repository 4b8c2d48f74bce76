import { dateOf, dayNumber, type PlanRequest, weekdayOf } from '@anagen/core/series'

type Resource = PlanRequest['resources'][number]
type Phase = PlanRequest['visits'][number]['phases'][number]

const minuteOf = (clock: string) => Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3, 5))

/** A day and practitioner on which a visit may start, with every start in minutes. */
export interface NaiveNode {
  day: number
  practitioner: string | null
  starts: number[]
}

/**
 * Free steps of every resource as one byte each: the plain array a first program would use. It is
 * the feasibility of the comparisons, so that they share nothing with the planner's bitsets. It
 * knows weekly hours and bookings (the benchmark calendars have nothing else, and no clock change
 * falls into their opening hours).
 */
export class NaiveCalendar {
  readonly request: PlanRequest
  private readonly steps: number
  private readonly free: Map<string, Uint8Array>
  private readonly known: Map<string, NaiveNode[]>

  constructor(request: PlanRequest, loaded?: NaiveCalendar) {
    this.request = request
    this.steps = 1440 / request.gridMinutes
    this.known = loaded?.known ?? new Map()
    this.free =
      loaded?.free ?? new Map(request.resources.map((one) => [one.id, this.freeSteps(one)]))
  }

  /** The same calendar asked by another patient. */
  asked(request: PlanRequest): NaiveCalendar {
    return new NaiveCalendar(request, this)
  }

  /** Every node of a visit, by day, then practitioner; kept for the next patient. */
  nodes(phases: readonly Phase[]): NaiveNode[] {
    const key = JSON.stringify(phases)
    const nodes = this.known.get(key) ?? this.computeNodes(phases)
    this.known.set(key, nodes)
    return nodes
  }

  /** O(days x people x steps x length). */
  private computeNodes(phases: readonly Phase[]): NaiveNode[] {
    const { resources, horizonDays } = this.request
    const skills = phases.flatMap(({ need }) =>
      'kind' in need && need.skill !== undefined ? [need.skill] : [],
    )
    const people = resources
      .filter(
        ({ kind, skills: has }) => kind === 'practitioner' && skills.every((s) => has.includes(s)),
      )
      .map(({ id }) => id)
      .sort()
    const nodes: NaiveNode[] = []
    for (let day = 0; day < horizonDays; day++) {
      for (const practitioner of people) {
        const starts = this.startsOn(phases, day, practitioner)
        if (starts.length) nodes.push({ day, practitioner, starts })
      }
    }
    return nodes
  }

  private startsOn(phases: readonly Phase[], day: number, practitioner: string): number[] {
    const starts: number[] = []
    for (let step = 0; step < this.steps; step++) {
      const fits = phases.every((phase) => this.phaseFree(phase, day, { step, practitioner }))
      if (fits) starts.push(step * this.request.gridMinutes)
    }
    return starts
  }

  private phaseFree(
    phase: Phase,
    day: number,
    at: { step: number; practitioner: string },
  ): boolean {
    const from = at.step + phase.offsetMin / this.request.gridMinutes
    const to = from + phase.lengthMin / this.request.gridMinutes
    if (to > this.steps) return false
    const { need } = phase
    const anyOf =
      'pool' in need
        ? this.request.resources.filter(({ pool }) => pool === need.pool).map(({ id }) => id)
        : ['resource' in need ? need.resource : at.practitioner]
    for (let step = from; step < to; step++) {
      if (!anyOf.some((id) => this.free.get(id)?.[day * this.steps + step] === 1)) return false
    }
    return true
  }

  private freeSteps(resource: Resource): Uint8Array {
    const { horizonDays, from, gridMinutes } = this.request
    const first = dayNumber(from)
    const free = new Uint8Array(horizonDays * this.steps)
    for (let day = 0; day < horizonDays; day++) {
      const spans = resource.hours.length
        ? resource.hours.filter(({ weekday }) => weekday === weekdayOf(first + day))
        : [{ from: '00:00', to: '24:00' }]
      for (const span of spans) {
        const start = day * this.steps
        const opens = start + minuteOf(span.from) / gridMinutes
        free.fill(1, opens, start + minuteOf(span.to) / gridMinutes)
      }
    }
    for (const busy of resource.busy) {
      const start = (dayNumber(busy.from) - first) * this.steps
      // What lay before the calendar begins; a negative place would count from its end.
      if (start < 0) continue
      const begins = start + Math.floor(minuteOf(busy.from.slice(11)) / gridMinutes)
      free.fill(0, begins, start + Math.ceil(minuteOf(busy.to.slice(11)) / gridMinutes))
    }
    return free
  }

  /** How many of some resources are free in a step of a day. */
  countFree(ids: readonly string[], day: number, step: number): number {
    return ids.filter((id) => this.free.get(id)?.[day * this.steps + step] === 1).length
  }

  /** The date of a day of the calendar. */
  date(day: number): string {
    return dateOf(dayNumber(this.request.from) + day)
  }
}
