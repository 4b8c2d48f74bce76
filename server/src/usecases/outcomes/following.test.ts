import { type MeasuringPlan, type Progress, routes } from '@anagen/contract'
import { addDays } from '@anagen/core/shared'
import { afterEach, describe, expect, it } from 'vitest'
import { cancelCourse } from '../courses/cancel-course.ts'
import { changePractice } from '../practice/change-practice.ts'
import { saveAnswers } from '../screening/save-answers.ts'
import { getWorklist } from '../waiting/worklist.ts'
import { decideReview } from './decide-review.ts'
import { addEvent, changeEvent, removeEvent } from './events.ts'
import { getProgress } from './get-progress.ts'
import { setMeasuringPlan } from './measuring-plan.ts'
import { addObservations, correctObservation } from './observations.ts'
import { addSpot } from './spots.ts'
import { dayAfter, endOf, firstVisit, type TestCourse, testCourse, typed } from './test-course.ts'

let course: TestCourse
afterEach(() => course.practice.database.close())

const progress = (at: string, more: { courseId?: string; asOf?: string } = {}) =>
  course.practice.at(at, async (ctx) => {
    const answer = await getProgress(ctx, { patientId: course.patientId, ...more })
    return routes['progress.get'].response.parse(answer)
  })
const mark = (name: string, reference = false, at = dayAfter(0)) =>
  course.practice.at(at, async (ctx) => {
    const place = { name, view: 'top', x: 0.5, y: 0.5, reference } as const
    return (await addSpot(ctx, { ...place, patientId: course.patientId })).spotId
  })
const measure = (spotId: string, day: number, value = 150) =>
  course.practice.at(dayAfter(day), (ctx) =>
    addObservations(ctx, {
      ...{ patientId: course.patientId, date: addDays(firstVisit, day), visitId: null, note: '' },
      entries: [typed({ measure: 'density-terminal', method: 'by-hand', spotId, value })],
    }),
  )
const choose = (plan: Partial<MeasuringPlan> & { version?: number | null }, day = 0) =>
  course.practice.at(dayAfter(day), (ctx) =>
    setMeasuringPlan(ctx, {
      ...{ courseId: course.courseId, primary: 'salt', spotId: null, looks: [3, 6], version: null },
      ...plan,
    }),
  )

describe('what is judged', () => {
  it('is the thick hairs of the first treated spot, and SALT in alopecia areata', async () => {
    course = await testCourse(1)
    const plan = async () => (await progress(dayAfter(0))).plan
    const looks = [3, 4, 5, 6, 9, 12]
    const density = { primary: 'density-terminal', looks, version: null }
    expect(await plan()).toEqual({ ...density, spotId: null })
    await mark('Back', true)
    const first = await mark('Crown')
    const second = await mark('Front', false, dayAfter(0, '15:30'))
    expect(await plan()).toMatchObject({ spotId: first })
    // What has a baseline is what can be judged.
    await measure(second, 0)
    expect(await plan()).toEqual({ ...density, spotId: second })
    await course.practice.database.owner.query(
      `UPDATE patient SET diagnosis_class = 'alopecia_areata'`,
    )
    expect(await plan()).toEqual({ primary: 'salt', spotId: null, looks, version: null })
  })

  it('is chosen by who saw the plan last, until the first look is over', async () => {
    course = await testCourse(1)
    expect(await choose({})).toEqual({ primary: 'salt', spotId: null, looks: [3, 6], version: 1 })
    expect(await endOf(choose({}))).toBe('stale')
    expect(await choose({ looks: [4, 8], version: 1 }, 20)).toMatchObject({ version: 2 })
    expect((await progress(dayAfter(30))).plan).toMatchObject({ looks: [4, 8], version: 2 })
    // Four months after 9 March is 9 July: 122 days.
    expect(await endOf(choose({ version: 2 }, 122))).toBe('fine')
    expect(await endOf(choose({ version: 3 }, 123))).toBe('locked')
  })

  it('is fixed as soon as something was measured that counts as the first look', async () => {
    course = await testCourse(1)
    const spotId = await mark('Crown')
    // The look of month 3 opens a quarter of it early: on day 69.
    await measure(spotId, 68)
    expect(await endOf(choose({}, 70))).toBe('fine')
    await measure(spotId, 70)
    expect(await endOf(choose({ version: 1 }, 70))).toBe('locked')
  })

  it('by default is fixed too once the first look is over', async () => {
    course = await testCourse(1)
    expect(await endOf(choose({}, 93))).toBe('locked')
    expect(await endOf(choose({}, 92))).toBe('fine')
  })

  it('lies at a treated spot of the person where the measure does', async () => {
    course = await testCourse(1)
    const spotId = await mark('Crown')
    const reference = await mark('Back', true)
    const density = { primary: 'density-terminal' } as const
    expect(await endOf(choose(density))).toBe('bad-request spotId')
    expect(await endOf(choose({ ...density, spotId: reference }))).toBe('bad-request spotId')
    expect(await endOf(choose({ spotId }))).toBe('bad-request spotId')
    expect(await endOf(choose({ looks: [3, 3] }))).toBe('bad-request looks')
    expect(await endOf(choose({ ...density, spotId }))).toBe('fine')
  })
})

