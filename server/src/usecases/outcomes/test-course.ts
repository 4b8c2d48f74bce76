import type { ObservationInput } from '@anagen/contract'
import type { Answers } from '@anagen/core/screening'
import { addDays } from '@anagen/core/shared'
import type { Context } from '../context.ts'
import { bookCourse } from '../courses/book-course.ts'
import { type TestPractice, testPractice } from '../courses/test-practice.ts'
import { Refusal } from '../refusal.ts'

/** The day of the first visit of a test course; the others follow every 28 days. */
export const firstVisit = '2026-03-09'
const booked = '2026-03-02T13:00:00Z'
/** An instant some days after the first visit. */
export const dayAfter = (days: number, time = '15:00') =>
  `${addDays(firstVisit, days)}T${time}:00.000Z`

/** A practice with one person and a course of six visits, of which some were given. */
export async function testCourse(given = 6, answers: Answers = {}) {
  const practice = await testPractice({ practitioners: 2 })
  const one = await bookOne(practice, { given, answers })
  return { practice, ...one, bookOne: (more: Booking) => bookOne(practice, more) }
}
export type TestCourse = Awaited<ReturnType<typeof testCourse>>

type Booking = { given: number; answers?: Answers; first?: string; clock?: string; who?: number }

/** Books a course of six visits and gives the first of them, past the record. */
async function bookOne(practice: TestPractice, booking: Booking) {
  const { given, answers = {}, first = firstVisit, clock = '09:00', who = 0 } = booking
  const patientId = await practice.person(answers)
  const visits = [0, 1, 2, 3, 4, 5].map((i) => ({
    n: i + 1,
    start: `${addDays(first, 28 * i)}T${clock}`,
    practitionerId: practice.people[who] ?? '',
  }))
  const courseId = await practice.at(booked, (ctx) =>
    bookCourse(ctx, { ...practice.ask(patientId), visits }),
  )
  await practice.database.owner.query(
    `UPDATE visit SET state = 'done' WHERE course_id = $1 AND n <= $2`,
    [courseId, given],
  )
  return { patientId, courseId }
}

/** What is typed of a measure, with nothing said that may be left open. */
export const typed = (
  more: Partial<ObservationInput> & Pick<ObservationInput, 'measure' | 'method'>,
): ObservationInput => ({
  ...{ spotId: null, side: null, value: null, repeats: [], parts: {}, matched: null },
  ...{ device: null, umPerPx: null, engine: null, operator: null, areaCm2: null },
  ...more,
})

/** How a piece of work ends: `fine`, or the code of its refusal with the fields it names. */
export const endOf = (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'fine',
    (error: unknown) =>
      error instanceof Refusal
        ? [error.code, ...error.problems.map(({ path }) => path)].join(' ')
        : String(error),
  )

/** The figures of a person as they stand, by measure. */
export const figuresOf = (ctx: Context, patientId: string) =>
  ctx.db.observations.ofPatients([patientId])
