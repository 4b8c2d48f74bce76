import { type Kysely, sql } from 'kysely'
import { z } from 'zod'
import type { Tables } from '../tables.ts'

const bookingRow = z.strictObject({
  bookingId: z.uuid(),
  visitId: z.uuid(),
  resourceId: z.uuid(),
  from: z.date(),
  to: z.date(),
})
/** One resource taken by one visit from `from` until before `to`. */
export type BookingRow = z.infer<typeof bookingRow>

/** Which resource is taken when. The exclusion constraint is the last word on overlaps. `locked` is called behind a lock. */
export function bookingsRepository(
  tx: Kysely<Tables>,
  practiceId: string,
  locked: () => void = () => {},
) {
  const select = () =>
    tx
      .selectFrom('booking')
      .select([
        'booking_id as bookingId',
        'visit_id as visitId',
        'resource_id as resourceId',
        sql<Date>`lower(during)`.as('from'),
        sql<Date>`upper(during)`.as('to'),
      ])
      .where('practice_id', '=', practiceId)

  return {
    /**
     * One writer at a time at a location: parallel ones queue here instead of deadlocking. Who names the local dates it
     * books on queues only behind those that name one of them too, or none: nothing of one day stands in another's way.
     */
    async lock(locationId: string, dates?: readonly string[]): Promise<void> {
      const key = `${practiceId}:${locationId}`
      if (dates) {
        const days = [...new Set(dates)].sort().map((date) => `${key}:${date}`)
        await sql`SELECT pg_advisory_xact_lock_shared(hashtextextended(${key}, 0)),
          (SELECT count(pg_advisory_xact_lock(hashtextextended(day, 0)))
            FROM unnest(${days}::text[]) AS day)`.execute(tx)
      } else await sql`SELECT pg_advisory_xact_lock(hashtextextended(${key}, 0))`.execute(tx)
      locked()
    },

    /** Bookings of these resources that touch the time from `from` until before `to`. */
    async between(resourceIds: string[], from: Date, to: Date): Promise<BookingRow[]> {
      if (resourceIds.length === 0) return []
      const rows = await select()
        .where('resource_id', 'in', resourceIds)
        .where(sql<boolean>`during && tstzrange(${from}, ${to})`)
        .execute()
      return rows.map((row) => bookingRow.parse(row))
    },

    /** Whether any of these is taken at its moment. */
    async takenAt(places: { resourceId: string; at: Date }[]): Promise<boolean> {
      const ids = places.map(({ resourceId }) => resourceId)
      const times = places.map(({ at }) => at)
      const { rows } = await sql<{ taken: boolean }>`SELECT EXISTS (
        SELECT FROM unnest(${ids}::uuid[], ${times}::timestamptz[]) AS place (resource_id, at)
        JOIN booking USING (resource_id)
        WHERE booking.practice_id = ${practiceId} AND booking.during @> place.at
      ) AS taken`.execute(tx)
      return rows[0]?.taken ?? false
    },

    async ofVisits(visitIds: string[]): Promise<BookingRow[]> {
      if (visitIds.length === 0) return []
      const rows = await select()
        .where('visit_id', 'in', visitIds)
        .orderBy(sql`lower(during)`)
        .orderBy('booking_id')
        .execute()
      return rows.map((row) => bookingRow.parse(row))
    },

    /** Writes what does not overlap; the answer is how many rows were written. */
    async add(bookings: BookingRow[]): Promise<number> {
      if (bookings.length === 0) return 0
      const result = await tx
        .insertInto('booking')
        .values(
          bookings.map((booking) => ({
            practice_id: practiceId,
            booking_id: booking.bookingId,
            visit_id: booking.visitId,
            resource_id: booking.resourceId,
            during: sql<string>`tstzrange(${booking.from}, ${booking.to})`,
          })),
        )
        .onConflict((conflict) => conflict.doNothing())
        .executeTakeFirst()
      return Number(result.numInsertedOrUpdatedRows ?? 0n)
    },

    async remove(bookingIds: string[]): Promise<void> {
      if (bookingIds.length === 0) return
      await tx
        .deleteFrom('booking')
        .where('practice_id', '=', practiceId)
        .where('booking_id', 'in', bookingIds)
        .execute()
    },

    async removeOfVisits(visitIds: string[]): Promise<void> {
      if (visitIds.length === 0) return
      await tx
        .deleteFrom('booking')
        .where('practice_id', '=', practiceId)
        .where('visit_id', 'in', visitIds)
        .execute()
    },
  }
}
