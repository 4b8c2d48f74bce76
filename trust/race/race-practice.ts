import type { RouteId } from '@anagen/contract'
import { ensurePostgres } from '../../scripts/postgres.mjs'
import { type Input, type TestServer, testServer } from '../../server/src/api/test-server.ts'
import { answerAll, person } from '../../server/src/api/test-world.ts'

/** A practice on PostgreSQL that many clients call at once through the API. */
export type RacePractice = {
  server: TestServer
  cookie: string
  locationId: string
  practitioners: string[]
  /** People with nothing to tell, who may be booked for. */
  patients: string[]
  /** Calls as the owner; the answer is its body, whatever its status. */
  as: (id: RouteId, input: object) => Promise<never>
}

const people = 40

/**
 * Runs work on a practice of its own with two who treat, two rooms and a panel.
 * @throws Error when there is no PostgreSQL
 */
export async function onPostgres<T>(work: (practice: RacePractice) => Promise<T>): Promise<T> {
  const postgres = await ensurePostgres()
  if (!postgres) throw new Error('there is no PostgreSQL to race on')
  const before = process.env.DATABASE_URL
  process.env.DATABASE_URL = postgres.url
  const server = await testServer()
  try {
    return await work(await prepared(server))
  } finally {
    await server.close()
    await postgres.stop()
    if (before === undefined) delete process.env.DATABASE_URL
    else process.env.DATABASE_URL = before
  }
}

async function prepared(server: TestServer): Promise<RacePractice> {
  const { owner: cookie } = await server.open()
  const as = async (id: RouteId, input: object) =>
    (await server.call(id, input as Input, { cookie })).body as never
  const { locations } = (await as('session.get', {})) as { locations: [{ locationId: string }] }
  const { resources } = (await as('resources.list', {})) as {
    resources: { resourceId: string; kind: string }[]
  }
  const practitioners = resources
    .filter(({ kind }) => kind === 'practitioner')
    .map(({ resourceId }) => resourceId)
  const patients: string[] = []
  for (let i = 0; i < people; i++) {
    const { patientId } = (await as('patients.create', { body: person })) as { patientId: string }
    await answerAll(as, patientId)
    patients.push(patientId)
  }
  return { server, cookie, locationId: locations[0].locationId, practitioners, patients, as }
}

/** Runs the work on all, so many at a time. */
export async function inFlight<T>(
  all: readonly T[],
  most: number,
  work: (one: T) => Promise<void>,
): Promise<void> {
  let next = 0
  const runner = async () => {
    while (next < all.length) await work(all[next++] as T)
  }
  await Promise.all(Array.from({ length: most }, runner))
}

/** How many pairs of bookings hold one person, room or device at one time. */
export async function overlaps({ server }: RacePractice): Promise<number> {
  const { rows } = await server.database.owner.query<{ n: number }>(
    `SELECT count(*)::int AS n FROM booking a JOIN booking b ON a.practice_id = b.practice_id
       AND a.resource_id = b.resource_id AND a.booking_id < b.booking_id AND a.during && b.during`,
  )
  return rows[0]?.n ?? 0
}

/** Whole seconds since a moment of `performance.now()`. */
export const secondsSince = (began: number) => Math.round((performance.now() - began) / 1000)
