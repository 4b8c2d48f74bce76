import { protocolSchema } from '@anagen/core/protocol'
import { questionSchema, screeningSchema } from '@anagen/core/screening'
import { z } from 'zod'
import {
  date,
  dateAhead,
  element,
  id,
  instant,
  json,
  line,
  minor,
  prose,
  timeOfDay,
  version,
  wallTime,
} from './common.ts'
import { rawAnswers } from './people.ts'
import { protocolInfo, resource } from './practice.ts'
import { recordEntry, ticks, treatment } from './record.ts'
import { route } from './route.ts'

const people = { kind: 'permission', permission: 'people.read' } as const
const book = { kind: 'permission', permission: 'book.write' } as const
const careRead = { kind: 'permission', permission: 'care.read' } as const
const careWrite = { kind: 'permission', permission: 'care.write' } as const
const careSign = { kind: 'permission', permission: 'care.sign' } as const
const manage = { kind: 'permission', permission: 'practice.manage' } as const
const practiceRead = { kind: 'permission', permission: 'practice.read' } as const
const visitParams = z.strictObject({ visitId: id })

/** `unplaced`: it lost its time, to a hold or an absence, and waits for another one. */
export const visitStates = ['booked', 'arrived', 'done', 'missed', 'cancelled', 'unplaced'] as const

/** A visit as calendars and courses show it. `start` and `end` are local wall times. */
export const visitView = z.strictObject({
  visitId: id,
  courseId: id,
  patientId: id,
  patientName: z.string(),
  n: z.int(),
  of: z.int(),
  state: z.enum(visitStates),
  date,
  start: wallTime,
  end: wallTime,
  startsAt: instant,
  practitionerId: id,
  practitionerName: z.string(),
  light: z.boolean(),
  brow: z.boolean(),
  elements: z.array(element),
  uses: z.array(
    z.strictObject({
      resourceId: id,
      name: z.string(),
      kind: z.string(),
      from: wallTime,
      to: wallTime,
    }),
  ),
  signed: z.boolean(),
  /** Short alerts by code, such as `glp1`, `paused`, `nickel`. */
  alerts: z.array(z.string()),
  version,
})
export type VisitView = z.infer<typeof visitView>

/** Why a course may not go on just now. */
export const pause = z.strictObject({
  code: z.enum(['ask', 'consult', 'wait', 'decline', 'hold']),
  ruleId: z.string().nullable(),
  elements: z.array(element),
  until: date.nullable(),
  text: z.string(),
})

export const courseView = z.strictObject({
  courseId: id,
  patientId: id,
  protocol: protocolInfo.pick({ protocolId: true, version: true, name: true }),
  areas: z.array(z.enum(['scalp', 'brow', 'body'])),
  state: z.enum(['active', 'paused', 'finished', 'cancelled']),
  pauses: z.array(pause),
  visits: z.array(visitView),
  /** Where each visit still ahead may lie, by its number. */
  windows: z.array(z.strictObject({ n: z.int(), from: date, to: date })),
  reviews: z.array(z.strictObject({ kind: z.string(), date })),
  holds: z.array(z.strictObject({ from: date, until: date.nullable(), why: z.string() })),
  /** Medicines and events for the lines under the ribbon: catalogue code or plain label. */
  marks: z.array(z.strictObject({ label: z.string(), from: date, to: date.nullable() })),
  money: z.strictObject({
    currency: z.string(),
    priceMinor: minor,
    paidMinor: z.int(),
    reserved: z.int(),
    redeemed: z.int(),
    released: z.int(),
  }),
  createdAt: instant,
  version,
})
export type CourseView = z.infer<typeof courseView>

