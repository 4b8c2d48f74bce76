import { z } from 'zod'
import { questionSchema, ruleSchema } from '../screening/index.ts'
import { basisSchema, type Element, elementSchema, textSchema } from '../shared/index.ts'

const bases = z.array(basisSchema).min(1)
const key = z.string().min(1)
const wholeMinutes = z.number().int().nonnegative()

/** Anything clinical that is told to somebody: the words and what they rest on. */
export const statementSchema = z.strictObject({ text: textSchema, basis: bases })
export type Statement = z.infer<typeof statementSchema>

/** What a device label or regulator says about a number, so that a departure can be computed. */
export const labelLimitSchema = z.strictObject({
  min: z.number().optional(),
  max: z.number().optional(),
  says: textSchema,
  basis: bases,
})
export type LabelLimit = z.infer<typeof labelLimitSchema>

/** A clinical number: the default, the range a practitioner may choose from, and why. */
export const quantitySchema = z.strictObject({
  name: textSchema,
  value: z.number().positive(),
  min: z.number().positive(),
  max: z.number().positive(),
  unit: z.enum(['mm', 'nm', 'passes', 'directions']),
  /** Of the default. */
  basis: bases,
  /** Of the range. */
  rangeBasis: bases,
  label: labelLimitSchema.optional(),
})
export type Quantity = z.infer<typeof quantitySchema>

/** What a phase occupies: a practitioner with a skill, or any one of a pool of rooms or devices. */
export const needSchema = z.union([
  z.strictObject({ kind: z.literal('practitioner'), skill: key }),
  z.strictObject({ pool: key }),
])
export type Need = z.infer<typeof needSchema>

/** A part of a visit that occupies something. Minutes from the visit's start; lengths in minutes. */
export const phaseSchema = z.strictObject({
  need: needSchema,
  offsetMin: wholeMinutes,
  lengthMin: z.number().int().positive(),
  element: elementSchema,
})
export type Phase = z.infer<typeof phaseSchema>

/** An element stacked on a visit: it makes room for itself before or after the main treatment. */
export const addOnSchema = z.strictObject({
  element: elementSchema,
  name: textSchema,
  when: z.enum(['before treatment', 'after treatment']),
  /** How much longer the visit becomes, minutes. */
  lengthMin: z.number().int().positive(),
  /** Offsets are counted from where the add-on begins. */
  phases: z.array(phaseSchema).min(1),
  basis: bases,
})
export type AddOn = z.infer<typeof addOnSchema>

/** A visit without add-ons; `treatFromMin` to `treatToMin` is when the main element is treated. */
export const visitTemplateSchema = z.strictObject({
  phases: z.array(phaseSchema).min(1),
  treatFromMin: wholeMinutes,
  treatToMin: z.number().int().positive(),
  addOns: z.array(addOnSchema),
})

/** Local calendar days between visit dates. */
export const spacingSchema = z.strictObject({
  minDays: z.number().int().positive(),
  targetDays: z.number().int().positive(),
  maxDays: z.number().int().positive(),
  /** Of the target. */
  basis: bases,
  /** Of the least and the most. */
  rangeBasis: bases,
})
export type Spacing = z.infer<typeof spacingSchema>

/** When depth may rise: by at most `stepMm`, below that reaction grade, up to that pain (0-10). */
export const raiseSchema = z.strictObject({
  stepMm: z.number().positive(),
  reactionBelow: z.number().int().min(1).max(5),
  painAtMost: z.number().int().min(0).max(10),
  basis: bases,
})

export const needlingDoseSchema = z.strictObject({
  depth: quantitySchema,
  passes: quantitySchema,
  directions: quantitySchema,
  endPoint: statementSchema,
  /** Where needles may go and may not. */
  place: statementSchema,
  raise: raiseSchema,
})
export type NeedlingDose = z.infer<typeof needlingDoseSchema>

/** Light: minutes are the maker's, so the protocol states none. */
export const lightDoseSchema = z.strictObject({
  wavelength: quantitySchema,
  minutes: statementSchema,
  eyes: statementSchema,
  order: statementSchema,
})
export type LightDose = z.infer<typeof lightDoseSchema>

