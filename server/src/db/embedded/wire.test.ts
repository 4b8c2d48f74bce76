import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type TestDatabase, testDatabase } from '../test-database.ts'
import { type Batch, BatchReader, queryMessage } from './wire-messages.ts'

describe('the batch reader', () => {
  const startup = Buffer.from([0, 0, 0, 8, 0, 3, 0, 0])
  const sync = Buffer.from([...Buffer.from('S'), 0, 0, 0, 4])
  const parse = (text: string) => {
    const body = Buffer.from(`\0${text}\0\0\0`)
    const head = Buffer.alloc(5)
    head.write('P')
    head.writeInt32BE(body.length + 4, 1)
    return Buffer.concat([head, body])
  }

  it('gives the same batches however the bytes are cut', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.boolean(), fc.string({ maxLength: 30 }))),
        fc.array(fc.nat(200)),
        (messages, cuts) => {
          const expected = messages.map(([simple, text]) =>
            simple ? queryMessage(text) : Buffer.concat([parse(text), sync]),
          )
          const bytes = Buffer.concat([startup, ...expected])
          const reader = new BatchReader()
          const batches: Batch[] = []
          let at = 0
          for (const cut of [...cuts, bytes.length]) {
            batches.push(...reader.read(bytes.subarray(at, at + cut)))
            at = Math.min(bytes.length, at + cut)
          }
          expect(batches[0]).toEqual({ kind: 'startup' })
          const runs = batches.slice(1).map((b) => (b.kind === 'run' ? Buffer.from(b.bytes) : b))
          expect(runs).toEqual(expected)
        },
      ),
    )
  })
})

describe('the driver on the database', () => {
  let database: TestDatabase
  beforeAll(async () => {
    database = await testDatabase()
  })
  afterAll(() => database.close())

  it('carries five million characters there and back', async () => {
    const text = 'ñ'.repeat(5_000_000)
    const { rows } = await database.pool.query('SELECT $1::text AS text', [text])
    expect(rows[0].text === text).toBe(true)
  })

  it('keeps the code of an error and goes on', async () => {
    await expect(database.pool.query('SELECT 1 / $1::int', [0])).rejects.toMatchObject({
      code: '22012',
    })
    await expect(database.pool.query('SELEC')).rejects.toMatchObject({ code: '42601' })
    expect((await database.pool.query('SELECT 1 AS n')).rows).toEqual([{ n: 1 }])
  })

  it('answers fifty callers at once, each with its own', async () => {
    const numbers = Array.from({ length: 50 }, (_, i) => i)
    const answers = await Promise.all(
      numbers.map((n) => database.pool.query('SELECT $1::int AS n', [n])),
    )
    expect(answers.map((a) => a.rows[0].n)).toEqual(numbers)
  })

  it('keeps a date as its text, and instants as instants', async () => {
    const { rows } = await database.pool.query(
      `SELECT date '2026-03-29' AS day, timestamptz '2026-03-29 01:30+02' AS at`,
    )
    expect(rows).toEqual([{ day: '2026-03-29', at: new Date('2026-03-28T23:30:00Z') }])
  })

  it('runs a named statement again, and after another connection had one of that name', async () => {
    const named = { name: 'same', text: 'SELECT $1::int + 1 AS n', values: [1] }
    expect((await database.pool.query(named)).rows).toEqual([{ n: 2 }])
    expect((await database.pool.query(named)).rows).toEqual([{ n: 2 }])
    const client = await database.pool.connect()
    client.release(true)
    const other = { name: 'same', text: 'SELECT $1::text AS t', values: ['a'] }
    expect((await database.pool.query(other)).rows).toEqual([{ t: 'a' }])
  })

  it('forgets what a broken connection left behind', async () => {
    const client = await database.pool.connect()
    await client.query('BEGIN')
    await client.query(`SET ROLE anagen_app; SET anagen.practice_id = 'left behind'`)
    await client.query('CREATE TEMPORARY TABLE half (n int)')
    client.release(true)
    const { rows } = await database.pool.query(
      `SELECT current_user = session_user AS same, to_regclass('pg_temp.half') IS NULL AS gone,
        coalesce(current_setting('anagen.practice_id', true), '') AS practice`,
    )
    expect(rows).toEqual([{ same: true, gone: true, practice: '' }])
  })
})
