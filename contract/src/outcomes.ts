import {
  eventKinds,
  measureIdSchema,
  observationSchema,
  siteKinds,
  verdictSchema,
} from '@anagen/core/outcome'
import { z } from 'zod'
import { bytes, date, id, instant, prose, version } from './common.ts'
import { route } from './route.ts'

const careRead = { kind: 'permission', permission: 'care.read' } as const
const careWrite = { kind: 'permission', permission: 'care.write' } as const
const careSign = { kind: 'permission', permission: 'care.sign' } as const
const ofPatient = z.strictObject({ patientId: id })
const ofCourse = z.strictObject({ courseId: id })
const words = z.string().trim().max(200)

/** Where close-ups are taken, marked on a view of the scalp map: x and y are shares of the drawing, 0 to 1. */
const spotPlace = z.strictObject({
  name: words.min(1),
  view: z.enum(['top', 'front', 'back', 'left', 'right', 'brows']),
  x: z.number().min(0).max(1),
  y: z.number().min(0).max(1),
  /** Untreated, at the back: it shows what season and camera do by themselves. */
  reference: z.boolean(),
})
const spot = spotPlace.extend({ spotId: id, retired: z.boolean(), version })
export type Spot = z.infer<typeof spot>

/** What is typed of one measure; the server makes the figure from repeats or parts. */
export const observationInput = z.strictObject({
  measure: measureIdSchema,
  spotId: id.nullable(),
  side: z.enum(['left', 'right']).nullable(),
  ...observationSchema.omit({ date: true, value: true }).shape,
  /** Needed where there are neither repeats nor parts. */
  value: z.number().nullable(),
})
export type ObservationInput = z.infer<typeof observationInput>

/** A figure as it stands now: corrected ones are shown as corrected, taken-back ones not at all. */
const observationView = observationSchema.extend({
  observationId: id,
  measure: measureIdSchema,
  site: z.enum(siteKinds),
  spotId: id.nullable(),
  side: z.enum(['left', 'right']).nullable(),
  visitId: id.nullable(),
  note: z.string(),
  at: instant,
  by: z.string(),
  /** How often it was corrected. */
  revisions: z.int(),
})
export type ObservationView = z.infer<typeof observationView>

/** Something in a person's life with its dates. */
const lifeEvent = z.strictObject({
  kind: z.enum(eventKinds),
  label: words,
  from: date,
  to: date.nullable(),
})
const lifeEventView = lifeEvent.extend({
  /** Null where it comes from the answers of the screening. */
  eventId: id.nullable(),
  version: version.nullable(),
})
export type LifeEventView = z.infer<typeof lifeEventView>

/** Which measure is judged, where, and when it is looked at. */
const measuringPlan = z.strictObject({
  primary: measureIdSchema,
  /** Null: the person as a whole. */
  spotId: id.nullable(),
  /** Months after the first visit, rising. */
  looks: z.array(z.number().positive().max(60)).min(1).max(12),
})
export type MeasuringPlan = z.infer<typeof measuringPlan>

export const reviewDecisions = ['go on', 'stop', 'refer'] as const
const reviewView = z.strictObject({
  /** Of the protocol: `visit-4`, `week-24`, `week-32`. */
  reviewId: z.string(),
  name: z.string(),
  from: date,
  to: date,
  reconsent: z.boolean(),
  purpose: z.array(z.strictObject({ text: z.string(), basis: z.string() })),
  measures: z.array(z.string()),
  state: z.enum(['ahead', 'due', 'late', 'done']),
  done: z
    .strictObject({
      decision: z.enum(reviewDecisions),
      note: z.string(),
      reconsented: z.boolean(),
      at: instant,
      by: z.string(),
    })
    .nullable(),
})
export type ReviewView = z.infer<typeof reviewView>

/** One measure at one place with what can be said of it. */
const judged = z.strictObject({
  spotId: id.nullable(),
  side: z.enum(['left', 'right']).nullable(),
  primary: z.boolean(),
  verdict: verdictSchema,
})
export type Judged = z.infer<typeof judged>

const progress = z.strictObject({
  patientId: id,
  name: z.string(),
  diagnosis: z.string(),
  hemisphere: z.enum(['north', 'south']),
  /** The course looked at; null where there is none yet. */
  courseId: id.nullable(),
  start: date.nullable(),
  /** Without a version: nobody has chosen yet, this is the default. */
  plan: measuringPlan.extend({ version: version.nullable() }).nullable(),
  spots: z.array(spot),
  observations: z.array(observationView),
  events: z.array(lifeEventView),
  judged: z.array(judged),
  reviews: z.array(reviewView),
  /** Answers of a check-in that ask for help now: the words to show, for staff. */
  help: z.array(z.strictObject({ date, code: z.enum(['phq2', 'gad2']), text: z.string() })),
  /** This practice's own repeats by method and device, and what is used of them. */
  ownErrors: z.array(
    z.strictObject({
      measure: measureIdSchema,
      method: z.string(),
      device: z.string().nullable(),
      triples: z.int(),
      own: z.number().nullable(),
      used: z.number(),
    }),
  ),
})
export type Progress = z.infer<typeof progress>

