import { type Problem, type RouteId, routes } from '@anagen/contract'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  type Answer,
  addressOf,
  type Cookies,
  type Input,
  type TestServer,
  testServer,
} from './test-server.ts'
import { linkHeaders, makeWorld, samplesOf, type World } from './test-world.ts'

let server: TestServer
let cookies: Cookies
let world: World
let samples: Record<RouteId, Input>
let before: Record<string, number>

beforeAll(async () => {
  server = await testServer()
  cookies = await server.open()
  world = await makeWorld(server, cookies.owner)
  samples = samplesOf(world)
  before = await server.counts()
})
afterAll(() => server.close())

const all = Object.keys(routes) as RouteId[]
const withBody = all.filter((id) => 'body' in routes[id])
const withParams = all.filter((id) => 'params' in routes[id])

const send = (id: RouteId, input: Input) =>
  server.call(id, input, {
    cookie: cookies.owner,
    headers: linkHeaders(world),
  })

/** The answer is a problem that says what is wrong; the faults of a field name the field. */
function expectTold({ status, headers, body }: Answer, path?: string): void {
  const problem = body as unknown as Problem
  expect([status, headers.get('content-type')]).toEqual([400, 'application/problem+json'])
  expect(problem.code).toBe('bad-request')
  expect(problem.title).not.toBe('')
  if (path === undefined) return
  const told = (problem.problems ?? []).map((one) => one.path)
  expect(
    told.some((one) => one === path || one.startsWith(`${path}.`)),
    `${path}: ${told}`,
  ).toBe(true)
}

const odd = [
  null,
  7,
  -1,
  1e300,
  true,
  'x'.repeat(20_000),
  '\u0000',
  '\ud800',
  [],
  [[]],
  { a: 1 },
  '2026-13-40',
]

describe('given a request no browser of ours sends', () => {
  it.each(withBody)('%s names every field that cannot be used', async (id) => {
    const sample = samples[id].body as Record<string, unknown>
    const schema = routes[id as 'patients.create'].body
    const fields = Object.keys(sample)
    const wrong = [
      ...fields.map((field) => ({ field, body: { ...sample, [field]: undefined } })),
      ...fields.flatMap((field) =>
        odd.map((value) => ({ field, body: { ...sample, [field]: value } })),
      ),
      { field: 'surplus', body: { ...sample, surplus: 1 } },
    ]
    let refused = 0
    for (const { field, body } of wrong) {
      // What a browser would send: a field that is undefined is not there.
      const sent = JSON.parse(JSON.stringify(body)) as unknown
      const plain = !/\\u0000|\\ud800/.test(JSON.stringify(body))
      if (plain && schema.safeParse(sent).success) continue
      expectTold(await send(id, { ...samples[id], body: sent }), field)
      refused++
    }
    expect(refused).toBeGreaterThan(0)
  })

  it.each(withBody)('%s refuses what is no object, no JSON, or too large', async (id) => {
    for (const body of [[], null, 7, 'text', true])
      expectTold(await send(id, { ...samples[id], body }))
    const { method, effect } = routes[id]
    const raw = (body: string, type = 'application/json') =>
      server.send(addressOf(id, samples[id]), {
        method,
        cookie: cookies.owner,
        headers: {
          'content-type': type,
          ...linkHeaders(world),
          ...(effect === 'write' && { 'idempotency-key': 'a-key-of-its-own' }),
        },
        body,
      })
    expectTold(await raw('{"name":'))
    expectTold(await raw(JSON.stringify(samples[id].body), 'text/plain'))
    expectTold(await raw(`{"name":"${'x'.repeat(1_100_000)}"}`))
    expectTold(await raw(`{"a":${'['.repeat(5_000)}${']'.repeat(5_000)}}`))
  })

  it.each(withParams)('%s with an id that is none: refused or not there', async (id) => {
    for (const bad of ['x', '../../etc', '%00', "' OR 1=1 --", 'z'.repeat(3_000), '0']) {
      const names = Object.keys(samples[id].params ?? {})
      const params = Object.fromEntries(names.map((name) => [name, bad]))
      const { status } = await send(id, { ...samples[id], params })
      expect([400, 404]).toContain(status)
    }
  })

  const queries: [id: RouteId, query: Record<string, string>, field: string][] = [
    ['day.get', { date: 'yesterday', locationId: 'x' }, 'date'],
    ['patients.list', { limit: '100000' }, 'limit'],
    ['patients.list', { q: 'x'.repeat(5_000) }, 'q'],
    ['audit.list', { before: 'never' }, 'before'],
    ['visits.slots', { date: '2026-02-30' }, 'date'],
    ['day.get', { date: '2026-03-03', locationId: 'x', surplus: '1' }, 'surplus'],
  ]
  it.each(queries)('%s %o names the field', async (id, query, field) => {
    expectTold(await send(id, { ...samples[id], query }), field)
  })

  it('never fails, whatever JSON it is', async () => {
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...withBody), fc.jsonValue(), async (id, body) => {
        const { status } = await send(id, { ...samples[id], body })
        expect(status).toBeLessThan(500)
        expect(status).not.toBe(200)
      }),
      { seed: 4242, numRuns: 150 },
    )
  })

  it('an address that is not there: 404, whatever the method', async () => {
    for (const method of ['GET', 'POST', 'DELETE', 'PATCH'])
      expect((await server.send('/api/nothing', { method })).status).toBe(404)
  })

  it('and in the end nothing was stored', async () => {
    // Reading a person leaves its own trace; nothing else may have grown.
    const now = await server.counts()
    expect({ ...now, audit: 0 }).toEqual({ ...before, audit: 0 })
  })
})