export const wishes = z.strictObject({
  weekdays: z.array(z.int().min(1).max(7)).max(7),
  hours: z
    .strictObject({ from: timeOfDay, to: timeOfDay })
    .refine((h) => h.from < h.to, { path: ['to'], message: 'must be later than from' })
    .nullable(),
  practitioner: id.nullable(),
  vetoWeekdays: z.array(z.int().min(1).max(7)).max(6),
  away: z
    .array(
      z.strictObject({ from: date, to: date }).refine((a) => a.from <= a.to, {
        path: ['to'],
        message: 'must not lie before from',
      }),
    )
    .max(40),
})
export type Wishes = z.infer<typeof wishes>

/** What is asked of the planner for one person. */
export const planAsk = z.strictObject({
  patientId: id,
  locationId: id,
  protocolId: z.string().min(1).max(80),
  areas: z.array(z.enum(['scalp', 'brow', 'body'])).min(1, 'choose at least one area'),
  /** Visits with light, by number. */
  light: z.array(z.int().min(1).max(60)).max(60),
  /** Earliest date; today when missing. */
  from: dateAhead.optional(),
  wishes,
})
export type PlanAsk = z.infer<typeof planAsk>

export const plannedVisit = z.strictObject({
  n: z.int(),
  start: wallTime,
  end: wallTime,
  practitionerId: id,
  practitionerName: z.string(),
  room: z.string().nullable(),
  light: z.boolean(),
  window: z.strictObject({ from: date, to: date }),
  reasons: z.array(z.string()),
})
export const plan = z.strictObject({
  cost: z.number(),
  terms: z.record(z.string(), z.number()),
  visits: z.array(plannedVisit),
  differs: z.array(z.string()),
})
export type Plan = z.infer<typeof plan>

export const planAnswer = z.strictObject({
  status: z.enum(['planned', 'none']),
  plans: z.array(plan),
  /** What each wish cost: plain words and the cost saved without it. */
  wishCosts: z.array(z.strictObject({ wish: z.string(), text: z.string(), cost: z.number() })),
  /** The cheapest thing to relax when no plan exists. */
  relaxation: z
    .strictObject({ texts: z.array(z.string()), visits: z.array(plannedVisit) })
    .nullable(),
  /** Whether it may be booked firmly now, and why not. */
  bookable: z.boolean(),
  blocks: z.array(pause),
  screening: screeningSchema,
  priceMinor: minor,
  currency: z.string(),
  computedMs: z.number(),
})
export type PlanAnswer = z.infer<typeof planAnswer>

export const slot = z.strictObject({
  start: wallTime,
  end: wallTime,
  practitionerId: id,
  practitionerName: z.string(),
})

/** Everything the page of one visit shows. */
export const visitPage = z.strictObject({
  visit: visitView,
  course: courseView,
  patient: z.strictObject({
    patientId: id,
    name: z.string(),
    bornOn: date.nullable(),
    diagnosisClass: z.string(),
  }),
  protocol: protocolSchema,
  screening: screeningSchema,
  /** The questions to ask today, those already answered today, and the answers known. */
  questions: z.array(questionSchema),
  answers: rawAnswers,
  askedToday: z.boolean(),
  pauses: z.array(pause),
  devices: z.array(resource),
  consents: z.array(
    z.strictObject({
      key: z.string(),
      version: z.int(),
      signedAt: instant.nullable(),
      signer: z.string().nullable(),
    }),
  ),
  entries: z.array(recordEntry),
  last: z.strictObject({ date, treatment }).nullable(),
  lightSoFar: z.strictObject({ sessions: z.int(), minutes: z.number() }),
  ticks,
  maySign: z.boolean(),
})
export type VisitPage = z.infer<typeof visitPage>

