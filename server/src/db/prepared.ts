import type { PostgresPool, PostgresPoolClient } from 'kysely'
import type pg from 'pg'

/**
 * A database keeps what it prepared as long as a connection lives, so not everything is: no more statements than the
 * program has, with room, and none that writes many rows at once and never comes again with just as many.
 */
export const mostStatements = 500
export const mostParameters = 120

/**
 * The pool as Kysely wants it, with statements prepared: each connection has one parsed and planned the first time it
 * is sent, and after that sends its name and parameters alone. Decision 012 has the figures.
 */
export function preparing(pool: pg.Pool): PostgresPool {
  const nameOf = namesOf()
  const preparingClient = (client: pg.PoolClient): PostgresPoolClient => {
    // Kysely also knows cursors, which are not asked for here.
    const query: unknown = (text: string, values: readonly unknown[] = []) =>
      client.query({ name: nameOf(text, values), text, values: [...values] })
    return {
      query: query as PostgresPoolClient['query'],
      release: (destroy) => client.release(destroy),
    }
  }
  return {
    options: {},
    connect: async () => preparingClient(await pool.connect()),
    end: () => pool.end(),
  }
}

/** Names for texts, the same for the same one; none for what is to be sent without. */
function namesOf(): (text: string, values: readonly unknown[]) => string | undefined {
  const names = new Map<string, string>()
  return (text, { length }) => {
    // Statements without parameters may be several in one text, which cannot be prepared; they are few.
    if (length === 0 || length > mostParameters) return undefined
    const known = names.get(text)
    if (known || names.size === mostStatements) return known
    const name = `s${names.size}`
    names.set(text, name)
    return name
  }
}
