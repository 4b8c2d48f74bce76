import type pg from 'pg'
import { readCatalogue, type TableFacts } from './catalogue.ts'
import { DatabaseFault } from './database-fault.ts'
import { assertCurrentSchema } from './migrate.ts'

export type Moved = { table: string; rows: number }
type Ends = { from: pg.PoolClient; to: pg.PoolClient }

const batch = 500

/**
 * Copies every practice of one database into another that is empty and has the same schema: all of
 * it, in one transaction there, or nothing. The first is only read. Afterwards both sides are
 * counted and summed up row by row before anything is kept.
 * @param pools logins that own the tables
 * @returns the tables with their rows
 * @throws DatabaseFault `schema-differs`; `not-empty`; `copy-differs`
 */
export async function moveDatabase(
  pools: { from: pg.Pool; to: pg.Pool },
  onTable: (moved: Moved) => void = () => {},
): Promise<Moved[]> {
  await assertCurrentSchema({ pool: pools.from })
  await assertCurrentSchema({ pool: pools.to })
  const tables = inOrder(await ofPractices(pools.from))
  const from = await pools.from.connect()
  const to = await pools.to.connect()
  try {
    await from.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY')
    await to.query('BEGIN')
    await refuseFilled(to)
    const moved = await copyAll({ from, to }, tables, onTable)
    await to.query('COMMIT')
    return moved
  } catch (error) {
    await to.query('ROLLBACK')
    throw error
  } finally {
    await from.query('ROLLBACK')
    from.release()
    to.release()
  }
}

async function ofPractices(pool: pg.Pool): Promise<TableFacts[]> {
  const all = await readCatalogue(pool)
  return all.filter((table) => table.columns.some((column) => column.name === 'practice_id'))
}

/** Tables after those they point to. */
function inOrder(tables: readonly TableFacts[]): TableFacts[] {
  const placed = new Map<string, TableFacts>()
  const place = (table: TableFacts) => {
    if (placed.has(table.name)) return
    for (const key of table.keys) {
      const other = tables.find((one) => one.name === key.other)
      if (other && other !== table) place(other)
    }
    placed.set(table.name, table)
  }
  tables.forEach(place)
  return [...placed.values()]
}

async function refuseFilled(to: pg.PoolClient): Promise<void> {
  // Practices hide behind row-level security even from the owner of the tables; the directory of
  // sign-ins does not.
  const { rows } = await to.query<{ n: number }>('SELECT count(*)::int AS n FROM sign_in_directory')
  if (rows[0]?.n === 0) return
  throw new DatabaseFault(
    'not-empty',
    'The PostgreSQL database has a practice already. Name an empty one with ANAGEN_MIGRATE_URL.',
  )
}

async function copyAll(
  ends: Ends,
  tables: readonly TableFacts[],
  onTable: (moved: Moved) => void,
): Promise<Moved[]> {
  const { rows } = await ends.from.query<{ id: string }>('SELECT practice_id AS id FROM practice')
  const moved: Moved[] = []
  for (const table of tables) {
    let count = 0
    for (const { id } of rows) count += await copyTable(ends, table, id)
    moved.push({ table: table.name, rows: count })
    onTable({ table: table.name, rows: count })
  }
  return moved
}

/** Copies one practice's rows of a table and compares both sides; the answer is how many. */
async function copyTable(
  { from, to }: Ends,
  { name, keys }: TableFacts,
  practiceId: string,
): Promise<number> {
  // Ids rise with time, so a row comes after the one of its own table that it points to.
  const key = keys.find((one) => one.kind === 'primary')?.columns.join(', ') ?? '1'
  for (const end of [from, to])
    await end.query(`SELECT set_config('anagen.practice_id', $1, true)`, [practiceId])
  await from.query(
    `DECLARE rows_of_table NO SCROLL CURSOR FOR
     SELECT row_to_json(t)::text AS row FROM ${name} t WHERE practice_id = '${practiceId}'
     ORDER BY ${key}`,
  )
  for (;;) {
    const { rows } = await from.query<{ row: string }>(`FETCH ${batch} FROM rows_of_table`)
    if (rows.length === 0) break
    await to.query(
      `INSERT INTO ${name} SELECT * FROM json_populate_recordset(NULL::${name}, $1::json)`,
      [`[${rows.map((one) => one.row).join(',')}]`],
    )
  }
  await from.query('CLOSE rows_of_table')
  const [before, after] = [await sumOf(from, name, practiceId), await sumOf(to, name, practiceId)]
  if (before.rows === after.rows && before.sum === after.sum) return after.rows
  throw new DatabaseFault('copy-differs', `The copy of ${name} differs. Nothing was kept.`)
}

/** How many rows there are, and a sum over all they say, in whatever order. */
async function sumOf(end: pg.PoolClient, table: string, practiceId: string) {
  const { rows } = await end.query<{ rows: number; sum: string }>(
    `SELECT count(*)::int AS rows,
       coalesce(sum(('x' || substr(md5(row_to_json(t)::text), 1, 15))::bit(60)::bigint), 0)::text AS sum
     FROM ${table} t WHERE practice_id = $1`,
    [practiceId],
  )
  return rows[0] ?? { rows: 0, sum: '' }
}
