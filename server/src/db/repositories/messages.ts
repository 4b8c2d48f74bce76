import type { Kysely } from 'kysely'
import { z } from 'zod'
import type { Tables } from '../tables.ts'

const messageRow = z.strictObject({
  messageId: z.uuid(),
  patientId: z.uuid(),
  courseId: z.uuid().nullable(),
  kind: z.string(),
  subject: z.string(),
  body: z.string(),
  /** iCalendar text, or null when the message carries no file. */
  calendar: z.string().nullable(),
  at: z.date(),
  byStaff: z.uuid().nullable(),
})
export type MessageRow = z.infer<typeof messageRow>

/** Messages to people, as they were written. */
export function messagesRepository(tx: Kysely<Tables>, practiceId: string) {
  return {
    async add(message: MessageRow): Promise<void> {
      await tx
        .insertInto('message')
        .values({
          practice_id: practiceId,
          message_id: message.messageId,
          patient_id: message.patientId,
          course_id: message.courseId,
          kind: message.kind,
          subject: message.subject,
          body: message.body,
          calendar: message.calendar,
          at: message.at,
          by_staff: message.byStaff,
        })
        .execute()
    },

    /** The messages about a course, the latest first. */
    async ofCourse(patientId: string, courseId: string): Promise<MessageRow[]> {
      const rows = await tx
        .selectFrom('message')
        .select([
          'message_id as messageId',
          'patient_id as patientId',
          'course_id as courseId',
          'kind',
          'subject',
          'body',
          'calendar',
          'at',
          'by_staff as byStaff',
        ])
        .where('practice_id', '=', practiceId)
        .where('patient_id', '=', patientId)
        .where('course_id', '=', courseId)
        .orderBy('at', 'desc')
        .execute()
      return rows.map((row) => messageRow.parse(row))
    },
  }
}
