import { addDays } from '@anagen/core/shared'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { bookCourse } from '../courses/book-course.ts'
import { cancelCourse } from '../courses/cancel-course.ts'
import { courseViewOf } from '../courses/course-view.ts'
import { payCourse } from '../courses/pay-course.ts'
import { type TestPractice, testPractice } from '../courses/test-practice.ts'
import { getDay } from '../day/get-day.ts'
import { Refusal } from '../refusal.ts'
import { listSlots } from './list-slots.ts'
import { moveVisit } from './move-visit.ts'
import { setLight } from './set-light.ts'
import { setVisitState } from './set-visit-state.ts'
import { transitions, type VisitState } from './transitions.ts'

let practice: TestPractice
let day = 0
/** Each group of tests has a practice of its own, so that their courses never meet. */
function ownPractice(): void {
  beforeAll(async () => {
    day = 0
    practice = await testPractice({ practitioners: 3, rooms: 3 })
  })
  afterAll(() => practice.database.close())
}

const now = '2026-03-02T13:00:00Z'
const codeOf = (work: Promise<unknown>) =>
  work.then(
    () => 'fine',
    (error: unknown) => {
      if (error instanceof Refusal) return error.code
      throw error
    },
  )

/** A course of six on a date nobody else uses. */
async function course(protocolId?: string) {
  const patientId = await practice.person()
  const first = addDays('2026-03-09', (day % 5) + 7 * Math.floor(day / 5))
  day += 1
  const ask = practice.ask(patientId, protocolId ? { protocolId, areas: ['body'] } : {})
  const gaps = protocolId ? [0] : [0, 1, 2, 3, 4, 5]
  const visits = gaps.map((i) => ({
    n: i + 1,
    start: `${addDays(first, 28 * i)}T10:00`,
    practitionerId: practice.people[day % 3] ?? '',
  }))
  const courseId = await practice.at(now, (ctx) => bookCourse(ctx, { ...ask, visits }))
  const read = () => practice.at(now, (ctx) => ctx.db.visits.ofCourse(courseId))
  return {
    courseId,
    first,
    read,
    visit: async (n: number) => (await read())[n - 1] as never as Row,
  }
}
type Row = { visitId: string; version: number; state: VisitState; practitionerId: string }

describe('states of a visit', () => {
  ownPractice()

  const all: VisitState[] = ['booked', 'arrived', 'missed', 'cancelled']
  const cases = all.flatMap((from) => all.map((to): [VisitState, VisitState] => [from, to]))

  it.each(cases)('%s to %s only where the table says so', async (from, to) => {
    const { visit } = await course()
    const set = async (state: VisitState) => {
      const { visitId, version } = await visit(1)
      return practice.at(now, (ctx) => setVisitState(ctx, { visitId, state, version }))
    }
    if (from !== 'booked') await set(from)
    const legal = transitions[from].includes(to)
    expect(await codeOf(set(to))).toBe(legal ? 'fine' : 'blocked')
    expect((await visit(1)).state).toBe(legal ? to : from)
  })

  it('refuses a version that is not the present one', async () => {
    const { visit } = await course()
    const { visitId, version } = await visit(1)
    const set = () =>
      practice.at(now, (ctx) => setVisitState(ctx, { visitId, state: 'arrived', version }))
    await set()
    expect(await codeOf(set())).toBe('stale')
  })

  it('cancelling frees the time, and somebody else’s booking keeps it', async () => {
    const mine = await course()
    const { visitId, version, practitionerId } = await mine.visit(1)
    await practice.at(now, (ctx) => setVisitState(ctx, { visitId, state: 'cancelled', version }))
    const other = await practice.person()
    const visits = [0, 1, 2, 3, 4, 5].map((i) => ({
      n: i + 1,
      start: `${addDays(mine.first, i * 28)}T${i === 0 ? '10:00' : '12:00'}`,
      practitionerId,
    }))
    await practice.at(now, (ctx) => bookCourse(ctx, { ...practice.ask(other), visits }))
    const again = practice.at(now, (ctx) =>
      setVisitState(ctx, { visitId, state: 'booked', version: version + 1 }),
    )
    expect(await codeOf(again)).toBe('slot-taken')
  })
})

