import type { Absence, RepairMove, RepairProposal } from '@anagen/contract'
import { addDays } from '@anagen/core/shared'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { Afterwards } from '../context.ts'
import { bookCourse } from '../courses/book-course.ts'
import { type TestPractice, testPractice } from '../courses/test-practice.ts'
import { Refusal } from '../refusal.ts'
import { saveVisit } from '../visits/save-visit.ts'
import { commitRepair } from './commit-repair.ts'
import { proposeRepair } from './propose-repair.ts'
import { repairSlots } from './repair-slots.ts'

const now = '2026-03-02T13:00:00Z'
let practice: TestPractice
beforeEach(async () => {
  practice = await testPractice({ practitioners: 2, rooms: 2, panels: 1 })
})
afterEach(() => practice.database.close())

const person = (i: number) => practice.people[i] ?? ''
const codeOf = (work: Promise<unknown>) =>
  work.then(
    () => 'fine',
    (error: unknown) => (error instanceof Refusal ? error.code : String(error)),
  )

/** Six visits 28 days apart from a date on, always at one time with one person. */
async function course(first: string, clock: string, practitionerId = person(0)) {
  const patientId = await practice.person()
  const visits = [0, 1, 2, 3, 4, 5].map((i) => ({
    n: i + 1,
    start: `${addDays(first, 28 * i)}T${clock}`,
    practitionerId,
  }))
  const courseId = await practice.at(now, (ctx) =>
    bookCourse(ctx, { ...practice.ask(patientId), visits }),
  )
  return { courseId, patientId }
}

const absent = (resourceIds: string[], from: string, to: string): Absence => {
  return { locationId: practice.locationId, resourceIds, from, to }
}
async function propose(absence: Absence): Promise<RepairProposal> {
  const later = await practice.at(now, (ctx) => proposeRepair(ctx, absence))
  expect(later).toBeInstanceOf(Afterwards)
  return (await later.run()) as RepairProposal
}
const movesOf = ({ courses }: RepairProposal): RepairMove[] =>
  courses.flatMap(({ visits, affected }) =>
    visits
      .filter(({ visitId }) => affected.includes(visitId))
      .map(({ visitId, version, to }) => ({
        visitId,
        version,
        to: to && { start: to.start, practitionerId: to.practitionerId },
      })),
  )
const commit = (absence: Absence, { resources }: RepairProposal, moves: RepairMove[]) =>
  practice.at(now, (ctx) => commitRepair(ctx, { absence, resources, moves }))
const rowsOf = (courseId: string) =>
  practice.at(now, async (ctx) =>
    (await ctx.db.visits.ofCourse(courseId)).map(
      ({ n, state, date, practitionerId }) => `${n} ${state} ${date} ${practitionerId}`,
    ),
  )
const messagesOf = ({ patientId, courseId }: { patientId: string; courseId: string }) =>
  practice.at(now, async (ctx) =>
    (await ctx.db.messages.ofCourse(patientId, courseId)).filter(({ kind }) => kind === 'changed'),
  )
const closedOn = (resourceId: string) =>
  practice.at(now, async (ctx) => (await ctx.db.resources.find(resourceId))?.exceptions ?? [])

