import type { VisitView } from '@anagen/contract'
import { describe, expect, it } from 'vitest'
import { dayOf, visitsOf, weekColumns } from './columns.ts'
import type { Range } from './use-range.ts'

const visit = (visitId: string, day: string, more: Partial<VisitView> = {}) =>
  ({
    ...{ visitId, date: day, start: `${day}T09:00`, end: `${day}T10:00`, state: 'booked' },
    ...{ practitionerId: 'p1', uses: [] },
    ...more,
  }) as unknown as VisitView
const room = { resourceId: 'r1', name: 'Room', kind: 'room' as const }
const person = { resourceId: 'p1', name: 'P', kind: 'practitioner' as const }
const use = { ...room, from: '2026-11-24T09:30', to: '2026-11-24T09:50' }
const hours = [{ from: '09:00', to: '17:00' }]
const range = {
  ...{ zone: 'UTC', now: '2026-11-24T09:00' },
  resources: [room, person],
  days: ['2026-11-23', '2026-11-24'].map((date) => ({
    date,
    open: hours,
    works: [{ resourceId: 'p1', works: date === '2026-11-23' ? hours : [] }],
  })),
  visits: [
    visit('a', '2026-11-23'),
    visit('b', '2026-11-23', { state: 'cancelled' }),
    visit('c', '2026-11-24', { practitionerId: 'p2', uses: [use] }),
  ],
} as unknown as Range

describe('the columns of a week', () => {
  const shown = (who: Parameters<typeof weekColumns>[1]) =>
    weekColumns(range, who).map((one) => one.visits.map(({ item }) => item.visitId))
  it('hold everybody, one person, or what uses a room', () => {
    expect(shown(null)).toEqual([['a'], ['c']])
    expect(shown(person)).toEqual([['a'], []])
    expect(shown(room)).toEqual([[], ['c']])
    expect(visitsOf(range, null).map(({ visitId }) => visitId)).toEqual(['a', 'c'])
  })

  it('show when who is looked at works, and a room while it is used', () => {
    const day = [{ from: 540, to: 1020 }]
    expect(weekColumns(range, person).map(({ works }) => works)).toEqual([day, []])
    expect(weekColumns(range, null).map(({ works }) => works)).toEqual([day, day])
    expect(weekColumns(range, room)[1]?.visits[0]?.span).toEqual({ from: 570, to: 590 })
    expect(weekColumns(range, person).map(({ practitionerId }) => practitionerId)).toEqual([
      'p1',
      'p1',
    ])
  })

  it('and a single day has its own hours and visits', () => {
    const day = dayOf(range, '2026-11-24')
    expect(day.visits.map(({ visitId }) => visitId)).toEqual(['c'])
    expect(day.resources.map(({ works }) => works.length)).toEqual([0, 0])
  })
})
