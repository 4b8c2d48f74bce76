import type { OfferView, WaitingVisit } from '@anagen/contract'
import { addDays } from '@anagen/core/shared'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { tokenHash } from '../../auth/session.ts'
import type { NewClearance } from '../../db/repositories/clearances.ts'
import type { Context } from '../context.ts'
import { bookCourse } from '../courses/book-course.ts'
import { cancelCourse } from '../courses/cancel-course.ts'
import { type TestPractice, testPractice } from '../courses/test-practice.ts'
import { Refusal } from '../refusal.ts'
import { addClearance } from '../screening/add-clearance.ts'
import { addHold } from '../screening/add-hold.ts'
import { releaseHold } from '../screening/release-hold.ts'
import { withdrawClearance } from '../screening/withdraw-clearance.ts'
import { moveVisit } from '../visits/move-visit.ts'
import { setVisitState } from '../visits/set-visit-state.ts'
import { declineOffer, getOffer, takeOffer } from './answer-offer.ts'
import { makeOffer } from './make-offer.ts'
import { addWait, endWait } from './wait-list.ts'
import { getWorklist } from './worklist.ts'

const now = '2026-03-02T13:00:00Z'
let practice: TestPractice
beforeEach(async () => {
  practice = await testPractice({ practitioners: 1, rooms: 1, panels: 1 })
})
afterEach(() => practice.database.close())

const who = () => practice.people[0] ?? ''
const codeOf = (work: Promise<unknown>) =>
  work.then(
    () => 'fine',
    (error: unknown) => (error instanceof Refusal ? error.code : String(error)),
  )

type Booked = { courseId: string; patientId: string; visitIds: string[] }

/** Six visits 28 days apart from a date on, at one time of day. */
async function course(first: string, clock: string, person?: string): Promise<Booked> {
  const patientId = person ?? (await practice.person())
  const visits = [0, 1, 2, 3, 4, 5].map((i) => ({
    n: i + 1,
    start: `${addDays(first, 28 * i)}T${clock}`,
    practitionerId: who(),
  }))
  const courseId = await practice.at(now, (ctx) =>
    bookCourse(ctx, { ...practice.ask(patientId), visits }),
  )
  const rows = await practice.at(now, (ctx) => ctx.db.visits.ofCourse(courseId))
  return { courseId, patientId, visitIds: rows.map(({ visitId }) => visitId) }
}

const visit = ({ visitIds }: Booked, n: number) => visitIds[n - 1] ?? ''
const rowOf = (visitId: string) =>
  practice.at(now, async (ctx) => {
    const row = await ctx.db.visits.find(visitId)
    if (!row) throw new Error('no such visit')
    return row
  })
const stateOf = async (visitId: string) => {
  const { state, date, startsAt } = await rowOf(visitId)
  return `${state} ${date} ${startsAt.toISOString().slice(11, 16)}`
}
const wait = (visitId: string, at = now) =>
  practice.at(at, (ctx) => addWait(ctx, { visitId, note: '' }))
const setState = async (visitId: string, state: 'cancelled' | 'missed' | 'booked', at = now) => {
  const { version } = await rowOf(visitId)
  await practice.at(at, (ctx) => setVisitState(ctx, { visitId, state, version }))
}

/** The links that messages brought a person, the latest last. */
async function linksOf({ patientId, courseId }: Booked): Promise<string[]> {
  const messages = await practice.at(now, (ctx) => ctx.db.messages.ofCourse(patientId, courseId))
  return messages
    .filter(({ kind }) => kind === 'offer')
    .sort((a, b) => a.at.getTime() - b.at.getTime())
    .map(({ body }) => /http\S+$/.exec(body)?.[0] ?? '')
}

/** Acts as the person who follows a link. */
async function follow<T>(link: string, work: (ctx: Context) => Promise<T>, at = now): Promise<T> {
  const [, secret = ''] = (link.split('#')[1] ?? '').split('.')
  const offer = await practice.at(at, (ctx) => ctx.db.waiting.offerByToken(tokenHash(secret)))
  if (!offer) throw new Error('no such offer')
  return practice.at(at, work, { kind: 'link', id: offer.offerId, patientId: offer.patientId })
}
const take = (link: string, { offered }: OfferView, at = now) =>
  follow(
    link,
    (ctx) => takeOffer(ctx, { start: offered.start, practitionerId: offered.practitionerId }),
    at,
  )
const look = (link: string, at = now) => follow(link, getOffer, at)
const worklist = (at = now) => practice.at(at, (ctx) => getWorklist(ctx, practice.locationId))
const waitingOf = async (visitId: string, at = now): Promise<WaitingVisit | undefined> =>
  (await worklist(at)).waiting.find((one) => one.visitId === visitId)

