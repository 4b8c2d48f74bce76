import { questionSchema, screeningSchema } from '@anagen/core/screening'
import { z } from 'zod'
import {
  date,
  dateAhead,
  element,
  empty,
  id,
  instant,
  json,
  language,
  line,
  version,
} from './common.ts'
import { route } from './route.ts'

const read = { kind: 'permission', permission: 'people.read' } as const
const write = { kind: 'permission', permission: 'people.write' } as const
const careRead = { kind: 'permission', permission: 'care.read' } as const
const careWrite = { kind: 'permission', permission: 'care.write' } as const
const careSign = { kind: 'permission', permission: 'care.sign' } as const
const patientParams = z.strictObject({ patientId: id })

export const diagnosisClasses = [
  'pattern',
  'alopecia_areata',
  'telogen_effluvium',
  'after_cancer_treatment',
  'scarring',
  'other',
  'not_assessed',
] as const

export const patient = z.strictObject({
  patientId: id,
  name: line,
  bornOn: date.nullable(),
  email: z.union([z.literal(''), z.email().max(254)]),
  phone: z.string().trim().max(40),
  language,
  diagnosisClass: z.enum(diagnosisClasses),
  version,
})
export type Patient = z.infer<typeof patient>

/** Answers by question id, as a browser sends them; checked against the questions in force. */
export const rawAnswers = z.record(z.string().max(80), json)

export const patientRow = z.strictObject({
  patientId: id,
  name: z.string(),
  bornOn: date.nullable(),
  diagnosisClass: z.enum(diagnosisClasses),
  /** The course under way: visits done of all, or null. */
  step: z.strictObject({ done: z.int(), of: z.int() }).nullable(),
  /** The next booked visit, local wall time, or null. */
  next: z.strictObject({ visitId: id, start: z.string() }).nullable(),
})
export type PatientRow = z.infer<typeof patientRow>

export const clearanceEntry = z.strictObject({
  clearanceId: id,
  kind: z.enum(['clearance', 'override']),
  ruleIds: z.array(z.string()),
  elements: z.array(element),
  from: date,
  until: date.nullable(),
  who: z.string(),
  why: z.string(),
  enteredBy: z.string(),
  withdrawn: z.boolean(),
})
export type ClearanceEntry = z.infer<typeof clearanceEntry>

export const holdEntry = z.strictObject({
  holdId: id,
  from: date,
  until: date.nullable(),
  why: z.string(),
  by: z.string(),
  released: z.boolean(),
})
export type HoldEntry = z.infer<typeof holdEntry>

/** What is known and decided about one person, for all elements. */
export const screeningView = z.strictObject({
  questions: z.array(questionSchema),
  answers: rawAnswers,
  answeredAt: instant.nullable(),
  screening: screeningSchema,
  clearances: z.array(clearanceEntry),
  holds: z.array(holdEntry),
})
export type ScreeningView = z.infer<typeof screeningView>

export const timelineEvent = z.strictObject({
  at: instant,
  kind: z.enum([
    'visit',
    'record',
    'addendum',
    'answers',
    'screening',
    'clearance',
    'hold',
    'consent',
    'message',
    'course',
    'payment',
    'checkIn',
    'measured',
    'review',
  ]),
  /** A code of the message catalogue and its parameters: the words are made by the page. */
  code: z.string(),
  params: z.record(z.string(), z.union([z.string(), z.number()])),
  by: z.string().nullable(),
  visitId: id.nullable(),
})
export type TimelineEvent = z.infer<typeof timelineEvent>

const intakeForm = z.strictObject({
  name: z.string(),
  practice: z.string(),
  phone: z.string(),
  language,
  questions: z.array(questionSchema),
  answers: rawAnswers,
  finished: z.boolean(),
})

