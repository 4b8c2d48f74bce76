import {
  bestCourse,
  dateOf,
  dayNumber,
  loadCalendar,
  type PlanRequest,
  startsOf,
  weekdayOf,
} from '@anagen/core/series'
import { Temporal } from 'temporal-polyfill'
import { requestOf } from './compare.ts'
import { clock } from './terms.ts'

/** A moment at which a zone's clocks change, in minutes of UTC since 1970, and how far it is ahead of UTC. */
export interface ClockChange {
  zone: string
  at: number
  before: number
  after: number
}

const grid = 15
const length = 45
/** Open over midnight and through the small hours, when clocks change; in minutes after midnight. */
const open = [
  { from: 0, to: 270 },
  { from: 1320, to: 1440 },
]

/** Every clock change of every IANA zone this machine knows, from the first year until before the last. */
export function clockChanges(fromYear: number, toYear: number): ClockChange[] {
  const ends = Temporal.Instant.from(`${toYear}-01-01T00:00Z`).epochMilliseconds
  return Intl.supportedValuesOf('timeZone').flatMap((zone) => {
    const changes: ClockChange[] = []
    let now = Temporal.Instant.from(`${fromYear}-01-01T00:00Z`).toZonedDateTimeISO(zone)
    for (;;) {
      const next = now.getTimeZoneTransition('next')
      if (!next || next.epochMilliseconds >= ends) return changes
      changes.push({
        zone,
        at: next.epochMilliseconds / 60_000,
        before: next.subtract({ seconds: 1 }).offsetNanoseconds / 60e9,
        after: next.offsetNanoseconds / 60e9,
      })
      now = next
    }
  })
}

/**
 * What the planner gets wrong around a clock change; null when nothing. It must offer exactly the starts inside opening
 * hours whose every minute exists once, and count spacing in local days, not in hours.
 */
export function wrongAround(change: ClockChange): string | null {
  const first = dateAt(change.at + change.before) - 2
  const request = around(change, first)
  const calendar = loadCalendar(request)
  const [template] = request.visits
  const offered = startsOf(calendar, template?.phases ?? []).map(({ start }) => start)
  const right = allStarts(first, request.horizonDays).filter((start) => isRight(change, start))
  if (offered.join() !== right.join()) {
    const odd = [...offered, ...right].find((one) => !offered.includes(one) || !right.includes(one))
    return `${change.zone}: ${odd} is ${odd && offered.includes(odd) ? 'offered' : 'left out'}`
  }
  const days = bestCourse(calendar, request)?.stops.map(({ day }) => day)
  return days && days[1] === (days[0] as number) + 3 ? null : `${change.zone}: days ${days?.join()}`
}

/** Two visits three local days apart, the change between them. */
function around({ zone }: ClockChange, first: number): PlanRequest {
  const hours = [1, 2, 3, 4, 5, 6, 7].flatMap((weekday) =>
    open.map(({ from, to }) => ({ weekday, from: clock(from), to: clock(to) })),
  )
  const phases = [{ need: { kind: 'practitioner' }, offsetMin: 0, lengthMin: length }]
  return requestOf({
    ...{ zone, from: dateOf(first), horizonDays: 5, gridMinutes: grid },
    resources: [{ id: 'p', kind: 'practitioner', hours }],
    visits: [1, 2].map((n) => ({ n, phases })),
    spacing: { minDays: 3, targetDays: 3, maxDays: 3 },
    wishes: { vetoWeekdays: [weekdayOf(first + 2)] },
    alternatives: 0,
  })
}

const dateAt = (minute: number) => Math.floor(minute / 1440)

function allStarts(first: number, days: number): string[] {
  return Array.from({ length: days }, (_, d) => dateOf(first + d)).flatMap((date) =>
    Array.from({ length: 1440 / grid }, (_, step) => `${date}T${clock(step * grid)}`),
  )
}

/** In one span of opening hours, every wall minute existing exactly once. */
function isRight({ at, before, after }: ClockChange, start: string): boolean {
  const of = Number(start.slice(11, 13)) * 60 + Number(start.slice(14))
  if (!open.some(({ from, to }) => from <= of && of + length <= to)) return false
  const wall = dayNumber(start) * 1440 + of
  return Array.from({ length }, (_, i) => wall + i).every((minute) => {
    const times = Number(minute - before < at) + Number(minute - after >= at)
    return times === 1
  })
}
