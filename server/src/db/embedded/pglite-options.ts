import { PGlite } from '@electric-sql/pglite'
import { btree_gist } from '@electric-sql/pglite/contrib/btree_gist'
import { pg_trgm } from '@electric-sql/pglite/contrib/pg_trgm'
import { pgcrypto } from '@electric-sql/pglite/contrib/pgcrypto'
import { unaccent } from '@electric-sql/pglite/contrib/unaccent'

/** The extensions a migration may create; on a server they come with PostgreSQL's contrib. */
export const extensions = { btree_gist, pg_trgm, pgcrypto, unaccent }

/** For databases that may be lost: tests and templates. fsync stays off, as PGlite ships it. */
export const memoryStartParams = [...PGlite.defaultStartParams, '-c', 'shared_buffers=16MB']

/**
 * For data that must survive. PGlite starts PostgreSQL with -F (fsync off); this takes it out.
 * wal_sync_method must be fsync: the other ways never reach the hook of the file system. A small
 * max_wal_size keeps the replay after a kill short; nothing checkpoints in the background here.
 */
export const durableStartParams = [
  ...PGlite.defaultStartParams.filter((p) => p !== '-F'),
  ...settings({
    fsync: 'on',
    wal_sync_method: 'fsync',
    synchronous_commit: 'on',
    full_page_writes: 'on',
    shared_buffers: '32MB',
    min_wal_size: '32MB',
    max_wal_size: '64MB',
  }),
]

function settings(values: Record<string, string>): string[] {
  return Object.entries(values).flatMap(([name, value]) => ['-c', `${name}=${value}`])
}