const decide = (
  reviewId: string,
  day: number,
  more: { decision?: 'go on' | 'stop' | 'refer'; reconsented?: boolean } = {},
) =>
  course.practice.at(dayAfter(day), (ctx) =>
    decideReview(ctx, {
      ...{ courseId: course.courseId, reviewId, note: 'Talked it over' },
      ...{ decision: 'go on', reconsented: true, ...more },
    }),
  )
const figuresOf = ({ judged }: Progress) =>
  judged.flatMap(({ verdict }) => verdict.points.map(({ value }) => value))
const states = async (day: number) =>
  (await progress(dayAfter(day))).reviews.map(({ reviewId, state }) => `${reviewId} ${state}`)
const due = async (day: number) => {
  const list = await course.practice.at(dayAfter(day), (ctx) =>
    getWorklist(ctx, course.practice.locationId),
  )
  return list.items.filter(({ kind }) => kind === 'review').map(({ date }) => date)
}

describe('a review', () => {
  // The fourth visit is on day 84; week 24 ends on day 168; the last visit is on day 140, 12 weeks later is day 224.
  const days: [number, string, string, string][] = [
    [83, 'ahead', 'ahead', 'ahead'],
    [84, 'due', 'ahead', 'ahead'],
    [85, 'late', 'ahead', 'ahead'],
    [168, 'late', 'due', 'ahead'],
    [182, 'late', 'due', 'ahead'],
    [183, 'late', 'late', 'ahead'],
    [223, 'late', 'late', 'ahead'],
    [224, 'late', 'late', 'due'],
    [252, 'late', 'late', 'due'],
    [253, 'late', 'late', 'late'],
  ]
  it('is ahead, due or late by the day', async () => {
    course = await testCourse(6)
    for (const [day, fourth, week24, week32] of days)
      expect([day, await states(day)]).toEqual([
        day,
        [`visit-4 ${fourth}`, `week-24 ${week24}`, `week-32 ${week32}`],
      ])
  })

  it('stands in the worklist from the day it is due until it is held, or long past', async () => {
    course = await testCourse(6)
    const [fourth, week24] = [addDays(firstVisit, 84), addDays(firstVisit, 168)]
    expect(await due(83)).toEqual([])
    expect(await due(84)).toEqual([fourth])
    expect(await due(168)).toEqual([fourth, week24])
    await decide('visit-4', 168)
    expect(await due(168)).toEqual([week24])
    expect(await due(272)).toEqual([week24, addDays(firstVisit, 224)])
    expect(await due(273)).toEqual([addDays(firstVisit, 224)])
    expect(await due(343)).toEqual([])
  })

  it('waits for nobody before the first visit, nor after the course has ended', async () => {
    course = await testCourse(0)
    expect(await due(100)).toEqual([])
    await course.practice.database.owner.query(`UPDATE visit SET state = 'done' WHERE n <= 4`)
    expect(await due(100)).toEqual([addDays(firstVisit, 84)])
    await course.practice.at(dayAfter(100), (ctx) =>
      cancelCourse(ctx, { courseId: course.courseId, version: 1 }),
    )
    expect(await due(100)).toEqual([])
  })

  it('is held once it is due; held again the later decision counts', async () => {
    course = await testCourse(6)
    expect(await endOf(decide('visit-4', 83))).toBe('blocked reviewId')
    await expect(decide('visit-4', 83)).rejects.toMatchObject({
      problems: [{ message: 'This review opens on Monday, June 1, 2026.' }],
    })
    expect(await endOf(decide('none', 84))).toBe('not-found')
    const held = await decide('visit-4', 84, { decision: 'refer', reconsented: false })
    expect(held).toMatchObject({
      ...{ state: 'done', name: 'Review at visit 4', reconsent: true },
      done: { decision: 'refer', note: 'Talked it over', by: 'Robin Vale', at: dayAfter(84) },
    })
    expect(held.measures).toContain('Shedding')
    expect(held.purpose[1]?.basis).toContain('YEP21')
    await decide('visit-4', 90, { decision: 'stop' })
    const [review] = (await progress(dayAfter(91))).reviews
    expect(review?.done).toMatchObject({ decision: 'stop', at: dayAfter(90) })
    const { rows } = await course.practice.database.owner.query('SELECT FROM review_decision')
    expect(rows).toHaveLength(2)
  })

  it('rests on what was known on its day, whatever was entered or corrected since', async () => {
    course = await testCourse(6, { glp1: 'yes', 'glp1-started-on': '2026-05-01' })
    const { patientId } = course
    const spotId = await mark('Crown')
    await choose({ primary: 'density-terminal', spotId, looks: [12] })
    await measure(spotId, 0, 150)
    await measure(spotId, 80, 152)
    const wrong = (await progress(dayAfter(80))).observations[1]?.observationId ?? ''
    const illness = { kind: 'illness', label: 'Flu', from: '2026-05-20', to: '2026-06-10' } as const
    await decide('visit-4', 84, { decision: 'refer' })
    const asOf = addDays(firstVisit, 84)
    const then = await progress(dayAfter(84), { asOf })
    expect(then).toEqual(await progress(dayAfter(84)))
    expect(figuresOf(then)).toEqual([150, 152])

    await course.practice.at(dayAfter(95), async (ctx) => {
      const entry = typed({ measure: 'density-terminal', method: 'by-hand', spotId, value: 125 })
      const corrected = { observationId: wrong, date: addDays(firstVisit, 80), note: 'Misread' }
      await correctObservation(ctx, { ...corrected, entry })
      await saveAnswers(ctx, { patientId, source: 'staff', answers: { medicines: ['minoxidil'] } })
      await addEvent(ctx, { ...illness, patientId })
    })
    await measure(spotId, 95, 190)
    await choose({ looks: [12], version: 1 }, 96)
    await decide('visit-4', 96, { decision: 'stop' })
    expect(figuresOf(await progress(dayAfter(97)))).toEqual([150, 125, 190])
    const record = await progress(dayAfter(97), { asOf })
    // What happens to somebody is told late and had begun all the same; its end was not known.
    const flu = record.events.filter(({ kind }) => kind === 'illness')
    expect(flu).toMatchObject([{ from: illness.from, to: null }])
    expect(record.events.filter((one) => !flu.includes(one))).toEqual(then.events)
    expect(figuresOf(record)).toEqual([150, 152])
    const { plan, observations, reviews } = record
    expect({ plan, observations, reviews }).toEqual({
      plan: then.plan,
      observations: then.observations,
      reviews: then.reviews,
    })
  })

  it('at which the person is asked anew does not go on without a yes', async () => {
    course = await testCourse(6)
    const no = { reconsented: false }
    expect(await endOf(decide('visit-4', 84, no))).toBe('bad-request reconsented')
    expect(await endOf(decide('visit-4', 84, { ...no, decision: 'stop' }))).toBe('fine')
    expect(await endOf(decide('week-24', 170, no))).toBe('fine')
  })

  it('that says stop or refer leaves every visit as it is', async () => {
    course = await testCourse(4)
    const rows = () =>
      course.practice.at(dayAfter(85), (ctx) => ctx.db.visits.ofCourse(course.courseId))
    const before = await rows()
    await decide('visit-4', 84, { decision: 'stop' })
    await decide('visit-4', 84, { decision: 'refer' })
    expect(await rows()).toEqual(before)
  })

  it('of a visit that is no longer planned cannot be held', async () => {
    course = await testCourse(2)
    await course.practice.database.owner.query(`UPDATE visit SET state = 'cancelled' WHERE n > 2`)
    expect(await endOf(decide('visit-4', 84))).toBe('blocked reviewId')
  })
})

