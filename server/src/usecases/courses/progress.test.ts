import { describe, expect, it } from 'vitest'
import type { VisitState } from '../visits/transitions.ts'
import { stateOf, windowOf, windowsAhead } from './progress.ts'

const spacing = { minDays: 21, maxDays: 42 }
const visits = (...list: [VisitState, string][]) =>
  list.map(([state, date], i) => ({ n: i + 1, state, date }))

describe('where a visit may lie', () => {
  const done = visits(['done', '2026-03-02'], ['booked', '2026-04-01'], ['booked', '2026-05-01'])
  const ask = { spacing, today: '2026-03-10' }

  it.each([
    ['between its neighbours', done, 2, ask, { from: '2026-03-23', to: '2026-04-10' }],
    ['the last counts from the one before', done, 3, ask, { from: '2026-04-22', to: '2026-05-13' }],
    [
      'never before today',
      done,
      2,
      { spacing, today: '2026-04-05' },
      { from: '2026-04-05', to: '2026-04-10' },
    ],
    ['nowhere when the time is over', done, 2, { spacing, today: '2026-04-11' }, null],
    [
      'a missed visit counts for nothing',
      visits(['done', '2026-03-02'], ['missed', '2026-04-01'], ['booked', '2026-04-13']),
      3,
      ask,
      { from: '2026-03-23', to: '2026-04-13' },
    ],
    [
      'the first lies where the second allows',
      visits(['booked', '2026-04-01'], ['booked', '2026-05-01']),
      1,
      ask,
      { from: '2026-03-20', to: '2026-04-10' },
    ],
    [
      'a single visit has nine months',
      visits(['booked', '2026-04-01']),
      1,
      { spacing: null, today: '2026-01-01' },
      { from: '2026-01-01', to: '2026-09-30' },
    ],
  ])('%s', (_name, list, n, at, expected) => {
    expect(windowOf(list, n, at)).toEqual(expected)
  })

  it('bands count from the visit before, and only visits ahead have one', () => {
    expect(windowsAhead(done, ask)).toEqual([
      { n: 2, from: '2026-03-23', to: '2026-04-13' },
      { n: 3, from: '2026-04-22', to: '2026-05-13' },
    ])
  })
})

describe('the state of a course', () => {
  const free = { ended: false, paused: false }
  it.each([
    ['all booked', visits(['booked', '2026-01-01']), free, 'active'],
    ['blocked', visits(['booked', '2026-01-01']), { ended: false, paused: true }, 'paused'],
    ['all done', visits(['done', '2026-01-01']), free, 'finished'],
    [
      'all done, blocked since',
      visits(['done', '2026-01-01']),
      { ended: false, paused: true },
      'finished',
    ],
    [
      'done and cancelled',
      visits(['done', '2026-01-01'], ['cancelled', '2026-02-01']),
      free,
      'finished',
    ],
    ['done and missed', visits(['done', '2026-01-01'], ['missed', '2026-02-01']), free, 'active'],
    [
      'ended early',
      visits(['done', '2026-01-01'], ['cancelled', '2026-02-01']),
      { ended: true, paused: false },
      'cancelled',
    ],
    ['all cancelled', visits(['cancelled', '2026-01-01']), free, 'cancelled'],
  ] as const)('%s', (_name, list, facts, expected) => {
    expect(stateOf(list, facts)).toBe(expected)
  })
})
