import type { PlanAnswer } from '@anagen/contract'
import { addDays } from '@anagen/core/shared'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { metricsText } from './metrics.ts'
import { type Cookies, type TestServer, testServer } from './test-server.ts'
import { makeWorld, person, planOf, type World } from './test-world.ts'

let server: TestServer
let cookies: Cookies
let world: World

beforeAll(async () => {
  server = await testServer()
  cookies = await server.open()
  world = await makeWorld(server, cookies.owner)
})
afterAll(() => server.close())

const added = async (work: () => Promise<unknown>) => {
  const before = await server.counts()
  await work()
  const now = await server.counts()
  return Object.fromEntries(
    Object.keys(now).flatMap((name) => {
      const n = (now[name] ?? 0) - (before[name] ?? 0)
      return n === 0 ? [] : [[name, n]]
    }),
  )
}

describe('a change sent more than once', () => {
  const body = { ...person, name: 'Ada Ost' }
  it('with one key is made once and answered alike', async () => {
    const sent = { cookie: cookies.owner, key: 'one-key-for-both' }
    const grown = await added(async () => {
      const first = await server.call('patients.create', { body }, sent)
      const again = await server.call('patients.create', { body }, sent)
      expect(first.status).toBe(200)
      expect(again.body).toEqual(first.body)
    })
    expect(grown).toMatchObject({ patient: 1, audit: 1 })
  })
  it('with one key at the same moment is made once', async () => {
    const sent = { cookie: cookies.owner, key: 'one-key-at-once' }
    const grown = await added(async () => {
      const answers = await Promise.all(
        Array.from({ length: 5 }, () => server.call('patients.create', { body }, sent)),
      )
      expect(answers.map((one) => one.status)).toEqual([200, 200, 200, 200, 200])
      expect(new Set(answers.map((one) => one.body.patientId)).size).toBe(1)
    })
    expect(grown).toMatchObject({ patient: 1, audit: 1 })
  })
  it('with one key at the same moment books one course, and every answer is that course', async () => {
    const { patientId, locationId, starts } = world
    const later = starts.map(({ start, ...one }) => {
      return { ...one, start: `${addDays(start.slice(0, 10), 7)}${start.slice(10)}` }
    })
    const booked = { ...planOf(patientId, locationId), light: [], visits: later }
    const sent = { cookie: cookies.owner, key: 'one-key-for-a-course' }
    const answers = await Promise.all(
      Array.from({ length: 5 }, () => server.call('courses.book', { body: booked }, sent)),
    )
    expect(answers.map((one) => one.status)).toEqual([200, 200, 200, 200, 200])
    expect(new Set(answers.map((one) => one.body.courseId)).size).toBe(1)
  })
  it('with the key of another change is refused', async () => {
    const sent = { cookie: cookies.owner, key: 'a-key-used-before' }
    await server.call('patients.create', { body }, sent)
    const other = await server.call('patients.create', { body: { ...body, name: 'X' } }, sent)
    expect([other.status, other.body.code]).toEqual([422, 'key-reused'])
  })
  it('without a key, or with a bad one, is refused and says so', async () => {
    for (const key of [null, 'short', 'with space here', 'x'.repeat(81)]) {
      const answer = await server.call('patients.create', { body }, { cookie: cookies.owner, key })
      expect(answer.status).toBe(400)
      expect(answer.body.title).toMatch(/Idempotency-Key/)
    }
  })
  it('by two people may have the same key', async () => {
    const key = 'a-key-of-two-people'
    const one = await server.call('patients.create', { body }, { cookie: cookies.owner, key })
    const two = await server.call('patients.create', { body }, { cookie: cookies.assistant, key })
    expect([one.status, two.status]).toEqual([200, 200])
    expect(one.body.patientId).not.toBe(two.body.patientId)
  })
})

describe('a change of what somebody else changed meanwhile', () => {
  it('is refused, and theirs stays', async () => {
    const params = { patientId: world.patientId }
    const cookie = cookies.owner
    const change = (name: string) =>
      server.call('patients.update', { params, body: { ...person, name, version: 1 } }, { cookie })
    expect((await change('Ines F.')).status).toBe(200)
    const late = await change('Ines Late')
    expect([late.status, late.body.code]).toEqual([409, 'stale'])
    const { body } = await server.call('patients.get', { params }, { cookie })
    expect([body.name, body.version]).toEqual(['Ines F.', 2])
  })
})

