import { addDays } from '@anagen/core/shared'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Refusal } from '../refusal.ts'
import { bookCourse } from './book-course.ts'
import { cancelCourse } from './cancel-course.ts'
import { courseViewOf } from './course-view.ts'
import { planCourse } from './plan-course.ts'
import type { AskedVisit } from './refuse-rules.ts'
import { type TestPractice, testPractice } from './test-practice.ts'

let practice: TestPractice
beforeAll(async () => {
  practice = await testPractice()
})
afterAll(() => practice.database.close())

const now = '2026-03-02T13:00:00Z'
const six = (start: string, practitionerId: string, gap = 28) =>
  [0, 1, 2, 3, 4, 5].map((i) => ({
    n: i + 1,
    start: `${addDays(start.slice(0, 10), i * gap)}${start.slice(10)}`,
    practitionerId,
  }))

async function refusalOf(work: Promise<unknown>): Promise<Refusal> {
  const error = await work.then(
    () => null,
    (refused: unknown) => refused,
  )
  if (!(error instanceof Refusal)) throw error ?? new Error('nothing was refused')
  return error
}

describe('booking a course', () => {
  it('books every visit with its people, rooms and light, and keeps the traces', async () => {
    const patientId = await practice.person()
    const [p1 = ''] = practice.people
    const ask = practice.ask(patientId, { light: [1, 2], areas: ['scalp', 'brow'] })
    const visits = six('2026-03-10T09:00', p1)
    const view = await practice.at(now, async (ctx) =>
      courseViewOf(ctx, await bookCourse(ctx, { ...ask, visits })),
    )
    expect(view.state).toBe('active')
    expect(view.protocol).toMatchObject({ protocolId: ask.protocolId, version: 1 })
    expect(view.visits.map((v) => v.start)).toEqual(visits.map((v) => v.start))
    const [first] = view.visits
    expect(first?.end).toBe('2026-03-10T10:50')
    expect(first?.uses.map(({ kind, from, to }) => [kind, from.slice(11), to.slice(11)])).toEqual([
      ['practitioner', '09:00', '09:15'],
      ['room', '09:00', '10:50'],
      ['device', '09:15', '09:35'],
      ['practitioner', '09:35', '10:35'],
    ])
    expect(view.money).toMatchObject({
      priceMinor: 122_001,
      paidMinor: 0,
      reserved: 6,
      redeemed: 0,
    })
    expect(view.reviews.map((r) => r.kind)).toEqual(['visit-4', 'week-24', 'week-32'])
    await practice.at(now, async (ctx) => {
      const ledger = await ctx.db.ledger.ofCourses([view.courseId])
      expect(ledger.reduce((sum, one) => sum + one.amountMinor, 0)).toBe(122_001)
      const [message] = await ctx.db.messages.ofCourse(patientId, view.courseId)
      expect(message?.calendar?.match(/BEGIN:VEVENT/g)).toHaveLength(6)
      expect(message?.calendar).not.toMatch(/needl|hair|scalp|light|treat/i)
      expect(message?.subject).toBe('Your appointments')
    })
  })

  const firstDay = '2026-03-17'
  const refused: [string, () => Promise<unknown>, string, string[]][] = [
    ['a visit missing', () => tryBook((all) => all.slice(0, 5)), 'bad-request', ['visits']],
    [
      'a gap too short',
      () => tryBook((all) => shift(all, 1, -8)),
      'bad-request',
      ['visits.1.start'],
    ],
    [
      'a gap too long',
      () => tryBook((all) => shift(all, 5, 15)),
      'bad-request',
      ['visits.5.start'],
    ],
    [
      'the past',
      () => tryBook((all) => all, '2026-03-01T09:00'),
      'bad-request',
      ['visits.0.start'],
    ],
    [
      'a weekday ruled out',
      () => tryBook((all) => all, undefined, { vetoWeekdays: [2] }),
      'bad-request',
      [0, 1, 2, 3, 4, 5].map((i) => `visits.${i}.start`),
    ],
    [
      'a time away',
      () => tryBook((all) => all, undefined, { away: [{ from: firstDay, to: firstDay }] }),
      'bad-request',
      ['visits.0.start'],
    ],
    [
      'before opening',
      () => tryBook((all) => all, `${firstDay}T08:55`),
      'slot-taken',
      [1, 2, 3, 4, 5, 6].map((n) => `visits.${n - 1}.start`),
    ],
    [
      'off the grid',
      () => tryBook((all) => all, `${firstDay}T09:02`),
      'slot-taken',
      [1, 2, 3, 4, 5, 6].map((n) => `visits.${n - 1}.start`),
    ],
    [
      'a room as practitioner',
      () => tryBook((all) => all.map((v) => ({ ...v, practitionerId: practice.rooms[0] ?? '' }))),
      'slot-taken',
      [1, 2, 3, 4, 5, 6].map((n) => `visits.${n - 1}.start`),
    ],
  ]
  it.each(refused)('refuses %s and stores nothing', async (_name, work, code, paths) => {
    const before = await countRows()
    const refusal = await refusalOf(work())
    expect([refusal.code, refusal.problems.map((one) => one.path)]).toEqual([code, paths])
    expect(await countRows()).toEqual(before)
  })

  const blocked: [string, Parameters<TestPractice['person']>[0]][] = [
    ['alopecia areata awaits a clearance', { 'alopecia-areata': 'yes' }],
    ['a keloid declines', { 'skin-past': ['keloid'] }],
  ]
  it.each(blocked)('refuses where %s', async (_name, own) => {
    const patientId = await practice.person(own)
    const visits = six(`${firstDay}T13:00`, practice.people[0] ?? '')
    const refusal = await refusalOf(
      practice.at(now, (ctx) => bookCourse(ctx, { ...practice.ask(patientId), visits })),
    )
    expect(refusal.code).toBe('blocked')
    expect(refusal.problems.length).toBeGreaterThan(0)
    const open = await practice.at(now, (ctx) => planCourse(ctx, practice.ask(patientId)))
    expect(open.bookable).toBe(false)
    expect(open.status).toBe('planned')
    expect(open.blocks.length).toBeGreaterThan(0)
  })

  async function tryBook(
    change: (all: AskedVisit[]) => AskedVisit[],
    start = `${firstDay}T13:00`,
    wishes = {},
  ) {
    const patientId = await practice.person()
    const ask = practice.ask(patientId)
    const visits = change(six(start, practice.people[0] ?? ''))
    return practice.at(now, (ctx) =>
      bookCourse(ctx, { ...ask, wishes: { ...ask.wishes, ...wishes }, visits }),
    )
  }
})

