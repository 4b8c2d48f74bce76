import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openDatabase } from './open-database.ts'
import { assertSafeRole } from './safe-role.ts'
import { type TestDatabase, testDatabase } from './test-database.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await testDatabase()
})
afterAll(() => database.close())

describe('the login of a server', () => {
  const cases = [
    { login: 'a superuser', set: `ALTER ROLE probe SUPERUSER`, says: /superuser/ },
    { login: 'one that may bypass security', set: `ALTER ROLE probe BYPASSRLS`, says: /bypass/ },
    {
      login: 'the owner of a table',
      set: `ALTER TABLE visit OWNER TO probe`,
      says: /owns the tables/,
    },
    {
      login: 'a member of the owner',
      set: `CREATE ROLE probe_owner; ALTER TABLE visit OWNER TO probe_owner; GRANT probe_owner TO probe`,
      says: /member of probe_owner/,
    },
    {
      login: 'a stranger',
      set: `REVOKE anagen_app FROM probe`,
      says: /not a member of anagen_app/,
    },
    { login: 'a plain member of anagen_app', set: 'SELECT 1', says: undefined },
  ]
  // Roles belong to the whole server, so each case is undone by its transaction.
  it.each(cases)('is judged: $login', async ({ set, says }) => {
    const client = await database.owner.connect()
    try {
      await client.query('BEGIN')
      await client.query(`CREATE ROLE probe; GRANT anagen_app TO probe; ${set}; SET ROLE probe`)
      const judged = assertSafeRole(client)
      if (!says) await judged
      else {
        await expect(judged).rejects.toMatchObject({
          code: 'unsafe-role',
          message: expect.stringMatching(says),
        })
      }
    } finally {
      await client.query('ROLLBACK')
      client.release()
    }
  })
})

describe.skipIf(!process.env.DATABASE_URL)('opening a server', () => {
  const url = () => new URL(process.env.DATABASE_URL ?? '')

  it('refuses the superuser unless it is to migrate', async () => {
    const databaseUrl = url().href
    await expect(openDatabase({ databaseUrl, dataDir: '' })).rejects.toMatchObject({
      code: 'unsafe-role',
    })
    const owner = await openDatabase({ databaseUrl, dataDir: '', owner: true })
    await owner.close()
  })

  it('refuses a schema that is behind', async () => {
    await database.owner.query('DELETE FROM schema_migration')
    const login = url()
    const { rows } = await database.owner.query('SELECT current_database() AS name')
    login.pathname = `/${rows[0].name}`
    login.username = 'anagen_test_login'
    login.password = 'anagen_test_login'
    const opening = openDatabase({ databaseUrl: login.href, dataDir: '' })
    await expect(opening).rejects.toMatchObject({ code: 'schema-differs' })
  })

  it('says that nobody answers', async () => {
    const databaseUrl = 'postgres://nobody@127.0.0.1:1/none'
    await expect(openDatabase({ databaseUrl, dataDir: '' })).rejects.toThrow(/ECONNREFUSED/)
  })
})
