import type { CourseChange, RippleOption } from '@anagen/contract'
import { addDays } from '@anagen/core/shared'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { VisitRow } from '../../db/repositories/visits.ts'
import { bookCourse } from '../courses/book-course.ts'
import { courseViewOf } from '../courses/course-view.ts'
import { type TestPractice, testPractice } from '../courses/test-practice.ts'
import { Refusal } from '../refusal.ts'
import { saveVisit } from '../visits/save-visit.ts'
import { setVisitState } from '../visits/set-visit-state.ts'
import { changeCourse } from './change-course.ts'
import { previewChange } from './preview-change.ts'
import { undoChange } from './undo-change.ts'

let practice: TestPractice
let made = 0
/** Each group of tests has a practice of its own, so that their courses never meet. */
function ownPractice(): void {
  beforeAll(async () => {
    made = 0
    practice = await testPractice({ practitioners: 2, rooms: 3, panels: 1 })
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

/** A course of six, 28 days apart from a Monday on, at a time nobody else uses; its first visit is done. */
async function course() {
  const patientId = await practice.person()
  const clock = ['09:00', '11:00', '13:00', '15:00'][made % 4]
  const first = addDays('2026-03-09', 7 * Math.floor(made / 8))
  const practitionerId = practice.people[Math.floor(made / 4) % 2] ?? ''
  made += 1
  const visits = [0, 1, 2, 3, 4, 5].map((i) => ({
    n: i + 1,
    start: `${addDays(first, 28 * i)}T${clock}`,
    practitionerId,
  }))
  const asked = { ...practice.ask(patientId), visits }
  const courseId = await practice.at(now, (ctx) => bookCourse(ctx, asked))
  const read = () => practice.at(now, (ctx) => ctx.db.visits.ofCourse(courseId))
  const visit = async (n: number) => (await read())[n - 1] as VisitRow
  const done = await visit(1)
  await practice.at(now, (ctx) => saveVisit(ctx, done, { state: 'done' }))
  const rows = async () => (await read()).map((one) => `${one.n} ${one.state} ${one.date}`)
  return { courseId, patientId, first, clock, practitionerId, read, visit, rows }
}

type Course = Awaited<ReturnType<typeof course>>
/** Days after the first visit of those that would have a time. */
const daysOf = ({ first }: Course, { visits }: RippleOption) =>
  visits.map(({ to }) =>
    to ? (Date.parse(to.start.slice(0, 10)) - Date.parse(first)) / 864e5 : null,
  )

const look = async ({ courseId }: Course, change: CourseChange, at: string = now) =>
  (await practice.at(at, (ctx) => previewChange(ctx, { courseId, change }))).options

const seenIn = ({ visits }: RippleOption) =>
  visits.map(({ visitId, version, to }) => ({ visitId, version, start: to?.start ?? null }))

async function make(
  one: Course,
  change: CourseChange,
  more: Partial<{ at: string; choice: string }> = {},
) {
  const options = await look(one, change, more.at)
  const option = options.find(({ choice }) => choice === (more.choice ?? 'least')) as RippleOption
  const { choice } = option
  const ask = { courseId: one.courseId, change, choice, seen: seenIn(option) }
  return practice.at(more.at ?? now, (ctx) => changeCourse(ctx, ask))
}

const messages = (one: Course) =>
  practice.at(now, (ctx) => ctx.db.messages.ofCourse(one.patientId, one.courseId))

describe('a visit missed', () => {
  ownPractice()

  it('gets a new time with the least change, one message, and comes back by undo', async () => {
    const one = await course()
    const before = await one.rows()
    const { visitId } = await one.visit(2)
    const at = `${addDays(one.first, 29)}T12:00:00Z`
    const change: CourseChange = { kind: 'replace', visitId, notBefore: null, missed: true }
    const [least] = await look(one, change, at)
    expect(least).toMatchObject({ choice: 'least', moved: 0, breaks: [], bookable: true })
    const changeId = await make(one, change, { at })
    const after = await one.visit(2)
    expect(after.state).toBe('booked')
    expect(after.date > addDays(one.first, 28)).toBe(true)
    expect((await one.rows()).slice(2)).toEqual(before.slice(2))
    const told = await messages(one)
    expect(told.map(({ kind }) => kind)).toEqual(['changed', 'booked'])
    expect(told[0]?.calendar).toContain(`${visitId}@anagen`)
    await practice.at(at, (ctx) => undoChange(ctx, { courseId: one.courseId, changeId }))
    expect(await one.rows()).toEqual(before)
    const undo = practice.at(at, (ctx) => undoChange(ctx, { courseId: one.courseId, changeId }))
    expect(await codeOf(undo)).toBe('exists')
  })

  it('noted as missed first, it is the same', async () => {
    const one = await course()
    const { visitId, version } = await one.visit(2)
    const at = `${addDays(one.first, 29)}T12:00:00Z`
    await practice.at(at, (ctx) => setVisitState(ctx, { visitId, state: 'missed', version }))
    await make(one, { kind: 'replace', visitId, notBefore: null, missed: true }, { at })
    expect((await one.visit(2)).state).toBe('booked')
  })
})

describe('a visit moved by hand', () => {
  ownPractice()

  it('inside its window moves nothing else; beyond it the next follows, or all do, or it says what breaks', async () => {
    const one = await course()
    const { visitId } = await one.visit(2)
    const to = (days: number): CourseChange => ({
      kind: 'move',
      visitId,
      start: `${addDays(one.first, days)}T${one.clock}`,
      practitionerId: one.practitionerId,
    })
    const near = await look(one, to(30))
    expect(near[0]).toMatchObject({ moved: 0, breaks: [] })
    expect(daysOf(one, near[0] as RippleOption)).toEqual([30, 56, 84, 112, 140])
    const far = await look(one, to(37))
    expect(far.map(({ choice }) => choice)).toEqual(['least', 'shift', 'keep'])
    const [least, shift, keep] = far as [RippleOption, RippleOption, RippleOption]
    expect(least).toMatchObject({ breaks: [], bookable: true })
    expect(least.moved).toBeGreaterThan(0)
    expect(daysOf(one, shift)).toEqual([37, 65, 93, 121, 149])
    expect(daysOf(one, keep)).toEqual([37, 56, 84, 112, 140])
    expect(keep).toMatchObject({ moved: 0, bookable: false })
    expect(keep.breaks).toHaveLength(1)
    const refused = make(one, to(37), { choice: 'keep' })
    expect(await codeOf(refused)).toBe('blocked')
    await make(one, to(37), { choice: 'shift' })
    expect((await one.read()).map(({ date }) => date).at(-1)).toBe(addDays(one.first, 149))
    const again = await look(one, to(58))
    expect(again[0]?.breaks[0]).toMatch(/gap/)
    expect(again[0]?.bookable).toBe(true)
  })

  it('to a time that is taken, or too soon after the one before, is refused', async () => {
    const [one, other] = [await course(), await course()]
    const { visitId } = await one.visit(2)
    const taken: CourseChange = {
      kind: 'move',
      visitId,
      start: `${addDays(other.first, 28)}T${other.clock}`,
      practitionerId: other.practitionerId,
    }
    expect(await codeOf(look(one, taken))).toBe('slot-taken')
    const soon = {
      ...taken,
      start: `${addDays(one.first, 14)}T${one.clock}`,
      practitionerId: one.practitionerId,
    }
    const [least] = await look(one, soon)
    expect(least).toMatchObject({ bookable: false })
    expect(await codeOf(make(one, soon))).toBe('blocked')
  })

  it('as somebody else saw it before another change is told as stale, and nothing is saved', async () => {
    const one = await course()
    const { visitId, version } = await one.visit(3)
    const change: CourseChange = { kind: 'replace', visitId, notBefore: null, missed: false }
    const [option] = await look(one, change)
    if (!option) throw new Error('no option')
    await practice.at(now, (ctx) => setVisitState(ctx, { visitId, state: 'arrived', version }))
    const before = await one.rows()
    const ask = { courseId: one.courseId, change, choice: option.choice, seen: seenIn(option) }
    expect(await codeOf(practice.at(now, (ctx) => changeCourse(ctx, ask)))).toBe('stale')
    expect(await one.rows()).toEqual(before)
    expect(await messages(one)).toHaveLength(1)
  })
})

describe('a hold', () => {
  ownPractice()

  it('until a date moves what lies in it behind it', async () => {
    const one = await course()
    const [from, until] = [addDays(one.first, 50), addDays(one.first, 75)]
    const [least] = await look(one, { kind: 'hold', from, until, why: 'Surgery' })
    const days = daysOf(one, least as RippleOption)
    expect(days[0]).toBe(28)
    expect(days[1]).toBeGreaterThanOrEqual(75)
    expect(least?.bookable).toBe(true)
    expect(least?.breaks.length).toBe(1)
    await make(one, { kind: 'hold', from, until, why: 'Surgery' })
    expect((await one.visit(3)).date >= until).toBe(true)
  })

  it('without an end takes the times away and keeps the places in the package; resuming plans them anew; both can be undone', async () => {
    const one = await course()
    const before = await one.rows()
    const from = addDays(one.first, 50)
    const changeId = await make(one, { kind: 'hold', from, until: null, why: 'Surgery' })
    const states = (await one.read()).map(({ state }) => state)
    expect(states).toEqual(['done', 'booked', 'unplaced', 'unplaced', 'unplaced', 'unplaced'])
    const view = await practice.at(now, (ctx) => courseViewOf(ctx, one.courseId))
    expect(view.money).toMatchObject({ reserved: 6, released: 0 })
    expect(view.visits.slice(2).every(({ uses }) => uses.length === 0)).toBe(true)
    await practice.at(now, (ctx) => undoChange(ctx, { courseId: one.courseId, changeId }))
    expect(await one.rows()).toEqual(before)

    await make(one, { kind: 'hold', from, until: null, why: 'Surgery' })
    const later = `${addDays(one.first, 120)}T12:00:00Z`
    const second = await one.visit(2)
    await practice.at(now, (ctx) => saveVisit(ctx, second, { state: 'done' }))
    const resumed = await make(one, { kind: 'resume' }, { at: later })
    const rows = await one.read()
    expect(rows.map(({ state }) => state)).toEqual(['done', 'done', ...Array(4).fill('booked')])
    expect((rows[2] as VisitRow).date >= addDays(one.first, 120)).toBe(true)
    await practice.at(later, (ctx) =>
      undoChange(ctx, { courseId: one.courseId, changeId: resumed }),
    )
    expect((await one.read()).map(({ state }) => state).slice(2)).toEqual(Array(4).fill('unplaced'))
    const paused = await practice.at(later, (ctx) => courseViewOf(ctx, one.courseId))
    expect(paused.state).toBe('paused')
  })
})

describe('add-ons, people, cancelling', () => {
  ownPractice()

  it('light on several visits at once; the visits stay where the light is free', async () => {
    const one = await course()
    const visits = await one.read()
    const visitIds = visits.slice(2).map(({ visitId }) => visitId)
    const [least] = await look(one, { kind: 'addOn', addOn: 'light', visitIds, on: true })
    expect(least?.visits.filter(({ light }) => light)).toHaveLength(4)
    await make(one, { kind: 'addOn', addOn: 'light', visitIds, on: true })
    const after = await one.read()
    expect(after.map(({ light }) => light)).toEqual([false, false, true, true, true, true])
    await make(one, { kind: 'addOn', addOn: 'brow', visitIds, on: true })
    expect((await one.visit(6)).brow).toBe(true)
    const view = await practice.at(now, (ctx) => courseViewOf(ctx, one.courseId))
    expect(view.visits[5]?.elements).toEqual(['scalp', 'brow', 'light'])
  })

  it('another practitioner from a visit on', async () => {
    const one = await course()
    const other = practice.people.find((id) => id !== one.practitionerId) ?? ''
    const { visitId } = await one.visit(4)
    await make(one, { kind: 'practitioner', visitId, practitionerId: other })
    const given = (await one.read()).map(({ practitionerId }) => practitionerId === other)
    expect(given).toEqual([false, false, false, true, true, true])
  })

  it('a cancelled visit gives its place back, and undo takes it again', async () => {
    const one = await course()
    const { visitId } = await one.visit(6)
    const changeId = await make(one, { kind: 'cancel', visitId })
    expect((await one.visit(6)).state).toBe('cancelled')
    const money = async () =>
      (await practice.at(now, (ctx) => courseViewOf(ctx, one.courseId))).money
    expect(await money()).toMatchObject({ reserved: 5, released: 1 })
    await practice.at(now, (ctx) => undoChange(ctx, { courseId: one.courseId, changeId }))
    expect(await money()).toMatchObject({ reserved: 6 })
  })

  it('the last visit that is left may be cancelled', async () => {
    const one = await course()
    for (const n of [2, 3, 4, 5, 6]) {
      const { visitId } = await one.visit(n)
      const options = await look(one, { kind: 'cancel', visitId })
      const option = options.at(-1) as RippleOption
      await make(one, { kind: 'cancel', visitId }, { choice: option.choice })
    }
    expect((await one.read()).map(({ state }) => state).slice(1)).toEqual(
      Array(5).fill('cancelled'),
    )
  })

  it('cannot be undone after an hour, nor after the visit changed again', async () => {
    const one = await course()
    const { visitId } = await one.visit(3)
    const change: CourseChange = {
      kind: 'replace',
      visitId,
      notBefore: addDays(one.first, 60),
      missed: false,
    }
    const changeId = await make(one, change)
    const undo = (at: string) =>
      codeOf(practice.at(at, (ctx) => undoChange(ctx, { courseId: one.courseId, changeId })))
    expect(await undo('2026-03-02T14:00:01Z')).toBe('blocked')
    const { version } = await one.visit(3)
    await practice.at(now, (ctx) => setVisitState(ctx, { visitId, state: 'arrived', version }))
    expect(await undo(now)).toBe('stale')
  })

  it.each<[string, (one: Course) => Promise<CourseChange>]>([
    ['locked', async (one) => ({ kind: 'cancel', visitId: (await one.visit(1)).visitId })],
    [
      'not-found',
      async () => ({ kind: 'cancel', visitId: '0195f000-0000-7000-8000-000000000000' }),
    ],
    [
      'bad-request',
      async (one) => ({ kind: 'hold', from: one.first, until: one.first, why: 'Rest' }),
    ],
    [
      'bad-request',
      async (one) => ({
        kind: 'practitioner',
        visitId: (await one.visit(2)).visitId,
        practitionerId: practice.rooms[0] ?? '',
      }),
    ],
  ])('refuses what cannot be: %s', async (code, changeOf) => {
    const one = await course()
    expect(await codeOf(look(one, await changeOf(one)))).toBe(code)
  })
})