describe('an event', () => {
  const event = { kind: 'illness', label: 'Flu', from: '2026-02-01', to: null } as const
  const add = (more: object = {}) =>
    course.practice.at(dayAfter(0), (ctx) =>
      addEvent(ctx, { ...event, ...more, patientId: course.patientId }),
    )
  const noted = async () =>
    (await progress(dayAfter(0))).events.filter(({ eventId }) => eventId !== null)

  it('is noted, ended and removed by who saw it last', async () => {
    course = await testCourse(1)
    const { eventId } = await add()
    const at = dayAfter(0)
    const change = (more: object) =>
      course.practice.at(at, (ctx) =>
        changeEvent(ctx, { ...event, eventId: eventId ?? '', version: 1, ...more }),
      )
    const remove = (version: number) =>
      course.practice.at(at, (ctx) => removeEvent(ctx, { eventId: eventId ?? '', version }))
    expect(await change({ to: '2026-02-09' })).toMatchObject({ to: '2026-02-09', version: 2 })
    expect(await endOf(change({ to: null }))).toBe('stale')
    expect(await noted()).toEqual([{ ...event, eventId, to: '2026-02-09', version: 2 }])
    expect(await endOf(remove(1))).toBe('stale')
    await remove(2)
    expect(await noted()).toEqual([])
    expect(await endOf(remove(3))).toBe('not-found')
  })

  it.each([
    ['begins tomorrow', { from: '2026-03-10' }, 'from'],
    ['ends tomorrow', { to: '2026-03-10' }, 'to'],
    ['ends before it begins', { to: '2026-01-31' }, 'to'],
    ['began before anybody lived', { from: '1900-01-01' }, 'from'],
  ])('that %s is refused', async (_, more, path) => {
    course = await testCourse(1)
    expect(await endOf(add(more))).toBe(`bad-request ${path}`)
  })

  it('told in the answers stands among those noted, in the language of the reader', async () => {
    course = await testCourse(1, { glp1: 'yes', 'glp1-started-on': '2026-01-15' })
    const { patientId } = course
    await course.practice.at(dayAfter(3), (ctx) =>
      saveAnswers(ctx, { patientId, source: 'staff', answers: { medicines: ['minoxidil'] } }),
    )
    await add()
    const { events } = await progress(dayAfter(3))
    expect(events.map(({ kind, from, to, eventId }) => [kind, from, to, eventId !== null])).toEqual(
      [
        ['glp1', '2026-01-15', null, false],
        ['illness', '2026-02-01', null, true],
        ['minoxidil', '2026-03-12', null, false],
      ],
    )
  })
})

