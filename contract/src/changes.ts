import { z } from 'zod'
import { dateAhead, id, instant, line, version, wallTime } from './common.ts'
import { courseView } from './courses.ts'
import { route } from './route.ts'

const book = { kind: 'permission', permission: 'book.write' } as const
const courseParams = z.strictObject({ courseId: id })

/** What happens to a course. Every kind may move later visits; which of them is told before anything is saved. */
export const courseChange = z.discriminatedUnion('kind', [
  /** A visit gets this time. */
  z.strictObject({ kind: z.literal('move'), visitId: id, start: wallTime, practitionerId: id }),
  /** A visit needs another time, not before a date; `missed` when the person did not come. */
  z.strictObject({
    kind: z.literal('replace'),
    visitId: id,
    notBefore: dateAhead.nullable(),
    missed: z.boolean(),
  }),
  z.strictObject({ kind: z.literal('cancel'), visitId: id }),
  /** Nothing firm from a date on: until another date, or until somebody resumes the course. */
  z.strictObject({
    kind: z.literal('hold'),
    from: dateAhead,
    until: dateAhead.nullable(),
    why: line,
  }),
  /** Ends the holds and plans what has no time. */
  z.strictObject({ kind: z.literal('resume') }),
  z.strictObject({
    kind: z.literal('addOn'),
    addOn: z.enum(['light', 'brow']),
    visitIds: z.array(id).min(1).max(60),
    on: z.boolean(),
  }),
  /** From this visit on somebody else. */
  z.strictObject({ kind: z.literal('practitioner'), visitId: id, practitionerId: id }),
])
export type CourseChange = z.infer<typeof courseChange>

export const rippleChoices = ['least', 'shift', 'keep'] as const

/** A visit as it would be: `was` where it is now, null when it has no time now; `to` null when it gets none. */
export const rippledVisit = z.strictObject({
  visitId: id,
  n: z.int(),
  version,
  light: z.boolean(),
  brow: z.boolean(),
  was: z
    .strictObject({ start: wallTime, practitionerId: id, practitionerName: z.string() })
    .nullable(),
  to: z
    .strictObject({
      start: wallTime,
      end: wallTime,
      practitionerId: id,
      practitionerName: z.string(),
    })
    .nullable(),
  changed: z.boolean(),
})
export type RippledVisit = z.infer<typeof rippledVisit>

/** One way to go on after a change. */
const rippleOption = z.strictObject({
  choice: z.enum(rippleChoices),
  visits: z.array(rippledVisit),
  /** How many visits get another time or person, the one that was asked for aside. */
  moved: z.int(),
  /** What breaks, in words. */
  breaks: z.array(z.string()),
  /** Whether it may be saved: a gap longer than planned may, a shorter one may not. */
  bookable: z.boolean(),
  /** What the person would be told. */
  message: z.strictObject({ subject: z.string(), body: z.string() }),
})
export type RippleOption = z.infer<typeof rippleOption>

export const changePreview = z.strictObject({
  /** The choices that differ from each other, the least change first. */
  options: z.array(rippleOption),
})
export type ChangePreview = z.infer<typeof changePreview>

export const changeRoutes = {
  'courses.preview': route({
    method: 'POST',
    path: '/api/courses/{courseId}/preview',
    summary: 'What a change would do to the later visits, by choice; saves nothing',
    policy: book,
    effect: 'read',
    health: true,
    params: courseParams,
    body: z.strictObject({ change: courseChange }),
    response: changePreview,
  }),
  'courses.change': route({
    method: 'POST',
    path: '/api/courses/{courseId}/changes',
    summary: 'Make a change as it was previewed: all of it or nothing, and one message',
    policy: book,
    effect: 'write',
    health: true,
    params: courseParams,
    body: z.strictObject({
      change: courseChange,
      choice: z.enum(rippleChoices),
      /** The visits as previewed; when the answer would differ now, nothing is saved. */
      seen: z.array(z.strictObject({ visitId: id, version, start: wallTime.nullable() })).max(60),
    }),
    response: z.strictObject({ course: courseView, changeId: id, undoUntil: instant }),
  }),
  'courses.undo': route({
    method: 'POST',
    path: '/api/courses/{courseId}/changes/{changeId}/undo',
    summary: 'Take a change back within the hour, while nothing later depends on it',
    policy: book,
    effect: 'write',
    health: true,
    params: courseParams.extend({ changeId: id }),
    body: z.strictObject({}),
    response: courseView,
  }),
}
