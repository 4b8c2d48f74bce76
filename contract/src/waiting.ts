import { z } from 'zod'
import { date, id, instant, wallTime } from './common.ts'
import { slot, visitStates } from './courses.ts'
import { route } from './route.ts'

const book = { kind: 'permission', permission: 'book.write' } as const
const people = { kind: 'permission', permission: 'people.read' } as const
const visitParams = z.strictObject({ visitId: id })
const link = { kind: 'offer-link' } as const

export const offerStates = ['open', 'taken', 'declined', 'lost', 'expired'] as const

/** A visit that waits: for an earlier time, or for any. */
const waitingVisit = z.strictObject({
  visitId: id,
  courseId: id,
  patientId: id,
  patientName: z.string(),
  n: z.int(),
  of: z.int(),
  state: z.enum(visitStates),
  /** Its time now; null when it has none. */
  start: wallTime.nullable(),
  note: z.string(),
  since: instant.nullable(),
  /** Where it may lie without breaking the spacing; null when nowhere. */
  window: z.strictObject({ from: date, to: date }).nullable(),
  offers: z.array(
    z.strictObject({
      offerId: id,
      start: wallTime,
      practitionerName: z.string(),
      state: z.enum(offerStates),
      expiresAt: instant,
      /** While it is open: what the person was written. */
      message: z.strictObject({ subject: z.string(), body: z.string() }).nullable(),
    }),
  ),
})
export type WaitingVisit = z.infer<typeof waitingVisit>

export const workKinds = [
  'closing',
  'stalled',
  'review',
  'unplaced',
  'holdEnded',
  'clearance',
] as const
/** Something to look after, with the day it is about. */
const workItem = z.strictObject({
  kind: z.enum(workKinds),
  patientId: id,
  patientName: z.string(),
  courseId: id.nullable(),
  visitId: id.nullable(),
  n: z.int().nullable(),
  date: date.nullable(),
})
export type WorkItem = z.infer<typeof workItem>

const offerView = z.strictObject({
  name: z.string(),
  practice: z.string(),
  place: z.string(),
  zone: z.string(),
  language: z.enum(['en', 'es']),
  state: z.enum(offerStates),
  /** The visit as it now is; null when it has no time. */
  now: wallTime.nullable(),
  offered: slot,
  expiresAt: instant,
  /** Other times, when the one offered is gone. */
  alternatives: z.array(slot),
})
export type OfferView = z.infer<typeof offerView>

export const waitingRoutes = {
  'worklist.get': route({
    method: 'GET',
    path: '/api/worklist',
    summary: 'What waits to be looked after at a location, and who waits for a time',
    policy: people,
    effect: 'read',
    health: true,
    query: z.strictObject({ locationId: id }),
    response: z.strictObject({ items: z.array(workItem), waiting: z.array(waitingVisit) }),
  }),
  'waits.add': route({
    method: 'POST',
    path: '/api/visits/{visitId}/wait',
    summary: 'Put a visit on the wait list: the person would come earlier',
    policy: book,
    effect: 'write',
    health: true,
    params: visitParams,
    body: z.strictObject({ note: z.string().trim().max(200) }),
    response: z.strictObject({}),
  }),
  'waits.end': route({
    method: 'POST',
    path: '/api/visits/{visitId}/wait/end',
    summary: 'Take a visit off the wait list',
    policy: book,
    effect: 'write',
    health: true,
    params: visitParams,
    body: z.strictObject({}),
    response: z.strictObject({}),
  }),
  'offers.make': route({
    method: 'POST',
    path: '/api/visits/{visitId}/offers',
    summary: 'Offer a person a time by a link; whoever takes it first has it',
    policy: book,
    effect: 'write',
    health: true,
    secret: true,
    params: visitParams,
    body: z.strictObject({ start: wallTime, practitionerId: id }),
    response: z.strictObject({ link: z.string(), expiresAt: instant }),
  }),
  'offers.get': route({
    method: 'GET',
    path: '/api/offer',
    summary: 'The time offered, for the holder of an offer link (header X-Offer-Token)',
    policy: link,
    effect: 'read',
    health: true,
    response: offerView,
  }),
  'offers.take': route({
    method: 'POST',
    path: '/api/offer/take',
    summary: 'Take the time offered, or another free one once it is gone',
    policy: link,
    effect: 'write',
    health: true,
    body: z.strictObject({ start: wallTime, practitionerId: id }),
    response: offerView,
  }),
  'offers.decline': route({
    method: 'POST',
    path: '/api/offer/decline',
    summary: 'Leave the visit as it is',
    policy: link,
    effect: 'write',
    health: true,
    body: z.strictObject({}),
    response: offerView,
  }),
}
