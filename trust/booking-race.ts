import type { PlanAnswer } from '@anagen/contract'
import { addDays } from '@anagen/core/shared'
import { seeded } from '../bench/planner/random.ts'
import { quantile } from '../bench/stats.ts'
import { ensurePostgres } from '../scripts/postgres.mjs'
import { type TestServer, testServer } from '../server/src/api/test-server.ts'
import { answerAll, person, planOf } from '../server/src/api/test-world.ts'
import type { TrustRow } from './row.ts'

export type Race = { attempts: number; slots: number; inFlight: number; seed: number }

const people = 40
/** No start of one slot reaches into the next: a visit of the test takes less than two hours. */
const clocks = ['09:00', '11:00', '13:00', '15:00']

/**
 * On PostgreSQL, many clients at once try to book single visits into the same slots through the API. Each slot must be
 * booked once, nothing twice, no call may fail on the server's side, and every refusal must say that it is taken. Then
 * the same without the guards, where the count of overlaps must rise: a test that cannot fail proves nothing.
 */
export async function bookingRace(race: Race): Promise<TrustRow[]> {
  const postgres = await ensurePostgres()
  if (!postgres) throw new Error('there is no PostgreSQL to race on')
  process.env.DATABASE_URL = postgres.url
  const server = await testServer()
  try {
    return [await throughTheApi(server, race), await withoutGuards(server, race)]
  } finally {
    await server.close()
    await postgres.stop()
  }
}

type Attempt = { patientId: string; start: string; practitionerId: string }

async function throughTheApi(server: TestServer, race: Race): Promise<TrustRow> {
  const began = performance.now()
  const { cookie, attempts, locationId } = await prepared(server, race)
  const times: number[] = []
  const codes = new Map<string, number>()
  await inFlight(attempts, race.inFlight, async ({ patientId, start, practitionerId }) => {
    const ask = {
      ...planOf(patientId, locationId),
      protocolId: 'acupuncture-visit',
      areas: ['body'],
    }
    const body = { ...ask, light: [], visits: [{ n: 1, start, practitionerId }] }
    const started = performance.now()
    const answer = await server.call('courses.book', { body }, { cookie })
    times.push(performance.now() - started)
    const code = answer.status === 200 ? 'booked' : String(answer.body.code ?? answer.status)
    codes.set(code, (codes.get(code) ?? 0) + 1)
  })
  const booked = codes.get('booked') ?? 0
  const wrong = [
    ...(booked === race.slots ? [] : [`${booked} of ${race.slots} slots were booked`]),
    ...[...codes.keys()].filter((code) => code !== 'booked' && code !== 'slot-taken'),
    ...((await overlaps(server)) > 0 ? ['a resource is booked twice'] : []),
  ]
  const p = (share: number) => `${quantile(times, share).toFixed(0)} ms`
  return {
    test: `${race.slots} slots, ${race.inFlight} attempts in flight`,
    count: attempts.length,
    failures: wrong.length,
    seed: race.seed,
    seconds: Math.round((performance.now() - began) / 1000),
    note: `${wrong.join('; ') || `${booked} booked, the others told that it is taken`}; p50 ${p(0.5)}, p99 ${p(0.99)}`,
  }
}

/** A practice with two people and two rooms, people to book for, and the attempts in a random order. */
async function prepared(server: TestServer, { attempts, slots, seed }: Race) {
  const { owner: cookie } = await server.open()
  const as = async (id: Parameters<TestServer['call']>[0], input: object) =>
    (await server.call(id, input, { cookie })).body as never
  const { locations } = (await as('session.get', {})) as { locations: [{ locationId: string }] }
  const { locationId } = locations[0]
  const patients: string[] = []
  for (let i = 0; i < people; i++) {
    const { patientId } = (await as('patients.create', { body: person })) as { patientId: string }
    await answerAll(as, patientId)
    patients.push(patientId)
  }
  const ask = { ...planOf(patients[0] ?? '', locationId), light: [] }
  const answer = (await as('courses.plan', { body: ask })) as PlanAnswer
  if (!answer.bookable) throw new Error('the people of the race may not be treated')
  const { resources } = (await as('resources.list', {})) as {
    resources: { resourceId: string; kind: string }[]
  }
  const practitioners = resources.filter(({ kind }) => kind === 'practitioner')
  const places = slotsOf(practitioners.map(({ resourceId }) => resourceId)).slice(0, slots)
  const random = seeded(seed)
  const list = Array.from({ length: attempts }, (): Attempt => {
    return { patientId: random.pick(patients), ...random.pick(places) }
  })
  return { cookie, attempts: list, locationId }
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

/** Runs the work on all, so many at a time. */
async function inFlight<T>(all: readonly T[], most: number, work: (one: T) => Promise<void>) {
  let next = 0
  const runner = async () => {
    while (next < all.length) await work(all[next++] as T)
  }
  await Promise.all(Array.from({ length: most }, runner))
}

async function overlaps({ database }: TestServer): Promise<number> {
  const { rows } = await database.owner.query<{ n: number }>(
    `SELECT count(*)::int AS n FROM booking a JOIN booking b ON a.practice_id = b.practice_id
       AND a.resource_id = b.resource_id AND a.booking_id < b.booking_id AND a.during && b.during`,
  )
  return rows[0]?.n ?? 0
}

/** The planted flaw: the constraint gone and rows written past the API, as a broken release would. */
async function withoutGuards(
  server: TestServer,
  { inFlight: most, seed }: Race,
): Promise<TrustRow> {
  const began = performance.now()
  const { owner } = server.database
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
  const seen = await overlaps(server)
  return {
    test: 'the same, planted flaw: no constraint',
    count: ids.length,
    failures: seen >= ids.length ? 0 : 1,
    seed,
    seconds: Math.round((performance.now() - began) / 1000),
    note: `${seen} overlaps seen`,
  }
}
