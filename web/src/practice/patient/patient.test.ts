import type { CourseView, TimelineEvent, Treatment, VisitView } from '@anagen/contract'
import { timelineEvent } from '@anagen/contract'
import { describe, expect, it } from 'vitest'
import { ribbonOf } from './course-ribbon.ts'
import { lastTreatment, needlingLines } from './last-settings.ts'
import { alertsOf, currentCourse, nextStepOf, nextVisit, settingsVisit } from './next-step.ts'
import { filtered, filters, usefulFilters } from './timeline.ts'

const today = '2026-06-01'
const visit = (n: number, date: string, state: VisitView['state'], alerts: string[] = []) =>
  ({ visitId: `v${n}`, n, of: 6, date, state, light: n === 1, brow: false, alerts }) as VisitView
const course = (visits: VisitView[], change: Partial<CourseView> = {}) =>
  ({
    courseId: 'c',
    state: 'active',
    visits,
    windows: visits.map((one) => ({ n: one.n, from: '2026-06-05', to: '2026-06-24' })),
    reviews: [
      { kind: 'visit-4', date: '2026-05-01' },
      { kind: 'week-24', date: '2026-09-01' },
    ],
    holds: [{ from: '2026-05-20', until: null, why: 'surgery' }],
    marks: [{ label: 'glp1', from: '2026-01-10', to: null }],
    ...change,
  }) as CourseView
const words = { review: (k: string) => `review ${k}`, mark: (c: string) => `mark ${c}` }

describe('the ribbon of a course', () => {
  const done = visit(1, '2026-05-10', 'done')
  const booked = visit(2, '2026-06-09', 'booked')
  const data = ribbonOf(course([done, booked]), { today, zone: 'America/New_York', words })
  it('shows windows only for what is ahead', () => {
    expect(data.visits.map((one) => one.window)).toEqual([
      null,
      { from: '2026-06-05', to: '2026-06-24' },
    ])
    expect(data.visits[0]).toMatchObject({ n: 1, state: 'done', light: true, visitId: 'v1' })
  })
  it('names reviews, holds and marks in words', () => {
    expect(data.reviews.map((one) => one.label)).toEqual(['review visit-4', 'review week-24'])
    expect(data.holds).toEqual([{ from: '2026-05-20', to: null, label: 'surgery' }])
    expect(data.marks).toEqual([{ from: '2026-01-10', to: null, label: 'mark glp1' }])
  })
  it('plans photos for the reviews to come and claims none for those past', () =>
    expect(data.ticks).toEqual([{ date: '2026-09-01', planned: true }]))
  it('leaves out a cancelled visit that was booked anew, and keeps one that was not', () => {
    const visits = [
      visit(2, '2026-06-03', 'cancelled'),
      booked,
      visit(3, '2026-07-09', 'cancelled'),
    ]
    const shown = ribbonOf(course(visits), { today, zone: 'UTC', words }).visits
    expect(shown.map((one) => [one.n, one.state])).toEqual([
      [2, 'booked'],
      [3, 'cancelled'],
    ])
  })
})

describe('the next step', () => {
  const asked = (overall: string, answeredAt: string | null = '2026-05-01T10:00:00Z') =>
    ({ answeredAt, screening: { overall } }) as Parameters<typeof nextStepOf>[1]
  const future = course([visit(1, '2026-05-10', 'done'), visit(2, '2026-06-09', 'booked')])
  const due = course([visit(1, today, 'booked')])
  const over = course([visit(1, '2026-05-10', 'done')], { state: 'finished' })
  it.each([
    ['nothing answered', [], asked('ask', null), 'intake'],
    ['questions open', [], asked('ask'), 'intake'],
    ['a provider first', [], asked('consult'), 'screening'],
    ['wait', [], asked('wait'), 'screening'],
    ['all clear', [], asked('proceed'), 'plan'],
    ['a note only', [], asked('note'), 'plan'],
    ['no right to read care', [], null, 'plan'],
    ['a visit to come', [future], asked('note'), 'open'],
    ['a visit today', [due], asked('ask'), 'start'],
    ['a finished course', [over], asked('proceed'), 'plan'],
  ])('with %s', (_, courses, screening, kind) =>
    expect(nextStepOf(courses, screening, today).kind).toBe(kind),
  )
  it('takes the course under way before a newer finished one', () => {
    expect(currentCourse([over, future])).toBe(future)
    expect(currentCourse([over])).toBe(over)
    expect(nextVisit(over)).toBeNull()
  })
  it('finds the visit that knows the last settings', () => {
    expect(settingsVisit([future])?.n).toBe(2)
    expect(settingsVisit([over])?.n).toBe(1)
    expect(settingsVisit([])).toBeNull()
  })
  it('tells each alert once and leaves the state out', () => {
    const visits = [
      visit(1, today, 'booked', ['glp1', 'paused']),
      visit(2, today, 'booked', ['glp1']),
    ]
    expect(alertsOf([course(visits)])).toEqual(['glp1'])
  })
})

describe('the last settings', () => {
  it('puts zones with one setting in one line, scalp first, deepest first', () =>
    expect(
      needlingLines({
        zones: [
          { zone: 'brow-left', depthMm: 0.25, passes: 2 },
          { zone: 'crown', depthMm: 0.6, passes: 3 },
          { zone: 'mid', depthMm: 0.8, passes: 3 },
          { zone: 'front', depthMm: 0.6, passes: 3 },
        ],
      }).map((line) => [line.element, line.depthMm, line.zones.length]),
    ).toEqual([
      ['scalp', 0.8, 1],
      ['scalp', 0.6, 2],
      ['brow', 0.25, 1],
    ]))
  const treatment = { notes: 'x' } as Treatment
  it.each([
    [[], { date: '2026-05-10', treatment }, '2026-05-10'],
    [[{ kind: 'draft', treatment }], null, undefined],
    [[{ kind: 'signed', treatment }], null, today],
  ])('after the entries %j', (entries, last, date) => {
    const page = { entries, last, visit: { date: today } } as unknown as Parameters<
      typeof lastTreatment
    >[0]
    expect(lastTreatment(page)?.date).toBe(date)
  })
})

describe('the timeline', () => {
  const now = '2026-06-01T12:00:00.000Z'
  const at = (day: string, kind: TimelineEvent['kind']) =>
    ({ kind, at: `${day}T12:00:00.000Z` }) as TimelineEvent
  const events = timelineEvent.shape.kind.options.map((kind) => at('2026-05-01', kind))
  it('has a place for every kind of event', () => {
    const placed = filters.slice(1).flatMap((one) => filtered(events, one, now))
    expect(new Set(placed.map((one) => one.kind)).size).toBe(events.length)
    expect(filtered(events, 'all', now)).toHaveLength(events.length)
  })
  it('keeps what is coming apart, the next first', () => {
    const all = [at('2026-08-01', 'visit'), at('2026-07-01', 'visit'), at('2026-06-01', 'visit')]
    expect(filtered(all, 'coming', now).map((one) => one.at.slice(0, 10))).toEqual([
      '2026-07-01',
      '2026-08-01',
    ])
    expect(filtered(all, 'visits', now)).toHaveLength(1)
  })
  it('offers only filters that show something', () =>
    expect(usefulFilters([at('2026-05-01', 'payment')], now)).toEqual(['all', 'money']))
})
