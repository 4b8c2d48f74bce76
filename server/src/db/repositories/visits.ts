import { visitStates } from '@anagen/contract'
import { type Kysely, sql } from 'kysely'
import { z } from 'zod'
import type { Tables } from '../tables.ts'

const visitRow = z.strictObject({
  visitId: z.uuid(),
  courseId: z.uuid(),
  patientId: z.uuid(),
  n: z.int(),
  state: z.enum(visitStates),
  date: z.iso.date(),
  startsAt: z.date(),
  endsAt: z.date(),
  practitionerId: z.uuid(),
  light: z.boolean(),
  brow: z.boolean(),
  version: z.int(),
})
/** One visit as stored. `date` is the local date of its start at the course's location. */
export type VisitRow = z.infer<typeof visitRow>

const shownVisit = visitRow.extend({
  patientName: z.string(),
  practitionerName: z.string(),
  of: z.coerce.number().int(),
  signed: z.boolean(),
  locationId: z.uuid(),
  protocolId: z.string(),
  protocolVersion: z.int(),
  areas: z.array(z.enum(['scalp', 'brow', 'body'])),
})
/** A visit with the names and counts that calendars show beside it. */
export type ShownVisit = z.infer<typeof shownVisit>

/** What a change of a visit may set. */
export type VisitChange = Partial<
  Pick<VisitRow, 'state' | 'date' | 'startsAt' | 'endsAt' | 'practitionerId' | 'light' | 'brow'>
>

const columns = [
  'visit.visit_id as visitId',
  'visit.course_id as courseId',
  'visit.patient_id as patientId',
  'visit.n',
  'visit.state',
  'visit.local_date as date',
  'visit.starts_at as startsAt',
  'visit.ends_at as endsAt',
  'visit.practitioner_id as practitionerId',
  'visit.light',
  'visit.brow',
  'visit.version',
] as const

/** Visits of one practice. */
export function visitsRepository(tx: Kysely<Tables>, practiceId: string) {
  const select = () =>
    tx.selectFrom('visit').select(columns).where('visit.practice_id', '=', practiceId)

  const shown = () =>
    tx
      .selectFrom('visit')
      .innerJoin('patient', (join) =>
        join
          .onRef('patient.practice_id', '=', 'visit.practice_id')
          .onRef('patient.patient_id', '=', 'visit.patient_id'),
      )
      .innerJoin('course', (join) =>
        join
          .onRef('course.practice_id', '=', 'visit.practice_id')
          .onRef('course.course_id', '=', 'visit.course_id'),
      )
      .innerJoin('resource', (join) =>
        join
          .onRef('resource.practice_id', '=', 'visit.practice_id')
          .onRef('resource.resource_id', '=', 'visit.practitioner_id'),
      )
      .select(columns)
      .select([
        'patient.name as patientName',
        'resource.name as practitionerName',
        'course.location_id as locationId',
        'course.protocol_id as protocolId',
        'course.protocol_version as protocolVersion',
        'course.areas',
        sql<number>`(SELECT count(*) FROM visit w
          WHERE w.practice_id = visit.practice_id AND w.course_id = visit.course_id)`.as('of'),
        sql<boolean>`EXISTS (SELECT FROM record_revision r WHERE r.practice_id = visit.practice_id
          AND r.visit_id = visit.visit_id AND r.kind = 'signed')`.as('signed'),
      ])
      .where('visit.practice_id', '=', practiceId)

  return {
    async find(visitId: string): Promise<VisitRow | null> {
      const row = await select().where('visit_id', '=', visitId).executeTakeFirst()
      return row ? visitRow.parse(row) : null
    },

    async ofIds(visitIds: string[]): Promise<VisitRow[]> {
      if (visitIds.length === 0) return []
      const rows = await select().where('visit_id', 'in', visitIds).execute()
      return rows.map((row) => visitRow.parse(row))
    },

    /** In the order of the course. */
    async ofCourse(courseId: string): Promise<VisitRow[]> {
      const rows = await select().where('course_id', '=', courseId).orderBy('n').execute()
      return rows.map((row) => visitRow.parse(row))
    },

    /** Visits of courses with names and counts, by course and number. */
    async shownOfCourses(courseIds: string[]): Promise<ShownVisit[]> {
      if (courseIds.length === 0) return []
      const rows = await shown()
        .where('visit.course_id', 'in', courseIds)
        .orderBy('visit.course_id')
        .orderBy('visit.n')
        .execute()
      return rows.map((row) => shownVisit.parse(row))
    },

    async shownOne(visitId: string): Promise<ShownVisit | null> {
      const row = await shown().where('visit.visit_id', '=', visitId).executeTakeFirst()
      return row ? shownVisit.parse(row) : null
    },

    /** Visits that begin from `from` until before `to` at a location, in the order of the day; those without a time left out. */
    async shownBetween(locationId: string, from: Date, to: Date): Promise<ShownVisit[]> {
      const rows = await shown()
        .where('visit.starts_at', '>=', from)
        .where('visit.starts_at', '<', to)
        .where('course.location_id', '=', locationId)
        .where('visit.state', '<>', 'unplaced')
        .orderBy('visit.starts_at')
        .orderBy('visit.visit_id')
        .execute()
      return rows.map((row) => shownVisit.parse(row))
    },

    /** Visits of a practitioner or a patient that begin in a period, whatever became of them, in order. */
    async shownOf(
      of: { resourceId: string | null; patientId: string | null },
      from: Date,
      to: Date,
    ): Promise<ShownVisit[]> {
      const rows = await shown()
        .where('visit.starts_at', '>=', from)
        .where('visit.starts_at', '<', to)
        .where((is) =>
          of.resourceId
            ? is('visit.practitioner_id', '=', of.resourceId)
            : is('visit.patient_id', '=', of.patientId),
        )
        .orderBy('visit.starts_at')
        .orderBy('visit.visit_id')
        .execute()
      return rows.map((row) => shownVisit.parse(row))
    },

    async add(visits: Omit<VisitRow, 'version'>[]): Promise<void> {
      await tx
        .insertInto('visit')
        .values(
          visits.map((visit) => ({
            practice_id: practiceId,
            visit_id: visit.visitId,
            course_id: visit.courseId,
            patient_id: visit.patientId,
            n: visit.n,
            state: visit.state,
            local_date: visit.date,
            starts_at: visit.startsAt,
            ends_at: visit.endsAt,
            practitioner_id: visit.practitionerId,
            light: visit.light,
            brow: visit.brow,
          })),
        )
        .execute()
    },

    /** Changes a visit that still has the version seen; false when somebody was quicker. */
    async save(visitId: string, seen: number, change: VisitChange): Promise<boolean> {
      const { state, date, startsAt, endsAt, practitionerId, light, brow } = change
      const result = await tx
        .updateTable('visit')
        .set({
          ...(state === undefined ? {} : { state }),
          ...(date === undefined ? {} : { local_date: date }),
          ...(startsAt === undefined ? {} : { starts_at: startsAt }),
          ...(endsAt === undefined ? {} : { ends_at: endsAt }),
          ...(practitionerId === undefined ? {} : { practitioner_id: practitionerId }),
          ...(light === undefined ? {} : { light }),
          ...(brow === undefined ? {} : { brow }),
          version: seen + 1,
        })
        .where('practice_id', '=', practiceId)
        .where('visit_id', '=', visitId)
        .where('version', '=', seen)
        .executeTakeFirst()
      return result.numUpdatedRows === 1n
    },
  }
}
