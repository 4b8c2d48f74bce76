import { type ObservationInput, routes } from '@anagen/contract'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { withPractice } from '../../db/tenant.ts'
import { getProgress } from './get-progress.ts'
import { addObservations, correctObservation, withdrawObservation } from './observations.ts'
import { addSpot, changeSpot } from './spots.ts'
import {
  dayAfter,
  endOf,
  figuresOf,
  firstVisit,
  type TestCourse,
  testCourse,
  typed,
} from './test-course.ts'

const now = dayAfter(0)
let course: TestCourse
let spotId: string
let other: { patientId: string; spotId: string; visitId: string }
beforeAll(async () => {
  course = await testCourse(1)
  spotId = await mark(course.patientId)
  const second = await course.bookOne({ given: 0, clock: '13:00', who: 1 })
  const [visit] = await course.practice.at(now, (ctx) => ctx.db.visits.ofCourse(second.courseId))
  const theirs = await mark(second.patientId)
  other = { patientId: second.patientId, spotId: theirs, visitId: visit?.visitId ?? '' }
})
afterAll(() => course.practice.database.close())

const place = { name: 'Crown', view: 'top', x: 0.5, y: 0.5, reference: false } as const
const mark = (patientId: string) =>
  course.practice.at(now, async (ctx) => (await addSpot(ctx, { ...place, patientId })).spotId)
const density = (more: Partial<ObservationInput> = {}) =>
  typed({
    ...{ measure: 'density-terminal', method: 'by-hand', spotId, repeats: [148, 152, 150] },
    ...more,
  })
type Entering = { date?: string; visitId?: string | null; at?: string }
const enter = (
  entries: ObservationInput[],
  { date = firstVisit, visitId = null, at = now }: Entering = {},
) =>
  course.practice.at(at, async (ctx) => {
    const { patientId } = course
    const body = { date, visitId, note: 'Before needling', entries }
    return (await addObservations(ctx, { patientId, ...body })).observationIds
  })
const progress = () =>
  course.practice.at(now, async (ctx) => {
    const answer = await getProgress(ctx, { patientId: course.patientId })
    return routes['progress.get'].response.parse(answer)
  })
const shown = async (id: string) =>
  (await progress()).observations.find((one) => one.observationId === id)

describe('a figure', () => {
  const made: [string, Partial<ObservationInput>, number][] = [
    ['the mean of its repeats', { repeats: [148, 152, 150] }, 150],
    ['what was typed', { repeats: [], value: 151.5 }, 151.5],
    [
      'SALT by the weights of its areas',
      {
        ...{ measure: 'salt', method: 'inspection', spotId: null, repeats: [] },
        parts: { top: 50, back: 25, left: 10, right: 0 },
      },
      27.8,
    ],
    [
      'PHQ-4 as a sum',
      {
        ...{ measure: 'phq4', method: 'question', spotId: null, repeats: [] },
        parts: { interest: 1, down: 2, nervous: 0, worry: 1 },
      },
      4,
    ],
  ]
  it.each(made)('is %s', async (_, entry, value) => {
    const [id = ''] = await enter([density(entry)])
    expect(await shown(id)).toMatchObject({ value, revisions: 0, by: 'Robin Vale' })
  })

  it('keeps the time, the note and what took it', async () => {
    const more = { device: ' Scope A ', umPerPx: 3.2, areaCm2: 1, operator: 'Sam' }
    const [id = ''] = await enter([density(more)])
    expect(await shown(id)).toMatchObject({
      ...{ site: 'spot', date: firstVisit, note: 'Before needling', at: now },
      ...{ device: 'Scope A', umPerPx: 3.2, areaCm2: 1, operator: 'Sam' },
    })
  })

  const wrong: [string, Partial<ObservationInput>, string][] = [
    ['nothing given', { repeats: [] }, 'entries.0.value'],
    ['a repeat out of range', { repeats: [150, 601] }, 'entries.0.repeats.1'],
    ['another way of taking it', { method: 'count' }, 'entries.0.method'],
    ['no spot', { spotId: null }, 'entries.0.spotId'],
    ['a side that is none', { side: 'left' }, 'entries.0.side'],
    [
      'a brow without a side',
      { measure: 'brow-coverage', method: 'photo', spotId: null, repeats: [60] },
      'entries.0.side',
    ],
    [
      'a spot where there is none',
      { measure: 'shedding-comb', method: 'count' },
      'entries.0.spotId',
    ],
    [
      'an area left out',
      {
        ...{ measure: 'salt', method: 'inspection', spotId: null, repeats: [] },
        parts: { top: 50, back: 25, left: 10 },
      },
      'entries.0.parts.right',
    ],
    ['parts of what has none', { parts: { top: 1 } }, 'entries.0.repeats entries.0.parts.top'],
    [
      'matched hairs beside a count',
      { matched: { against: '2026-01-05', kept: 1, gained: 0, lost: 0 } },
      'entries.0.matched',
    ],
    [
      'matched against the same day',
      {
        method: 'hair-to-hair',
        matched: { against: firstVisit, kept: 300, gained: 9, lost: 8 },
      },
      'entries.0.matched.against',
    ],
  ]
  it.each(wrong)('with %s is refused by name', async (_, entry, paths) => {
    expect(await endOf(enter([density(entry)]))).toBe(`bad-request ${paths}`)
  })

  const days = [
    ['today', firstVisit, 'fine'],
    ['yesterday', '2026-03-08', 'fine'],
    ['tomorrow', '2026-03-10', 'bad-request date'],
    ['sixty years back', '1966-03-09', 'fine'],
    ['further back', '1966-03-08', 'bad-request date'],
  ]
  it.each(days)('of %s (%s): %s', async (_, date, end) => {
    expect(await endOf(enter([density()], { date }))).toBe(end)
  })

  it('of the day that has begun where the practice is, and not before', async () => {
    // 03:30 in London is still the evening before in New York.
    const at = '2026-03-10T03:30:00Z'
    expect(await endOf(enter([density()], { date: '2026-03-10', at }))).toBe('bad-request date')
    expect(await endOf(enter([density()], { date: '2026-03-10', at: dayAfter(1) }))).toBe('fine')
  })

  it("belongs to the person's own spot and visit", async () => {
    expect(await endOf(enter([density({ spotId: other.spotId })]))).toBe(
      'bad-request entries.0.spotId',
    )
    expect(await endOf(enter([density()], { visitId: other.visitId }))).toBe('bad-request visitId')
  })

  it('is taken with all the others of the day, or none of them is', async () => {
    const count = () =>
      course.practice.at(now, async (ctx) => (await figuresOf(ctx, course.patientId)).length)
    const before = await count()
    expect(await endOf(enter([density(), density({ repeats: [] })]))).toBe(
      'bad-request entries.1.value',
    )
    expect(await count()).toBe(before)
  })
})

