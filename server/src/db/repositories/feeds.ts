import type { Kysely } from 'kysely'
import { z } from 'zod'
import type { Tables } from '../tables.ts'

const feedRow = z.strictObject({
  feedId: z.uuid(),
  resourceId: z.uuid().nullable(),
  patientId: z.uuid().nullable(),
  level: z.enum(['busy', 'short', 'full']),
  at: z.date(),
  readAt: z.date().nullable(),
})
/** A calendar address that can still be read; of its token only the hash is stored. */
export type FeedRow = z.infer<typeof feedRow>
export type NewFeed = Omit<FeedRow, 'readAt'> & { tokenHash: string; byStaff: string }

/** Whose calendar. */
export type FeedOwner = { resourceId: string } | { patientId: string }

/** Calendar addresses of one practice; an ended one is as if it were not there. */
export function feedsRepository(tx: Kysely<Tables>, practiceId: string) {
  const select = () =>
    tx
      .selectFrom('feed')
      .select([
        'feed_id as feedId',
        'resource_id as resourceId',
        'patient_id as patientId',
        'level',
        'at',
        'read_at as readAt',
      ])
      .where('practice_id', '=', practiceId)
      .where('revoked_at', 'is', null)

  return {
    async find(feedId: string): Promise<FeedRow | null> {
      const row = await select().where('feed_id', '=', feedId).executeTakeFirst()
      return row ? feedRow.parse(row) : null
    },

    async byToken(tokenHash: string): Promise<FeedRow | null> {
      const row = await select().where('token_hash', '=', tokenHash).executeTakeFirst()
      return row ? feedRow.parse(row) : null
    },

    /** The latest first. */
    async of(owner: FeedOwner): Promise<FeedRow[]> {
      const rows = await select()
        .where((is) =>
          'resourceId' in owner
            ? is('resource_id', '=', owner.resourceId)
            : is('patient_id', '=', owner.patientId),
        )
        .orderBy('at', 'desc')
        .orderBy('feed_id')
        .execute()
      return rows.map((row) => feedRow.parse(row))
    },

    async add(feed: NewFeed): Promise<void> {
      await tx
        .insertInto('feed')
        .values({
          practice_id: practiceId,
          feed_id: feed.feedId,
          resource_id: feed.resourceId,
          patient_id: feed.patientId,
          level: feed.level,
          token_hash: feed.tokenHash,
          at: feed.at,
          by_staff: feed.byStaff,
          read_at: null,
          revoked_at: null,
        })
        .execute()
    },

    async set(feedId: string, change: { read_at: Date } | { revoked_at: Date }): Promise<void> {
      await tx
        .updateTable('feed')
        .set(change)
        .where('practice_id', '=', practiceId)
        .where('feed_id', '=', feedId)
        .execute()
    },
  }
}
