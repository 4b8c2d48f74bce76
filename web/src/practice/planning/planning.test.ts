import type { Plan } from '@anagen/contract'
import { planAsk } from '@anagen/contract'
import { acupunctureVisit, microneedlingSixMonthly } from '@anagen/core/protocol'
import { describe, expect, it } from 'vitest'
import {
  askOf,
  draftProblems,
  emptyDraft,
  lightOf,
  offerOf,
  type PlanDraft,
  relaxed,
  weekdayOf,
  withoutWish,
} from './draft.ts'
import { bookable, calendarOf, planRibbon } from './plan-view.ts'

const today = '2026-06-01'
const patientId = '01890000-0000-7000-8000-000000000001'
const offer = offerOf(microneedlingSixMonthly)
const empty = emptyDraft({ protocolId: 'm', locationId: patientId, from: '' })
const ask = (change: Partial<PlanDraft>) =>
  askOf({ ...empty, ...change }, { patientId, offer, today })

describe('what a protocol offers', () => {
  it('is read from it', () => {
    expect(offer).toEqual({ areas: ['scalp', 'brow'], base: 'scalp', light: true, visits: 6 })
    expect(offerOf(acupunctureVisit)).toMatchObject({ areas: ['body'], base: 'body', visits: 1 })
  })
  it.each([
    ['none', [1, 2], []],
    ['all', [], [1, 2, 3, 4, 5, 6]],
    ['some', [6, 2, 9], [2, 6]],
    ['some', [], []],
  ] as const)('light on %s of %j is on %j', (light, lightVisits, n) =>
    expect(lightOf({ ...empty, light, lightVisits: [...lightVisits] }, offer)).toEqual(n),
  )
})

describe('the question to the planner', () => {
  it('is complete without any wish', () => {
    expect(planAsk.safeParse(ask({})).success).toBe(true)
    expect(ask({}).areas).toEqual(['scalp'])
    expect('from' in ask({})).toBe(false)
  })
  it.each([
    [{ from: today }, undefined],
    [{ from: '2026-05-01' }, undefined],
    [{ from: '2026-06-02' }, '2026-06-02'],
  ])('with %j begins from %s', (change, from) => expect(ask(change).from).toBe(from))
  it.each([
    [
      { hoursFrom: '15:00', hoursTo: '18:00' },
      { from: '15:00', to: '18:00' },
    ],
    [{ hoursFrom: '15:00' }, null],
    [{ hoursFrom: '18:00', hoursTo: '15:00' }, null],
  ])('with %j asks for the hours %j', (change, hours) =>
    expect(ask(change).wishes.hours).toEqual(hours),
  )
  it('never wishes for a weekday that is ruled out, and never rules out all seven', () => {
    const { wishes } = ask({ weekdays: [1, 2], vetoWeekdays: [1, 2, 3, 4, 5, 6, 7] })
    expect(wishes.weekdays).toEqual([])
    expect(wishes.vetoWeekdays).toHaveLength(6)
  })
  it('leaves out times away that are not complete', () => {
    const whole = { from: '2026-07-01', to: '2026-07-10' }
    const away = [whole, { from: '2026-08-01', to: '' }, { from: '2026-09-02', to: '2026-09-01' }]
    expect(ask({ away }).wishes.away).toEqual([whole])
    expect(draftProblems({ ...empty, away }).away).toEqual({ 1: 'both', 2: 'order' })
  })
  it.each(['weekdays', 'hours', 'practitioner', 'vetoWeekdays', 'away'])(
    'without the wish %s asks as if it had never been',
    (wish) => {
      const full: PlanDraft = {
        ...empty,
        weekdays: [2],
        hoursFrom: '15:00',
        hoursTo: '18:00',
        practitioner: patientId,
        vetoWeekdays: [7],
        away: [{ from: '2026-07-01', to: '2026-07-10' }],
      }
      const about = { patientId, offer, today }
      const { wishes } = askOf(withoutWish(full, wish), about)
      expect(wishes).toEqual({
        ...askOf(full, about).wishes,
        [wish]: askOf(empty, about).wishes[wish as 'away'],
      })
    },
  )
})

