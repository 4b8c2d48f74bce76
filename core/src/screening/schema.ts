import { z } from 'zod'
import { basisSchema, dateSchema, elementSchema, textSchema } from '../shared/index.ts'

/** A length of time; months are calendar months (a missing day becomes the month's last). */
export const spanSchema = z.strictObject({
  n: z.int().positive(),
  unit: z.enum(['days', 'weeks', 'months']),
})
export type Span = z.infer<typeof spanSchema>

/**
 * A condition over answers, the elements planned and today. Every one is `true`, `false` or
 * `unknown`; an answer that is absent or 'unknown' makes what needs it unknown.
 *
 * - `in`: the answer, or one of a list's, is among `values` ('yes' and 'no' for yes/no questions)
 * - `above`, `below`: a number strictly above or below `n`
 * - `within`: less than `span` has passed since the date; on the day it is full this is false
 * - `surely`: true only where `of` is true; unknown counts as false and asks nothing
 * - `planned`: at least one of `elements` is among those being decided
 */
export type Expr =
  | { op: 'in'; q: string; values: string[] }
  | { op: 'above'; q: string; n: number }
  | { op: 'below'; q: string; n: number }
  | { op: 'within'; q: string; span: Span }
  | { op: 'planned'; elements: z.infer<typeof elementSchema>[] }
  | { op: 'surely'; of: Expr }
  | { op: 'not'; of: Expr }
  | { op: 'all'; of: Expr[] }
  | { op: 'any'; of: Expr[] }

const questionIdSchema = z
  .string()
  .max(60)
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)

/** See {@link Expr}. */
export const exprSchema: z.ZodType<Expr> = z.lazy(() =>
  z.discriminatedUnion('op', [
    z.strictObject({
      op: z.literal('in'),
      q: questionIdSchema,
      values: z.array(z.string()).min(1),
    }),
    z.strictObject({ op: z.literal('above'), q: questionIdSchema, n: z.number() }),
    z.strictObject({ op: z.literal('below'), q: questionIdSchema, n: z.number() }),
    z.strictObject({ op: z.literal('within'), q: questionIdSchema, span: spanSchema }),
    z.strictObject({ op: z.literal('planned'), elements: z.array(elementSchema).min(1) }),
    z.strictObject({ op: z.literal('surely'), of: exprSchema }),
    z.strictObject({ op: z.literal('not'), of: exprSchema }),
    z.strictObject({ op: z.literal('all'), of: z.array(exprSchema).min(1) }),
    z.strictObject({ op: z.literal('any'), of: z.array(exprSchema).min(1) }),
  ]),
)

/** Where on the form a question stands, in this order. */
export const sections = [
  'general',
  'hair',
  'skin',
  'health',
  'medicines',
  'recent',
  'light',
  'wellbeing',
  'wishes',
  'needling',
] as const
export type Section = (typeof sections)[number]

/** One possible answer of a choice or list question. */
export const optionSchema = z.strictObject({ id: questionIdSchema, text: textSchema })
export type Option = z.infer<typeof optionSchema>

const questionBase = {
  id: questionIdSchema,
  section: z.enum(sections),
  text: textSchema,
  help: textSchema.optional(),
  /** Who answers: the person, or the practice (a measurement, a device's setting). */
  by: z.enum(['person', 'practice']),
  /** Good to know, but no decision waits for it. */
  optional: z.boolean(),
  /** The elements a decision of which may need the answer. */
  elements: z.array(elementSchema).min(1),
  /** Shown only where this is true; absent means always. */
  when: exprSchema.optional(),
  /** The answer may be another one by the next visit: ask again before it. */
  changes: z.boolean(),
  /** The fact already on record that answers it, such as `patient.bornOn`. */
  answeredFrom: z.string().optional(),
}

/**
 * One question. Numbers carry their range and unit. `past`: a date that cannot lie after today.
 */
export const questionSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('yesno'), ...questionBase }),
  z.strictObject({
    kind: z.literal('choice'),
    ...questionBase,
    options: z.array(optionSchema).min(2),
  }),
  z.strictObject({
    kind: z.literal('list'),
    ...questionBase,
    options: z.array(optionSchema).min(1),
  }),
  z.strictObject({ kind: z.literal('date'), ...questionBase, past: z.boolean() }),
  z.strictObject({
    kind: z.literal('number'),
    ...questionBase,
    min: z.number(),
    max: z.number(),
    unit: z.string(),
  }),
])
export type Question = z.infer<typeof questionSchema>

/**
 * Answers by question id. 'yes' | 'no' | 'unknown'; a choice's option id or 'unknown'; a list of
 * option ids (empty: none of them) or 'unknown'; an ISO date or 'unknown'; a number or 'unknown'.
 * An absent key says the question has not been answered yet.
 */
export const answersSchema = z.record(
  questionIdSchema,
  z.union([z.string(), z.number(), z.array(z.string())]),
)
export type Answer = string | number | string[]
export type Answers = z.infer<typeof answersSchema>

