import { type Results, routes } from '@anagen/contract'
import { addDays } from '@anagen/core/shared'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newId } from '../../ids.ts'
import { Afterwards } from '../context.ts'
import { cancelCourse } from '../courses/cancel-course.ts'
import { getResults } from './get-results.ts'
import { addObservations, withdrawObservation } from './observations.ts'
import { dayAfter, firstVisit, type TestCourse, testCourse, typed } from './test-course.ts'

let course: TestCourse
let spots: { patientId: string; spotId: string }[]
/** 24 people who began, of whom 20 were measured twice; one of these by figures that cannot be compared. */
beforeAll(async () => {
  course = await testCourse(6)
  spots = await many(23)
  for (const [i, { patientId, spotId }] of spots.slice(0, 20).entries()) {
    await measure(patientId, spotId, 0, 150, 'Scope A')
    await measure(
      patientId,
      spotId,
      92,
      i === 0 ? 290 : 151 + (i % 3),
      i === 1 ? 'Scope B' : 'Scope A',
    )
  }
}, 120_000)
afterAll(() => course.practice.database.close())

/** More people like the first, with a spot each and a course of the same dates that was given. */
async function many(count: number) {
  const { practice, courseId, patientId } = course
  const { owner } = practice.database
  const made: { patientId: string; spotId: string }[] = []
  for (let i = 0; i <= count; i++) {
    const ids = { patientId: i === 0 ? patientId : newId(), course: newId(), spotId: newId() }
    if (i > 0) {
      await owner.query(
        `INSERT INTO patient (practice_id, patient_id, name, sort_name, diagnosis_class, created_at)
         VALUES ($1, $2, 'P', 'p', 'pattern', now())`,
        [practice.practiceId, ids.patientId],
      )
      await owner.query(
        `INSERT INTO course SELECT practice_id, $2, $3, location_id, protocol_id, protocol_version,
           areas, wishes, service_id, price_minor, created_at, created_by, ended_at, version
         FROM course WHERE course_id = $1`,
        [courseId, ids.course, ids.patientId],
      )
      await owner.query(
        `INSERT INTO visit SELECT practice_id, gen_random_uuid(), $2, $3, n, state, local_date,
           starts_at, ends_at, practitioner_id, light, brow, version
         FROM visit WHERE course_id = $1`,
        [courseId, ids.course, ids.patientId],
      )
    } else
      await owner.query(`UPDATE patient SET diagnosis_class = 'pattern' WHERE patient_id = $1`, [
        patientId,
      ])
    await owner.query(
      `INSERT INTO spot (practice_id, spot_id, patient_id, name, view, x, y, reference, at, by_staff)
       VALUES ($1, $2, $3, 'Crown', 'top', 0.5, 0.5, false, now(), $4)`,
      [practice.practiceId, ids.spotId, ids.patientId, practice.owner.id],
    )
    made.push({ patientId: ids.patientId, spotId: ids.spotId })
  }
  return made
}

const measure = (
  patientId: string,
  spotId: string,
  ...[day, value, device]: [number, number, string]
) =>
  course.practice.at(dayAfter(day), async (ctx) => {
    const entry = typed({ measure: 'density-terminal', method: 'by-hand', spotId, value, device })
    const on = { date: addDays(firstVisit, day), visitId: null, note: '' }
    return (await addObservations(ctx, { patientId, ...on, entries: [entry] })).observationIds
  })

/** The answer of the route, and whether it had to be reckoned. */
async function results(asked: { from?: string; to?: string } = {}) {
  const answer = await course.practice.at(dayAfter(200), (ctx) => getResults(ctx, asked))
  const fresh = answer instanceof Afterwards
  const body: Results = routes['results.get'].response.parse(fresh ? await answer.run() : answer)
  return { fresh, body }
}

describe('the results of a practice', () => {
  it('hold everybody who began, measured or not', async () => {
    const { body } = await results()
    expect(body.flow).toEqual({ started: 24, finished: 24, stopped: 0, going: 0, measured: 19 })
    expect(body.groups.map(({ measure: id, diagnosis }) => `${id} ${diagnosis}`)).toEqual([
      'density-terminal null',
      'density-terminal pattern',
    ])
    const [all] = body.groups
    expect(all).toMatchObject({ tooFew: false, worst: 1 / 24, best: 6 / 24 })
    expect(all?.more?.value).toBeCloseTo(1 / 24, 12)
    expect(all?.expected).toBeCloseTo((0.025 * 19) / 24, 12)
  })

  it('are reckoned once for the same figures, and anew once one has changed', async () => {
    expect((await results()).fresh).toBe(false)
    const { patientId, spotId } = spots[20] ?? { patientId: '', spotId: '' }
    const [id = ''] = await measure(patientId, spotId, 0, 140, 'Scope A')
    await measure(patientId, spotId, 92, 141, 'Scope A')
    const more = await results()
    expect([more.fresh, more.body.flow.measured]).toEqual([true, 20])
    await course.practice.at(dayAfter(100), (ctx) =>
      withdrawObservation(ctx, { observationId: id, note: 'Not theirs' }),
    )
    expect((await results()).body.flow.measured).toBe(19)
  })

  it('are of those who began within the days asked for', async () => {
    const started = async (asked: { from?: string; to?: string }) =>
      (await results(asked)).body.flow.started
    expect(await started({ from: firstVisit, to: firstVisit })).toBe(24)
    expect(await started({ from: addDays(firstVisit, 1) })).toBe(0)
    expect(await started({ to: addDays(firstVisit, -1) })).toBe(0)
  })

  it('count who stopped, and say no more of fewer than twenty', async () => {
    const { practice, courseId } = course
    await practice.database.owner.query(
      `UPDATE visit SET state = 'booked', version = version + 1 WHERE course_id = $1 AND n > 4`,
      [courseId],
    )
    expect((await results()).body.flow).toMatchObject({ finished: 23, going: 1 })
    await practice.at(dayAfter(100), (ctx) => cancelCourse(ctx, { courseId, version: 1 }))
    await practice.database.owner.query(
      `UPDATE patient SET diagnosis_class = 'alopecia_areata', version = version + 1
       WHERE patient_id = $1`,
      [course.patientId],
    )
    const { body } = await results()
    expect(body.flow).toMatchObject({ started: 24, finished: 23, stopped: 1, going: 0 })
    const salt = body.groups.find((one) => one.measure === 'salt')
    expect(salt).toMatchObject({ tooFew: true, more: null, expected: null, people: [] })
  })
})
