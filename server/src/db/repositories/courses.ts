import { wishes } from '@anagen/contract'
import { type Kysely, sql } from 'kysely'
import { z } from 'zod'
import type { Tables } from '../tables.ts'

const courseRow = z.strictObject({
  courseId: z.uuid(),
  patientId: z.uuid(),
  locationId: z.uuid(),
  protocolId: z.string(),
  protocolVersion: z.int(),
  areas: z.array(z.enum(['scalp', 'brow', 'body'])),
  wishes,
  serviceId: z.uuid().nullable(),
  priceMinor: z.int(),
  createdAt: z.date(),
  createdBy: z.uuid(),
  endedAt: z.date().nullable(),
  version: z.int(),
})
/** One patient's run of a protocol version, as stored. */
export type CourseRow = z.infer<typeof courseRow>

/** A screening decision as it stood when something was booked or answered. `doc` is a core Screening. */
export type ScreeningSnapshot = {
  screeningId: string
  patientId: string
  courseId: string | null
  visitId: string | null
  doc: unknown
  at: Date
  byStaff: string | null
}

/** Courses of one practice, and the decisions they rested on. */
export function coursesRepository(tx: Kysely<Tables>, practiceId: string) {
  const select = () =>
    tx
      .selectFrom('course')
      .select([
        'course_id as courseId',
        'patient_id as patientId',
        'location_id as locationId',
        'protocol_id as protocolId',
        'protocol_version as protocolVersion',
        'areas',
        'wishes',
        'service_id as serviceId',
        'price_minor as priceMinor',
        'created_at as createdAt',
        'created_by as createdBy',
        'ended_at as endedAt',
        'version',
      ])
      .where('practice_id', '=', practiceId)

  return {
    /** Open courses at a location with visits left of which none is ahead. */
    async stalledAt(locationId: string, today: string, limit: number): Promise<string[]> {
      const { rows } = await sql<{ courseId: string }>`
        SELECT course_id AS "courseId" FROM course
        WHERE practice_id = ${practiceId} AND location_id = ${locationId} AND ended_at IS NULL
          AND EXISTS (SELECT FROM visit v WHERE v.practice_id = course.practice_id
            AND v.course_id = course.course_id AND v.state NOT IN ('done', 'cancelled'))
          AND NOT EXISTS (SELECT FROM visit v WHERE v.practice_id = course.practice_id
            AND v.course_id = course.course_id AND v.state IN ('booked', 'arrived')
            AND v.local_date >= ${today}::date)
        ORDER BY created_at, course_id LIMIT ${limit}`.execute(tx)
      return rows.map((row) => row.courseId)
    },

    async find(courseId: string): Promise<CourseRow | null> {
      const row = await select().where('course_id', '=', courseId).executeTakeFirst()
      return row ? courseRow.parse(row) : null
    },

    /** The same, locked until the transaction ends: for changes that read before they write. */
    async findForChange(courseId: string): Promise<CourseRow | null> {
      const row = await select().where('course_id', '=', courseId).forUpdate().executeTakeFirst()
      return row ? courseRow.parse(row) : null
    },

    /** Newest first. */
    async ofPatient(patientId: string): Promise<CourseRow[]> {
      const rows = await select()
        .where('patient_id', '=', patientId)
        .orderBy('created_at', 'desc')
        .orderBy('course_id', 'desc')
        .execute()
      return rows.map((row) => courseRow.parse(row))
    },

    async ofIds(courseIds: string[]): Promise<CourseRow[]> {
      if (courseIds.length === 0) return []
      const rows = await select().where('course_id', 'in', courseIds).execute()
      return rows.map((row) => courseRow.parse(row))
    },

    async add(course: Omit<CourseRow, 'endedAt' | 'version'>): Promise<void> {
      await tx
        .insertInto('course')
        .values({
          practice_id: practiceId,
          course_id: course.courseId,
          patient_id: course.patientId,
          location_id: course.locationId,
          protocol_id: course.protocolId,
          protocol_version: course.protocolVersion,
          areas: JSON.stringify(course.areas),
          wishes: JSON.stringify(course.wishes),
          service_id: course.serviceId,
          price_minor: course.priceMinor,
          created_at: course.createdAt,
          created_by: course.createdBy,
          ended_at: null,
        })
        .execute()
    },

    /** Marks a course as ended and raises its version. */
    async end(courseId: string, at: Date): Promise<void> {
      await tx
        .updateTable('course')
        .set({ ended_at: at, version: sql`version + 1` })
        .where('practice_id', '=', practiceId)
        .where('course_id', '=', courseId)
        .execute()
    },

    async addScreening(snapshot: ScreeningSnapshot): Promise<void> {
      await tx
        .insertInto('screening')
        .values({
          practice_id: practiceId,
          screening_id: snapshot.screeningId,
          patient_id: snapshot.patientId,
          course_id: snapshot.courseId,
          visit_id: snapshot.visitId,
          doc: JSON.stringify(snapshot.doc),
          at: snapshot.at,
          by_staff: snapshot.byStaff,
        })
        .execute()
    },
  }
}
