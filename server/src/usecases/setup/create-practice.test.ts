import { afterAll, beforeAll, expect, it } from 'vitest'
import { setupBody } from '../../api/test-setup.ts'
import { repositories } from '../../db/repositories/index.ts'
import { withPractice } from '../../db/tenant.ts'
import { type TestDatabase, testDatabase } from '../../db/test-database.ts'
import { createPractice } from './create-practice.ts'
import type { SetupBody } from './fill-practice.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await testDatabase()
})
afterAll(() => database.close())

const now = new Date('2026-03-02T14:00:00Z')
const good = setupBody('owner@a.example')
const create = (body: SetupBody) => createPractice(database, body, { now, demo: false })
const practices = async () => (await database.owner.query('SELECT 1 FROM practice')).rowCount

const bad: [name: string, change: Partial<SetupBody>, path: string][] = [
  [
    'a password that is guessed at once',
    { owner: { ...good.owner, password: 'passwordpassword' } },
    'owner.password',
  ],
  [
    'a row of keys as password',
    { owner: { ...good.owner, password: 'qwertyuiopasdfghjkl' } },
    'owner.password',
  ],
  [
    'a protocol there is not',
    { services: [...good.services, { ...good.services[0], protocolId: 'none' } as never] },
    'services.1.protocolId',
  ],
]
it.each(bad)('refuses %s, and nothing of it stays', async (_, change, path) => {
  const refused = create({ ...good, ...change })
  await expect(refused).rejects.toMatchObject({ code: 'bad-request', problems: [{ path }] })
  expect(await practices()).toBe(0)
})

it('of several at once makes one', async () => {
  const all = await Promise.allSettled(
    [1, 2, 3, 4].map((n) => create(setupBody(`owner${n}@a.example`))),
  )
  const refused = all.flatMap((one) => (one.status === 'rejected' ? [one.reason] : []))
  expect(refused).toMatchObject([{ code: 'exists' }, { code: 'exists' }, { code: 'exists' }])
  expect(await practices()).toBe(1)
})

it('is refused ever after', async () => {
  await expect(create(good)).rejects.toMatchObject({ code: 'exists' })
  expect(await practices()).toBe(1)
})

it('leaves a practice ready to plan in', async () => {
  const { rows } = await database.owner.query<{ id: string }>(
    'SELECT practice_id AS id FROM practice',
  )
  await withPractice(database, rows[0]?.id ?? '', async (tx) => {
    const db = repositories(tx, rows[0]?.id ?? '')
    expect(await db.practice.find()).toMatchObject({ ...good.practice, demo: false, version: 1 })
    expect(await db.staff.list()).toMatchObject([
      { name: 'Robin Vale', role: 'owner', active: true },
    ])
    const resources = await db.resources.list()
    expect(resources.map(({ name, kind, pool }) => [name, kind, pool])).toEqual(
      expect.arrayContaining([
        ['Robin Vale', 'practitioner', null],
        ['Sam Orr', 'practitioner', null],
        ['Room 1', 'room', 'treatment'],
        ['Room 2', 'room', 'treatment'],
        ['Panel', 'device', 'light'],
        ['Pen', 'device', null],
      ]),
    )
    expect(resources).toHaveLength(6)
    expect((await db.services.list()).map((one) => one.priceMinor)).toEqual([120_000])
    expect(await db.protocols.list()).toHaveLength(2)
    expect(await db.audit.list(new Date(now.getTime() + 1))).toMatchObject([
      { action: 'setup.create', role: 'owner', patient: null },
    ])
  })
})

it('stores no password', async () => {
  const { rows } = await database.owner.query('SELECT * FROM staff')
  expect(JSON.stringify(rows)).not.toContain(good.owner.password)
  expect(JSON.stringify(rows)).toContain('$argon2id$')
})
