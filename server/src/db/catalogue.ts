import type pg from 'pg'

/** A table as the catalogue describes it; the tests of the schema are made from these. */
export type TableFacts = {
  name: string
  columns: ColumnFacts[]
  /** Primary key, unique, foreign and exclusion constraints, with their columns in order. */
  keys: KeyFacts[]
  /** Row-level security is on, and holds for the owner too. */
  secured: boolean
  forced: boolean
  policies: { using: string | null; check: string | null; command: string }[]
  /** What the application's role may do: SELECT, INSERT, UPDATE, DELETE, TRUNCATE. */
  grants: string[]
  triggers: string[]
}

export type ColumnFacts = { name: string; type: string; required: boolean; hasDefault: boolean }

export type KeyFacts = {
  name: string
  kind: 'primary' | 'unique' | 'foreign' | 'exclusion'
  columns: string[]
  /** Of a foreign key: the other table and its columns. */
  other: string | null
  otherColumns: string[]
}

const columnNames = (numbers: string, table: string) => `
  coalesce((SELECT json_agg(a.attname ORDER BY k.i)
    FROM unnest(${numbers}) WITH ORDINALITY AS k (n, i)
    LEFT JOIN pg_attribute a ON a.attrelid = ${table} AND a.attnum = k.n), '[]')`

const question = `
SELECT t.relname AS name, t.relrowsecurity AS secured, t.relforcerowsecurity AS forced,
  (SELECT json_agg(json_build_object('name', a.attname, 'type', format_type(a.atttypid, a.atttypmod),
      'required', a.attnotnull, 'hasDefault', a.atthasdef) ORDER BY a.attnum)
    FROM pg_attribute a WHERE a.attrelid = t.oid AND a.attnum > 0 AND NOT a.attisdropped) AS columns,
  coalesce((SELECT json_agg(k) FROM (
    SELECT c.conname AS name,
      CASE c.contype WHEN 'p' THEN 'primary' WHEN 'u' THEN 'unique' WHEN 'f' THEN 'foreign'
        ELSE 'exclusion' END AS kind,
      ${columnNames('c.conkey', 't.oid')} AS columns,
      nullif(c.confrelid, 0)::regclass::text AS other,
      ${columnNames('c.confkey', 'c.confrelid')} AS "otherColumns"
    FROM pg_constraint c WHERE c.conrelid = t.oid AND c.contype IN ('p', 'u', 'f', 'x')
    UNION ALL
    SELECT i.indexrelid::regclass::text, 'unique', ${columnNames('i.indkey::int2[]', 't.oid')}, NULL, '[]'
    FROM pg_index i WHERE i.indrelid = t.oid AND i.indisunique
      AND NOT EXISTS (SELECT FROM pg_constraint c WHERE c.conindid = i.indexrelid)) k), '[]') AS keys,
  coalesce((SELECT json_agg(json_build_object('using', pg_get_expr(p.polqual, t.oid),
      'check', pg_get_expr(p.polwithcheck, t.oid), 'command', p.polcmd))
    FROM pg_policy p WHERE p.polrelid = t.oid), '[]') AS policies,
  (SELECT coalesce(json_agg(w), '[]')
    FROM unnest(ARRAY['SELECT', 'INSERT', 'UPDATE', 'DELETE', 'TRUNCATE']) w
    WHERE has_table_privilege('anagen_app', t.oid, w)) AS grants,
  coalesce((SELECT json_agg(g.tgname) FROM pg_trigger g
    WHERE g.tgrelid = t.oid AND NOT g.tgisinternal), '[]') AS triggers
FROM pg_class t
WHERE t.relnamespace = 'public'::regnamespace AND t.relkind IN ('r', 'p') AND NOT t.relispartition
ORDER BY t.relname`

/** Every table of the schema, read from PostgreSQL's own catalogue. */
export async function readCatalogue(pool: pg.Pool): Promise<TableFacts[]> {
  return (await pool.query<TableFacts>(question)).rows
}

/** What is wrong with a table of a practice, in words; empty when it keeps every rule. */
export function breaches(table: TableFacts): string[] {
  const practice = `(practice_id = (NULLIF(current_setting('anagen.practice_id'::text, true), ''::text))::uuid)`
  const wrong: string[] = []
  for (const key of table.keys) {
    if (key.columns[0] !== 'practice_id') wrong.push(`${key.name} does not begin with practice_id`)
    if (key.kind === 'foreign' && key.otherColumns[0] !== 'practice_id') {
      wrong.push(`${key.name} points outside the practice`)
    }
  }
  if (!table.keys.some((key) => key.kind === 'primary')) wrong.push('has no primary key')
  if (!table.columns.some((c) => c.name === 'practice_id' && c.required && c.type === 'uuid')) {
    wrong.push('practice_id is not a required uuid')
  }
  if (!table.secured) wrong.push('row-level security is off')
  if (!table.forced) wrong.push('row-level security is not forced')
  const [policy, ...more] = table.policies
  if (more.length || policy?.command !== '*')
    wrong.push('has not exactly one policy for everything')
  if (policy?.using !== practice) wrong.push('its policy does not hide other practices')
  if (policy?.check !== practice) wrong.push('its policy lets rows of other practices in')
  if (table.triggers.length) wrong.push(`has triggers: ${table.triggers.join(', ')}`)
  if (table.grants.includes('TRUNCATE')) wrong.push('can be emptied by the application')
  return wrong
}