/**
 * Decisions from weakest to strongest. `ask` ranks between `note` and `consult`: while an answer
 * is missing that a rule needs, the element is at least `ask`; a consult, wait or decline already
 * reached stands, and the missing questions are listed beside it.
 */
export const decisions = ['proceed', 'note', 'ask', 'consult', 'wait', 'decline'] as const
export const decisionSchema = z.enum(decisions)
export type Decision = z.infer<typeof decisionSchema>

/** What a rule itself can decide; `ask` comes from missing answers only. */
export const findingSchema = decisionSchema.exclude(['ask'])
export type Finding = z.infer<typeof findingSchema>

/**
 * When a wait ends: `span` after the first of the dates answered (none: on that day), an event,
 * or both.
 */
const waitSchema = z.strictObject({
  dates: z.array(z.strictObject({ q: questionIdSchema, span: spanSchema.nullable() })),
  event: textSchema.nullable(),
})
export type Wait = z.infer<typeof waitSchema>

/** One way a rule speaks: a condition, and what it decides for each element it touches. */
export const branchSchema = z.strictObject({
  when: exprSchema,
  decide: z.partialRecord(elementSchema, findingSchema),
  /** What an answered "I don't know" decides; absent: it stays a question to ask. */
  unsure: findingSchema.optional(),
  until: waitSchema.optional(),
  reason: textSchema,
  wouldChange: textSchema,
  /** The person may choose among these; neither is advised against. */
  choices: z.array(textSchema).optional(),
  /** A provider's written go-ahead turns it into a note. */
  clearable: z.boolean(),
  /** A licensed person's reasoned exception turns it into a note. */
  overridable: z.boolean(),
})
export type Branch = z.infer<typeof branchSchema>

const statementSchema = z.strictObject({ text: textSchema, basis: z.array(basisSchema).min(1) })

/** Where the practice's own view and the evidence differ: both, each with its basis. */
export const practiceViewSchema = z.strictObject({
  practice: statementSchema,
  evidence: statementSchema,
})
export type PracticeView = z.infer<typeof practiceViewSchema>

const ruleIdSchema = z.string().regex(/^[A-Z]\d{2,4}$/)

/** One screening rule as data. */
export const ruleSchema = z.strictObject({
  id: ruleIdSchema,
  version: z.int().positive(),
  title: textSchema,
  basis: z.array(basisSchema).min(1),
  branches: z.array(branchSchema).min(1),
  practiceView: practiceViewSchema.optional(),
})
export type Rule = z.infer<typeof ruleSchema>

/**
 * A provider's clearance or a licensed person's override of named rules on named elements,
 * in force from `from` to `until`, both days included (null: no end). It never covers a rule it
 * does not name, so a new concern is always a new question to the provider. An override counts
 * only with the licence of the one who takes it.
 */
export const clearanceSchema = z.strictObject({
  kind: z.enum(['clearance', 'override']),
  ruleIds: z.array(ruleIdSchema).min(1),
  elements: z.array(elementSchema).min(1),
  from: dateSchema,
  until: dateSchema.nullable(),
  who: z.string().min(1),
  licence: z.string().nullable(),
  why: z.string().min(1),
})
export type Clearance = z.infer<typeof clearanceSchema>

const untilSchema = z.strictObject({ date: dateSchema.nullable(), event: textSchema.nullable() })
export type Until = z.infer<typeof untilSchema>

/** Why one rule speaks for one element. */
export const reasonSchema = z.strictObject({
  ruleId: ruleIdSchema,
  ruleVersion: z.int().positive(),
  title: textSchema,
  /** What counts now. */
  decision: findingSchema,
  /** What the rule found before any clearance. */
  found: findingSchema,
  /** It speaks because the answer was "I don't know". */
  unsure: z.boolean(),
  cleared: clearanceSchema.nullable(),
  /** A clearance that would have lifted it but is over. */
  expired: clearanceSchema.nullable(),
  until: untilSchema.nullable(),
  reason: textSchema,
  wouldChange: textSchema,
  choices: z.array(textSchema),
  basis: z.array(basisSchema),
  practiceView: practiceViewSchema.nullable(),
  clearable: z.boolean(),
  overridable: z.boolean(),
})
export type Reason = z.infer<typeof reasonSchema>

export const elementScreeningSchema = z.strictObject({
  element: elementSchema,
  decision: decisionSchema,
  /** Of a wait: the latest date and every event; null for other decisions. */
  until: untilSchema.nullable(),
  reasons: z.array(reasonSchema),
  /** Ids of the questions to ask, in the order of the form. */
  missing: z.array(z.string()),
})
export type ElementScreening = z.infer<typeof elementScreeningSchema>

/** The outcome of a screening on a day. `overall` is the strongest decision of its elements. */
export const screeningSchema = z.strictObject({
  today: dateSchema,
  overall: decisionSchema,
  elements: z.array(elementScreeningSchema),
})
export type Screening = z.infer<typeof screeningSchema>
