import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { repositories } from '../../db/repositories/index.ts'
import { withPractice } from '../../db/tenant.ts'
import { type TestDatabase, testDatabase } from '../../db/test-database.ts'
import { Refusal } from '../refusal.ts'
import { castOf, castSize } from './cast.ts'
import { growDemo } from './grow-demo.ts'
import { demoZone, workingDays } from './practice-of-demo.ts'

const clock = () => new Date('2026-11-23T15:30:00Z')

describe('the cast', () => {
  it('is the same for the same seed, has every story, and says that nobody is behind it', () => {
    const cast = castOf(1)
    expect(cast).toEqual(castOf(1))
    expect(cast).not.toEqual(castOf(2))
    expect(cast.length).toBe(castSize)
    expect(new Set(cast.map((person) => person.story)).size).toBe(13)
    expect(cast.every((person) => person.name.startsWith('Demo: '))).toBe(true)
    expect(new Set(cast.map((person) => person.name)).size).toBe(castSize)
  })

  it.each([1, 2, 3, 4, 5, 6, 7])('works on weekday %d and on five days in all', (weekday) => {
    const days = workingDays(weekday)
    expect(days[0]).toBe(weekday)
    expect(new Set(days).size).toBe(5)
  })
})

describe('the demo practice', () => {
  let database: TestDatabase
  const told: [number, number][] = []
  beforeAll(async () => {
    database = await testDatabase()
    const onProgress = (done: number, of: number) => told.push([done, of])
    await growDemo({ database, clock }, { language: 'en', people: 32, onProgress })
  })
  afterAll(() => database.close())

  const count = async (text: string) => (await database.owner.query(text)).rows

  it('tells its progress to the end', () => {
    expect(told[0]).toEqual([0, 34])
    expect(told.at(-1)).toEqual([34, 34])
  })

  it('has visits in every state, behind and ahead', async () => {
    const states = await count('SELECT DISTINCT state FROM visit ORDER BY state')
    expect(states.map((row) => row.state)).toEqual([
      'arrived',
      'booked',
      'cancelled',
      'done',
      'missed',
    ])
    const [reach] = await count(
      'SELECT min(local_date)::text AS first, max(local_date)::text AS last FROM visit',
    )
    expect(reach.first < '2026-08-01').toBe(true)
    expect(reach.last > '2027-07-01').toBe(true)
  })

  it('keeps what must hold: signed is done is redeemed, nothing twice, nothing in the future', async () => {
    const [row] = await count(`SELECT
      (SELECT count(*)::int FROM visit WHERE state = 'done') AS done,
      (SELECT count(*)::int FROM record_revision WHERE kind = 'signed') AS signed,
      (SELECT count(*)::int FROM ledger_entry WHERE kind = 'redeem') AS redeemed,
      (SELECT count(*)::int FROM booking a JOIN booking b USING (resource_id)
        WHERE a.booking_id < b.booking_id AND a.during && b.during) AS twice,
      (SELECT count(*)::int FROM audit WHERE at > '${clock().toISOString()}') AS future`)
    expect(row.done).toBeGreaterThan(10)
    expect([row.signed, row.redeemed, row.twice, row.future]).toEqual([row.done, row.done, 0, 0])
  })

  it('is set up once only', async () => {
    const again = growDemo({ database, clock }, { language: 'en', people: 1 })
    await expect(again).rejects.toThrow(Refusal)
  })

  it('is marked as a demo', async () => {
    const [{ practice_id: practiceId }] = await count('SELECT practice_id FROM practice')
    const practice = await withPractice(database, practiceId, (tx) =>
      repositories(tx, practiceId).practice.find(),
    )
    expect(practice).toMatchObject({ demo: true, zone: demoZone })
  })
})
