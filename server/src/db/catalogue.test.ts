import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { breaches, readCatalogue, type TableFacts } from './catalogue.ts'
import { migrationsFolder, readMigrations } from './migrate.ts'
import { type TestDatabase, testDatabase } from './test-database.ts'

/** Tables that belong to no practice. Everything else must keep every rule of a practice's table. */
const shared = ['schema_migration', 'sign_in_directory']

/** Tables whose rows, once written, stay as they are. */
const appendOnly = [
  'answer_revision',
  'audit',
  'clearance',
  'consent',
  'hold',
  'idempotency',
  'ledger_entry',
  'measuring_plan',
  'message',
  'observation',
  'protocol_version',
  'record_revision',
  'review_decision',
  'screening',
]

let database: TestDatabase
let tables: TableFacts[]
beforeAll(async () => {
  database = await testDatabase()
  tables = await readCatalogue(database.owner)
})
afterAll(() => database.close())

const find = (name: string) => tables.find((t) => t.name === name)

describe('the schema', () => {
  it('has every table of a practice keyed by it, secured and free of triggers', () => {
    const ofPractices = tables.filter((t) => !shared.includes(t.name))
    expect(ofPractices.length).toBeGreaterThan(15)
    const wrong = ofPractices.map((t) => [t.name, breaches(t)]).filter(([, b]) => b?.length)
    expect(wrong).toEqual([])
  })

  it('names the shared tables one by one', () => {
    for (const name of shared) expect(find(name), name).toBeDefined()
  })

  it.each(appendOnly)('lets the application add to %s, and neither change nor delete', (name) => {
    expect(find(name)?.grants).toEqual(['SELECT', 'INSERT'])
  })

  it('gives the application a role with no power of its own', async () => {
    const { rows } = await database.owner.query(
      `SELECT rolsuper, rolbypassrls, rolcreaterole, rolcreatedb, rolcanlogin,
        (SELECT count(*)::int FROM pg_class c WHERE c.relowner = r.oid) AS owned
       FROM pg_roles r WHERE rolname = 'anagen_app'`,
    )
    expect(rows).toEqual([
      {
        rolsuper: false,
        rolbypassrls: false,
        rolcreaterole: false,
        rolcreatedb: false,
        rolcanlogin: false,
        owned: 0,
      },
    ])
  })

  it('has no view and no function that would run as the owner', async () => {
    const { rows } = await database.owner.query(
      `SELECT c.relname AS name FROM pg_class c
        WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('v', 'm')
          AND NOT coalesce(c.reloptions @> '{security_invoker=true}', false)
       UNION ALL
       SELECT p.proname FROM pg_proc p WHERE p.pronamespace = 'public'::regnamespace AND p.prosecdef`,
    )
    expect(rows).toEqual([])
  })
})

const good = `(practice_id = nullif(current_setting('anagen.practice_id', true), '')::uuid)`
const planted = [
  {
    flaw: 'a key without the practice',
    sql: 'ALTER TABLE bad ADD UNIQUE (id)',
    says: /does not begin/,
  },
  {
    flaw: 'a unique index without the practice',
    sql: 'CREATE UNIQUE INDEX sly ON bad (lower(word))',
    says: /sly does not begin/,
  },
  {
    flaw: 'a reference without the practice',
    sql: 'ALTER TABLE good ADD UNIQUE (id); ALTER TABLE bad ADD FOREIGN KEY (id) REFERENCES good (id)',
    says: /points outside/,
  },
  { flaw: 'security off', sql: 'ALTER TABLE bad DISABLE ROW LEVEL SECURITY', says: /is off/ },
  {
    flaw: 'security not forced',
    sql: 'ALTER TABLE bad NO FORCE ROW LEVEL SECURITY',
    says: /forced/,
  },
  {
    flaw: 'a policy that shows all',
    sql: 'ALTER POLICY own ON bad USING (true)',
    says: /does not hide/,
  },
  {
    flaw: 'a policy that lets all in',
    sql: 'ALTER POLICY own ON bad WITH CHECK (true)',
    says: /lets rows/,
  },
  {
    flaw: 'a second policy beside it',
    sql: 'CREATE POLICY more ON bad FOR SELECT USING (true)',
    says: /exactly one/,
  },
  {
    flaw: 'a trigger',
    sql: `CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
      CREATE TRIGGER t BEFORE INSERT ON bad FOR EACH ROW EXECUTE FUNCTION f()`,
    says: /triggers: t/,
  },
  { flaw: 'the right to empty it', sql: 'GRANT TRUNCATE ON bad TO anagen_app', says: /emptied/ },
]

