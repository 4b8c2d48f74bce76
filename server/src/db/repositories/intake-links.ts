import type { Kysely } from 'kysely'
import { z } from 'zod'
import type { Tables } from '../tables.ts'

const linkRow = z.strictObject({
  linkId: z.uuid(),
  patientId: z.uuid(),
  expiresAt: z.date(),
  finishedAt: z.date().nullable(),
  revokedAt: z.date().nullable(),
})
/** An intake link; of its token only the hash is stored. */
export type LinkRow = z.infer<typeof linkRow>
export type NewLink = Pick<LinkRow, 'linkId' | 'patientId' | 'expiresAt'> & {
  tokenHash: string
  at: Date
  byStaff: string
}

/** Links with which people answer the questions themselves. */
export function intakeLinksRepository(tx: Kysely<Tables>, practiceId: string) {
  const select = () =>
    tx
      .selectFrom('intake_link')
      .select([
        'link_id as linkId',
        'patient_id as patientId',
        'expires_at as expiresAt',
        'finished_at as finishedAt',
        'revoked_at as revokedAt',
      ])
      .where('practice_id', '=', practiceId)

  return {
    async find(tokenHash: string): Promise<LinkRow | null> {
      const row = await select().where('token_hash', '=', tokenHash).executeTakeFirst()
      return row ? linkRow.parse(row) : null
    },

    async findById(linkId: string): Promise<LinkRow | null> {
      const row = await select().where('link_id', '=', linkId).executeTakeFirst()
      return row ? linkRow.parse(row) : null
    },

    async add(link: NewLink): Promise<void> {
      await tx
        .insertInto('intake_link')
        .values({
          practice_id: practiceId,
          link_id: link.linkId,
          patient_id: link.patientId,
          token_hash: link.tokenHash,
          created_at: link.at,
          created_by: link.byStaff,
          expires_at: link.expiresAt,
          finished_at: null,
          revoked_at: null,
        })
        .execute()
    },

    /** Ends every link of a person. */
    async revokeAll(patientId: string, at: Date): Promise<void> {
      await tx
        .updateTable('intake_link')
        .set({ revoked_at: at })
        .where('practice_id', '=', practiceId)
        .where('patient_id', '=', patientId)
        .where('revoked_at', 'is', null)
        .execute()
    },

    /** Keeps when the answers were first handed in. */
    async finish(linkId: string, at: Date): Promise<void> {
      await tx
        .updateTable('intake_link')
        .set({ finished_at: at })
        .where('practice_id', '=', practiceId)
        .where('link_id', '=', linkId)
        .where('finished_at', 'is', null)
        .execute()
    },
  }
}
