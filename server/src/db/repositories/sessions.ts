import { type Staff, staff } from '@anagen/contract'
import type { Kysely } from 'kysely'
import type { Tables } from '../tables.ts'

export type Session = {
  sessionId: string
  createdAt: Date
  seenAt: Date
  endedAt: Date | null
  staff: Staff
}
type NewSession = {
  sessionId: string
  staffId: string
  tokenHash: string
  at: Date
  expiresAt: Date
}

/** Who is signed in to one practice. Only hashes of tokens are stored. */
export function sessionsRepository(tx: Kysely<Tables>, practiceId: string) {
  return {
    async find(tokenHash: string): Promise<Session | null> {
      const row = await tx
        .selectFrom('session')
        .innerJoin('staff', (join) =>
          join
            .onRef('staff.practice_id', '=', 'session.practice_id')
            .onRef('staff.staff_id', '=', 'session.staff_id'),
        )
        .select([
          'session.session_id as sessionId',
          'session.created_at as createdAt',
          'session.seen_at as seenAt',
          'session.ended_at as endedAt',
          'staff.staff_id as staffId',
          'staff.name',
          'staff.email',
          'staff.role',
          'staff.licence',
          'staff.active',
          'staff.version',
        ])
        .where('session.practice_id', '=', practiceId)
        .where('session.token_hash', '=', tokenHash)
        .executeTakeFirst()
      if (!row) return null
      const { sessionId, createdAt, seenAt, endedAt, ...person } = row
      return { sessionId, createdAt, seenAt, endedAt, staff: staff.parse(person) }
    },

    async add({ sessionId, staffId, tokenHash, at, expiresAt }: NewSession): Promise<void> {
      await tx
        .insertInto('session')
        .values({
          practice_id: practiceId,
          session_id: sessionId,
          staff_id: staffId,
          token_hash: tokenHash,
          created_at: at,
          seen_at: at,
          expires_at: expiresAt,
          ended_at: null,
        })
        .execute()
    },

    async seen(sessionId: string, at: Date): Promise<void> {
      await tx
        .updateTable('session')
        .set({ seen_at: at })
        .where('practice_id', '=', practiceId)
        .where('session_id', '=', sessionId)
        .execute()
    },

    async end(sessionId: string, at: Date): Promise<void> {
      await tx
        .updateTable('session')
        .set({ ended_at: at })
        .where('practice_id', '=', practiceId)
        .where('session_id', '=', sessionId)
        .execute()
    },

    /** Ends every session of one member of staff: after a change of role, or when they leave. */
    async endAllOf(staffId: string, at: Date): Promise<void> {
      await tx
        .updateTable('session')
        .set({ ended_at: at })
        .where('practice_id', '=', practiceId)
        .where('staff_id', '=', staffId)
        .where('ended_at', 'is', null)
        .execute()
    },
  }
}
