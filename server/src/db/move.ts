import type pg from 'pg'
import { readCatalogue, type TableFacts } from './catalogue.ts'
import { DatabaseFault } from './database-fault.ts'
import { assertCurrentSchema } from './migrate.ts'

export type Moved = { table: string; rows: number }
type Ends = { from: pg.PoolClient; to: pg.PoolClient }

const batch = 500

// The ledger is the schema's own: everything else belongs to practices.
const staying = 'schema_migration'

// Both sides must write a value the same way, or the same row would not compare equal.
const sameText = `SET LOCAL TimeZone = 'UTC'; SET LOCAL DateStyle = 'ISO, YMD';
  SET LOCAL IntervalStyle = 'postgres'; SET LOCAL extra_float_digits = 1`

/**
 * Copies every practice of one database into another that is empty and has the same schema: all of
 * it, in one transaction there, or nothing. The first is only read. Afterwards both sides are
 * counted and summed up row by row before anything is kept.
 * @param pools `from`: a login that sees every practice (the embedded one does); `to`: the owner of
 *   the tables, who need not be a superuser
 * @returns the tables with their rows
 * @throws DatabaseFault `schema-differs`, `migration-refused`, `nothing-to-move`, `not-empty`,
 *   `copy-differs`
 */
export async function moveDatabase(
  pools: { from: pg.Pool; to: pg.Pool },
  onTable: (moved: Moved) => void = () => {},
): Promise<Moved[]> {
  await assertFolderCurrent(pools.from)
  await assertCurrentSchema({ pool: pools.to })
  const tables = inOrder(await ofPractices(pools.from))
  return inTransaction(pools.from, 'BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY', (from) =>
    inTransaction(pools.to, 'BEGIN', async (to) => {
      await refuseFilled(to)
      return copyAll({ from, to }, tables, onTable)
    }),
  )
}

async function inTransaction<T>(
  pool: pg.Pool,
  begin: string,
  work: (client: pg.PoolClient) => Promise<T>,
): Promise<T> {
  const client = await pool.connect()
  try {
    await client.query(`${begin}; ${sameText}`)
    const result = await work(client)
    await client.query('COMMIT')
    return result
  } catch (error) {
    // Where the connection is gone this fails too, and the first error is the one to tell.
    await client.query('ROLLBACK').catch(() => {})
    throw error
  } finally {
    client.release()
  }
}

/** A folder is never changed here, so one of an older program is first opened by this one. */
async function assertFolderCurrent(pool: pg.Pool): Promise<void> {
  await assertCurrentSchema({ pool }).catch((error: unknown) => {
    throw new DatabaseFault(
      'schema-differs',
      'The data folder is of another version of Anagen. Start this version on it once ' +
        '(`npm start` without DATABASE_URL), stop it, then move.',
      { cause: error },
    )
  })
}

async function ofPractices(pool: pg.Pool): Promise<TableFacts[]> {
  const tables = (await readCatalogue(pool)).filter((table) => table.name !== staying)
  const astray = tables.find((table) => !table.columns.some((one) => one.name === 'practice_id'))
  if (astray) throw new Error(`${astray.name} belongs to no practice, so it would stay behind.`)
  return tables
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
  // sign-ins does not. The lock keeps a second move, or a practice setting up, from slipping in.
  await to.query('LOCK TABLE sign_in_directory IN SHARE ROW EXCLUSIVE MODE')
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
  if (rows.length === 0)
    throw new DatabaseFault('nothing-to-move', 'There is no practice in the data folder yet.')
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
  // A row may point to another of its own table: such a table goes over in one statement.
  const step = keys.some((one) => one.other === name) ? 'ALL' : batch
  for (const end of [from, to])
    await end.query(`SELECT set_config('anagen.practice_id', $1, true)`, [practiceId])
  await from.query(
    `DECLARE rows_of_table NO SCROLL CURSOR FOR
     SELECT row_to_json(t)::text AS row FROM ${name} t WHERE practice_id = '${practiceId}'`,
  )
  for (;;) {
    const { rows } = await from.query<{ row: string }>(`FETCH ${step} FROM rows_of_table`)
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
       coalesce(sum(('x' || substr(encode(sha256(convert_to(row_to_json(t)::text, 'UTF8')), 'hex'), 1, 15))::bit(60)::bigint), 0)::text AS sum
     FROM ${table} t WHERE practice_id = $1`,
    [practiceId],
  )
  return rows[0] ?? { rows: 0, sum: '' }
}
