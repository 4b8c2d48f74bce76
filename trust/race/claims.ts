import { addDays } from '@anagen/core/shared'
import { type Random, seeded } from '../../bench/planner/random.ts'
import { repositories } from '../../server/src/db/repositories/index.ts'
import { withPractice } from '../../server/src/db/tenant.ts'
import { newId } from '../../server/src/ids.ts'
import { inFlight, onPostgres, overlaps, type RacePractice, secondsSince } from './race-practice.ts'

export type Claims = { attempts: number; inFlight: number; seed: number }
export type Claimed = { attempts: number; booked: number; overlaps: number; seconds: number }

const days = 60

/**
 * On PostgreSQL, attempts to take a practitioner, a room and for every second one the panel at a random time, all of it or
 * nothing, through the same lock and the same constraint as every booking; without the API, so that there can be many.
 */
export function claimRace(claims: Claims): Promise<Claimed> {
  return onPostgres(async (practice) => {
    const parts = await partsOf(practice)
    const random = seeded(claims.seed)
    const asks = Array.from({ length: claims.attempts }, () => askOf(random, parts))
    const began = performance.now()
    let booked = 0
    await inFlight(asks, claims.inFlight, async (ask) => {
      if (await claim(practice, parts, ask)) booked++
    })
    const seconds = secondsSince(began)
    return { attempts: claims.attempts, booked, overlaps: await overlaps(practice), seconds }
  })
}

type Parts = {
  practiceId: string
  visitId: string
  practitioners: string[]
  rooms: string[]
  panel: string
}

/** Whom and what there is to take; every claim is for one visit, booked through the API. */
async function partsOf(practice: RacePractice): Promise<Parts> {
  const { server, as, patients, practitioners, locationId } = practice
  const wishes = { weekdays: [], hours: null, practitioner: null, vetoWeekdays: [], away: [] }
  const visits = [{ n: 1, start: '2026-03-09T09:00', practitionerId: practitioners[0] }]
  const asked = { patientId: patients[0], locationId, areas: ['body'], light: [], wishes, visits }
  const body = { ...asked, protocolId: 'acupuncture-visit' }
  const course = (await as('courses.book', { body })) as { visits: [{ visitId: string }] }
  const { rows } = await server.database.owner.query<{ id: string; kind: string; pool: string }>(
    'SELECT resource_id AS id, kind, pool FROM resource r JOIN visit v USING (practice_id) WHERE visit_id = $1',
    [course.visits[0].visitId],
  )
  const { rows: own } = await server.database.owner.query<{ id: string }>(
    'SELECT practice_id AS id FROM visit WHERE visit_id = $1',
    [course.visits[0].visitId],
  )
  return {
    practiceId: own[0]?.id ?? '',
    visitId: course.visits[0].visitId,
    practitioners,
    rooms: rows.filter(({ kind }) => kind === 'room').map(({ id }) => id),
    panel: rows.find(({ pool }) => pool === 'light')?.id ?? '',
  }
}

type Ask = { date: string; spans: { resourceId: string; from: Date; to: Date }[] }

function askOf(random: Random, { practitioners, rooms, panel }: Parts): Ask {
  const date = addDays('2027-03-01', random.int(0, days - 1))
  const start = Date.parse(`${date}T09:00Z`) + 300_000 * random.int(0, 84)
  const span = (resourceId: string, from: number, minutes: number) => {
    const begins = start + 60_000 * from
    return { resourceId, from: new Date(begins), to: new Date(begins + 60_000 * minutes) }
  }
  const light = random.chance(0.5)
  const spans = [span(random.pick(practitioners), 0, 60), span(random.pick(rooms), 0, 75)]
  return { date, spans: light ? [...spans, span(panel, 60, 20)] : spans }
}

class Taken extends Error {}

async function claim(
  { server, locationId }: RacePractice,
  { practiceId, visitId }: Parts,
  { date, spans }: Ask,
): Promise<boolean> {
  try {
    await withPractice(server.database, practiceId, async (tx) => {
      const { bookings } = repositories(tx, practiceId)
      await bookings.lock(locationId, [date])
      const rows = spans.map((one) => ({ ...one, bookingId: newId(), visitId }))
      if ((await bookings.add(rows)) < rows.length) throw new Taken()
    })
    return true
  } catch (error) {
    if (error instanceof Taken) return false
    throw error
  }
}