describe('a correction', () => {
  const at = dayAfter(2)
  const correct = (observationId: string, entry = density({ repeats: [120] })) =>
    course.practice.at(at, (ctx) =>
      correctObservation(ctx, { observationId, date: '2026-03-08', note: 'Misread', entry }),
    )
  const withdraw = (observationId: string) =>
    course.practice.at(at, (ctx) => withdrawObservation(ctx, { observationId, note: 'Not hers' }))

  it('stands in the place of the figure, and what stood before is kept', async () => {
    const [id = ''] = await enter([density()])
    const { observationId } = await correct(id)
    expect(await shown(id)).toBeUndefined()
    expect(await shown(observationId)).toMatchObject({
      ...{ value: 120, date: '2026-03-08', revisions: 1, note: 'Misread' },
    })
    const kept = await course.practice.at(at, (ctx) => ctx.db.observations.revisionsOf(id))
    expect(kept.map(({ value, kind, date }) => [value, kind, date])).toEqual([
      [150, 'measured', firstVisit],
      [120, 'corrected', '2026-03-08'],
    ])
  })

  it('of what was corrected meanwhile is stale, and of what was taken back not there', async () => {
    const [id = ''] = await enter([density()])
    const { observationId } = await correct(id)
    expect(await endOf(correct(id))).toBe('stale')
    expect(await endOf(withdraw(id))).toBe('stale')
    await withdraw(observationId)
    expect(await shown(observationId)).toBeUndefined()
    expect(await endOf(correct(observationId))).toBe('not-found')
    expect(await endOf(withdraw(observationId))).toBe('not-found')
  })

  it('by two at once is taken from one of them', async () => {
    const [id = ''] = await enter([density()])
    const ends = await Promise.all([endOf(correct(id)), endOf(correct(id))])
    expect(ends.sort()).toEqual(['fine', 'stale'])
  })

  it('is checked as a new figure is', async () => {
    const [id = ''] = await enter([density()])
    expect(await endOf(correct(id, density({ repeats: [900] })))).toBe(
      'bad-request entry.repeats.0',
    )
    const theirs = density({ spotId: other.spotId })
    expect(await endOf(correct(id, theirs))).toBe('bad-request entry.spotId')
  })

  it.each(['observation', 'measuring_plan', 'review_decision'])(
    'is the only way: rows of %s are neither changed nor deleted',
    async (table) => {
      const { database, practiceId } = course.practice
      for (const statement of ['UPDATE', 'DELETE FROM']) {
        const set = statement === 'UPDATE' ? sql`SET at = at` : sql``
        const run = withPractice(database, practiceId, (tx) =>
          sql`${sql.raw(statement)} ${sql.table(table)} ${set}`.execute(tx),
        )
        await expect(run).rejects.toMatchObject({ code: '42501' })
      }
    },
  )
})

describe('a spot', () => {
  const change = (more: object) =>
    course.practice.at(now, (ctx) =>
      changeSpot(ctx, { ...place, spotId, retired: false, version: 1, ...more }),
    )
  it('is renamed by who saw it last', async () => {
    expect(await change({ name: 'Vertex' })).toMatchObject({ name: 'Vertex', version: 2 })
    expect(await endOf(change({ name: 'Top' }))).toBe('stale')
    expect((await progress()).spots).toEqual([
      { ...place, spotId, name: 'Vertex', retired: false, version: 2 },
    ])
  })

  it('is not marked without end', async () => {
    const { patientId } = other
    for (let i = 1; i < 40; i++) await mark(patientId)
    expect(await endOf(mark(patientId))).toBe('too-many')
  })
})