const visitOn = (date: string, n = 1) =>
  ({
    n,
    start: `${date}T15:00`,
    practitionerId: patientId,
    light: n === 1,
    window: { from: date, to: date },
  }) as Plan['visits'][number]

describe('the cheapest relaxation', () => {
  const away = [{ from: '2026-07-01', to: '2026-07-10' }]
  const relaxation = (dates: string[], texts: number) => ({
    texts: Array.from({ length: texts }, () => 'x'),
    visits: dates.map((date, i) => visitOn(date, i + 1)),
  })
  it('opens the one day away that it needs', () =>
    expect(relaxed({ ...empty, away }, relaxation(['2026-06-05', '2026-07-04'], 1))?.away).toEqual([
      { from: '2026-07-01', to: '2026-07-03' },
      { from: '2026-07-05', to: '2026-07-10' },
    ]))
  it.each([
    ['2026-07-01', [{ from: '2026-07-02', to: '2026-07-10' }]],
    ['2026-07-10', [{ from: '2026-07-01', to: '2026-07-09' }]],
  ])('at the edge %s leaves %j', (date, left) =>
    expect(relaxed({ ...empty, away }, relaxation([date], 1))?.away).toEqual(left),
  )
  it('opens a weekday that was ruled out', () =>
    expect(
      relaxed({ ...empty, vetoWeekdays: [5, 7] }, relaxation(['2026-06-05'], 1))?.vetoWeekdays,
    ).toEqual([7]))
  it('cannot be granted by wishes when it asks for more than they hold', () => {
    expect(relaxed({ ...empty, away }, relaxation(['2026-07-04'], 2))).toBeNull()
    expect(relaxed({ ...empty, away }, relaxation(['2026-06-05'], 1))).toBeNull()
    expect(relaxed(empty, null)).toBeNull()
  })
})

describe('a plan as it is shown', () => {
  const visits = [
    visitOn('2026-06-05'),
    { ...visitOn('2026-07-04', 2), window: { from: '2026-06-26', to: '2026-07-17' } },
  ]
  const wishes = ask({ vetoWeekdays: [7], away: [{ from: '2026-06-10', to: '2026-06-11' }] }).wishes
  it('is a ribbon of visits not booked', () => {
    const data = planRibbon(visits, { today, hemisphere: 'north', brow: false })
    expect(data.visits.map((one) => [one.n, one.date, one.state, one.window === null])).toEqual([
      [1, '2026-06-05', 'planned', true],
      [2, '2026-07-04', 'planned', false],
    ])
  })
  it('is a calendar of whole months from Monday', () => {
    const months = calendarOf(visits, wishes)
    expect(months.map((one) => one.month)).toEqual(['2026-06', '2026-07'])
    for (const { month, weeks } of months) {
      const days = weeks.flat().filter((one) => one !== null)
      expect(days).toHaveLength(month === '2026-06' ? 30 : 31)
      expect(weeks.every((week) => week.length === 7)).toBe(true)
      for (const week of weeks)
        week.forEach((day, i) => {
          if (day) expect(weekdayOf(day.date)).toBe(i + 1)
        })
    }
    const day = (date: string) =>
      months.flatMap((one) => one.weeks.flat()).find((one) => one?.date === date)
    expect(day('2026-06-05')).toMatchObject({
      visit: 1,
      window: false,
      away: false,
      ruledOut: false,
    })
    expect(day('2026-06-10')?.away).toBe(true)
    expect(day('2026-07-04')).toMatchObject({ visit: 2, window: true })
    expect(day('2026-06-07')?.ruledOut).toBe(true)
  })
  it('is nothing without visits', () => expect(calendarOf([], wishes)).toEqual([]))
  it('is booked by number, start and person', () =>
    expect(bookable({ visits } as Plan)[1]).toEqual({
      n: 2,
      start: '2026-07-04T15:00',
      practitionerId: patientId,
    }))
})
