import { holds, type Policy, type Role, type RouteId, roles, routes } from '@anagen/contract'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
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
  samples = samplesOf(world)
})
afterAll(() => server.close())

// What ends a session comes last, so that the sessions last for all the others.
const all = (Object.keys(routes) as RouteId[]).sort(
  (a, b) => Number(a === 'session.end') - Number(b === 'session.end'),
)
const staffed = all.filter((id) => ['signed-in', 'permission'].includes(kindOf(id)))

function kindOf(id: RouteId): Policy['kind'] {
  return routes[id].policy.kind
}

function allows(policy: Policy, role: Role): boolean {
  return (
    policy.kind === 'signed-in' || (policy.kind === 'permission' && holds(role, policy.permission))
  )
}

describe('who may call what', () => {
  it('is declared by every route; only these are open to anybody', () => {
    expect(all.filter((id) => !routes[id].policy)).toEqual([])
    expect(all.filter((id) => ['public', 'first-run'].includes(kindOf(id)))).toEqual([
      'setup.status',
      'setup.create',
      'setup.demo',
      'setup.demoProgress',
      'session.create',
    ])
  })

  it.each(staffed)('%s without a session or with a made-up one: 401', async (id) => {
    const made = `${cookies.owner.slice(0, -4)}AAAA`
    for (const cookie of ['', made, `__Host-anagen=${world.intakeToken}`]) {
      const answer = await server.call(id, samples[id], { cookie })
      expect([answer.status, answer.body.code]).toEqual([401, 'not-signed-in'])
    }
  })

  it('feeds.read only with the address itself, and not once it is ended', async () => {
    const at = { cookie: cookies.owner }
    const read = (token: string) => server.call('feeds.read', { params: { token } }, at)
    for (const token of ['x', `${world.feedToken.slice(0, -8)}AAAA.ics`, world.intakeToken])
      expect((await read(token)).status).toBe(404)
    const made = await server.call('feeds.make', samples['feeds.make'], at)
    const { feedId, link } = made.body as { feedId: string; link: string }
    const token = link.split('/').at(-1) ?? ''
    expect((await read(token)).status).toBe(200)
    expect((await server.call('feeds.revoke', { params: { feedId } }, at)).status).toBe(200)
    expect((await read(token)).status).toBe(404)
  })

  describe.each(roles)('as %s', (role) => {
    it.each(staffed)('%s', async (id) => {
      const before = await server.counts()
      const { status, body } = await server.call(id, samples[id], { cookie: cookies[role] })
      if (allows(routes[id].policy, role)) {
        expect(status).toBeLessThan(500)
        expect([401, 403]).not.toContain(status)
      } else {
        expect([status, body.code]).toEqual([403, 'not-allowed'])
        expect(await server.counts()).toEqual(before)
      }
    })
  })

  const linked = [
    ['intake.get', 'x-intake-token'],
    ['intake.answer', 'x-intake-token'],
    ['offers.get', 'x-offer-token'],
    ['offers.take', 'x-offer-token'],
    ['offers.decline', 'x-offer-token'],
  ] as const
  it('belongs to nobody but the holder of a link for these', () => {
    const ids = linked.map(([id]) => id)
    expect(all.filter((id) => kindOf(id).endsWith('-link'))).toEqual([...ids, 'feeds.read'])
  })
  it.each(linked)('%s only with the link itself', async (id, header) => {
    const cookie = cookies.owner
    const { 'x-intake-token': intake, 'x-offer-token': offer } = linkHeaders(world)
    const other = header === 'x-intake-token' ? offer : intake
    for (const token of [undefined, 'x', `${world.intakeToken.slice(0, -4)}AAAA`, other]) {
      const headers = token ? { [header]: token } : {}
      expect((await server.call(id, samples[id], { cookie, headers })).status).toBe(401)
    }
  })

  it.each(['setup.create', 'setup.demo'] as const)('%s once set up: refused', async (id) => {
    const { status, body } = await server.call(id, samples[id])
    expect([status, body.code]).toEqual([409, 'exists'])
  })
})