describe('answers about mood', () => {
  const ask = (day: number, parts: Record<string, number>) =>
    course.practice.at(dayAfter(day), (ctx) =>
      addObservations(ctx, {
        ...{ patientId: course.patientId, date: addDays(firstVisit, day), visitId: null, note: '' },
        entries: [typed({ measure: 'phq4', method: 'question', parts })],
      }),
    )
  const help = async (day: number) =>
    (await progress(dayAfter(day))).help.map(({ code, date }) => `${code} ${date}`)

  it('offer help from the threshold on, for as long as they are new and the latest', async () => {
    course = await testCourse(1)
    await ask(0, { interest: 1, down: 1, nervous: 1, worry: 1 })
    expect(await help(0)).toEqual([])
    await ask(1, { interest: 1, down: 2, nervous: 3, worry: 0 })
    expect(await help(1)).toEqual(['phq2 2026-03-10', 'gad2 2026-03-10'])
    expect((await progress(dayAfter(1))).help[0]?.text).toContain('doctor')
    const nearby = 'Talk line 555 0100'
    await course.practice.at(dayAfter(1), (ctx) =>
      changePractice(ctx, { body: { ...ctx.practice, help: nearby } }),
    )
    expect((await progress(dayAfter(1))).help[0]?.text).toMatch(new RegExp(`doctor.* ${nearby}$`))
    expect(await help(61)).toHaveLength(2)
    expect(await help(62)).toEqual([])
    await ask(63, { interest: 0, down: 1, nervous: 3, worry: 0 })
    expect(await help(63)).toEqual(['gad2 2026-05-11'])
  })
})
