import { addDays } from '@anagen/core/shared'
import { seeded } from '../../bench/planner/random.ts'
import { quantile } from '../../bench/stats.ts'
import { planOf } from '../../server/src/api/test-world.ts'
import type { TrustRow } from '../row.ts'
import { inFlight, onPostgres, overlaps, type RacePractice, secondsSince } from './race-practice.ts'

export type Race = { attempts: number; slots: number; inFlight: number; seed: number }

/** Attempts on other hours before the clock runs. */
const warmUp = 100

/** No start of one slot reaches into the next: a visit of the test takes less than two hours. */
const clocks = ['09:00', '11:00', '13:00', '15:00']

/**
 * On PostgreSQL, many clients at once try to book single visits into the same slots through the API, those of one
 * practitioner with light. Each slot must be booked once, nothing twice, no call may fail on the server's side, and every
 * refusal must say that it is taken. Then the same without the guards, where the count of overlaps must rise: a test
 * that cannot fail proves nothing.
 */
export function slotRace(race: Race): Promise<TrustRow[]> {
  return onPostgres(async (practice) => [
    await throughTheApi(practice, race),
    await withoutGuards(practice, race),
  ])
}

type Attempt = { patientId: string; start: string; practitionerId: string; light: number[] }

async function throughTheApi(practice: RacePractice, race: Race): Promise<TrustRow> {
  const attempts = attemptsOf(practice, race)
  const { server, cookie, locationId } = practice
  const book = ({ patientId, start, practitionerId, light }: Attempt) => {
    const asked = { ...planOf(patientId, locationId), light, protocolId: 'acupuncture-visit' }
    const body = { ...asked, areas: ['body'], visits: [{ n: 1, start, practitionerId }] }
    return server.call('courses.book', { body }, { cookie })
  }
  // A server at work, not one just started: bookings of other hours compile its code and open its connections.
  const earlier = attemptsOf(practice, { ...race, attempts: warmUp }, race.slots)
  await inFlight(earlier, race.inFlight, async (attempt) => void (await book(attempt)))
  const began = performance.now()
  const times: number[] = []
  const codes = new Map<string, number>()
  await inFlight(attempts, race.inFlight, async (attempt) => {
    const started = performance.now()
    const answer = await book(attempt)
    times.push(performance.now() - started)
    const code = answer.status === 200 ? 'booked' : String(answer.body.code ?? answer.status)
    codes.set(code, (codes.get(code) ?? 0) + 1)
  })
  const booked = codes.get('booked') ?? 0
  const wrong = [
    ...(booked === race.slots ? [] : [`${booked} of ${race.slots} slots were booked`]),
    ...[...codes.keys()].filter((code) => code !== 'booked' && code !== 'slot-taken'),
    ...((await overlaps(practice)) > 0 ? ['a person, room or device is booked twice'] : []),
  ]
  const p = (share: number) => `${quantile(times, share).toFixed(0)} ms`
  return {
    test: `${race.slots} slots, ${race.inFlight} attempts in flight`,
    count: attempts.length,
    failures: wrong.length,
    seed: race.seed,
    seconds: secondsSince(began),
    note: `${wrong.join('; ') || `${booked} booked, the others told that it is taken, 0 overlaps`}; p50 ${p(0.5)}, p99 ${p(0.99)} (goal 500 ms)`,
  }
}

/** The attempts in a random order. The second of the two practitioners treats with the only panel. */
function attemptsOf(
  { patients, practitioners }: RacePractice,
  { attempts, slots, seed }: Race,
  first = 0,
) {
  const places = slotsOf(practitioners).slice(first, first + slots)
  const random = seeded(seed)
  return Array.from({ length: attempts }, (): Attempt => {
    const place = random.pick(places)
    const light = place.practitionerId === practitioners[1] ? [1] : []
    return { patientId: random.pick(patients), ...place, light }
  })
}

/** Times two people can be booked at, weekday after weekday. */
function slotsOf(practitioners: readonly string[]): { start: string; practitionerId: string }[] {
  const monday = '2026-03-09'
  return Array.from({ length: 20 }, (_, i) =>
    addDays(monday, (i % 5) + 7 * Math.floor(i / 5)),
  ).flatMap((date) =>
    clocks.flatMap((clock) =>
      practitioners.map((practitionerId) => ({ start: `${date}T${clock}`, practitionerId })),
    ),
  )
}

/** The planted flaw: the constraint gone and rows written past the API, as a broken release would. */
async function withoutGuards(
  practice: RacePractice,
  { inFlight: most, seed }: Race,
): Promise<TrustRow> {
  const began = performance.now()
  const { owner } = practice.server.database
  await owner.query(
    'ALTER TABLE booking DROP CONSTRAINT booking_practice_id_resource_id_during_excl',
  )
  const { rows } = await owner.query<{ booking_id: string }>(
    'SELECT booking_id FROM booking LIMIT 64',
  )
  const ids = rows.map((row) => row.booking_id)
  await inFlight(ids, most, async (id) => {
    await owner.query(
      `INSERT INTO booking (practice_id, booking_id, visit_id, resource_id, during)
       SELECT practice_id, gen_random_uuid(), visit_id, resource_id, during FROM booking WHERE booking_id = $1
       ON CONFLICT DO NOTHING`,
      [id],
    )
  })
  const seen = await overlaps(practice)
  return {
    test: 'the same, planted flaw: no constraint',
    count: ids.length,
    failures: seen >= ids.length ? 0 : 1,
    seed,
    seconds: secondsSince(began),
    note: `${seen} overlaps seen`,
  }
}
