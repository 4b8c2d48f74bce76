import { z } from 'zod'
import { rippledVisit } from './changes.ts'
import { date, dateAhead, id, version, wallTime } from './common.ts'
import { route } from './route.ts'

const book = { kind: 'permission', permission: 'book.write' } as const

/** People away, rooms or devices out of order, from one date to another, both inclusive. */
export const absence = z.strictObject({
  locationId: id,
  resourceIds: z.array(id).min(1).max(60),
  from: dateAhead,
  to: dateAhead,
})
export type Absence = z.infer<typeof absence>

/** Where one visit is to go; null: it is left without a time. */
const repairMove = z.strictObject({
  visitId: id,
  version,
  to: z.strictObject({ start: wallTime, practitionerId: id }).nullable(),
})
export type RepairMove = z.infer<typeof repairMove>

/** A course with visits in the absence, as it would be. */
const repairedCourse = z.strictObject({
  courseId: id,
  patientId: id,
  patientName: z.string(),
  /** All visits ahead; `affected` names those that lie in the absence. */
  visits: z.array(rippledVisit),
  affected: z.array(id),
  /** For what finds no place: what would make one, in words. */
  relaxations: z.array(z.string()),
  message: z.strictObject({ subject: z.string(), body: z.string() }),
})
export type RepairedCourse = z.infer<typeof repairedCourse>

export const repairProposal = z.strictObject({
  /** By the date of the first affected visit; those that only change room come last. */
  courses: z.array(repairedCourse),
  /** The closed resources as they were read. */
  resources: z.array(z.strictObject({ resourceId: id, version })),
  cost: z.number(),
  /** By how much another choice could cost less at most, in percent; 0: none does. */
  gapPct: z.number(),
  seconds: z.number(),
})
export type RepairProposal = z.infer<typeof repairProposal>

export const repairSlots = z.strictObject({
  window: z.strictObject({ from: date, to: date }),
  days: z.array(z.strictObject({ date, count: z.int() })),
  slots: z.array(
    z.strictObject({
      start: wallTime,
      end: wallTime,
      practitionerId: id,
      practitionerName: z.string(),
    }),
  ),
})

export const repairRoutes = {
  'repairs.propose': route({
    method: 'POST',
    path: '/api/repairs/propose',
    summary:
      'New times for every visit in an absence, with the least change over all people; saves nothing',
    policy: book,
    effect: 'read',
    health: true,
    body: z.strictObject({ absence }),
    response: repairProposal,
  }),
  'repairs.slots': route({
    method: 'POST',
    path: '/api/repairs/slots',
    summary: 'Other times for one visit of a proposal, beside all its others; saves nothing',
    policy: book,
    effect: 'read',
    health: true,
    body: z.strictObject({
      absence,
      moves: z.array(repairMove).max(2000),
      visitId: id,
      /** The day whose starts are wanted; without, the first that has any. */
      date: dateAhead.optional(),
    }),
    response: repairSlots,
  }),
  'repairs.commit': route({
    method: 'POST',
    path: '/api/repairs',
    summary:
      'Close what is away and move every visit, all of it or nothing, with one message for each person',
    policy: book,
    effect: 'write',
    health: true,
    body: z.strictObject({
      absence,
      resources: z.array(z.strictObject({ resourceId: id, version })).max(60),
      moves: z.array(repairMove).max(2000),
    }),
    response: z.strictObject({ moved: z.int(), unplaced: z.int(), told: z.int() }),
  }),
}
