import type pg from 'pg'

const checkEvery = 60_000
const rest = 6 * 3_600_000
const bulk = 20_000

/**
 * Does what PostgreSQL's autovacuum does on a server; the embedded one has none. Runs every six
 * hours, and within a minute of bulk work (20,000 rows written).
 */
export function keepTidy(pool: pg.Pool): { stop(): void } {
  let last = Date.now()
  let busy = false
  const check = async () => {
    if (busy) return
    busy = true
    try {
      const due = Date.now() - last > rest || (await changedRows(pool)) > bulk
      if (due) {
        await tidy(pool)
        last = Date.now()
      }
    } catch {
      // The database is away just now; the next minute comes.
    } finally {
      busy = false
    }
  }
  const timer = setInterval(() => void check(), checkEvery)
  timer.unref()
  return { stop: () => clearInterval(timer) }
}

/** Vacuums and analyses table by table, so that other work slips in between; then a checkpoint. */
export async function tidy(pool: pg.Pool): Promise<void> {
  const { rows } = await pool.query<{ name: string }>(
    `SELECT format('%I.%I', schemaname, tablename) AS name FROM pg_tables WHERE schemaname = 'public'`,
  )
  for (const { name } of rows) await pool.query(`VACUUM (ANALYZE) ${name}`)
  await pool.query('CHECKPOINT')
}

/** Rows written in all tables since each was last analysed. */
export async function changedRows(pool: pg.Pool): Promise<number> {
  const { rows } = await pool.query<{ n: string }>(
    'SELECT coalesce(sum(n_mod_since_analyze), 0) AS n FROM pg_stat_user_tables',
  )
  return Number(rows[0]?.n ?? 0)
}
