import type pg from 'pg'
import { DatabaseFault } from './database-fault.ts'

type Role = {
  name: string
  superuser: boolean
  bypasses: boolean
  owns: string | null
  is_app: boolean | null
}

const question = `
  SELECT current_user AS name, r.rolsuper AS superuser, r.rolbypassrls AS bypasses,
    (SELECT min(tableowner) FROM pg_tables
      WHERE schemaname = 'public' AND pg_has_role(current_user, tableowner, 'MEMBER')) AS owns,
    (SELECT pg_has_role(current_user, a.oid, 'MEMBER') FROM pg_roles a WHERE a.rolname = 'anagen_app')
      AS is_app
  FROM pg_roles r WHERE r.rolname = current_user`

/**
 * Refuses a login that row-level security would not hold, or that cannot take the application's
 * role: one practice could read another's records through a mistake of ours.
 * @throws DatabaseFault `unsafe-role` saying what to do.
 */
export async function assertSafeRole(pool: Pick<pg.PoolClient, 'query'>): Promise<void> {
  const { rows } = await pool.query<Role>(question)
  const why = rows[0] && reason(rows[0])
  if (!why) return
  throw new DatabaseFault(
    'unsafe-role',
    `The login of DATABASE_URL cannot be used: ${why}. As the owner run ` +
      '`npx --no-install anagen migrate` with ANAGEN_MIGRATE_URL once, then ' +
      "CREATE ROLE anagen_login LOGIN PASSWORD '…' IN ROLE anagen_app, and log in as that.",
  )
}

function reason({ name, superuser, bypasses, owns, is_app }: Role): string | undefined {
  if (superuser) return `${name} is a superuser and sees past row-level security`
  if (bypasses) return `${name} may bypass row-level security`
  if (owns) return `${name} owns the tables (or is a member of ${owns}, who does)`
  if (is_app === null) return 'the schema has not been made yet'
  if (!is_app) return `${name} is not a member of anagen_app`
  return undefined
}