describe('the log of who did what', () => {
  it('grows by one row with a change, in the name of who made it', async () => {
    server.clock.now = new Date(server.clock.now.getTime() + 1000)
    const grown = await added(() =>
      server.call('patients.create', { body: person }, { cookie: cookies.front_desk }),
    )
    expect(grown).toMatchObject({ patient: 1, audit: 1 })
    const { body } = await server.call('audit.list', { query: {} }, { cookie: cookies.owner })
    const [last] = body.entries as { action: string; role: string; patient: string }[]
    expect(last).toMatchObject({
      action: 'patients.create',
      role: 'front_desk',
      patient: person.name,
    })
  })
  it('grows when a record is looked at, and not when a change was refused', async () => {
    const params = { patientId: world.patientId }
    const look = await added(() =>
      server.call('patients.get', { params }, { cookie: cookies.owner }),
    )
    expect(look).toEqual({ audit: 1 })
    const refused = await added(() =>
      server.call(
        'patients.update',
        { params, body: { ...person, version: 99 } },
        { cookie: cookies.owner },
      ),
    )
    expect(refused).toEqual({})
  })
  it('and the change come together or not at all', async () => {
    const { owner } = server.database
    await owner.query('REVOKE INSERT ON audit FROM anagen_app')
    try {
      const failed = await added(async () => {
        const { status, body } = await server.call(
          'patients.create',
          { body: person },
          { cookie: cookies.owner },
        )
        expect([status, body.code]).toEqual([500, 'fault'])
        expect(JSON.stringify(body)).not.toContain('audit')
      })
      expect(failed).toEqual({})
    } finally {
      await owner.query('GRANT INSERT ON audit TO anagen_app')
    }
  })
  it('cannot be changed or shortened by the program', async () => {
    const { rows } = await server.database.owner.query<{ has: boolean }>(
      `SELECT has_table_privilege('anagen_app', 'audit', 'UPDATE')
           OR has_table_privilege('anagen_app', 'audit', 'DELETE') AS has`,
    )
    expect(rows[0]?.has).toBe(false)
  })
})

describe('what is written down outside the records', () => {
  it('holds nothing of a person: not the log lines, not the metrics', async () => {
    const canary = 'Zzcanary'
    const cookie = cookies.owner
    const made = await server.call(
      'patients.create',
      {
        body: {
          ...person,
          name: `${canary} One`,
          email: `${canary}@mail.example`,
          phone: `+1 ${canary}`,
        },
      },
      { cookie },
    )
    const params = { patientId: String(made.body.patientId) }
    await server.call('patients.list', { query: { q: canary } }, { cookie })
    await server.call(
      'patients.answer',
      { params, body: { answers: { glp1: canary }, source: 'staff' } },
      { cookie },
    )
    const hold = { from: '2026-10-01', until: null, why: canary }
    await server.call('patients.hold', { params, body: hold }, { cookie })
    await server.call('patients.get', { params: { patientId: canary } }, { cookie })
    await server.call('patients.create', { body: { ...person, bornOn: canary } }, { cookie })
    await server.call('session.create', { body: { email: canary, password: canary } })
    const treatment = { params: { visitId: world.visitId }, body: { treatment: canary, seq: 0 } }
    await server.call('visits.record', treatment, { cookie })
    await server.call(
      'courses.plan',
      { body: { ...planOf(params.patientId, world.locationId), from: canary } },
      { cookie },
    )
    expect(server.lines.length).toBeGreaterThan(8)
    expect(server.lines.filter((text) => text.includes(canary))).toEqual([])
    expect(server.lines.filter((text) => text.includes(params.patientId))).toEqual([])
    expect(await metricsText()).not.toContain(canary)
    expect(await metricsText()).not.toContain(params.patientId)
  })
  it('a list is searched without a name in the address that anybody keeps', async () => {
    const told = server.lines.map((text) => Object.keys(JSON.parse(text) as object))
    const known = ['level', 'time', 'route', 'status', 'ms', 'msg', 'err']
    expect([...new Set(told.flat())].filter((key) => !known.includes(key))).toEqual([])
  })
})

describe('sentences the server makes', () => {
  it.each([
    ['es', /^Una primera|^La primera|^El |^Los |días/],
    ['en-GB,en;q=0.9', /^A first|^Mondays|^The |days/],
    ['fr', /^A first|^Mondays|^The |days/],
  ])('come in the language of the reader: %s', async (asked, words) => {
    const body = { ...planOf(world.patientId, world.locationId), wishes: monday }
    const headers = { 'accept-language': asked }
    const answer = await server.call('courses.plan', { body }, { cookie: cookies.owner, headers })
    const { plans } = answer.body as unknown as PlanAnswer
    const reasons = (plans[0]?.visits ?? []).flatMap((one) => one.reasons)
    expect(reasons.length).toBeGreaterThan(0)
    expect(reasons.filter((text) => !words.test(text))).toEqual([])
  })
})

const monday = {
  weekdays: [1],
  hours: null,
  practitioner: null,
  vetoWeekdays: [],
  away: [{ from: '2026-04-01', to: '2026-04-12' }],
}
