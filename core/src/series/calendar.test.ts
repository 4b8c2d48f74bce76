import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { describe, expect, it } from 'vitest'
import { candidates } from '../../../bench/planner/brute-force.ts'
import { smallRequest } from '../../../bench/planner/small-request.ts'
import cases from '../../cases/series/starts.json' with { type: 'json' }
import { hasBit } from './bits.ts'
import { type Calendar, loadCalendar, nobody, type StartMap } from './calendar.ts'
import { startMap } from './feasible.ts'
import { parseRequest } from './request.ts'
import type { PlanRequest } from './schema.ts'
import {
  clockOf,
  dateOf,
  dayNumber,
  irregularSpans,
  wallMinute,
  wallOf,
  weekdayOf,
} from './wall-time.ts'

function requestOf(raw: Record<string, unknown>): PlanRequest {
  const parsed = parseRequest({ zone: 'America/New_York', from: '2027-03-12', ...raw })
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems))
  return parsed.request
}

/** Starts of a node as `HH:MM`. */
function clocks(calendar: Calendar, map: StartMap, node: number): string[] {
  const steps = Array.from({ length: calendar.steps }, (_, step) => step)
  return steps
    .filter((step) => hasBit(map.starts, node * calendar.words, step))
    .map((step) => clockOf(step * calendar.grid))
}

function startsOn(calendar: Calendar, map: StartMap, day: number): string[] {
  const nodes = Array.from({ length: map.size }, (_, node) => node)
  return nodes
    .filter((node) => map.day[node] === day)
    .flatMap((node) => clocks(calendar, map, node))
}

describe('what is free', () => {
  it.each(cases.cases)('$name', ({ resource, day, starts }) => {
    for (const kind of ['practitioner', 'room']) {
      const one = { ...resource, id: 'x', kind, pool: kind === 'room' ? 'pool' : null }
      const need = kind === 'room' ? { pool: 'pool' } : { kind: 'practitioner' }
      const visits = [{ n: 1, phases: [{ need, offsetMin: 0, lengthMin: 30 }] }]
      const request = requestOf({ horizonDays: 250, gridMinutes: 15, resources: [one], visits })
      const calendar = loadCalendar(request)
      const map = startMap(calendar, request.visits[0]?.phases ?? [])
      expect(startsOn(calendar, map, day)).toEqual(starts)
    }
  })

  it('is what trying every start by itself finds', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1e6 }), (seed) => {
        const request = { ...smallRequest(seed), pins: [], holds: [] }
        const calm = { ...request, wishes: { ...request.wishes, vetoWeekdays: [], away: [] } }
        const calendar = loadCalendar(calm)
        for (const { n, phases } of calm.visits) {
          const map = startMap(calendar, phases)
          const mine = Array.from({ length: map.size }, (_, node) => {
            const practitioner = calendar.practitioners[map.who[node] as number]?.id ?? null
            const date = dateOf(calendar.firstDay + (map.day[node] as number))
            return clocks(calendar, map, node).map((c) => `${date}T${c} ${practitioner}`)
          })
          const naive = candidates(calm, n).map((one) => `${one.start} ${one.practitioner}`)
          expect(mine.flat().sort()).toEqual(naive.sort())
        }
      }),
      { numRuns: 40 },
    )
  })

  it('keeps a map per template', () => {
    const request = smallRequest(3)
    const calendar = loadCalendar(request)
    const phases = request.visits[0]?.phases ?? []
    expect(startMap(calendar, structuredClone(phases))).toBe(startMap(calendar, phases))
  })

  it('knows a visit without a practitioner as nobody', () => {
    const visits = [{ n: 1, phases: [{ need: { resource: 'r' }, offsetMin: 0, lengthMin: 60 }] }]
    const resources = [{ id: 'r', kind: 'device' }]
    const request = requestOf({ horizonDays: 1, gridMinutes: 60, resources, visits })
    const map = startMap(loadCalendar(request), request.visits[0]?.phases ?? [])
    expect([...map.who]).toEqual([nobody])
  })
})

const zones = [
  'America/New_York',
  'America/St_Johns',
  'Australia/Lord_Howe',
  'Asia/Gaza',
  'Africa/Casablanca',
  'Antarctica/Troll',
  'Pacific/Apia',
  'Asia/Kathmandu',
  'UTC',
]

describe('wall time', () => {
  it.each(zones)('irregular spans of %s are what Temporal says of every quarter hour', (zone) => {
    for (const year of [2011, 2024, 2027]) {
      const first = dayNumber(`${year}-01-01`)
      const spans = irregularSpans(zone, first, first + 365)
      const near = spans.flatMap(({ from, to }) => [
        from - 15,
        from,
        from + 15,
        to - 15,
        to,
        to + 15,
      ])
      for (const minute of near) {
        const wall = Temporal.PlainDateTime.from(
          wallOf(Math.floor(minute / 1440), ((minute % 1440) + 1440) % 1440),
        )
        const [a, b] = (['earlier', 'later'] as const).map(
          (disambiguation) => wall.toZonedDateTime(zone, { disambiguation }).epochMilliseconds,
        )
        expect(spans.some(({ from, to }) => from <= minute && minute < to)).toBe(a !== b)
      }
    }
  })

  it.each([
    [
      'America/New_York',
      2027,
      ['2027-03-14T02:00 2027-03-14T03:00', '2027-11-07T01:00 2027-11-07T02:00'],
    ],
    [
      'Australia/Lord_Howe',
      2027,
      ['2027-04-04T01:30 2027-04-04T02:00', '2027-10-03T02:00 2027-10-03T02:30'],
    ],
    [
      'Africa/Casablanca',
      2024,
      ['2024-03-10T02:00 2024-03-10T03:00', '2024-04-14T02:00 2024-04-14T03:00'],
    ],
    [
      'Pacific/Apia',
      2011,
      [
        '2011-04-02T03:00 2011-04-02T04:00',
        '2011-09-24T03:00 2011-09-24T04:00',
        '2011-12-30T00:00 2011-12-31T00:00',
      ],
    ],
    ['UTC', 2027, []],
  ])('changes of %s in %i', (zone, year, expected) => {
    const first = dayNumber(`${year}-01-01`)
    const spans = irregularSpans(zone, first + 5, first + 362)
    const wall = (minute: number) => wallOf(0, minute)
    expect(spans.map(({ from, to }) => `${wall(from)} ${wall(to)}`)).toEqual(expected)
  })

  it('counts days as Temporal does', () => {
    fc.assert(
      fc.property(fc.integer({ min: -200_000, max: 200_000 }), (day) => {
        const date = Temporal.PlainDate.from('1970-01-01').add({ days: day })
        expect(dateOf(day)).toBe(date.toString())
        expect(dayNumber(date.toString())).toBe(day)
        expect(weekdayOf(day)).toBe(date.dayOfWeek)
      }),
    )
  })

  it('counts minutes', () => {
    expect(wallMinute('1970-01-02T01:05')).toBe(1505)
    expect(wallOf(1, 1440)).toBe('1970-01-03T00:00')
  })
})
