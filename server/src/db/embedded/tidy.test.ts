import { afterAll, beforeAll, expect, it } from 'vitest'
import { type TestDatabase, testDatabase } from '../test-database.ts'
import { changedRows, tidy } from './tidy.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await testDatabase()
})
afterAll(() => database.close())

it('clears dead rows away, so that a table changed again and again does not grow', async () => {
  const { owner } = database
  const size = async () => {
    const { rows } = await owner.query(`SELECT pg_relation_size('churn')::int AS n`)
    return rows[0].n
  }
  await owner.query('CREATE TABLE churn AS SELECT n, 0 AS v FROM generate_series(1, 5000) AS n')
  await owner.query('UPDATE churn SET v = v + 1')
  await tidy(owner)
  const before = await size()
  for (let i = 0; i < 5; i += 1) {
    await owner.query('UPDATE churn SET v = v + 1')
    await tidy(owner)
  }
  expect(await size()).toBe(before)
  await owner.query('UPDATE churn SET v = v + 1')
  await owner.query('UPDATE churn SET v = v + 1')
  expect(await size()).toBeGreaterThan(before)
})

it('knows how much has been written since', async () => {
  const { owner } = database
  await tidy(owner)
  const client = await owner.connect()
  await client.query('CREATE TABLE bulk AS SELECT 1 AS n WHERE false')
  await client.query('INSERT INTO bulk SELECT generate_series(1, 30000)')
  await client.query(`SELECT pg_stat_force_next_flush()`)
  client.release()
  expect(await changedRows(owner)).toBeGreaterThanOrEqual(30_000)
  await tidy(owner)
  expect(await changedRows(owner)).toBe(0)
})
