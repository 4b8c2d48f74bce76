import type { Progress } from '@anagen/contract'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { repositories } from '../../db/repositories/index.ts'
import { withPractice } from '../../db/tenant.ts'
import { type TestDatabase, testDatabase } from '../../db/test-database.ts'
import type { Permit } from '../context.ts'
import { getProgress } from '../outcomes/get-progress.ts'
import { found, Refusal } from '../refusal.ts'
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

  /** What can be said of everybody who is measured, with what was decided. */
  const progresses = async (): Promise<Progress[]> => {
    const people = await count(`SELECT DISTINCT practice_id, patient_id FROM observation`)
    return Promise.all(
      people.map(({ practice_id: practiceId, patient_id: patientId }) =>
        withPractice(database, practiceId, async (tx) => {
          const db = repositories(tx, practiceId)
          const practice = found(await db.practice.find())
          const actor = { kind: 'link', id: '', patientId } as const
          const permit = { permission: null } as unknown as Permit
          const no = () => ''
          const about = () => {}
          const ctx = { permit, actor, practice, db, now: clock(), newId: no, newToken: no, about }
          return getProgress({ ...ctx, language: 'en', site: '' }, { patientId })
        }),
      ),
    )
  }

  it('measures as it really is: most changes cannot be told, one gain, one loss, one other device, one alopecia areata', async () => {
    const all = await progresses()
    const primary = all.map(({ judged }) => found(judged.find((one) => one.primary)).verdict)
    const states = primary.map(({ state, direction }) => direction ?? state)
    const times = (state: string) => states.filter((one) => one === state).length
    expect(all.length).toBeGreaterThan(10)
    expect([times('better'), times('not comparable'), times('band only')]).toEqual([1, 1, 1])
    expect(times('worse')).toBe(1)
    expect(times('cannot tell')).toBe(all.length - 4)
    const gain = found(all.find((_, i) => states[i] === 'better'))
    expect(gain.reviews.map(({ done }) => done?.decision)).toEqual(['go on', 'go on', 'go on'])
    expect(gain.judged[0]?.verdict).toMatchObject({ test: 'matched hairs against reference' })
    expect(gain.judged[0]?.verdict.events).toMatchObject([{ kind: 'minoxidil' }])
    const areata = found(all.find((_, i) => states[i] === 'band only'))
    expect(areata.judged[0]?.verdict.change?.value).toBeLessThan(0)
  })

  it('has figures of every kind, some triples, a plan that was chosen and reviews that wait', async () => {
    const kinds = await count('SELECT DISTINCT method FROM observation ORDER BY method')
    expect(kinds.map((row) => row.method)).toEqual([
      'by-hand',
      'count',
      'engine-corrected',
      'hair-to-hair',
      'inspection',
      'photo',
      'question',
    ])
    const [row] = await count(`SELECT
      (SELECT count(*)::int FROM observation WHERE jsonb_array_length(doc -> 'repeats') = 3) AS triples,
      (SELECT count(*)::int FROM measuring_plan) AS plans,
      (SELECT count(*)::int FROM life_event) AS events,
      (SELECT count(*)::int FROM observation o JOIN visit v USING (visit_id)
        WHERE v.state <> 'done' OR o.local_date <> v.local_date) AS astray`)
    expect(row.triples).toBeGreaterThan(40)
    expect(row.plans).toBeGreaterThan(1)
    expect(row.events).toBeGreaterThan(3)
    expect(row.astray).toBe(0)
    const states = (await progresses()).flatMap(({ reviews }) => reviews.map((one) => one.state))
    expect(new Set(states)).toContain('done')
    expect(new Set(states)).toContain('ahead')
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