describe('a planted flaw is found', () => {
  const table = (name: string) => `
    CREATE TABLE ${name} (practice_id uuid NOT NULL, id uuid NOT NULL, word text,
      PRIMARY KEY (practice_id, id));
    ALTER TABLE ${name} ENABLE ROW LEVEL SECURITY;
    ALTER TABLE ${name} FORCE ROW LEVEL SECURITY;
    CREATE POLICY own ON ${name} USING ${good} WITH CHECK ${good};`

  const found = async (sql: string) => {
    await database.owner.query(`${table('good')} ${table('bad')}`)
    try {
      await database.owner.query(sql)
      const facts = (await readCatalogue(database.owner)).find((t) => t.name === 'bad')
      return facts ? breaches(facts) : ['no table']
    } finally {
      await database.owner.query('DROP TABLE bad, good; DROP FUNCTION IF EXISTS f')
    }
  }

  it('and a table without one passes', async () => {
    expect(await found('SELECT 1')).toEqual([])
  })

  it.each(planted)('$flaw', async ({ sql, says }) => {
    expect(await found(sql)).toContainEqual(expect.stringMatching(says))
  })
})

describe('the schema cut into partitions by practice', () => {
  /** The migrations with every table of a practice partitioned, and one partition to hold rows. */
  const partitioned = (text: string) =>
    text.replaceAll(/CREATE TABLE (\w+) \(([\s\S]*?)\n\);/g, (whole, name: string, body: string) =>
      shared.includes(name)
        ? whole
        : `CREATE TABLE ${name} (${body}\n) PARTITION BY HASH (practice_id);
           CREATE TABLE ${name}_1 PARTITION OF ${name} FOR VALUES WITH (MODULUS 1, REMAINDER 0);`,
    )
  const fresh =
    'DROP SCHEMA public CASCADE; CREATE SCHEMA public; GRANT ALL ON SCHEMA public TO PUBLIC;'

  it('is accepted whole', async () => {
    const { rows } = await database.owner.query('SHOW server_version_num')
    // Exclusion constraints on partitioned tables came with 17; before that they are left out.
    const canExclude = Number(rows[0].server_version_num) >= 170_000
    await database.owner.query(fresh)
    for (const { text } of readMigrations(migrationsFolder)) {
      const sql = partitioned(text)
      await database.owner.query(canExclude ? sql : sql.replaceAll(/^\s*EXCLUDE .*,$/gm, ''))
    }
    const cut = (await readCatalogue(database.owner)).filter((t) => !shared.includes(t.name))
    expect(cut.map((t) => t.name)).toEqual(
      tables.filter((t) => !shared.includes(t.name)).map((t) => t.name),
    )
    const { rows: parts } = await database.owner.query(
      'SELECT count(*)::int AS n FROM pg_partitioned_table',
    )
    expect(parts[0].n).toBe(cut.length)
  })

  it('would not be with a key that leaves the practice out', async () => {
    await database.owner.query(fresh)
    const flawed = partitioned('CREATE TABLE t (\n  practice_id uuid,\n  email text UNIQUE\n);')
    await expect(database.owner.query(flawed)).rejects.toMatchObject({ code: '0A000' })
  })
})