const share = z.strictObject({ value: z.number(), low: z.number(), high: z.number() })
const flow = z.strictObject({
  started: z.int(),
  finished: z.int(),
  stopped: z.int(),
  going: z.int(),
  measured: z.int(),
})
const results = z.strictObject({
  flow,
  groups: z.array(
    z.strictObject({
      measure: measureIdSchema,
      diagnosis: z.string().nullable(),
      flow,
      /** Too few people to say anything (below 20): everything else is null. */
      tooFew: z.boolean(),
      /** Share of all who started with a verdict of more, and of less; chance alone would give `expected`. */
      more: share.nullable(),
      less: share.nullable(),
      expected: z.number().nullable(),
      /** The same share if all who were not measured had gained nothing, or had all gained. */
      worst: z.number().nullable(),
      best: z.number().nullable(),
      /** Mean change against what placebo arms show, with its interval, in the unit. */
      change: share.nullable(),
      placebo: z.strictObject({ mean: z.number(), sd: z.number(), source: z.string() }).nullable(),
      /** People with their own change and the one drawn towards the others (partial pooling), rising. */
      people: z.array(z.strictObject({ raw: z.number(), pooled: share })),
    }),
  ),
})
export type Results = z.infer<typeof results>

export const outcomeRoutes = {
  'progress.get': route({
    method: 'GET',
    path: '/api/patients/{patientId}/progress',
    summary: 'What was measured in a person, what can be said of it, and what else happened',
    policy: careRead,
    effect: 'read',
    health: true,
    params: ofPatient,
    query: z.strictObject({
      courseId: id.optional(),
      /** As it was known at the end of this day: what was entered or corrected later is left out. */
      asOf: date.optional(),
    }),
    response: progress,
  }),
  'observations.add': route({
    method: 'POST',
    path: '/api/patients/{patientId}/observations',
    summary: 'Enter what was measured or asked on one day',
    policy: careWrite,
    effect: 'write',
    health: true,
    params: ofPatient,
    body: z.strictObject({
      date,
      visitId: id.nullable(),
      note: prose,
      entries: z.array(observationInput).min(1).max(60),
    }),
    response: z.strictObject({ observationIds: z.array(id) }),
  }),
  'observations.correct': route({
    method: 'POST',
    path: '/api/observations/{observationId}/correct',
    summary: 'Correct a figure; what stood before is kept',
    policy: careWrite,
    effect: 'write',
    health: true,
    params: z.strictObject({ observationId: id }),
    body: z.strictObject({ date, note: prose.min(1), entry: observationInput }),
    response: z.strictObject({ observationId: id }),
  }),
  'observations.withdraw': route({
    method: 'POST',
    path: '/api/observations/{observationId}/withdraw',
    summary: 'Take a figure back, with a reason; it is kept and counts no longer',
    policy: careWrite,
    effect: 'write',
    health: true,
    params: z.strictObject({ observationId: id }),
    body: z.strictObject({ note: prose.min(1) }),
    response: z.strictObject({}),
  }),
  'spots.add': route({
    method: 'POST',
    path: '/api/patients/{patientId}/spots',
    summary: 'Mark a spot that is measured again and again',
    policy: careWrite,
    effect: 'write',
    health: true,
    params: ofPatient,
    body: spotPlace,
    response: spot,
  }),
  'spots.change': route({
    method: 'PUT',
    path: '/api/spots/{spotId}',
    summary: 'Rename or move a spot, or measure it no longer',
    policy: careWrite,
    effect: 'write',
    health: true,
    params: z.strictObject({ spotId: id }),
    body: spotPlace.extend({ retired: z.boolean(), version }),
    response: spot,
  }),
  'events.add': route({
    method: 'POST',
    path: '/api/patients/{patientId}/events',
    summary: 'Note something that happened: a medicine, an illness, a birth',
    policy: careWrite,
    effect: 'write',
    health: true,
    params: ofPatient,
    body: lifeEvent,
    response: lifeEventView,
  }),
  'events.change': route({
    method: 'PUT',
    path: '/api/events/{eventId}',
    summary: 'Correct an event, or say when it ended',
    policy: careWrite,
    effect: 'write',
    health: true,
    params: z.strictObject({ eventId: id }),
    body: lifeEvent.extend({ version }),
    response: lifeEventView,
  }),
  'events.remove': route({
    method: 'POST',
    path: '/api/events/{eventId}/remove',
    summary: 'Remove an event that was entered by mistake',
    policy: careWrite,
    effect: 'write',
    health: true,
    params: z.strictObject({ eventId: id }),
    body: z.strictObject({ version }),
    response: z.strictObject({}),
  }),
  'measuring.plan': route({
    method: 'PUT',
    path: '/api/courses/{courseId}/measuring-plan',
    summary: 'Choose what is judged in a course and when; fixed once the first look is over',
    policy: careWrite,
    effect: 'write',
    health: true,
    params: ofCourse,
    body: measuringPlan.extend({ version: version.nullable() }),
    response: measuringPlan.extend({ version }),
  }),
  'reviews.decide': route({
    method: 'POST',
    path: '/api/courses/{courseId}/reviews/{reviewId}',
    summary: 'Hold a review: go on, stop or refer, and whether the person consents anew',
    policy: careSign,
    effect: 'write',
    health: true,
    params: ofCourse.extend({ reviewId: z.string().min(1).max(80) }),
    body: z.strictObject({
      decision: z.enum(reviewDecisions),
      reconsented: z.boolean(),
      note: prose,
    }),
    response: reviewView,
  }),
  'progress.report': route({
    method: 'GET',
    path: '/api/courses/{courseId}/report',
    summary: 'The progress report of a course, as a PDF in the language of the person',
    policy: careRead,
    effect: 'read',
    health: true,
    media: 'application/pdf',
    file: 'report.pdf',
    params: ofCourse,
    response: bytes,
  }),
  'results.get': route({
    method: 'GET',
    path: '/api/results',
    summary: 'What became of all who started a course',
    policy: careRead,
    effect: 'read',
    health: true,
    query: z.strictObject({ from: date.optional(), to: date.optional() }),
    response: results,
  }),
}
