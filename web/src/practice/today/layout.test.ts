import type { VisitView } from '@anagen/contract'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  bandsOf,
  columnsOf,
  gaps,
  hoursRange,
  minutesOf,
  nearestStart,
  placeSideBySide,
  snap,
  timeOf,
} from './layout.ts'

const at = (from: string, to: string) => ({ from: minutesOf(from), to: minutesOf(to) })

describe('times', () => {
  it.each([
    ['09:05', 545],
    ['2026-11-23T00:00', 0],
    ['2026-11-23T23:55', 1435],
  ])('%s', (time, minutes) => {
    expect(minutesOf(time)).toBe(minutes)
    expect(timeOf(minutes)).toBe(time.slice(-5))
  })
  it.each([
    [547, 545],
    [548, 550],
  ])('%d snaps to %d', (from, to) => expect(snap(from)).toBe(to))
})

describe('the hours of a day', () => {
  it.each([
    ['an empty day', [], '09:00', '17:00'],
    ['out to full hours', [at('08:30', '12:10')], '08:00', '13:00'],
    ['full hours stay', [at('08:00', '12:00'), at('14:00', '18:00')], '08:00', '18:00'],
    ['until midnight', [at('22:10', '24:00')], '22:00', '24:00'],
  ])('%s', (_name, spans, from, to) => {
    expect(hoursRange(spans)).toEqual(at(from, to))
  })

  it.each([
    ['nothing works', [], [at('09:00', '17:00')]],
    [
      'a lunch break',
      [at('09:00', '12:00'), at('13:00', '16:00')],
      [at('12:00', '13:00'), at('16:00', '17:00')],
    ],
    ['works longer than the range', [at('08:00', '18:00')], []],
    [
      'overlapping hours',
      [at('10:00', '14:00'), at('09:30', '11:00')],
      [at('09:00', '09:30'), at('14:00', '17:00')],
    ],
  ])('closed: %s', (_name, works, closed) => {
    expect(gaps(at('09:00', '17:00'), works)).toEqual(closed)
  })
})

const lanesOf = (spans: { from: number; to: number }[]) =>
  placeSideBySide(spans.map((span, item) => ({ item, span })))
    .sort((a, b) => a.item - b.item)
    .map(({ lane, lanes }) => `${lane}/${lanes}`)

describe('side by side', () => {
  it.each([
    ['alone', [at('09:00', '10:00')], ['0/1']],
    ['touching is not overlapping', [at('09:00', '10:00'), at('10:00', '11:00')], ['0/1', '0/1']],
    ['two at once', [at('09:00', '10:00'), at('09:30', '11:00')], ['0/2', '1/2']],
    [
      'a lane freed is used again',
      [at('09:00', '10:00'), at('09:30', '12:00'), at('10:00', '11:00')],
      ['0/2', '1/2', '0/2'],
    ],
    [
      'a new group starts anew',
      [at('09:00', '10:00'), at('09:00', '10:00'), at('10:00', '11:00')],
      ['0/2', '1/2', '0/1'],
    ],
  ])('%s', (_name, spans, lanes) => expect(lanesOf(spans)).toEqual(lanes))

  it('two that overlap never share a lane, and none is lost', () => {
    const span = fc
      .tuple(fc.integer({ min: 0, max: 100 }), fc.integer({ min: 1, max: 30 }))
      .map(([from, length]) => ({ from: from * 5, to: (from + length) * 5 }))
    fc.assert(
      fc.property(fc.array(span, { maxLength: 30 }), (spans) => {
        const placed = placeSideBySide(spans.map((one, item) => ({ item, span: one })))
        expect(placed.map((one) => one.item).sort((a, b) => a - b)).toEqual(spans.map((_, i) => i))
        for (const a of placed) {
          expect(a.lane).toBeLessThan(a.lanes)
          for (const b of placed) {
            const meet = a !== b && a.span.from < b.span.to && b.span.from < a.span.to
            if (meet) expect([a.lane === b.lane, a.lanes === b.lanes]).toEqual([false, true])
          }
        }
      }),
    )
  })
})

const visit = (change: Partial<VisitView>): VisitView => ({
  visitId: 'v1',
  courseId: 'c',
  patientId: 'p',
  patientName: 'Ada',
  n: 1,
  of: 6,
  state: 'booked',
  date: '2026-11-23',
  start: '2026-11-23T09:00',
  end: '2026-11-23T10:15',
  startsAt: '2026-11-23T14:00:00.000Z',
  practitionerId: 'ann',
  practitionerName: 'Ann',
  light: true,
  brow: false,
  elements: ['scalp', 'light'],
  uses: [
    {
      resourceId: 'room',
      name: 'Room',
      kind: 'room',
      from: '2026-11-23T09:00',
      to: '2026-11-23T09:30',
    },
    {
      resourceId: 'room',
      name: 'Room',
      kind: 'room',
      from: '2026-11-23T09:45',
      to: '2026-11-23T10:00',
    },
  ],
  signed: false,
  alerts: [],
  version: 1,
  ...change,
})
const works = [{ from: '09:00', to: '17:00' }]
const resources = [
  { resourceId: 'ann', name: 'Ann', kind: 'practitioner' as const, works },
  { resourceId: 'bo', name: 'Bo', kind: 'practitioner' as const, works: [] },
  { resourceId: 'room', name: 'Room', kind: 'room' as const, works },
]

describe('columns', () => {
  it('a visit stands whole with its practitioner', () => {
    const [ann, bo] = columnsOf({ resources, visits: [visit({})] }, 'practitioner')
    expect(ann?.visits.map((one) => one.span)).toEqual([at('09:00', '10:15')])
    expect(bo?.visits).toEqual([])
  })
  it('in a room from its first use to its last', () => {
    const [room] = columnsOf({ resources, visits: [visit({})] }, 'room')
    expect(room?.visits.map((one) => one.span)).toEqual([at('09:00', '10:00')])
  })
  it('cancelled visits take no place, missed ones do', () => {
    const visits = [visit({ state: 'cancelled' }), visit({ visitId: 'v2', state: 'missed' })]
    const [ann] = columnsOf({ resources, visits }, 'practitioner')
    expect(ann?.visits.map((one) => one.item.visitId)).toEqual(['v2'])
  })
  it('no such resource, no column', () => {
    expect(columnsOf({ resources, visits: [visit({})] }, 'device')).toEqual([])
  })
})

describe('where a card may be dropped', () => {
  const starts = ['2026-11-23T09:00', '2026-11-23T09:05', '2026-11-23T11:00']
  it.each([
    ['09:00', starts[0]],
    ['09:03', starts[1]],
    ['09:20', starts[1]],
    ['09:21', null],
    ['10:45', starts[2]],
    ['10:44', null],
  ])('%s', (time, start) => expect(nearestStart(starts, minutesOf(time))).toBe(start))
  it('joins neighbouring starts to one band', () => {
    expect(bandsOf(starts)).toEqual([at('09:00', '09:10'), at('11:00', '11:05')])
  })
})
