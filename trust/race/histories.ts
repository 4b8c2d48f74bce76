import { addDays } from '@anagen/core/shared'
import { type Random, seeded } from '../../bench/planner/random.ts'
import { planOf } from '../../server/src/api/test-world.ts'
import type { TrustRow } from '../row.ts'
import { hasLegalOrder, type Op, type Seen } from './legal-order.ts'
import { inFlight, onPostgres, type RacePractice, secondsSince } from './race-practice.ts'

export type Histories = { histories: number; seed: number }

const clocks = ['09:00', '11:00', '13:00', '15:00']
const kinds = ['arrived', 'move', 'cancelled', 'missed', 'booked', 'move', 'read']
const visitsAtOnce = 16

/**
 * On PostgreSQL, two to four clients at once confirm, move, cancel and miss one visit, each from what it saw last. Every
 * such history must have a legal order. The same again with clients that take the present version when theirs is refused,
 * as a server without versions would let them: some of these must have none.
 */
export function visitHistories({ histories, seed }: Histories): Promise<TrustRow[]> {
  return onPostgres(async (practice) => {
    const lanes = await lanesOf(practice)
    const run = async (count: number, careless: boolean) => {
      const began = performance.now()
      const random = seeded(seed)
      let [illegal, changes] = [0, 0]
      const rounds = lanes.map((_, i) => Math.floor((count + i) / lanes.length))
      await inFlight([...lanes.keys()], visitsAtOnce, async (i) => {
        for (let round = 0; round < (rounds[i] as number); round++) {
          const { from, ops } = await history(practice, lanes[i] as Lane, { random, careless })
          changes += ops.filter(isChange).length
          if (!hasLegalOrder(from, ops)) illegal++
        }
      })
      return { illegal, changes, seconds: secondsSince(began) }
    }
    const careful = await run(histories, false)
    const careless = await run(histories / 10, true)
    return [
      {
        test: 'confirm, move, cancel, no-show at once on one visit',
        count: histories,
        failures: careful.illegal,
        seed,
        seconds: careful.seconds,
        note: `histories with a legal order: ${histories - careful.illegal}, changes made in them: ${careful.changes}`,
      },
      {
        test: 'the same, planted flaw: versions not minded',
        count: histories / 10,
        failures: careless.illegal > 0 ? 0 : 1,
        seed,
        seconds: careless.seconds,
        note: `histories without a legal order: ${careless.illegal}`,
      },
    ]
  })
}

const isChange = ({ kind, answer }: Op) => kind !== 'read' && typeof answer !== 'string'

/** A visit that nobody else's visit meets: its practitioner has only it on its day. */
type Lane = { visitId: string; date: string; practitionerId: string }

async function lanesOf(practice: RacePractice): Promise<Lane[]> {
  const { server, cookie, locationId, practitioners, patients } = practice
  const lanes: Lane[] = []
  for (const [i, patientId] of patients.entries()) {
    const practitionerId = practitioners[i % practitioners.length] ?? ''
    const weekday = Math.floor(i / practitioners.length)
    const date = addDays('2026-03-09', (weekday % 5) + 7 * Math.floor(weekday / 5))
    const visits = [{ n: 1, start: `${date}T${clocks[0]}`, practitionerId }]
    const asked = { ...planOf(patientId, locationId), light: [], protocolId: 'acupuncture-visit' }
    const body = { ...asked, areas: ['body'], visits }
    const answer = await server.call('courses.book', { body }, { cookie })
    const [visit] = answer.body.visits as { visitId: string }[]
    lanes.push({ visitId: visit?.visitId ?? '', date, practitionerId })
  }
  return lanes
}

type How = { random: Random; careless: boolean }

/** Two to four clients, each with one to three operations one after the other. */
async function history(practice: RacePractice, lane: Lane, how: How) {
  const from = (await read(practice, lane)) as Seen
  const ops: Op[] = []
  const clients = Array.from({ length: how.random.int(2, 4) }, () =>
    Array.from({ length: how.random.int(1, 3) }, () => ({
      kind: how.random.pick(kinds),
      start: `${lane.date}T${how.random.pick(clocks)}`,
    })),
  )
  await Promise.all(
    clients.map(async (wishes) => {
      let seen = from
      for (const wish of wishes) {
        const asked = performance.now()
        const answer = await act(practice, lane, { ...wish, seen, careless: how.careless })
        ops.push({ ...wish, version: seen.version, asked, answered: performance.now(), answer })
        if (typeof answer !== 'string') seen = answer
      }
    }),
  )
  return { from, ops }
}

type Wish = { kind: string; start: string; seen: Seen; careless: boolean }

async function act(practice: RacePractice, lane: Lane, wish: Wish): Promise<Seen | string> {
  const { kind, start, seen, careless } = wish
  if (kind === 'read') return read(practice, lane)
  const { server, cookie } = practice
  const { visitId, practitionerId } = lane
  const { version } = seen
  const answer =
    kind === 'move'
      ? await server.call(
          'visits.move',
          { params: { visitId }, body: { start, practitionerId, version } },
          { cookie },
        )
      : await server.call(
          'visits.state',
          { params: { visitId }, body: { state: kind, version } },
          { cookie },
        )
  if (answer.status === 200) return seenIn(answer.body)
  if (answer.body.code !== 'stale' || !careless) return String(answer.body.code ?? answer.status)
  const now = await read(practice, lane)
  return typeof now === 'string' ? now : act(practice, lane, { ...wish, seen: now })
}

/** From the list of a day, which is one read of one moment. */
async function read({ server, cookie, locationId }: RacePractice, lane: Lane) {
  const query = { date: lane.date, locationId }
  const { status, body } = await server.call('day.get', { query }, { cookie })
  if (status !== 200) return String(status)
  const visits = body.visits as Record<string, unknown>[]
  const visit = visits.find(({ visitId }) => visitId === lane.visitId)
  return visit ? seenIn(visit) : 'not there'
}

function seenIn(visit: Record<string, unknown>): Seen {
  const { state, start, version } = visit
  return { state: String(state), start: String(start), version: Number(version) }
}
