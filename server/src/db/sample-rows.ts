import type pg from 'pg'
import { newId } from '../ids.ts'
import type { TableFacts } from './catalogue.ts'

export type Row = Record<string, unknown>

/** One row per table. */
export type Rows = Map<string, Row>

/** What makes rows differ: three letters for every free text, and a number for every free number. */
export type Salt = { letters: string; number: number }

/** The words a text column may hold where a CHECK lists them: the first of each list. */
export async function listedWords(pool: pg.Pool): Promise<Map<string, string>> {
  const { rows } = await pool.query<{ key: string; rule: string }>(
    `SELECT c.conrelid::regclass || '.' || a.attname AS key, pg_get_constraintdef(c.oid) AS rule
     FROM pg_constraint c JOIN pg_attribute a ON a.attrelid = c.conrelid AND a.attnum = ANY (c.conkey)
     WHERE c.contype = 'c' AND c.connamespace = 'public'::regnamespace`,
  )
  const words = new Map<string, string>()
  for (const { key, rule } of rows) {
    const first = /ANY \(\(?ARRAY\['([^']*)'/.exec(rule)?.[1]
    if (first) words.set(key, first)
  }
  return words
}

/** The tables in an order in which each comes after those it refers to. */
export function inOrder(tables: TableFacts[]): TableFacts[] {
  const done = new Set<string>()
  const order: TableFacts[] = []
  while (order.length < tables.length) {
    const next = tables.find(
      (t) =>
        !done.has(t.name) &&
        t.keys.every((k) => !k.other || k.other === t.name || done.has(k.other)),
    )
    if (!next) throw new Error('The tables refer to each other in a circle')
    done.add(next.name)
    order.push(next)
  }
  return order
}

/**
 * A row the table accepts, made from the catalogue alone: references point at the rows given,
 * references to the table itself are left empty.
 */
export function sampleRow(
  table: TableFacts,
  {
    practice,
    rows,
    salt,
    words,
  }: { practice: string; rows: Rows; salt: Salt; words: Map<string, string> },
): Row {
  const row: Row = {}
  for (const [i, column] of table.columns.entries()) {
    const word = words.get(`${table.name}.${column.name}`)
    row[column.name] = word ?? sampleOf(column.type, salt, i)
  }
  for (const key of table.keys) {
    if (!key.other || key.columns.length < 2) continue
    const target = rows.get(key.other)
    for (const [i, column] of key.columns.entries()) {
      row[column] = key.other === table.name ? null : target?.[key.otherColumns[i] ?? '']
    }
  }
  return { ...row, practice_id: practice }
}

function sampleOf(type: string, { letters, number }: Salt, position: number): unknown {
  if (type === 'uuid') return newId()
  if (type === 'text' || type.startsWith('character varying')) return letters
  if (type === 'integer' || type === 'bigint') return number
  // A share: what is measured on a drawing lies within it.
  if (type === 'double precision') return number / 10
  if (type === 'boolean') return false
  if (type === 'jsonb') return '{}'
  if (type === 'date') return '2026-03-01'
  // Later columns hold later times, so that what begins comes before what ends.
  if (type === 'timestamp with time zone') return new Date(Date.UTC(2026, 0, 1 + position))
  if (type === 'tstzrange') return `[2026-01-0${number}, 2026-01-0${number + 1})`
  throw new Error(`No sample value for the type ${type}: add one here`)
}
