import type { Answers } from '@anagen/core/screening'
import { daysBetween } from '@anagen/core/shared'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Refusal } from '../refusal.ts'
import { weekdayOf } from '../series/wall-time.ts'
import { bookCourse } from './book-course.ts'
import { getCalendarFile } from './get-calendar-file.ts'
import { planCourse } from './plan-course.ts'
import { type TestPractice, testPractice } from './test-practice.ts'

let practice: TestPractice
beforeAll(async () => {
  practice = await testPractice()
})
afterAll(() => practice.database.close())

const now = '2026-03-02T13:00:00Z'

type Change = Partial<ReturnType<TestPractice['ask']>>
const planFor = async (own: Answers = {}, change: Change = {}) => {
  const patientId = await practice.person(own)
  const ask = practice.ask(patientId, change)
  return { ask, answer: await practice.at(now, (ctx) => planCourse(ctx, ask)) }
}
const noWishes = { weekdays: [], hours: null, practitioner: null, vetoWeekdays: [], away: [] }

describe('planning a course', () => {
  it('gives dates that keep the spacing and the wishes, others to choose from, and what wishes cost', async () => {
    const wishes = { ...noWishes, weekdays: [2, 4], hours: { from: '14:00', to: '16:00' } }
    const { answer } = await planFor({}, { wishes, light: [1, 2, 3, 4, 5, 6] })
    expect(answer).toMatchObject({
      status: 'planned',
      bookable: true,
      blocks: [],
      relaxation: null,
    })
    expect(answer.plans.length).toBeGreaterThan(1)
    expect(answer.plans.length).toBeLessThanOrEqual(4)
    const [best, ...others] = answer.plans
    expect(others.every((one) => one.differs.length > 0 && one.cost >= (best?.cost ?? 0))).toBe(
      true,
    )
    const dates = (best?.visits ?? []).map((visit) => visit.start.slice(0, 10))
    expect(dates.map(weekdayOf).every((weekday) => [2, 4].includes(weekday))).toBe(true)
    for (const [i, date] of dates.entries()) {
      const before = dates[i - 1]
      if (!before) continue
      expect(daysBetween(before, date)).toBeGreaterThanOrEqual(21)
      expect(daysBetween(before, date)).toBeLessThanOrEqual(42)
    }
    expect(best?.visits.every((v) => v.light && v.practitionerName.startsWith('P'))).toBe(true)
    expect(answer.wishCosts.map((one) => one.wish).sort()).toEqual(['hours', 'weekdays'])
    expect(answer.priceMinor).toBe(126_001)
  })

  it('can be booked as it was planned, and its calendar file follows what is booked', async () => {
    const { ask, answer } = await planFor()
    const visits = (answer.plans[0]?.visits ?? []).map(({ n, start, practitionerId }) => ({
      n,
      start,
      practitionerId,
    }))
    const file = await practice.at(now, async (ctx) =>
      getCalendarFile(ctx, await bookCourse(ctx, { ...ask, visits })),
    )
    expect(file.text.match(/BEGIN:VEVENT/g)).toHaveLength(6)
    expect(file.text).toContain('Appointment 1 of 6')
    expect(file.message.body.match(/^- /gm)).toHaveLength(6)
  })

  it('says what to give up when nothing fits', async () => {
    const away = [{ from: '2026-03-02', to: '2026-12-30' }]
    const { answer } = await planFor({}, { wishes: { ...noWishes, away } })
    expect(answer.status).toBe('none')
    expect(answer.plans).toEqual([])
    expect(answer.relaxation?.texts.length).toBeGreaterThan(0)
    expect(answer.relaxation?.visits).toHaveLength(6)
  })

  const screened: [string, Answers, boolean, string | null][] = [
    ['nothing to tell', {}, true, null],
    ['a GLP-1 drug is a note', { glp1: 'yes' }, true, null],
    ['alopecia areata asks a provider first', { 'alopecia-areata': 'yes' }, false, null],
    [
      'cancer treatment waits for its date',
      { 'cancer-treatment': 'under-way', 'cancer-treatment-ends-on': '2026-06-01' },
      false,
      '2026-06-01',
    ],
  ]
  it.each(screened)('%s', async (_name, own, bookable, from) => {
    const { answer } = await planFor(own)
    expect([answer.status, answer.bookable, answer.blocks.length === 0]).toEqual([
      'planned',
      bookable,
      bookable,
    ])
    const first = answer.plans[0]?.visits[0]?.start ?? ''
    if (from) expect(first >= from).toBe(true)
    else expect(first < '2026-04-01').toBe(true)
  })

  it('starts later by choice', async () => {
    const { answer } = await planFor({ glp1: 'yes' }, { from: '2026-05-04' })
    expect((answer.plans[0]?.visits[0]?.start ?? '') >= '2026-05-04').toBe(true)
  })

  const wrong: [string, Change, string][] = [
    ['brows without the scalp', { areas: ['brow'] }, 'areas'],
    ['an area it does not have', { areas: ['scalp', 'body'] }, 'areas'],
    ['light on a visit there is not', { light: [7] }, 'light'],
  ]
  it.each(wrong)('refuses %s', async (_name, change, path) => {
    const error = await planFor({}, change).catch((refused: unknown) => refused)
    expect(error).toBeInstanceOf(Refusal)
    expect(error).toMatchObject({ code: 'bad-request', problems: [{ path }] })
  })
})
