import { eventSchema } from '@anagen/core/outcome'
import type { Kysely } from 'kysely'
import { z } from 'zod'
import type { Tables } from '../tables.ts'

const lifeEventRow = eventSchema.extend({
  eventId: z.uuid(),
  patientId: z.uuid(),
  version: z.int(),
})
/** Something that happened to a person, with its dates. */
export type LifeEventRow = z.infer<typeof lifeEventRow>

/** Events in the lives of people; a removed one is as if it were not there. */
export function lifeEventsRepository(tx: Kysely<Tables>, practiceId: string) {
  const select = () =>
    tx
      .selectFrom('life_event')
      .select([
        'event_id as eventId',
        'patient_id as patientId',
        'kind',
        'label',
        'from_date as from',
        'to_date as to',
        'version',
      ])
      .where('practice_id', '=', practiceId)
      .where('removed_at', 'is', null)

  /** Changes an event that still has the version seen; false when somebody was quicker. */
  async function save(
    eventId: string,
    seen: number,
    change: { removed_at: Date } | Omit<LifeEventRow, 'eventId' | 'patientId' | 'version'>,
  ): Promise<boolean> {
    const set =
      'removed_at' in change
        ? change
        : { kind: change.kind, label: change.label, from_date: change.from, to_date: change.to }
    const result = await tx
      .updateTable('life_event')
      .set({ ...set, version: seen + 1 })
      .where('practice_id', '=', practiceId)
      .where('event_id', '=', eventId)
      .where('version', '=', seen)
      .where('removed_at', 'is', null)
      .executeTakeFirst()
    return result.numUpdatedRows === 1n
  }

  return {
    async find(eventId: string): Promise<LifeEventRow | null> {
      const row = await select().where('event_id', '=', eventId).executeTakeFirst()
      return row ? lifeEventRow.parse(row) : null
    },

    /** By the day they began. */
    async ofPatients(patientIds: string[]): Promise<LifeEventRow[]> {
      if (patientIds.length === 0) return []
      const rows = await select()
        .where('patient_id', 'in', patientIds)
        .orderBy('from_date')
        .orderBy('event_id')
        .execute()
      return rows.map((row) => lifeEventRow.parse(row))
    },

    async add(event: Omit<LifeEventRow, 'version'> & { at: Date; byStaff: string }): Promise<void> {
      await tx
        .insertInto('life_event')
        .values({
          practice_id: practiceId,
          event_id: event.eventId,
          patient_id: event.patientId,
          kind: event.kind,
          label: event.label,
          from_date: event.from,
          to_date: event.to,
          at: event.at,
          by_staff: event.byStaff,
          removed_at: null,
        })
        .execute()
    },

    save,
    remove: (eventId: string, seen: number, at: Date) => save(eventId, seen, { removed_at: at }),
  }
}
