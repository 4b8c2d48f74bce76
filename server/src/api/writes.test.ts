import {
  type ChangePreview,
  type PlanAnswer,
  type Progress,
  type RouteId,
  routes,
  type VisitPage,
} from '@anagen/contract'
import { emptyTreatment } from '@anagen/contract/blank'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import {
  type Answer,
  type Cookies,
  type Input,
  type TestServer,
  testServer,
} from './test-server.ts'
import { linkHeaders, makeWorld, samplesOf, seenIn, type World } from './test-world.ts'

let server: TestServer
let cookies: Cookies
let world: World
let samples: Record<RouteId, Input>

beforeAll(async () => {
  server = await testServer()
  cookies = await server.open()
  world = await makeWorld(server, cookies.owner)
  samples = samplesOf(world)
})
afterAll(() => server.close())

// In the order in which they leave each other something to change; all others come before.
const ordered: RouteId[] = [
  'offers.decline',
  'offers.take',
  'patients.link',
  'visits.state',
  'visits.answer',
  'visits.consent',
  'visits.record',
  'visits.sign',
  'visits.addendum',
  'reviews.decide',
  'courses.cancel',
  'courses.book',
  'patients.hold',
  'patients.releaseHold',
  'patients.withdrawClearance',
  'session.end',
]
const writes = (Object.keys(routes) as RouteId[])
  .filter((id) => routes[id].effect === 'write')
  .filter((id) => !['public', 'first-run'].includes(routes[id].policy.kind))
  .sort((a, b) => ordered.indexOf(a) - ordered.indexOf(b))

type Body = Record<string, unknown>
const bodyOf = (id: RouteId) => samples[id].body as Body | undefined
const send = (id: RouteId, { key, body }: { key: string; body: Body | undefined }) =>
  server.call(
    id,
    { ...samples[id], ...(body && { body }) },
    { cookie: cookies.owner, key, headers: linkHeaders(world) },
  )
const read = async (id: RouteId, input = samples[id]) =>
  (await server.call(id, input, { cookie: cookies.owner })).body as unknown

/** What came back, and by how many rows each table has grown. */
async function grown(work: () => Promise<Answer>) {
  const before = await server.counts()
  const answer = await work()
  const now = await server.counts()
  const more = Object.keys(now).map((name) => [name, (now[name] ?? 0) - (before[name] ?? 0)])
  const rows = Object.fromEntries(more.filter(([, n]) => n !== 0)) as Record<string, number>
  return { answer, rows }
}

describe('a change of what somebody else changed meanwhile', () => {
  const has = (id: RouteId, name: string) => {
    const { shape } = (routes[id as 'patients.create'].body ?? {}) as { shape?: object }
    return shape !== undefined && name in shape
  }
  // The version of a consent is that of its text, not of a row.
  const versioned = writes.filter((id) => has(id, 'version') && id !== 'visits.consent')
  const numbered = writes.filter((id) => has(id, 'seq'))
  const cases = [
    ...versioned.map((id) => [id, 'version'] as const),
    ...numbered.map((id) => [id, 'seq'] as const),
  ]
  it('can happen on many routes', () => expect(cases.length).toBeGreaterThan(10))
  it.each(cases)('%s with another %s: stale, and nothing is stored', async (id, name) => {
    const body = { ...bodyOf(id), [name]: 99 }
    const { answer, rows } = await grown(() => send(id, { key: `another-version-${id}`, body }))
    expect([answer.status, answer.body.code]).toEqual([409, 'stale'])
    expect(rows).toEqual({})
  })
})

describe('every change', () => {
  let today: Date
  beforeEach(() => {
    today = server.clock.now
  })
  afterEach(() => {
    server.clock.now = today
  })
  it.each(writes)('%s is made once, with one row in the log', async (id) => {
    if (id === 'reviews.decide') await goToReview()
    const sent = { key: `the-one-key-${id}`, body: await currentBody(id) }
    const { answer, rows } = await grown(() => send(id, sent))
    expect(answer).toMatchObject({ status: 200 })
    expect(rows.audit).toBe(1)
    expect(rows.idempotency).toBe('secret' in routes[id] ? undefined : 1)
    if ('secret' in routes[id] || id === 'session.end') return
    const again = await grown(() => send(id, sent))
    expect([again.answer.body, again.rows]).toEqual([answer.body, {}])
    if (routes[id].policy.kind.endsWith('-link')) return
    const other = id === 'patients.create' ? 'locations.create' : 'patients.create'
    const reused = await grown(() => send(other, { key: sent.key, body: bodyOf(other) }))
    expect([reused.answer.body.code, reused.rows]).toEqual(['key-reused', {}])
  })
})

/** A review is held once it is due; by then nobody is signed in any more. */
async function goToReview(): Promise<void> {
  server.clock.now = new Date('2026-08-03T14:00:00Z')
  cookies.owner = await server.signIn('owner@a.example')
}

/** The body of a sample, fitting what the changes before it have made of the visit. */
async function currentBody(id: RouteId): Promise<Body | undefined> {
  const body = bodyOf(id)
  if (id === 'courses.book') return { ...body, visits: await freeStarts() }
  if (id === 'courses.change') {
    const ask = { ...samples[id], body: { change: body?.change } }
    const { options } = (await read('courses.preview', ask)) as ChangePreview
    return { ...body, seen: seenIn(options[0]) }
  }
  if (id === 'events.remove') {
    const { events } = (await read('progress.get')) as Progress
    const event = events.find(({ eventId }) => eventId === world.eventId)
    return { version: event?.version }
  }
  if (!body || !id.startsWith('visits.') || id === 'visits.consent') return body
  const { visit, entries, consents, devices } = (await read('visits.get')) as VisitPage
  if (id === 'visits.sign') for (const consent of consents) await signConsent(consent)
  if (id === 'visits.record') return { treatment: fullTreatment(devices), seq: 0 }
  return {
    ...body,
    ...('version' in body && { version: visit.version }),
    ...('seq' in body && { seq: entries.at(-1)?.seq }),
  }
}

async function freeStarts(): Promise<World['starts']> {
  const { plans } = (await read('courses.plan')) as PlanAnswer
  return (plans[0]?.visits ?? []).map(({ n, start, practitionerId }) => ({
    n,
    start,
    practitionerId,
  }))
}

async function signConsent({ key, version }: VisitPage['consents'][number]): Promise<void> {
  const body = { ...bodyOf('visits.consent'), key, version }
  await send('visits.consent', { key: `consent-${key}`, body })
}

function fullTreatment(devices: VisitPage['devices']) {
  const idOf = (type: string) =>
    devices.find((one) => one.device?.type === type)?.resourceId ?? null
  return {
    ...emptyTreatment,
    zones: [{ zone: 'crown', depthMm: 0.5, passes: 4 }],
    pen: idOf('pen'),
    cartridge: { lot: 'L1', expiry: null, openedInView: true },
    light: {
      device: idOf('panel'),
      wavelengthNm: 650,
      irradianceMwCm2: null,
      areaDefinition: null,
      dutyCycle: null,
      minutes: 20,
      goggles: true,
    },
  }
}
