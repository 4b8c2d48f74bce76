import { type Problem, type RouteId, routes } from '@anagen/contract'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type Cookies, type Input, type TestServer, testServer } from './test-server.ts'
import { linkHeaders, makeWorld, samplesOf, type World } from './test-world.ts'

let server: TestServer
let cookies: Cookies
let world: World
let samples: Record<RouteId, Input>

beforeAll(async () => {
  server = await testServer()
  cookies = await server.open()
  world = await makeWorld(server, cookies.owner)
  samples = await fullSamples()
})
afterAll(() => server.close())

/** Samples with everything said that may be left out. */
async function fullSamples(): Promise<Record<RouteId, Input>> {
  const plain = samplesOf(world)
  const { body } = await server.call('patients.screening', plain['patients.screening'], {
    cookie: cookies.owner,
  })
  const questions = body.questions as { id: string; kind: string }[]
  const dated = questions.filter((one) => one.kind === 'date').map((one) => [one.id, '2026-01-02'])
  const answers = { ...Object.fromEntries(dated), 'cancer-treatment': 'under-way' }
  const wishes = {
    weekdays: [1, 2, 3, 4, 5],
    hours: { from: '08:00', to: '18:00' },
    practitioner: world.practitionerId,
    vetoWeekdays: [6],
    away: [{ from: '2026-04-01', to: '2026-04-12' }],
  }
  const plan = { ...(plain['courses.plan'].body as object), from: '2026-03-02', wishes }
  return {
    ...plain,
    'courses.plan': { body: plan },
    'patients.answer': { ...plain['patients.answer'], body: { answers, source: 'staff' } },
  }
}

// What ends a course, a record or a person's work comes last: until then the others have something to change.
const ending: RouteId[] = ['visits.state', 'visits.sign', 'courses.cancel', 'staff.update']
const withBody = (Object.keys(routes) as RouteId[])
  .filter((id) => 'body' in routes[id] && !id.startsWith('setup.') && id !== 'session.create')
  .sort((a, b) => ending.indexOf(a) - ending.indexOf(b))

const nobody = '00000000-0000-0000-0000-000000000000'
const dates = [
  '0000-01-01',
  '0001-01-01',
  '1582-10-10',
  '2024-02-29',
  '9999-12-31',
  '-000001-01-01',
]
const times = ['2026-03-08T02:30', '2026-02-30T09:00', '2026-03-03T99:99', '9999-12-31T23:59']
const names = ['__proto__', 'constructor', 'toString', 'hasOwnProperty']
const words = [
  '🧵'.repeat(60),
  '\u202eabc',
  "'; DROP TABLE visit; --",
  '<b>',
  '%',
  '\\',
  '',
  ...names,
]
const numbers = [0, -1, 1, 3, 99, 2 ** 31, 2 ** 53, 1e308, 0.1 + 0.2]

function extremesOf(value: unknown): unknown[] {
  if (value === null) return [nobody, ...dates, ...numbers, {}]
  if (typeof value === 'number') return numbers
  if (typeof value !== 'string') return []
  if (/^\d{4}-\d\d-\d\d$/.test(value)) return dates
  if (/^\d{4}-\d\d-\d\dT/.test(value)) return times
  if (/^\d\d:\d\d$/.test(value)) return ['00:00', '23:59', '24:00']
  if (/^[0-9a-f-]{36}$/.test(value)) return [nobody, nobody.replaceAll('0', 'f'), ...names]
  return words
}

/** The same value with one place in it changed, for every place and every extreme. */
function* changed(value: unknown): Generator<unknown> {
  yield* extremesOf(value)
  if (Array.isArray(value)) {
    yield* [[], [...value, ...value], Array.from({ length: 60 }, () => value[0])]
    for (const [i, inner] of value.entries())
      for (const other of changed(inner)) yield value.with(i, other)
  } else if (typeof value === 'object' && value !== null) {
    for (const [key, inner] of Object.entries(value))
      for (const other of changed(inner)) yield { ...value, [key]: other }
    // A computed key is one's own, even this one.
    for (const name of names) yield { ...value, [name]: 'yes' }
  }
}

/** At most so many, evenly from the first to the last: a protocol has thousands of places. */
function spread<T>(all: T[], most: number): T[] {
  const step = Math.max(1, all.length / most)
  return all.filter((_, i) => Math.floor(i / step) !== Math.floor((i - 1) / step))
}

