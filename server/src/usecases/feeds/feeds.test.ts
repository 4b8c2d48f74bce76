import { addDays } from '@anagen/core/shared'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { tokenHash } from '../../auth/session.ts'
import { bookCourse } from '../courses/book-course.ts'
import { getCalendarFile } from '../courses/get-calendar-file.ts'
import { type TestPractice, testPractice } from '../courses/test-practice.ts'
import { Refusal } from '../refusal.ts'
import { moveVisit } from '../visits/move-visit.ts'
import { setVisitState } from '../visits/set-visit-state.ts'
import { listFeeds, makeFeed, revokeFeed } from './feeds.ts'
import { initialsOf, readFeed } from './read-feed.ts'

const now = '2026-03-02T13:00:00Z'
let practice: TestPractice
let patientId: string
let courseId: string
beforeAll(async () => {
  practice = await testPractice({ practitioners: 2 })
  patientId = await practice.person()
  const visits = [0, 1, 2, 3, 4, 5].map((i) => ({
    n: i + 1,
    start: `${addDays('2026-03-09', 28 * i)}T09:00`,
    practitionerId: who(),
  }))
  courseId = await practice.at(now, (ctx) =>
    bookCourse(ctx, { ...practice.ask(patientId), visits }),
  )
})
afterAll(() => practice.database.close())

const who = (i = 0) => practice.people[i] ?? ''
type Of = 'practitioner' | 'patient'
const make = (of: Of, id: string, level: 'busy' | 'short' | 'full') =>
  practice.at(now, (ctx) => makeFeed(ctx, { of, id, level }))

/** What a calendar program reads, its folded lines joined again. */
async function read({ link }: { link: string }): Promise<string> {
  const secret = (link.split('.')[1] ?? '').replace('.ics', '')
  const feed = await practice.at(now, (ctx) => ctx.db.feeds.byToken(tokenHash(secret)))
  if (!feed) return ''
  const actor = { kind: 'link', id: feed.feedId, patientId: feed.patientId } as const
  const text = await practice.at(now, readFeed, actor)
  return text.replaceAll(/\r?\n[ \t]/g, '')
}
const all = (text: string, name: string) =>
  [...text.matchAll(new RegExp(`^${name}:(.*?)\\r?$`, 'gm'))].map((one) => one[1])

describe('a calendar to subscribe to', () => {
  const levels = [
    ['practitioner', 'busy', 'Busy', false],
    ['practitioner', 'short', 'J. A.', false],
    ['practitioner', 'full', 'June Alder 1/6', true],
    ['patient', 'busy', 'Busy', false],
    ['patient', 'short', 'Appointment', false],
    ['patient', 'full', 'Appointment 1 of 6', true],
  ] as const
  it.each(levels)('of a %s at level %s says "%s"', async (of, level, title, place) => {
    const text = await read(await make(of, of === 'patient' ? patientId : who(), level))
    expect(all(text, 'SUMMARY')[0]).toBe(title)
    expect(all(text, 'SUMMARY')).toHaveLength(6)
    expect(text.includes('LOCATION:Main')).toBe(place)
    expect(text.includes('June')).toBe(title.startsWith('June'))
    expect(text).not.toMatch(/needling|scalp|light|brow|hair|acupuncture/i)
    expect(all(text, 'DTSTART')[0]).toBe('20260309T130000Z')
  })

  it('shows nothing of others', async () => {
    const text = await read(await make('practitioner', who(1), 'full'))
    expect(all(text, 'SUMMARY')).toEqual([])
  })

  it('has another secret each time, of at least 128 bits', async () => {
    const [one, two] = [
      await make('patient', patientId, 'busy'),
      await make('patient', patientId, 'busy'),
    ]
    const secret = ({ link }: { link: string }) => link.split('.')[1] ?? ''
    expect(secret(one)).not.toBe(secret(two))
    expect(Buffer.from(secret(one), 'base64url').length).toBeGreaterThanOrEqual(16)
  })

  it('is listed until it is ended, with when it was last read', async () => {
    const list = (id: string) =>
      practice.at(now, (ctx) => listFeeds(ctx, { of: 'practitioner', id }))
    const made = await make('practitioner', who(1), 'busy')
    const { feedId } = made
    const shown = async () => (await list(who(1))).feeds.find((one) => one.feedId === feedId)
    expect(await shown()).toMatchObject({ level: 'busy', readAt: null })
    await read(made)
    expect(await shown()).toMatchObject({ readAt: new Date(now).toISOString() })
    await practice.at(now, (ctx) => revokeFeed(ctx, feedId))
    expect(await shown()).toBeUndefined()
    expect(await read(made)).toBe('')
    const again = practice.at(now, (ctx) => revokeFeed(ctx, feedId))
    await expect(again).rejects.toThrow(Refusal)
  })

  it.each([
    ['a room', () => practice.rooms[0] ?? ''],
    ['nobody here', () => patientId],
  ])('is not made of %s', async (_, id) => {
    await expect(make('practitioner', id(), 'busy')).rejects.toThrow(Refusal)
  })
})

describe('after a visit was moved and another cancelled', () => {
  it('the same ids rise in sequence, and the cancelled one is marked', async () => {
    const visits = await practice.at(now, (ctx) => ctx.db.visits.ofCourse(courseId))
    const [first, , third] = visits
    if (!first || !third) throw new Error('no visits')
    const before = await read(await make('patient', patientId, 'full'))
    await practice.at(now, (ctx) =>
      moveVisit(ctx, {
        ...{ visitId: first.visitId, version: first.version },
        ...{ start: '2026-03-10T11:00', practitionerId: who(1) },
      }),
    )
    await practice.at(now, (ctx) =>
      setVisitState(ctx, { visitId: third.visitId, version: third.version, state: 'cancelled' }),
    )
    const after = await read(await make('patient', patientId, 'full'))
    expect(all(after, 'UID').sort()).toEqual(all(before, 'UID').sort())
    expect(all(before, 'SEQUENCE')).toEqual(['0', '0', '0', '0', '0', '0'])
    expect(all(after, 'SEQUENCE')).toEqual(['1', '0', '1', '0', '0', '0'])
    expect(all(after, 'STATUS')).toEqual(['CANCELLED'])
    expect(all(after, 'DTSTART')[0]).toBe('20260310T150000Z')
    const { text } = await practice.at(now, (ctx) => getCalendarFile(ctx, courseId))
    const file = text.replaceAll(/\r?\n[ \t]/g, '')
    expect([all(file, 'UID').length, all(file, 'STATUS'), all(file, 'SEQUENCE')]).toEqual([
      6,
      ['CANCELLED'],
      ['1', '0', '1', '0', '0', '0'],
    ])
  })
})

describe('initials', () => {
  it.each([
    ['Ines Ferrer', 'I. F.'],
    ['josé  maría de la Ó', 'J. M. D. L. Ó.'],
    ['李小龙', '李.'],
    ['', ''],
  ])('of %s are %s', (name, initials) => expect(initialsOf(name)).toBe(initials))
})