export const doseSchema = z.strictObject({
  scalp: needlingDoseSchema.optional(),
  brow: needlingDoseSchema.optional(),
  light: lightDoseSchema.optional(),
})

export const areaSchema = z.strictObject({ id: key, element: elementSchema, name: textSchema })
export const measureSchema = z.strictObject({ id: key, name: textSchema, how: statementSchema })
export type Measure = z.infer<typeof measureSchema>

export const visitPlanSchema = z.strictObject({
  n: z.number().int().positive(),
  measures: z.array(key),
  message: statementSchema,
})

/** When a review is due: at a visit, or in weeks counted from the first visit. */
export const reviewDueSchema = z.union([
  z.strictObject({ atVisit: z.number().int().positive(), basis: bases }),
  z.strictObject({
    fromWeek: z.number().int().positive(),
    toWeek: z.number().int().positive(),
    /** And not before this many weeks after the last visit. */
    weeksAfterLastVisit: z.number().int().positive().optional(),
    basis: bases,
    /** Of the window's end. */
    rangeBasis: bases,
  }),
])
export const reviewSchema = z.strictObject({
  id: key,
  name: textSchema,
  due: reviewDueSchema,
  /** True where the person is asked anew whether to go on. */
  reconsent: z.boolean(),
  purpose: z.array(statementSchema).min(1),
  measures: z.array(key),
})
export type Review = z.infer<typeof reviewSchema>

export const consentSchema = z.strictObject({
  id: key,
  version: z.number().int().positive(),
  title: textSchema,
  /** The elements that may not be given without it; empty where it is free to refuse. */
  elements: z.array(elementSchema),
  paragraphs: z.array(statementSchema).min(1),
})
export type Consent = z.infer<typeof consentSchema>

/** A sign to act on after a visit, and how fast. `emergency` and `same day` lead to the phone. */
export const escalationSchema = z.strictObject({
  id: key,
  urgency: z.enum(['emergency', 'same day', 'review']),
  sign: textSchema,
  basis: bases,
})
export type Escalation = z.infer<typeof escalationSchema>

/** Where the practice's view and the evidence differ, both are shown. */
export const viewSchema = z.strictObject({
  id: key,
  topic: textSchema,
  practice: statementSchema,
  evidence: statementSchema,
})
export const educationSchema = z.strictObject({
  id: key,
  title: textSchema,
  statements: z.array(statementSchema).min(1),
})

/** Days after a visit in which a short check-in is sent. */
export const checkInSchema = z.strictObject({
  fromDays: z.number().int().nonnegative(),
  toDays: z.number().int().nonnegative(),
  basis: bases,
})

/**
 * A versioned description of a course or a single visit. A course pins one version, with its
 * questions and rules by value; a practice edits by making the next version.
 */
export const protocolSchema = z.strictObject({
  id: key,
  version: z.number().int().positive(),
  basedOn: z.strictObject({ id: key, version: z.number().int().positive() }).optional(),
  name: textSchema,
  summary: statementSchema,
  kind: z.enum(['course', 'single visit']),
  /** The element every visit treats; the other offered elements are add-ons. */
  base: elementSchema,
  elements: z.array(elementSchema).min(1),
  areas: z.array(areaSchema),
  visit: visitTemplateSchema,
  visits: z.array(visitPlanSchema).min(1),
  /** Null for a single visit. */
  spacing: spacingSchema.nullable(),
  dose: doseSchema,
  questions: z.array(questionSchema),
  rules: z.array(ruleSchema),
  measures: z.array(measureSchema),
  /** What is measured before the first visit, in weeks from it (negative: before). */
  intake: z.strictObject({
    fromWeek: z.number().int(),
    toWeek: z.number().int(),
    measures: z.array(key),
    basis: bases,
  }),
  checkIns: z.array(checkInSchema),
  reviews: z.array(reviewSchema),
  consents: z.array(consentSchema).min(1),
  preparation: z.array(statementSchema),
  aftercare: z.array(statementSchema),
  escalate: z.array(escalationSchema),
  education: z.array(educationSchema),
  views: z.array(viewSchema),
})
export type Protocol = z.infer<typeof protocolSchema>

/** The elements that make openings in the skin. */
export const needled: ReadonlySet<Element> = new Set(['scalp', 'brow'])