export const peopleRoutes = {
  'patients.list': route({
    method: 'GET',
    path: '/api/patients',
    summary: 'People by name; `q` finds by the beginnings of names, e-mail or phone digits',
    policy: read,
    effect: 'read',
    health: false,
    query: z.strictObject({
      q: z.string().trim().max(100).optional(),
      after: z.string().max(400).optional(),
      limit: z.coerce.number().int().min(1).max(100).optional(),
    }),
    response: z.strictObject({ patients: z.array(patientRow), next: z.string().nullable() }),
  }),
  'patients.create': route({
    method: 'POST',
    path: '/api/patients',
    summary: 'Add a person',
    policy: write,
    effect: 'write',
    health: true,
    body: patient.omit({ patientId: true, version: true }),
    response: patient,
  }),
  'patients.get': route({
    method: 'GET',
    path: '/api/patients/{patientId}',
    summary: 'A person',
    policy: read,
    effect: 'read',
    health: true,
    params: patientParams,
    response: patient,
  }),
  'patients.update': route({
    method: 'PUT',
    path: '/api/patients/{patientId}',
    summary: 'Change a person',
    policy: write,
    effect: 'write',
    health: true,
    params: patientParams,
    body: patient.omit({ patientId: true }),
    response: patient,
  }),
  'patients.timeline': route({
    method: 'GET',
    path: '/api/patients/{patientId}/timeline',
    summary: 'Everything that happened with a person, newest first',
    policy: careRead,
    effect: 'read',
    health: true,
    params: patientParams,
    response: z.strictObject({ events: z.array(timelineEvent) }),
  }),
  'patients.screening': route({
    method: 'GET',
    path: '/api/patients/{patientId}/screening',
    summary: 'Questions, answers and the decision for each element, with all reasons',
    policy: careRead,
    effect: 'read',
    health: true,
    params: patientParams,
    query: z.strictObject({ protocolId: z.string().max(80).optional() }),
    response: screeningView,
  }),
  'patients.answer': route({
    method: 'PUT',
    path: '/api/patients/{patientId}/answers',
    summary: 'Save answers; what is not sent stays as it was',
    policy: careWrite,
    effect: 'write',
    health: true,
    params: patientParams,
    body: z.strictObject({ answers: rawAnswers, source: z.enum(['tablet', 'staff']) }),
    response: screeningView,
  }),
  'patients.link': route({
    method: 'POST',
    path: '/api/patients/{patientId}/intake-links',
    summary: 'Make a link with which the person answers the questions; older links end',
    policy: write,
    effect: 'write',
    health: true,
    secret: true,
    params: patientParams,
    body: empty,
    response: z.strictObject({ link: z.string(), expiresAt: instant }),
  }),
  'patients.clear': route({
    method: 'POST',
    path: '/api/patients/{patientId}/clearances',
    summary: 'Enter a provider’s clearance, or an override by a licensed person',
    policy: careSign,
    effect: 'write',
    health: true,
    params: patientParams,
    body: z.strictObject({
      kind: z.enum(['clearance', 'override']),
      ruleIds: z.array(z.string().max(20)).min(1, 'choose at least one reason').max(58),
      elements: z.array(element).min(1, 'choose at least one part of the treatment'),
      from: dateAhead,
      until: dateAhead.nullable(),
      who: line,
      why: line,
    }),
    response: screeningView,
  }),
  'patients.withdrawClearance': route({
    method: 'DELETE',
    path: '/api/patients/{patientId}/clearances/{clearanceId}',
    summary: 'Withdraw a clearance or override',
    policy: careSign,
    effect: 'write',
    health: true,
    params: z.strictObject({ patientId: id, clearanceId: id }),
    response: screeningView,
  }),
  'patients.hold': route({
    method: 'POST',
    path: '/api/patients/{patientId}/holds',
    summary: 'Hold: nothing firm is booked until the date, or until the hold is released',
    policy: careSign,
    effect: 'write',
    health: true,
    params: patientParams,
    body: z.strictObject({ from: dateAhead, until: dateAhead.nullable(), why: line }),
    response: screeningView,
  }),
  'patients.releaseHold': route({
    method: 'DELETE',
    path: '/api/patients/{patientId}/holds/{holdId}',
    summary: 'Release a hold',
    policy: careSign,
    effect: 'write',
    health: true,
    params: z.strictObject({ patientId: id, holdId: id }),
    response: screeningView,
  }),
  'intake.get': route({
    method: 'GET',
    path: '/api/intake',
    summary: 'The questions, for the holder of an intake link (header X-Intake-Token)',
    policy: { kind: 'intake-link' },
    effect: 'read',
    health: true,
    response: intakeForm,
  }),
  'intake.answer': route({
    method: 'PUT',
    path: '/api/intake/answers',
    summary: 'Save answers as they are given; `finished` hands them in',
    policy: { kind: 'intake-link' },
    effect: 'write',
    health: true,
    body: z.strictObject({ answers: rawAnswers, finished: z.boolean() }),
    response: intakeForm,
  }),
}
