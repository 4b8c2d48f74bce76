import type { Kysely } from 'kysely'
import type { Tables } from '../tables.ts'

type NewKey = {
  actorId: string
  key: string
  route: string
  requestHash: string
  body: unknown
  at: Date
}

/** The answers already given for a key, so that a repeated change is not made twice. */
export function idempotencyRepository(tx: Kysely<Tables>, practiceId: string) {
  return {
    async find(
      actorId: string,
      key: string,
    ): Promise<{ requestHash: string; body: unknown } | null> {
      const row = await tx
        .selectFrom('idempotency')
        .select(['request_hash as requestHash', 'body'])
        .where('practice_id', '=', practiceId)
        .where('actor_id', '=', actorId)
        .where('key', '=', key)
        .executeTakeFirst()
      return row ?? null
    },

    async add({ actorId, key, route, requestHash, body, at }: NewKey): Promise<void> {
      await tx
        .insertInto('idempotency')
        .values({
          practice_id: practiceId,
          actor_id: actorId,
          key,
          route,
          request_hash: requestHash,
          status: 200,
          body: JSON.stringify(body),
          at,
        })
        .execute()
    },
  }
}
