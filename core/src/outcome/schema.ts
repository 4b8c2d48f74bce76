import { z } from 'zod'
import { type Basis, basisSchema, dateSchema, type Text } from '../shared/index.ts'
import {
  diagnoses,
  eventKinds,
  measureIds,
  methods,
  type siteKinds,
  verdictReasons,
  verdictStates,
} from './names.ts'

export const measureIdSchema = z.enum(measureIds)
export type MeasureId = z.infer<typeof measureIdSchema>

export const methodSchema = z.enum(methods)
export type Method = z.infer<typeof methodSchema>

export type SiteKind = (typeof siteKinds)[number]

/** A measure as data. */
export type OutcomeMeasure = {
  id: MeasureId
  name: Text
  /** Short, for axes and tables: "hairs/cm2". Empty for points without a unit. */
  unit: Text
  /** Which way is better for the person; `none` where neither is. */
  better: 'more' | 'less' | 'none'
  site: SiteKind
  methods: readonly Method[]
  min: number
  max: number
  /** Smallest step a figure may have. */
  step: number
  /** How many repeats are asked for at one visit. */
  repeats: number
  /** The parts the figure is made from; empty where it is one figure. */
  parts: readonly { id: string; name: Text; min: number; max: number }[]
  /** One standard deviation of one figure: a share of it (`relative`) or in its unit (`absolute`), by method. */
  error: Partial<Record<Method, MeasureError>>
  /** True where hairs come and go by themselves, so that the follicle model applies. */
  cycles: boolean
  /** What one should know: "not validated", "estimate". */
  caveat: Text | null
  how: Text
  basis: readonly Basis[]
  licence: 'free' | 'own' | 'public domain'
}
export type MeasureError = { kind: 'relative' | 'absolute'; sd: number; basis: readonly Basis[] }

/** Hairs of a spot followed one by one from the baseline picture to a later one. */
export const matchedSchema = z.strictObject({
  /** Date of the baseline picture. */
  against: dateSchema,
  kept: z.int().min(0).max(100_000),
  gained: z.int().min(0).max(100_000),
  lost: z.int().min(0).max(100_000),
})

/** One figure on one day, as it was taken. */
export const observationSchema = z.strictObject({
  date: dateSchema,
  /** The figure: the mean of the repeats, or made from the parts. */
  value: z.number(),
  /** The single figures; empty where only one was taken. */
  repeats: z.array(z.number()).max(20).default([]),
  parts: z.record(z.string().max(40), z.number()).default({}),
  matched: matchedSchema.nullable().default(null),
  method: methodSchema,
  /** Who or what took it; null: not known. */
  device: z.string().max(120).nullable().default(null),
  umPerPx: z.number().positive().max(1000).nullable().default(null),
  engine: z.string().max(40).nullable().default(null),
  operator: z.string().max(120).nullable().default(null),
  /** Area looked at, cm2, all repeats the same; null: not known or no area. */
  areaCm2: z.number().positive().max(1000).nullable().default(null),
})
export type Observation = z.infer<typeof observationSchema>

export const eventSchema = z.strictObject({
  kind: z.enum(eventKinds),
  label: z.string().max(120),
  from: dateSchema,
  to: dateSchema.nullable(),
})
export type LifeEvent = z.infer<typeof eventSchema>

/** Errors a practice found by measuring the same spot three times. */
export const ownErrorSchema = z.strictObject({
  method: methodSchema,
  device: z.string().max(120).nullable(),
  /** How many triples, and one standard deviation of one figure within a triple (share or unit, as the measure says). */
  triples: z.int().min(0),
  sd: z.number().min(0),
})
export type OwnError = z.infer<typeof ownErrorSchema>

/** Everything a verdict is made from: one measure, one person, one site. */
export const seriesSchema = z.strictObject({
  measure: measureIdSchema,
  diagnosis: z.enum(diagnoses),
  /** First treatment; looks are counted in months from here. */
  start: dateSchema,
  /** Planned looks, months after the start, rising. Default: 3, 4, 5, 6, 9, 12. */
  looks: z.array(z.number().positive().max(60)).min(1).max(20).default([3, 4, 5, 6, 9, 12]),
  hemisphere: z.enum(['north', 'south']).nullable().default(null),
  /** True for the one measure chosen at baseline; others are adjusted (Holm) together. */
  primary: z.boolean().default(true),
  observations: z.array(observationSchema).max(1000),
  /** The same measure at an untreated spot at the back, on the same days where there is one. */
  reference: z.array(observationSchema).max(1000).default([]),
  events: z.array(eventSchema).max(500).default([]),
  /** The practice's own repeats; the published error is used until there are enough. */
  ownErrors: z.array(ownErrorSchema).max(100).default([]),
  /** The person's own latest rating, -3 to +3; null: not asked. */
  selfRating: z.int().min(-3).max(3).nullable().default(null),
  /** The day of asking; the latest observation's when left out. */
  today: dateSchema.optional(),
})
export type Series = z.infer<typeof seriesSchema>

