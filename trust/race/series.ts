import { addDays } from '@anagen/core/shared'
import { type Random, seeded } from '../../bench/planner/random.ts'
import type { Answer } from '../../server/src/api/test-server.ts'
import { planOf } from '../../server/src/api/test-world.ts'
import { newId } from '../../server/src/ids.ts'
import type { TrustRow } from '../row.ts'
import { inFlight, onPostgres, overlaps, type RacePractice, secondsSince } from './race-practice.ts'

export type SeriesStorm = { series: number; inFlight: number; seed: number }

const clocks = ['09:00', '11:00', '13:00', '15:00']
const monday = '2026-03-09'

/**
 * On PostgreSQL, many clients at once book courses of six that want each other's times, in part only, and move and cancel
 * between. Some send each booking twice at the same moment with one key, as after a lost connection. Every series must be
 * there whole or not at all, what was sent twice be made once and answered alike, nothing overlap, and every visit that
 * stands have its person and room. Then a booking is taken away past the API, and that must be noticed.
 */
export function seriesStorm(storm: SeriesStorm): Promise<TrustRow[]> {
  return onPostgres(async (practice) => {
    const began = performance.now()
    const { told, wrong } = await blow(practice, storm)
    wrong.push(...(await notWhole(practice, told.booked)))
    if (told.booked === 0) wrong.push('not one series was booked')
    const note = `${told.booked} whole, ${told.refused} absent, ${told.twice} sent twice, ${told.moved} moved, ${told.cancelled} cancelled, 0 overlaps`
    return [
      {
        test: `series of six, ${storm.inFlight} in flight, with moves and cancelling`,
        count: storm.series,
        failures: wrong.length,
        seed: storm.seed,
        seconds: secondsSince(began),
        note: wrong.slice(0, 3).join('; ') || note,
      },
      await withOneMissing(practice, storm, told.booked),
    ]
  })
}

type Told = { booked: number; refused: number; twice: number; moved: number; cancelled: number }

async function blow(practice: RacePractice, storm: SeriesStorm) {
  const random = seeded(storm.seed)
  const told: Told = { booked: 0, refused: 0, twice: 0, moved: 0, cancelled: 0 }
  const wrong: string[] = []
  const asks = Array.from({ length: storm.series }, () => askOf(practice, random))
  await inFlight(asks, storm.inFlight, async ({ body, twice, then }) => {
    const answer = await book(practice, { body, twice, wrong })
    told.twice += Number(twice)
    if (answer.status === 200) {
      told.booked++
      await afterwards(practice, { course: answer.body as never, then, told, wrong })
    } else if (answer.body.code === 'slot-taken') told.refused++
    else wrong.push(`${answer.status} ${answer.body.code}`)
  })
  return { told, wrong }
}

/** Six visits four weeks apart: of two series a week or more apart some visits collide and others do not. */
function askOf({ patients, practitioners, locationId }: RacePractice, random: Random) {
  const first = addDays(monday, random.int(0, 4) + 7 * random.int(0, 11))
  const clock = random.pick(clocks)
  const practitionerId = random.pick(practitioners)
  const visits = [0, 1, 2, 3, 4, 5].map((i) => ({
    ...{ n: i + 1, practitionerId },
    start: `${addDays(first, 28 * i)}T${clock}`,
  }))
  const then = random.pick(['stay', 'stay', 'move', 'cancel'] as const)
  const body = { ...planOf(random.pick(patients), locationId), light: [], visits }
  return { body, twice: random.chance(0.3), then }
}

type Booking = { body: object; twice: boolean; wrong: string[] }

async function book(practice: RacePractice, { body, twice, wrong }: Booking): Promise<Answer> {
  const { server, cookie } = practice
  const key = newId()
  const send = () => server.call('courses.book', { body }, { cookie, key })
  if (!twice) return send()
  const [a, b] = await Promise.all([send(), send()])
  // A refusal is not kept: the copy may come after somebody else gave the time back.
  const [one, other] = a.status === 200 ? [a, b] : [b, a]
  if (one.status === 200 && other.status === 200 && one.body.courseId !== other.body.courseId)
    wrong.push('one key made two series')
  return one
}

type Course = {
  courseId: string
  version: number
  visits: { visitId: string; version: number; start: string; practitionerId: string }[]
}
type After = { course: Course; then: 'stay' | 'move' | 'cancel'; told: Told; wrong: string[] }

/** Cancels the course, or moves its third visit to another day; a time taken meanwhile is no fault. */
async function afterwards({ server, cookie }: RacePractice, { course, then, told, wrong }: After) {
  const { courseId, version, visits } = course
  if (then === 'stay') return
  const third = visits[2] as Course['visits'][number]
  const start = `${addDays(third.start.slice(0, 10), 7)}${third.start.slice(10)}`
  const moved = { start, practitionerId: third.practitionerId, version: third.version }
  const answer =
    then === 'cancel'
      ? await server.call('courses.cancel', { params: { courseId }, body: { version } }, { cookie })
      : await server.call(
          'visits.move',
          { params: { visitId: third.visitId }, body: moved },
          { cookie },
        )
  if (answer.status === 200) told[then === 'cancel' ? 'cancelled' : 'moved']++
  else if (answer.body.code !== 'slot-taken') wrong.push(`${answer.status} ${answer.body.code}`)
}

/** What the database says against the storm. */
async function notWhole(practice: RacePractice, booked: number): Promise<string[]> {
  const { rows } = await practice.server.database.owner.query<Whole>(
    `SELECT v.course_id AS id, count(*)::int AS visits,
       bool_and((v.state = 'booked') = (b.people = 1 AND b.rooms = 1) AND b.people = b.rooms) AS held
     FROM visit v CROSS JOIN LATERAL (
       SELECT count(*) FILTER (WHERE r.kind = 'practitioner') AS people,
         count(*) FILTER (WHERE r.kind = 'room') AS rooms
       FROM booking b JOIN resource r USING (practice_id, resource_id)
       WHERE b.practice_id = v.practice_id AND b.visit_id = v.visit_id
     ) b GROUP BY v.course_id`,
  )
  const twice = await overlaps(practice)
  return [
    ...(rows.length === booked ? [] : [`${rows.length} series stored, ${booked} answered`]),
    ...rows.flatMap(({ id, visits }) => (visits === 6 ? [] : [`series ${id}: ${visits} of 6`])),
    ...rows.flatMap(({ id, held }) => (held ? [] : [`series ${id}: a person or room is missing`])),
    ...(twice > 0 ? [`${twice} overlaps`] : []),
  ]
}
type Whole = { id: string; visits: number; held: boolean }

/** The planted flaw: one booking of one visit lost. */
async function withOneMissing(
  practice: RacePractice,
  { seed }: SeriesStorm,
  booked: number,
): Promise<TrustRow> {
  const began = performance.now()
  await practice.server.database.owner.query(
    'DELETE FROM booking WHERE booking_id = (SELECT min(booking_id::text)::uuid FROM booking)',
  )
  const seen = await notWhole(practice, booked)
  return {
    test: 'the same, planted flaw: one booking lost',
    count: 1,
    failures: seen.length > 0 ? 0 : 1,
    seed,
    seconds: secondsSince(began),
    note: seen.length > 0 ? 'noticed' : 'not noticed',
  }
}