it.each(withBody)('%s takes or refuses any value of the right kind, and says so', async (id) => {
  const { params, body } = samples[id]
  const seen = { ...(body as Record<string, unknown>) }
  const faults: unknown[] = []
  const asked = spread([...changed(body)], 60) as Record<string, unknown>[]
  for (const other of asked) {
    const sent = { ...other }
    for (const key of ['version', 'seq'] as const)
      if (key in seen && sent[key] === (body as typeof seen)[key]) sent[key] = seen[key]
    const answer = await server.call(
      id,
      { ...(params && { params }), body: sent },
      { cookie: cookies.owner, headers: linkHeaders(world) },
    )
    if (answer.status >= 500 || (answer.status >= 400 && !answer.body.title))
      faults.push([answer.status, sent])
    // A field is named as it stands in the request; what is open before signing is named by its tick.
    if (answer.status === 400)
      for (const { path } of (answer.body as unknown as Problem).problems ?? [])
        if (!((path.split('.')[0] as string) in sent || path.startsWith('ticks.')))
          faults.push([path, sent])
    // What was taken made a new version: go on from there.
    if (answer.status === 200 && 'version' in seen) seen.version = answer.body.version
    if (answer.status === 200 && 'seq' in seen) seen.seq = lastSeq(answer.body.entries)
  }
  expect(asked.length).toBeGreaterThan(3)
  expect(faults).toEqual([])
})

function lastSeq(entries: unknown): number {
  return Math.max(0, ...(entries as { seq: number }[]).map((entry) => entry.seq))
}

const instants = ['9999-12-31T23:59:59Z', '0000-01-01T00:00:00Z', '2026-02-30T00:00:00Z']
const cursors = ['eyJhIjoxfQ', Buffer.from('["a","b"]').toString('base64url'), 'null']
const queries: [id: RouteId, name: string, values: string[]][] = [
  ['day.get', 'date', dates],
  ['visits.slots', 'date', dates],
  ['visits.slots', 'to', dates],
  ['calendar.range', 'from', dates],
  ['calendar.range', 'days', ['0', '43', '-1', '1.5', 'x']],
  ['calendar.sheet', 'from', dates],
  ['audit.list', 'before', instants],
  ['patients.list', 'after', [...cursors, ...words]],
  ['patients.list', 'q', [...words, '_', 'a b c d e f g h', '+', '0']],
  ['patients.screening', 'protocolId', words],
  ['progress.get', 'courseId', [nobody, ...words]],
  ['results.get', 'from', dates],
  ['results.get', 'to', dates],
]
it.each(queries)('%s ?%s takes or refuses any value', async (id, name, values) => {
  for (const value of values) {
    const query = { ...samples[id].query, [name]: value }
    const { status } = await server.call(id, { ...samples[id], query }, { cookie: cookies.owner })
    expect([value, status]).toEqual([value, status < 500 ? status : 'a refusal'])
  }
})

const practice = '00000000-0000-7000-8000-000000000000'
const secret = 'x'.repeat(43)
const tokens = ['', '.', practice, `${practice}.`, `${'-'.repeat(36)}.${secret}`]
it.each([...tokens, `${practice}.${secret}`, `${practice}.${'x'.repeat(4_000)}`, '%E0%A4%A'])(
  'a made-up token %s opens nothing',
  async (token) => {
    const staff = await server.call('session.get', {}, { cookie: `__Host-anagen=${token}` })
    const link = await server.call('intake.get', {}, { headers: { 'x-intake-token': token } })
    const offer = await server.call('offers.get', {}, { headers: { 'x-offer-token': token } })
    expect([staff.status, link.status, offer.status]).toEqual([401, 401, 401])
  },
)

it('an address with half a percent sign is none of ours', async () => {
  for (const path of ['/api/patients/%E0%A4%A', '/api/patients/%']) {
    const { status } = await server.send(path, { cookie: cookies.owner })
    expect([400, 404]).toContain(status)
  }
})

it('a wait or a hold without end is refused where it is said, and planning goes on', async () => {
  const cookie = cookies.owner
  const params = { patientId: world.patientId }
  const ends = { 'cancer-treatment': 'under-way', 'cancer-treatment-ends-on': '9999-12-31' }
  const answers = { params, body: { answers: ends, source: 'staff' } }
  const hold = { params, body: { from: '2026-03-02', until: '9999-12-31', why: 'Travel' } }
  const said = await server.call('patients.answer', answers, { cookie })
  const held = await server.call('patients.hold', hold, { cookie })
  expect(said.body.problems).toMatchObject([{ path: 'answers.cancer-treatment-ends-on' }])
  expect(held.body.problems).toMatchObject([{ path: 'until' }])
  const far = { ...hold, body: { ...hold.body, until: '2199-12-31' } }
  expect((await server.call('patients.hold', far, { cookie })).status).toBe(200)
  const plan = { body: { ...(samples['courses.plan'].body as object), patientId: world.patientId } }
  expect((await server.call('courses.plan', plan, { cookie })).status).toBe(200)
})