describe('what belongs to another practice', () => {
  let other: TestServer
  let theirs: Cookies
  let own: World
  let asked: Record<RouteId, Input>
  beforeAll(async () => {
    other = await testServer()
    theirs = await other.open()
    own = await makeWorld(other, theirs.owner)
    asked = samplesOf(own)
  })
  afterAll(() => other.close())

  const named = staffed.filter((id) => 'params' in routes[id])
  it.each(named)('%s: 404, as if it were not there', async (id) => {
    const answer = await other.call(id, asked[id], { cookie: theirs.other })
    expect([answer.status, answer.body.code]).toEqual([404, 'not-found'])
    // It is there: to its own practice.
    const own = await other.call(id, asked[id], { cookie: theirs.owner })
    expect(own.status).not.toBe(404)
  })

  type Foreign = { locationId: string; staffId: string; resourceId: string }
  const changed = (id: RouteId, change: object): Input => ({
    ...asked[id],
    body: { ...(asked[id].body as object), ...change },
  })
  /** What the other practice has, as its owner sees it. */
  const foreignIds = async (): Promise<Foreign> => {
    const cookie = theirs.other
    const { body } = await other.call('session.get', {}, { cookie })
    const { locations, staff } = body as { locations: [Foreign]; staff: Foreign }
    const list = await other.call('resources.list', {}, { cookie })
    const [resource] = list.body.resources as [Foreign]
    return { ...resource, locationId: locations[0].locationId, staffId: staff.staffId }
  }

  type Nested = [id: RouteId, who: 'owner' | 'other', what: string, make: (ids: Foreign) => Input]
  const nested: Nested[] = [
    ['courses.plan', 'other', 'a person', () => asked['courses.plan']],
    ['courses.book', 'other', 'a person', () => asked['courses.book']],
    [
      'courses.plan',
      'owner',
      'a location',
      ({ locationId }) => changed('courses.plan', { locationId }),
    ],
    [
      'courses.plan',
      'owner',
      'a practitioner',
      ({ resourceId }) =>
        changed('courses.plan', { wishes: { ...noWishes, practitioner: resourceId } }),
    ],
    ['repairs.propose', 'other', 'a location', () => asked['repairs.propose']],
    ['repairs.slots', 'other', 'a location', () => asked['repairs.slots']],
    ['repairs.commit', 'other', 'a location', () => asked['repairs.commit']],
    ['day.get', 'other', 'a location', () => asked['day.get']],
    ['calendar.range', 'other', 'a location', () => asked['calendar.range']],
    ['calendar.sheet', 'other', 'a location', () => asked['calendar.sheet']],
    ['worklist.get', 'other', 'a location', () => asked['worklist.get']],
    ['resources.create', 'other', 'a location', () => asked['resources.create']],
    [
      'resources.create',
      'owner',
      'a member of staff',
      ({ staffId }) => changed('resources.create', { kind: 'practitioner', pool: null, staffId }),
    ],
    [
      'observations.add',
      'owner',
      'a spot',
      () => {
        const { entries } = asked['observations.add'].body as { entries: object[] }
        return changed('observations.add', { entries: [{ ...entries[0], spotId: nowhere }] })
      },
    ],
    [
      'observations.add',
      'owner',
      'a visit',
      () => changed('observations.add', { visitId: nowhere }),
    ],
    [
      'measuring.plan',
      'owner',
      'a spot',
      // It was chosen once above.
      () => changed('measuring.plan', { spotId: nowhere, version: 1 }),
    ],
    [
      'services.create',
      'other',
      'a protocol',
      () => changed('services.create', { protocolId: own.protocolId }),
    ],
  ]
  it.each(nested)(
    '%s as %s, naming %s of the other practice: refused',
    async (id, who, _, make) => {
      const before = await other.counts()
      const { status } = await other.call(id, make(await foreignIds()), { cookie: theirs[who] })
      expect([400, 404]).toContain(status)
      expect(await other.counts()).toEqual(before)
    },
  )

  it('is in none of the lists', async () => {
    const { body } = await other.call('patients.list', { query: {} }, { cookie: theirs.other })
    expect(body.patients).toEqual([])
    const found = await other.call('staff.list', {}, { cookie: theirs.other })
    expect(JSON.stringify(found.body)).not.toContain('a.example')
  })
})

const nowhere = '019cd31c-b580-77a3-ab2a-a69ce0fc55d4'
const noWishes = { weekdays: [], hours: null, vetoWeekdays: [], away: [] }