function shift(all: AskedVisit[], i: number, days: number): AskedVisit[] {
  return all.map((visit, j) =>
    j < i
      ? visit
      : { ...visit, start: `${addDays(visit.start.slice(0, 10), days)}${visit.start.slice(10)}` },
  )
}

async function countRows() {
  const { rows } = await practice.database.owner.query(
    'SELECT (SELECT count(*) FROM visit) AS v, (SELECT count(*) FROM booking) AS b, (SELECT count(*) FROM course) AS c',
  )
  return rows
}

describe('many at once', () => {
  it('books each course whole or not at all, and nothing twice', async () => {
    const small = await testPractice({ practitioners: 2, rooms: 2 })
    try {
      const people = await Promise.all(Array.from({ length: 20 }, () => small.person()))
      const tried = await Promise.allSettled(
        people.map((patientId, i) => {
          // Ten people want the same six hours of each practitioner, in three overlapping ways.
          const visits = six(
            `2026-03-10T${['10:00', '10:30', '11:00'][i % 3]}`,
            small.people[i % 2] ?? '',
          )
          return small.at(now, (ctx) => bookCourse(ctx, { ...small.ask(patientId), visits }))
        }),
      )
      const refused = tried.flatMap((one) => (one.status === 'rejected' ? [one.reason] : []))
      expect(refused.map((one) => (one instanceof Refusal ? one.code : one))).toEqual(
        refused.map(() => 'slot-taken'),
      )
      const booked = tried.length - refused.length
      expect(booked).toBeGreaterThanOrEqual(2)
      const { rows } = await small.database.owner.query(
        'SELECT course_id, count(*)::int AS n, (SELECT count(*)::int FROM booking b JOIN visit w USING (practice_id, visit_id) WHERE w.course_id = v.course_id) AS b FROM visit v GROUP BY course_id',
      )
      expect(rows).toHaveLength(booked)
      // A practitioner and a room for each of six visits: opening and needling are one stay.
      expect(rows.every((row) => row.n === 6 && row.b === 12)).toBe(true)
      const { rows: twice } = await small.database.owner.query(
        'SELECT 1 FROM booking a JOIN booking b USING (resource_id) WHERE a.booking_id < b.booking_id AND a.during && b.during',
      )
      expect(twice).toEqual([])
    } finally {
      await small.database.close()
    }
  })

  it('changes other people between equal rooms when only that makes a visit fit', async () => {
    const small = await testPractice({ practitioners: 3, rooms: 2 })
    try {
      const [a = '', b = '', c = ''] = small.people
      const book = async (start: string, who: string) => {
        const patientId = await small.person()
        return small.at(now, (ctx) =>
          bookCourse(ctx, { ...small.ask(patientId), visits: six(start, who) }),
        )
      }
      await book('2026-03-10T09:00', a)
      const gone = await book('2026-03-10T10:30', b)
      const later = await book('2026-03-10T10:35', c)
      const [room1 = '', room2 = ''] = small.rooms
      expect(await roomsOf(small, later)).toEqual([room2])
      await small.at(now, (ctx) => cancelCourse(ctx, { courseId: gone, version: 1 }))
      // Room 1 is taken until 10:15 and room 2 from 10:35: 09:45 to 11:00 fits only after a swap.
      const between = await book('2026-03-10T09:45', b)
      expect(await roomsOf(small, later)).toEqual([room1])
      expect(await roomsOf(small, between)).toEqual([room2])
    } finally {
      await small.database.close()
    }
  })
})

/** The rooms that the visits of a course are in. */
function roomsOf(small: TestPractice, courseId: string): Promise<string[]> {
  return small.at(now, async (ctx) => {
    const visits = await ctx.db.visits.ofCourse(courseId)
    const bookings = await ctx.db.bookings.ofVisits(visits.map((visit) => visit.visitId))
    const rooms = bookings.map((one) => one.resourceId).filter((one) => small.rooms.includes(one))
    return [...new Set(rooms)]
  })
}