export type VerdictState = (typeof verdictStates)[number]

export type VerdictReason = (typeof verdictReasons)[number]

/** A figure with the interval that holds it in 95 of 100 cases. */
export const intervalSchema = z.strictObject({
  value: z.number(),
  low: z.number(),
  high: z.number(),
})
export type Interval = z.infer<typeof intervalSchema>

/** A point of the chart; its interval is that of measuring alone. */
export const verdictPointSchema = intervalSchema.extend({
  date: dateSchema,
  /** Months from the start, 0 and less before it. */
  month: z.number(),
  role: z.enum(['baseline', 'look', 'between', 'not comparable']),
  matched: matchedSchema.omit({ against: true }).nullable(),
})
export type VerdictPoint = z.infer<typeof verdictPointSchema>

/** What chance alone fills around the baseline at one time, in the unit of the measure. */
export const bandPointSchema = z.strictObject({
  date: dateSchema,
  month: z.number(),
  low: z.number(),
  high: z.number(),
})
export type BandPoint = z.infer<typeof bandPointSchema>

export const stopSchema = z.strictObject({
  recommend: z.boolean(),
  why: z.enum(['no gain', 'gain told', 'better rating', 'rating not asked', 'cannot be judged']),
})

export const verdictSchema = z.strictObject({
  measure: measureIdSchema,
  state: z.enum(verdictStates),
  /** In the person's interest: fewer shed hairs are `better`, as more density is; null unless told. */
  direction: z.enum(['better', 'worse', 'neither']).nullable(),
  reasons: z.array(z.enum(verdictReasons)),
  /** The look it rests on and how many are planned; null without one. */
  look: z
    .strictObject({ date: dateSchema, month: z.number(), number: z.int(), of: z.int() })
    .nullable(),
  /** The next planned look after today; null when all are over. */
  next: z.strictObject({ date: dateSchema, month: z.number() }).nullable(),
  /** `days`: on how many days the baseline was taken. */
  baseline: intervalSchema.extend({ date: dateSchema, days: z.int() }).nullable(),
  latest: intervalSchema.extend({ date: dateSchema }).nullable(),
  /** Latest less baseline; the interval allows for every error and for all planned looks. */
  change: intervalSchema.extend({ percent: z.number().nullable() }).nullable(),
  /** The smallest change this plan could have told at this look, in the unit and in % of the baseline. */
  detectable: z.strictObject({ value: z.number(), percent: z.number().nullable() }).nullable(),
  /** Whether an eye would see it (43 hairs/cm2 or 23 %); null where that is not known of the measure. */
  visible: z.enum(['probably not', 'likely']).nullable(),
  test: z.enum([
    'exact, matched hairs',
    'matched hairs against reference',
    'difference with all errors',
    'none',
  ]),
  /** Hairs followed at the untreated spot on the day of the look, where the test used them. */
  reference: matchedSchema.omit({ against: true }).nullable(),
  /**
   * Standard deviations of the difference at the look, in the unit; `season`: the most it can move
   * the figure between the two days.
   */
  spread: z
    .strictObject({
      measuring: z.number(),
      natural: z.number(),
      season: z.number(),
      placement: z.number(),
    })
    .nullable(),
  /** How many times the spread a difference must exceed, for all planned looks together; null for the exact test. */
  critical: z.number().nullable(),
  /** Exact test: the chance of a split at least as uneven; null otherwise. */
  chance: z.number().nullable(),
  points: z.array(verdictPointSchema),
  band: z.array(bandPointSchema),
  /** The change untreated people show, in the unit; null where nothing was published of the measure. */
  untreated: intervalSchema.extend({ weeks: z.number(), basis: basisSchema }).nullable(),
  /** Baseline and look lie in different parts of the year as hair goes. */
  season: z.boolean(),
  /** What else began, ended or went on between baseline and look. */
  events: z.array(eventSchema),
  /** From week 24 on: whether stopping is recommended, and why. Null before. */
  stop: stopSchema.nullable(),
  engine: z.string(),
})
export type Verdict = z.infer<typeof verdictSchema>