/** Two people who would come earlier than 10:00 and 11:30 on the 11th, and one who gives back 9:00 on the 9th. */
async function twoWait() {
  const giver = await course('2026-03-09', '09:00')
  const first = await course('2026-03-11', '10:00')
  const second = await course('2026-03-11', '11:30')
  await wait(visit(first, 1), '2026-03-02T13:01:00Z')
  await wait(visit(second, 1), '2026-03-02T13:02:00Z')
  return { giver, first, second }
}

describe('a time that came free', () => {
  it('is offered to those who wait; the first who takes it has it, the other sees other times', async () => {
    const { giver, first, second } = await twoWait()
    await setState(visit(giver, 1), 'cancelled')
    const [one = ''] = await linksOf(first)
    const [two = ''] = await linksOf(second)
    for (const link of [one, two]) expect(link).toMatch(/^http:\/\/localhost\/p\/offer#/)
    const seen = await look(two)
    expect(seen).toMatchObject({
      state: 'open',
      now: '2026-03-11T11:30',
      offered: { start: '2026-03-09T09:00', practitionerId: who() },
      alternatives: [],
    })
    const taken = await take(two, seen)
    expect(taken).toMatchObject({ state: 'taken', now: '2026-03-09T09:00' })
    expect(await stateOf(visit(second, 1))).toBe('booked 2026-03-09 13:00')
    const lost = await look(one)
    expect(lost.state).toBe('lost')
    expect(lost.alternatives.length).toBeGreaterThan(0)
    for (const { start } of lost.alternatives) expect(start < '2026-03-11T10:00').toBe(true)
    expect(await codeOf(take(one, lost))).toBe('slot-taken')
    expect(await stateOf(visit(first, 1))).toBe('booked 2026-03-11 14:00')
    const [other] = lost.alternatives
    if (!other) throw new Error('no other time')
    const after = await take(one, { ...lost, offered: other })
    expect(after).toMatchObject({ state: 'taken', now: other.start })
  })

  it('is told in one message with all times, and ends the waiting', async () => {
    const { giver, second } = await twoWait()
    await setState(visit(giver, 1), 'cancelled')
    const [link = ''] = await linksOf(second)
    await take(link, await look(link))
    const { patientId, courseId } = second
    const messages = await practice.at(now, (ctx) => ctx.db.messages.ofCourse(patientId, courseId))
    expect(messages.map(({ kind }) => kind).sort()).toEqual(['booked', 'changed', 'offer'])
    expect(await waitingOf(visit(second, 1))).toBeUndefined()
    expect(await codeOf(take(link, await look(link)))).toBe('blocked')
  })

  it('is not offered to one who is held, who waits for something earlier, or whose spacing forbids it', async () => {
    const { giver, first } = await twoWait()
    const early = await course('2026-03-06', '09:00')
    await wait(visit(early, 1))
    await wait(visit(first, 2))
    const { patientId } = first
    const hold = { from: '2026-03-05', until: '2026-03-10', why: 'Travel' }
    await practice.at(now, (ctx) => addHold(ctx, { patientId, ...hold }))
    await setState(visit(giver, 1), 'cancelled')
    expect(await linksOf(early)).toEqual([])
    expect(await linksOf(first)).toEqual([])
  })

  it.each([
    [
      'a visit is moved',
      async ({ giver }: { giver: Booked }) => {
        const visitId = visit(giver, 1)
        const { version } = await rowOf(visitId)
        const move = { start: '2026-03-12T09:00', practitionerId: who() }
        await practice.at(now, (ctx) => moveVisit(ctx, { visitId, version, ...move }))
      },
    ],
    [
      'a course is ended',
      async ({ giver }: { giver: Booked }) => {
        const { courseId } = giver
        await practice.at(now, (ctx) => cancelCourse(ctx, { courseId, version: 1 }))
      },
    ],
  ])('is offered when %s', async (_, free) => {
    const waiting = await twoWait()
    await free(waiting)
    expect(await linksOf(waiting.first)).toHaveLength(1)
    expect(await linksOf(waiting.second)).toHaveLength(1)
  })

  it('is not offered when it is too near to answer', async () => {
    const { giver, first } = await twoWait()
    await setState(visit(giver, 1), 'cancelled', '2026-03-09T10:30:00Z')
    expect(await linksOf(first)).toEqual([])
  })

  it('goes to at most one open offer of each visit at a time', async () => {
    const { giver, first } = await twoWait()
    const another = await course('2026-03-10', '09:00')
    const third = await course('2026-03-10', '14:00')
    await setState(visit(giver, 1), 'cancelled')
    await setState(visit(another, 1), 'cancelled')
    expect(await linksOf(first)).toHaveLength(1)
    const [link = ''] = await linksOf(first)
    await follow(link, declineOffer)
    await setState(visit(third, 1), 'cancelled')
    expect(await linksOf(first)).toHaveLength(2)
  })
})

describe('an offer', () => {
  it('runs out after a day, or two hours before its time', async () => {
    const { giver, first } = await twoWait()
    await setState(visit(giver, 1), 'cancelled')
    const [link = ''] = await linksOf(first)
    const view = await look(link)
    expect(view.expiresAt).toBe('2026-03-03T13:00:00.000Z')
    expect((await look(link, '2026-03-03T12:59:59Z')).state).toBe('open')
    expect((await look(link, '2026-03-03T13:00:00Z')).state).toBe('expired')
    expect(await codeOf(take(link, view, '2026-03-03T13:00:00Z'))).toBe('blocked')
    expect(await stateOf(visit(first, 1))).toBe('booked 2026-03-11 14:00')
    const shown = await waitingOf(visit(first, 1), '2026-03-04T13:00:00Z')
    expect(shown?.offers.map(({ state }) => state)).toEqual(['expired'])
  })

  it('once declined leaves the visit as it is, and can still be taken', async () => {
    const { giver, first } = await twoWait()
    await setState(visit(giver, 1), 'cancelled')
    const [link = ''] = await linksOf(first)
    expect((await follow(link, declineOffer)).state).toBe('declined')
    expect(await stateOf(visit(first, 1))).toBe('booked 2026-03-11 14:00')
    expect((await take(link, await look(link))).state).toBe('taken')
    expect(await codeOf(follow(link, declineOffer))).toBe('blocked')
  })

  it('opens no time that was neither offered nor shown', async () => {
    const { giver, first } = await twoWait()
    await setState(visit(giver, 1), 'cancelled')
    const [link = ''] = await linksOf(first)
    const view = await look(link)
    const other = (start: string) => ({ ...view, offered: { ...view.offered, start } })
    expect(await codeOf(take(link, other('2026-03-11T14:00')))).toBe('blocked')
    expect(await codeOf(take(link, other('2026-03-09T03:00')))).toBe('slot-taken')
    expect(await codeOf(take(link, other('2026-05-09T09:00')))).toBe('slot-taken')
  })

  it('is made by hand for any free time that fits', async () => {
    const own = await course('2026-03-11', '10:00')
    const visitId = visit(own, 1)
    const offer = (start: string) =>
      practice.at(now, (ctx) => makeOffer(ctx, { visitId, start, practitionerId: who() }))
    const { link, expiresAt } = await offer('2026-03-05T14:00')
    expect(expiresAt).toBe('2026-03-03T13:00:00.000Z')
    expect((await look(link)).offered.end).toBe('2026-03-05T15:15')
    expect(await codeOf(offer('2026-03-02T09:00'))).toBe('blocked')
    expect(await codeOf(offer('2026-03-05T07:00'))).toBe('slot-taken')
    expect(await codeOf(offer('2026-04-09T09:00'))).toBe('slot-taken')
    await setState(visitId, 'cancelled')
    expect(await codeOf(offer('2026-03-05T14:00'))).toBe('blocked')
  })
})

describe('an open offer of a person', () => {
  const doc: NewClearance['doc'] = {
    kind: 'clearance',
    ruleIds: ['R10'],
    elements: ['scalp'],
    from: '2026-03-02',
    until: null,
    who: 'Dr. Lind',
    why: 'Seen in writing',
  }

  it('ends when the clearance it rests on is withdrawn, and stays ended when it is entered again', async () => {
    const patientId = await practice.person({ 'alopecia-areata': 'yes' })
    const enter = () => practice.at(now, (ctx) => addClearance(ctx, { patientId, ...doc }))
    await enter()
    const own = await course('2026-03-11', '10:00', patientId)
    const visitId = visit(own, 1)
    const place = { start: '2026-03-10T09:00', practitionerId: who() }
    await practice.at(now, (ctx) => makeOffer(ctx, { visitId, ...place }))
    const [link = ''] = await linksOf(own)
    const seen = await look(link)
    expect(seen.state).toBe('open')
    await practice.at(now, async (ctx) => {
      const [one] = await ctx.db.clearances.ofPatient(patientId)
      await withdrawClearance(ctx, { patientId, clearanceId: one?.clearanceId ?? '' })
    })
    expect((await look(link)).state).toBe('expired')
    expect(await codeOf(take(link, seen))).toBe('blocked')
    const again = practice.at(now, (ctx) => makeOffer(ctx, { visitId, ...place }))
    expect(await codeOf(again)).toBe('slot-taken')
    await enter()
    expect((await look(link)).state).toBe('expired')
    expect(await stateOf(visitId)).toBe('booked 2026-03-11 14:00')
  })

  it('ends with a hold over its day, and stands beside another hold', async () => {
    const { giver, first, second } = await twoWait()
    await setState(visit(giver, 1), 'cancelled')
    const hold = (of: Booked, from: string, until: string) =>
      practice.at(now, (ctx) =>
        addHold(ctx, { patientId: of.patientId, from, until, why: 'Travel' }),
      )
    await hold(first, '2026-03-08', '2026-03-10')
    await hold(second, '2026-05-01', '2026-05-10')
    const states = [first, second].map(
      async (one) => (await look((await linksOf(one))[0] ?? '')).state,
    )
    expect(await Promise.all(states)).toEqual(['expired', 'open'])
  })
})

describe('the wait list', () => {
  it('takes a booked visit once, and lets it go', async () => {
    const own = await course('2026-03-11', '10:00')
    const visitId = visit(own, 1)
    expect(await codeOf(wait(visitId))).toBe('fine')
    expect(await codeOf(wait(visitId))).toBe('exists')
    expect(await waitingOf(visitId)).toMatchObject({ state: 'booked', start: '2026-03-11T10:00' })
    const end = () => practice.at(now, (ctx) => endWait(ctx, visitId))
    expect(await codeOf(end())).toBe('fine')
    expect(await codeOf(end())).toBe('blocked')
    expect(await waitingOf(visitId)).toBeUndefined()
    await setState(visitId, 'cancelled')
    expect(await codeOf(wait(visitId))).toBe('blocked')
  })
})

describe('the worklist', () => {
  const kinds = async (at: string) =>
    (await worklist(at)).items.map(({ kind, n, date }) => `${kind} ${n} ${date}`)

  it('is empty while every course goes on', async () => {
    await course('2026-03-11', '10:00')
    expect(await worklist('2026-03-10T13:00:00Z')).toEqual({ items: [], waiting: [] })
  })

  it('lists a visit without a time, sooner once its window closes', async () => {
    const own = await course('2026-03-03', '10:00')
    await setState(visit(own, 3), 'missed', '2026-04-29T13:00:00Z')
    // Spacing 24 to 42 days between the visits of 31 March and 26 May.
    const [first = ''] = await kinds('2026-04-29T13:00:00Z')
    expect(first).toMatch(/^closing 3 2026-05-/)
    expect((await waitingOf(visit(own, 3), '2026-04-29T13:00:00Z'))?.start).toBeNull()
  })

  it('lists a course that stands still, and a hold that is over', async () => {
    const own = await course('2026-03-03', '10:00')
    const { patientId } = own
    const hold = { from: '2026-03-04', until: '2026-03-20', why: 'Travel' }
    await practice.at(now, (ctx) => addHold(ctx, { patientId, ...hold }))
    for (const n of [1, 2, 3, 4, 5, 6]) await setState(visit(own, n), 'missed')
    const during = await kinds('2026-03-19T13:00:00Z')
    expect(during).toContain('stalled 1 null')
    expect(during.some((one) => one.startsWith('holdEnded'))).toBe(false)
    const after = await kinds('2026-03-20T13:00:00Z')
    expect(after.filter((one) => one.startsWith('holdEnded'))).toEqual(['holdEnded 1 2026-03-20'])
    const { holds } = await practice.at(now, async (ctx) => ({
      holds: await ctx.db.holds.ofPatient(patientId),
    }))
    const holdId = holds[0]?.holdId ?? ''
    await practice.at(now, (ctx) => releaseHold(ctx, { patientId, holdId }))
    const released = await kinds('2026-03-20T13:00:00Z')
    expect(released.some((one) => one.startsWith('holdEnded'))).toBe(false)
  })

  it('lists a clearance that runs out within thirty days while the course goes on', async () => {
    const own = await course('2026-03-11', '10:00')
    const doc: NewClearance['doc'] = {
      kind: 'clearance',
      ruleIds: ['R10'],
      elements: ['scalp'],
      from: '2026-03-02',
      until: '2026-04-15',
      who: 'Dr. Lind',
      why: 'Seen in writing',
    }
    await practice.at(now, (ctx) =>
      ctx.db.clearances.add({
        clearanceId: ctx.newId(),
        patientId: own.patientId,
        doc,
        at: ctx.now,
        byStaff: practice.owner.id,
      }),
    )
    expect(await kinds('2026-03-15T13:00:00Z')).toEqual([])
    expect(await kinds('2026-03-16T13:00:00Z')).toEqual(['clearance null 2026-04-15'])
    expect(await kinds('2026-04-15T13:00:00Z')).toEqual(['clearance null 2026-04-15'])
    expect(await kinds('2026-04-16T13:00:00Z')).toEqual([])
  })
})