describe('a practitioner away for a week', () => {
  const week = () => absent([person(0)], '2026-04-06', '2026-04-10')

  it('gives every visit of the week a place, proven best, and saves it with one message each', async () => {
    const hers = [await course('2026-03-09', '09:00'), await course('2026-03-10', '11:00')]
    const other = await course('2026-03-09', '09:00', person(1))
    const before = await rowsOf(other.courseId)
    const proposal = await propose(week())
    expect(proposal).toMatchObject({ gapPct: 0 })
    expect(proposal.courses.map(({ courseId }) => courseId).sort()).toEqual(
      hers.map(({ courseId }) => courseId).sort(),
    )
    for (const { visits, affected, relaxations } of proposal.courses) {
      const changed = visits.filter((one) => one.changed)
      expect(changed.map(({ n, visitId }) => [n, visitId])).toEqual([[2, affected[0]]])
      expect(relaxations).toEqual([])
    }
    const done = await commit(week(), proposal, movesOf(proposal))
    expect(done).toEqual({ moved: 2, unplaced: 0, told: 2 })
    expect(await rowsOf(other.courseId)).toEqual(before)
    for (const { courseId, patientId } of hers) {
      const second = (await rowsOf(courseId))[1] ?? ''
      const [, state, date = '', who] = second.split(' ')
      expect(state).toBe('booked')
      expect(who === person(0) && '2026-04-06' <= date && date <= '2026-04-10').toBe(false)
      expect(await messagesOf({ patientId, courseId })).toHaveLength(1)
    }
    expect(await closedOn(person(0))).toEqual(
      ['06', '07', '08', '09', '10'].map((day) => ({ date: `2026-04-${day}`, closed: true })),
    )
  })

  it('saves nothing when a visit or the resource changed since, or a visit is left out', async () => {
    const { courseId } = await course('2026-03-09', '09:00')
    const proposal = await propose(week())
    const moves = movesOf(proposal)
    expect(await codeOf(commit(week(), proposal, []))).toBe('stale')
    const older = moves.map((one) => ({ ...one, version: one.version + 1 }))
    expect(await codeOf(commit(week(), proposal, older))).toBe('stale')
    const resources = proposal.resources.map((one) => ({ ...one, version: 9 }))
    expect(await codeOf(commit(week(), { ...proposal, resources }, moves))).toBe('stale')
    expect((await rowsOf(courseId))[1]).toBe(`2 booked 2026-04-06 ${person(0)}`)
    expect(await closedOn(person(0))).toEqual([])
  })

  it('refuses a time that is taken, in the absence, or against the spacing', async () => {
    await course('2026-03-09', '09:00')
    const other = await course('2026-03-09', '09:00', person(1))
    const proposal = await propose(week())
    const [move] = movesOf(proposal)
    const to = (start: string, practitionerId: string) =>
      codeOf(commit(week(), proposal, [{ ...(move as RepairMove), to: { start, practitionerId } }]))
    expect(await to('2026-04-06T09:00', person(1))).toBe('slot-taken')
    expect(await to('2026-04-07T09:00', person(0))).toBe('slot-taken')
    expect(await to('2026-04-06T03:00', person(1))).toBe('slot-taken')
    expect(await to('2026-03-12T09:00', person(1))).toBe('bad-request')
    expect((await rowsOf(other.courseId))[1]).toBe(`2 booked 2026-04-06 ${person(1)}`)
    expect(await to('2026-04-06T12:00', person(1))).toBe('fine')
  })

  it('leaves a visit without a time when that is chosen, and says so', async () => {
    const { courseId, patientId } = await course('2026-03-09', '09:00')
    const proposal = await propose(week())
    const moves = movesOf(proposal).map((one) => ({ ...one, to: null }))
    expect(await commit(week(), proposal, moves)).toEqual({ moved: 0, unplaced: 1, told: 1 })
    expect((await rowsOf(courseId))[1]).toMatch(/^2 unplaced/)
    const [message] = await messagesOf({ patientId, courseId })
    expect(message?.body).toContain('No longer booked:')
  })

  it('offers other times for one visit, beside the times proposed for the others', async () => {
    await course('2026-03-09', '09:00')
    await course('2026-03-09', '11:00')
    const proposal = await propose(week())
    const moves = movesOf(proposal)
    const [one, other] = moves as [RepairMove, RepairMove]
    const ask = { absence: week(), moves, visitId: one.visitId, date: other.to?.start.slice(0, 10) }
    const { slots, window } = await practice.at(now, (ctx) => repairSlots(ctx, ask))
    expect(window).toEqual({ from: '2026-03-30', to: '2026-04-13' })
    expect(slots.length).toBeGreaterThan(0)
    const clash = slots.filter(
      ({ start, practitionerId }) =>
        start === other.to?.start && practitionerId === other.to.practitionerId,
    )
    expect(clash).toEqual([])
    const nobody = { ...ask, visitId: crypto.randomUUID() }
    expect(await codeOf(practice.at(now, (ctx) => repairSlots(ctx, nobody)))).toBe('not-found')
  })

  it('tells what would make a place when there is none', async () => {
    practice = await testPractice({ practitioners: 1, rooms: 1, panels: 1 })
    await course('2026-03-09', '09:00', person(0))
    const proposal = await propose(absent([person(0)], '2026-03-23', '2026-05-01'))
    const [only] = proposal.courses
    expect(only?.visits.filter(({ to }) => to === null)).toHaveLength(1)
    expect(only?.relaxations.length).toBeGreaterThan(0)
  })
})

describe('a room out of order', () => {
  it('gives the visits another room without moving them, and tells nobody', async () => {
    const { courseId, patientId } = await course('2026-03-09', '09:00')
    const before = await rowsOf(courseId)
    const bookings = () =>
      practice.at(now, async (ctx) => {
        const visits = await ctx.db.visits.ofCourse(courseId)
        const all = await ctx.db.bookings.ofVisits([visits[1]?.visitId ?? ''])
        return all.map(({ resourceId }) => resourceId)
      })
    const room = (await bookings()).find((id) => practice.rooms.includes(id)) ?? ''
    const day = absent([room], '2026-04-06', '2026-04-06')
    const proposal = await propose(day)
    expect(proposal.courses[0]?.visits.some(({ changed }) => changed)).toBe(false)
    expect(await commit(day, proposal, movesOf(proposal))).toEqual({
      moved: 0,
      unplaced: 0,
      told: 0,
    })
    expect(await rowsOf(courseId)).toEqual(before)
    expect(await bookings()).not.toContain(room)
    expect(await messagesOf({ patientId, courseId })).toEqual([])
  })
})

it('refuses a period that ends before it begins or is too long, and what is not here', async () => {
  const ask = (from: string, to: string, id = person(0)) => codeOf(propose(absent([id], from, to)))
  expect(await ask('2026-04-10', '2026-04-06')).toBe('bad-request')
  expect(await ask('2026-04-10', '2027-04-11')).toBe('bad-request')
  expect(await ask('2029-04-10', '2029-04-11')).toBe('bad-request')
  expect(await ask('2026-04-06', '2026-04-06', practice.locationId)).toBe('not-found')
  expect(await propose(absent([person(0)], '2026-04-06', '2026-04-06'))).toMatchObject({
    courses: [],
    gapPct: 0,
  })
})

it('leaves alone who is here already and what is done', async () => {
  const { courseId } = await course('2026-03-09', '09:00')
  const visits = await practice.at(now, (ctx) => ctx.db.visits.ofCourse(courseId))
  for (const [i, state] of (['done', 'arrived'] as const).entries()) {
    const visit = visits[i]
    if (visit) await practice.at(now, (ctx) => saveVisit(ctx, visit, { state }))
  }
  const { courses } = await propose(absent([person(0)], '2026-03-09', '2026-05-08'))
  const [only] = courses
  expect(only?.visits.filter(({ visitId }) => only.affected.includes(visitId))).toMatchObject([
    { n: 3 },
  ])
})
