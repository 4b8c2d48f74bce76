import type { Duplex } from 'node:stream'
import pg from 'pg'
import type { Engine } from './embedded/engine.ts'
import { WireStream } from './embedded/wire-stream.ts'

const dateOid = 1082

// A date has no time and no zone: it stays the text YYYY-MM-DD. All else as pg does it.
const types: pg.CustomTypesConfig = {
  getTypeParser: ((oid: number, format?: 'text' | 'binary') =>
    oid === dateOid
      ? (text: string) => text
      : pg.types.getTypeParser(oid, format as 'text')) as pg.CustomTypesConfig['getTypeParser'],
}

/** A pool to a PostgreSQL server. */
export function serverPool(connectionString: string): pg.Pool {
  return watched(
    new pg.Pool({
      connectionString,
      types,
      max: 10,
      connectionTimeoutMillis: 15_000,
      // Kept while the practice is at work: each carries the statements it has prepared.
      idleTimeoutMillis: 600_000,
      keepAlive: true,
      options: '-c TimeZone=UTC',
    }),
  )
}

/**
 * A pool of one connection to an embedded engine: it has one session, so every transaction waits
 * for the one before. A query on the pool from inside a transaction would wait for itself; it is
 * refused after a minute.
 */
export function embeddedPool(engine: Engine): pg.Pool {
  // The types of pg know a stream only; the driver itself also takes the maker of one.
  const stream = (() => new WireStream(engine)) as unknown as Duplex
  return watched(
    new pg.Pool({ stream, types, max: 1, idleTimeoutMillis: 0, connectionTimeoutMillis: 60_000 }),
  )
}

// Without a listener an idle connection that breaks would end the process; the pool makes a new one.
function watched(pool: pg.Pool): pg.Pool {
  pool.on('error', (error: Error & { code?: string }) => {
    if ((pool as { ending?: boolean }).ending) return
    process.emitWarning('A database connection was lost.', {
      type: 'Database',
      code: error.code ?? 'unknown',
    })
  })
  return pool
}
