import { type Kysely, sql } from 'kysely'
import { z } from 'zod'
import type { Tables } from '../tables.ts'

const waitRow = z.strictObject({ visitId: z.uuid(), note: z.string(), at: z.date() })
/** A visit whose person would come earlier. */
export type WaitRow = z.infer<typeof waitRow>

const offerRow = z.strictObject({
  offerId: z.uuid(),
  visitId: z.uuid(),
  patientId: z.uuid(),
  startsAt: z.date(),
  practitionerId: z.uuid(),
  at: z.date(),
  expiresAt: z.date(),
  state: z.enum(['open', 'taken', 'declined', 'lost']),
  /** The message that brings it. */
  subject: z.string(),
  body: z.string(),
})
/** A time offered to one person. */
export type OfferRow = z.infer<typeof offerRow>

/** An offer to be stored; of its token only the hash is. */
export type NewOffer = Omit<OfferRow, 'state' | 'subject' | 'body'> & {
  tokenHash: string
  messageId: string
}

const offerColumns = [
  'offer_id as offerId',
  'visit_id as visitId',
  'offer.patient_id as patientId',
  'starts_at as startsAt',
  'practitioner_id as practitionerId',
  'offer.at',
  'expires_at as expiresAt',
  'state',
  'subject',
  'body',
] as const

/** The wait list of one practice, and the offers made from it. */
export function waitingRepository(tx: Kysely<Tables>, practiceId: string) {
  const offers = () =>
    tx
      .selectFrom('offer')
      .innerJoin('message', (join) =>
        join
          .onRef('message.practice_id', '=', 'offer.practice_id')
          .onRef('message.message_id', '=', 'offer.message_id'),
      )
      .select(offerColumns)
      .where('offer.practice_id', '=', practiceId)
  return {
    /** False when the visit waits already. */
    async add(entry: WaitRow & { waitId: string; byStaff: string }): Promise<boolean> {
      const result = await tx
        .insertInto('wait_entry')
        .values({
          practice_id: practiceId,
          wait_id: entry.waitId,
          visit_id: entry.visitId,
          note: entry.note,
          at: entry.at,
          by_staff: entry.byStaff,
          ended_at: null,
        })
        .onConflict((conflict) => conflict.doNothing())
        .executeTakeFirst()
      return result.numInsertedOrUpdatedRows === 1n
    },

    async end(visitId: string, at: Date): Promise<boolean> {
      const result = await tx
        .updateTable('wait_entry')
        .set({ ended_at: at })
        .where('practice_id', '=', practiceId)
        .where('visit_id', '=', visitId)
        .where('ended_at', 'is', null)
        .executeTakeFirst()
      return result.numUpdatedRows === 1n
    },

    /**
     * Visits of open courses at a location that have no time, or whose person would come earlier; who has waited longest
     * comes first.
     */
    async atLocation(locationId: string, limit: number): Promise<{ visitId: string }[]> {
      const { rows } = await sql<{ visitId: string }>`
        SELECT visit.visit_id AS "visitId" FROM visit
        JOIN course USING (practice_id, course_id)
        LEFT JOIN wait_entry ON wait_entry.practice_id = visit.practice_id
          AND wait_entry.visit_id = visit.visit_id AND wait_entry.ended_at IS NULL
        WHERE visit.practice_id = ${practiceId} AND course.location_id = ${locationId}
          AND course.ended_at IS NULL
          AND (visit.state IN ('missed', 'unplaced')
            OR (visit.state = 'booked' AND wait_entry.wait_id IS NOT NULL))
        ORDER BY coalesce(wait_entry.at, visit.starts_at), visit.visit_id
        LIMIT ${limit}`.execute(tx)
      return rows
    },

    async ofVisits(visitIds: string[]): Promise<WaitRow[]> {
      if (visitIds.length === 0) return []
      const rows = await tx
        .selectFrom('wait_entry')
        .select(['visit_id as visitId', 'note', 'at'])
        .where('practice_id', '=', practiceId)
        .where('visit_id', 'in', visitIds)
        .where('ended_at', 'is', null)
        .execute()
      return rows.map((row) => waitRow.parse(row))
    },

    async addOffer(offer: NewOffer): Promise<void> {
      await tx
        .insertInto('offer')
        .values({
          practice_id: practiceId,
          offer_id: offer.offerId,
          visit_id: offer.visitId,
          patient_id: offer.patientId,
          starts_at: offer.startsAt,
          practitioner_id: offer.practitionerId,
          token_hash: offer.tokenHash,
          message_id: offer.messageId,
          at: offer.at,
          expires_at: offer.expiresAt,
          answered_at: null,
        })
        .execute()
    },

    async offerByToken(tokenHash: string): Promise<OfferRow | null> {
      const row = await offers().where('token_hash', '=', tokenHash).executeTakeFirst()
      return row ? offerRow.parse(row) : null
    },

    async offer(offerId: string): Promise<OfferRow | null> {
      const row = await offers().where('offer_id', '=', offerId).executeTakeFirst()
      return row ? offerRow.parse(row) : null
    },

    /** The latest first. */
    async offersOf(visitIds: string[]): Promise<OfferRow[]> {
      if (visitIds.length === 0) return []
      const rows = await offers()
        .where('visit_id', 'in', visitIds)
        .orderBy('offer.at', 'desc')
        .orderBy('offer_id')
        .execute()
      return rows.map((row) => offerRow.parse(row))
    },

    /** Offers of a person that still stand at a moment. */
    async openOf(patientId: string, at: Date): Promise<OfferRow[]> {
      const rows = await offers()
        .where('offer.patient_id', '=', patientId)
        .where('state', '=', 'open')
        .where('expires_at', '>', at)
        .orderBy('offer_id')
        .execute()
      return rows.map((row) => offerRow.parse(row))
    },

    /** Lets an offer run out before its time. */
    async expire(offerId: string, at: Date): Promise<void> {
      await tx
        .updateTable('offer')
        .set({ expires_at: at })
        .where('practice_id', '=', practiceId)
        .where('offer_id', '=', offerId)
        .execute()
    },

    async answer(offerId: string, state: 'taken' | 'declined', at: Date): Promise<void> {
      await tx
        .updateTable('offer')
        .set({ state, answered_at: at })
        .where('practice_id', '=', practiceId)
        .where('offer_id', '=', offerId)
        .execute()
    },

    /** Ends the open offers of a place that is taken, and of a visit that has found its time. */
    async lose(
      place: { practitionerId: string; startsAt: Date; visitId: string },
      at: Date,
    ): Promise<void> {
      await tx
        .updateTable('offer')
        .set({ state: 'lost', answered_at: at })
        .where('practice_id', '=', practiceId)
        .where('state', '=', 'open')
        .where((is) =>
          is.or([
            is('visit_id', '=', place.visitId),
            is.and([
              is('practitioner_id', '=', place.practitionerId),
              is('starts_at', '=', place.startsAt),
            ]),
          ]),
        )
        .execute()
    },
  }
}