describe('money of a course', () => {
  ownPractice()

  it('always equals its visits, whatever is cancelled, booked again, paid and given back', async () => {
    const step = fc.oneof(
      fc.record({
        n: fc.integer({ min: 1, max: 6 }),
        state: fc.constantFrom<VisitState>('booked', 'arrived', 'missed', 'cancelled'),
      }),
      fc.record({
        kind: fc.constantFrom('payment' as const, 'refund' as const),
        amountMinor: fc.integer({ min: 1, max: 60_000 }),
      }),
    )
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 12 }), async (steps) => {
        const { courseId, visit } = await course()
        let paid = 0
        for (const one of steps) {
          if ('n' in one) {
            const { visitId, version } = await visit(one.n)
            await codeOf(
              practice.at(now, (ctx) => setVisitState(ctx, { visitId, state: one.state, version })),
            )
          } else {
            const code = await codeOf(
              practice.at(now, (ctx) => payCourse(ctx, { courseId, note: '', ...one })),
            )
            if (code === 'fine') paid += one.kind === 'payment' ? one.amountMinor : -one.amountMinor
          }
        }
        const { money, visits } = await practice.at(now, (ctx) => courseViewOf(ctx, courseId))
        const cancelled = visits.filter((v) => v.state === 'cancelled').length
        expect(money).toMatchObject({
          paidMinor: paid,
          released: cancelled,
          reserved: 6 - cancelled,
          redeemed: 0,
        })
        expect(paid).toBeGreaterThanOrEqual(0)
        expect(paid).toBeLessThanOrEqual(money.priceMinor)
      }),
      { numRuns: 12 },
    )
  })

  it('a cancelled course gives everything back, once', async () => {
    const { courseId } = await course()
    await practice.at(now, (ctx) => cancelCourse(ctx, { courseId, version: 1 }))
    const view = await practice.at(now, (ctx) => courseViewOf(ctx, courseId))
    expect(view.state).toBe('cancelled')
    expect(view.visits.flatMap((v) => v.uses)).toEqual([])
    expect(view.money).toMatchObject({ reserved: 0, released: 6 })
    expect(
      await codeOf(practice.at(now, (ctx) => cancelCourse(ctx, { courseId, version: 2 }))),
    ).toBe('blocked')
  })
})

describe('moving a visit', () => {
  ownPractice()

  it('offers only dates that keep the spacing to both neighbours, and moves to each of them', async () => {
    const { visit, first } = await course()
    const { visitId, version } = await visit(2)
    const slots = await practice.at(now, (ctx) => listSlots(ctx, { visitId }))
    expect(slots.window).toEqual({ from: addDays(first, 21), to: addDays(first, 35) })
    expect(slots.days.map((d) => d.date)).toHaveLength(15)
    const last = slots.slots.at(-1)
    expect(last?.end.slice(11) ?? '').not.toBe('')
    const move = (start: string, practitionerId: string) =>
      practice.at(now, (ctx) => moveVisit(ctx, { visitId, start, practitionerId, version }))
    const someone = practice.people[0] ?? ''
    expect(await codeOf(move(`${addDays(first, 20)}T10:00`, someone))).toBe('bad-request')
    expect(await codeOf(move(`${addDays(first, 36)}T10:00`, someone))).toBe('bad-request')
    expect(await codeOf(move(`${slots.window.from}T07:00`, someone))).toBe('slot-taken')
    expect(await codeOf(move(last?.start ?? '', last?.practitionerId ?? ''))).toBe('fine')
    const moved = await visit(2)
    expect(moved).toMatchObject({
      date: last?.start.slice(0, 10),
      version: version + 1,
      state: 'booked',
    })
    expect(await codeOf(move(last?.start ?? '', last?.practitionerId ?? ''))).toBe('stale')
  })
})

describe('light', () => {
  ownPractice()

  it('is added and taken away at the same start, on acupuncture too', async () => {
    for (const protocolId of [undefined, 'acupuncture-visit']) {
      const { visit, courseId } = await course(protocolId)
      const before = await visit(1)
      await practice.at(now, (ctx) =>
        setLight(ctx, { visitId: before.visitId, on: true, version: before.version }),
      )
      const lit = (await practice.at(now, (ctx) => courseViewOf(ctx, courseId))).visits[0]
      expect(lit).toMatchObject({ light: true, start: expect.stringContaining('T10:00') })
      expect(lit?.uses.filter((use) => use.kind === 'device')).toHaveLength(1)
      await practice.at(now, (ctx) =>
        setLight(ctx, { visitId: before.visitId, on: false, version: before.version + 1 }),
      )
      const view = (await practice.at(now, (ctx) => courseViewOf(ctx, courseId))).visits[0]
      expect(view?.uses.filter((use) => use.kind === 'device')).toHaveLength(0)
    }
  })

  it('says where it would fit when the only panel is taken', async () => {
    const one = await course()
    const { visitId, version, practitionerId } = await one.visit(1)
    const other = await practice.person()
    const visits = [0, 1, 2, 3, 4, 5].map((i) => ({
      n: i + 1,
      start: `${addDays(one.first, i * 28)}T10:00`,
      practitionerId: practice.people.find((p) => p !== practitionerId) ?? '',
    }))
    await practice.at(now, (ctx) =>
      bookCourse(ctx, { ...practice.ask(other, { light: [1] }), visits }),
    )
    const add = practice.at(now, (ctx) => setLight(ctx, { visitId, on: true, version }))
    await expect(add).rejects.toThrow(/would fit at .*\d\d:\d\d/)
    expect(await codeOf(add)).toBe('slot-taken')
  })
})

describe('the day', () => {
  ownPractice()

  it('shows who works, what is open and the visits in order', async () => {
    const { first } = await course()
    const view = await practice.at(now, (ctx) =>
      getDay(ctx, { date: first, locationId: practice.locationId }),
    )
    expect(view.open).toEqual([{ from: '09:00', to: '17:00' }])
    expect(view.visits.some((v) => v.start === `${first}T10:00`)).toBe(true)
    expect(
      view.resources.filter((r) => r.kind === 'practitioner').every((r) => r.works.length === 1),
    ).toBe(true)
    const sunday = await practice.at(now, (ctx) =>
      getDay(ctx, { date: '2026-03-08', locationId: practice.locationId }),
    )
    expect([sunday.open, sunday.visits]).toEqual([[], []])
  })
})