export const courseRoutes = {
  'courses.plan': route({
    method: 'POST',
    path: '/api/courses/plan',
    summary: 'The best dates for a course, alternatives, what each wish cost; books nothing',
    policy: book,
    effect: 'read',
    health: true,
    body: planAsk,
    response: planAnswer,
  }),
  'courses.book': route({
    method: 'POST',
    path: '/api/courses',
    summary: 'Book a whole course, all visits or none',
    policy: book,
    effect: 'write',
    health: true,
    body: planAsk.extend({
      visits: z
        .array(z.strictObject({ n: z.int().min(1), start: wallTime, practitionerId: id }))
        .min(1)
        .max(60),
    }),
    response: courseView,
  }),
  'courses.list': route({
    method: 'GET',
    path: '/api/patients/{patientId}/courses',
    summary: 'The courses of a person, newest first',
    policy: people,
    effect: 'read',
    health: true,
    params: z.strictObject({ patientId: id }),
    response: z.strictObject({ courses: z.array(courseView) }),
  }),
  'courses.cancel': route({
    method: 'POST',
    path: '/api/courses/{courseId}/cancel',
    summary: 'Cancel what is left of a course',
    policy: book,
    effect: 'write',
    health: true,
    params: z.strictObject({ courseId: id }),
    body: z.strictObject({ version }),
    response: courseView,
  }),
  'courses.pay': route({
    method: 'POST',
    path: '/api/courses/{courseId}/payments',
    summary: 'Note a payment or a refund',
    policy: book,
    effect: 'write',
    health: false,
    params: z.strictObject({ courseId: id }),
    body: z.strictObject({
      kind: z.enum(['payment', 'refund']),
      amountMinor: minor.min(1),
      note: z.string().trim().max(200),
    }),
    response: courseView,
  }),
  'messages.calendar': route({
    method: 'GET',
    path: '/api/courses/{courseId}/calendar',
    summary: 'The booking message of a course and its calendar file (iCalendar text)',
    policy: people,
    effect: 'read',
    health: true,
    params: z.strictObject({ courseId: id }),
    response: z.strictObject({
      fileName: z.string(),
      text: z.string(),
      message: z.strictObject({ subject: z.string(), body: z.string() }),
    }),
  }),
  'day.get': route({
    method: 'GET',
    path: '/api/day',
    summary: 'One day at one location: resources, opening hours and visits',
    policy: people,
    effect: 'read',
    health: true,
    query: z.strictObject({ date, locationId: id }),
    response: z.strictObject({
      date,
      zone: z.string(),
      now: wallTime,
      open: z.array(z.strictObject({ from: timeOfDay, to: timeOfDay })),
      resources: z.array(
        resource.extend({ works: z.array(z.strictObject({ from: timeOfDay, to: timeOfDay })) }),
      ),
      visits: z.array(visitView),
    }),
  }),
  'visits.get': route({
    method: 'GET',
    path: '/api/visits/{visitId}',
    summary: 'Everything the page of a visit shows',
    policy: careRead,
    effect: 'read',
    health: true,
    params: visitParams,
    response: visitPage,
  }),
  'visits.state': route({
    method: 'POST',
    path: '/api/visits/{visitId}/state',
    summary: 'Arrived, missed, cancelled, or booked again',
    policy: book,
    effect: 'write',
    health: true,
    params: visitParams,
    body: z.strictObject({ state: z.enum(['booked', 'arrived', 'missed', 'cancelled']), version }),
    response: visitView,
  }),
  'visits.slots': route({
    method: 'GET',
    path: '/api/visits/{visitId}/slots',
    summary: 'Where this one visit may be moved without breaking any spacing',
    policy: book,
    effect: 'read',
    health: true,
    params: visitParams,
    /** `follow`: also where later visits would have to move along. With `to`: the starts of all days up to it. */
    query: z.strictObject({
      date: date.optional(),
      to: date.optional(),
      others: z.enum(['stay', 'follow']).optional(),
    }),
    response: z.strictObject({
      window: z.strictObject({ from: date, to: date }),
      days: z.array(z.strictObject({ date, count: z.int() })),
      slots: z.array(slot),
    }),
  }),
  'visits.move': route({
    method: 'POST',
    path: '/api/visits/{visitId}/move',
    summary: 'Move one visit inside its window',
    policy: book,
    effect: 'write',
    health: true,
    params: visitParams,
    body: z.strictObject({ start: wallTime, practitionerId: id, version }),
    response: visitView,
  }),
  'visits.light': route({
    method: 'POST',
    path: '/api/visits/{visitId}/light',
    summary: 'Add light to a booked visit, or take it away; the time stays',
    policy: book,
    effect: 'write',
    health: true,
    params: visitParams,
    body: z.strictObject({ on: z.boolean(), version }),
    response: visitView,
  }),
  'visits.answer': route({
    method: 'PUT',
    path: '/api/visits/{visitId}/answers',
    summary: 'What changed since last time; a new wait or consult pauses the course',
    policy: careWrite,
    effect: 'write',
    health: true,
    params: visitParams,
    body: z.strictObject({ answers: rawAnswers }),
    response: visitPage,
  }),
  'visits.consent': route({
    method: 'POST',
    path: '/api/visits/{visitId}/consents',
    summary: 'A consent, signed by the person with a pen or finger, or by typing the name',
    policy: careWrite,
    effect: 'write',
    health: true,
    params: visitParams,
    body: z.strictObject({
      key: z.string().min(1).max(80),
      version: z.int().min(1),
      signer: line,
      /** Pen strokes as [x, y] pairs, 0-1 of the field's width; empty when the name was typed. */
      strokes: z.array(z.array(z.tuple([z.number(), z.number()])).max(3000)).max(200),
    }),
    response: visitPage,
  }),
  'visits.record': route({
    method: 'PUT',
    path: '/api/visits/{visitId}/record',
    summary: 'Save the treatment record as a draft; `seq` is the last entry seen, 0 for none',
    policy: careWrite,
    effect: 'write',
    health: true,
    params: visitParams,
    body: z.strictObject({ treatment, seq: z.int().min(0) }),
    response: visitPage,
  }),
  'visits.sign': route({
    method: 'POST',
    path: '/api/visits/{visitId}/sign',
    summary: 'Sign and lock the record; the visit is done and redeemed from the package',
    policy: careSign,
    effect: 'write',
    health: true,
    params: visitParams,
    body: z.strictObject({ seq: z.int().min(1) }),
    response: visitPage,
  }),
  'visits.addendum': route({
    method: 'POST',
    path: '/api/visits/{visitId}/addenda',
    summary: 'Add to a signed record',
    policy: careSign,
    effect: 'write',
    health: true,
    params: visitParams,
    body: z.strictObject({ text: prose.min(1, 'must not be empty') }),
    response: visitPage,
  }),
  'protocols.list': route({
    method: 'GET',
    path: '/api/protocols',
    summary: 'The protocols of the practice, latest versions',
    policy: practiceRead,
    effect: 'read',
    health: false,
    response: z.strictObject({ protocols: z.array(protocolInfo) }),
  }),
  'protocols.get': route({
    method: 'GET',
    path: '/api/protocols/{protocolId}',
    summary: 'One protocol, latest version, with its departures from labels and defaults',
    policy: practiceRead,
    effect: 'read',
    health: false,
    params: z.strictObject({ protocolId: z.string().min(1).max(80) }),
    response: z.strictObject({
      protocol: protocolSchema,
      builtIn: z.boolean(),
      departures: z.array(
        z.strictObject({ path: z.string(), text: z.string(), basis: z.string() }),
      ),
    }),
  }),
  'protocols.copy': route({
    method: 'POST',
    path: '/api/protocols/{protocolId}/copies',
    summary: 'Copy a protocol to make it your own',
    policy: manage,
    effect: 'write',
    health: false,
    params: z.strictObject({ protocolId: z.string().min(1).max(80) }),
    body: z.strictObject({ name: line }),
    response: protocolInfo,
  }),
  'protocols.edit': route({
    method: 'PUT',
    path: '/api/protocols/{protocolId}',
    summary: 'Save an edited protocol as its next version; running courses keep theirs',
    policy: manage,
    effect: 'write',
    health: false,
    params: z.strictObject({ protocolId: z.string().min(1).max(80) }),
    body: z.strictObject({ protocol: json, version }),
    response: protocolInfo,
  }),
}
