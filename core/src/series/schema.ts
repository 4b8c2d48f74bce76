import { z } from 'zod'
import { dateSchema } from '../shared/index.ts'
import { type reasonCodes, relaxRules } from './rules.ts'

/** Wall clock `HH:MM`, 00:00 to 23:59. */
const clockSchema = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'Expected a time as HH:MM')
/** The end of an interval may also be midnight, written `24:00`. */
const endClockSchema = z.union([clockSchema, z.literal('24:00')], 'Expected a time as HH:MM')
/** Local wall date and time `YYYY-MM-DDTHH:MM`. */
const wallSchema = z.string().refine((text) => {
  const [date, clock, ...rest] = text.split('T')
  const fits = dateSchema.safeParse(date).success && clockSchema.safeParse(clock).success
  return fits && rest.length === 0
}, 'Expected a local date and time as YYYY-MM-DDTHH:MM')
const idSchema = z.string().min(1)
/** 1 = Monday ... 7 = Sunday. */
const weekdaySchema = z.int().min(1).max(7)
const weightSchema = z.int().min(0).max(1000).default(1)

/** Weekly opening hours by wall clock; `effectiveFrom` and `effectiveTo` are dates, inclusive. */
const hoursSchema = z.strictObject({
  weekday: weekdaySchema,
  from: clockSchema,
  to: endClockSchema,
  effectiveFrom: dateSchema.optional(),
  effectiveTo: dateSchema.optional(),
})

/** A closed day, or extra hours on one day. On a day with both, only the extra hours hold. */
const exceptionSchema = z.union(
  [
    z.strictObject({ date: dateSchema, closed: z.literal(true) }),
    z.strictObject({ date: dateSchema, from: clockSchema, to: endClockSchema }),
  ],
  'Expected {date, closed: true} or {date, from, to}',
)

/** Who or what is booked: a practitioner, a room or a device. No hours: always open. */
export const resourceSchema = z.strictObject({
  id: idSchema,
  kind: z.enum(['practitioner', 'room', 'device']),
  skills: z.array(idSchema).default([]),
  pool: idSchema.nullable().default(null),
  hours: z.array(hoursSchema).default([]),
  exceptions: z.array(exceptionSchema).default([]),
  busy: z.array(z.strictObject({ from: wallSchema, to: wallSchema })).default([]),
})

/** What one phase needs: a practitioner (with a skill), any of a pool, or one named resource. */
const needSchema = z.union(
  [
    z.strictObject({ kind: z.literal('practitioner'), skill: idSchema.optional() }),
    z.strictObject({ pool: idSchema }),
    z.strictObject({ resource: idSchema }),
  ],
  'Expected {kind: "practitioner", skill}, {pool} or {resource}',
)

/** A part of a visit; minutes from the visit's start, multiples of the grid. */
const phaseSchema = z.strictObject({
  need: needSchema,
  offsetMin: z.int().min(0),
  lengthMin: z.int().min(1),
})

const visitSchema = z.strictObject({
  n: z.int().min(1),
  phases: z.array(phaseSchema).min(1),
})

/** Local calendar days from the date of the visit before. */
const spacingSchema = z.strictObject({
  minDays: z.int().min(1).max(1000),
  targetDays: z.int().min(1).max(1000),
  maxDays: z.int().min(1).max(1000),
})

/** What the patient wishes (counted in the cost) and rules out (`vetoWeekdays`, `away`). */
const wishesSchema = z.strictObject({
  weekdays: z.array(weekdaySchema).default([]),
  hours: z.strictObject({ from: clockSchema, to: endClockSchema }).nullable().default(null),
  practitioner: idSchema.nullable().default(null),
  vetoWeekdays: z.array(weekdaySchema).default([]),
  away: z.array(z.strictObject({ from: dateSchema, to: dateSchema })).default([]),
})

/** What stops firm booking: until a date, until a clearance, or from a date on. */
const holdSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('notBefore'), date: dateSchema }),
  z.strictObject({ kind: z.literal('untilCleared'), clearance: idSchema.optional() }),
  z.strictObject({ kind: z.literal('pausedFrom'), date: dateSchema }),
])

/** A visit that must not move. It may lie before `from`; who gave it need not work here still. */
const pinSchema = z.strictObject({
  n: z.int().min(1),
  start: wallSchema,
  practitioner: idSchema.nullable().default(null),
})

/**
 * Where visits are booked now: another start or practitioner counts as a move, dearer when the booked date is near
 * `today`. A visit left out is free to lie anywhere.
 */
const movesSchema = z.strictObject({
  today: dateSchema,
  booked: z.array(pinSchema),
})

/** Multipliers of the cost terms; 0 switches one off. */
const weightsSchema = z.strictObject({
  gap: weightSchema,
  start: weightSchema,
  weekday: weightSchema,
  hours: weightSchema,
  practitioner: weightSchema,
  change: weightSchema,
  move: weightSchema,
})

const calendarFields = {
  zone: z.string().min(1),
  from: dateSchema,
  horizonDays: z.int().min(1).max(1500),
  gridMinutes: z.int().min(1).max(1440).default(5),
  resources: z.array(resourceSchema).min(1),
}

const askFields = {
  visits: z.array(visitSchema).min(1).max(60),
  spacing: spacingSchema.default({ minDays: 21, targetDays: 30, maxDays: 42 }),
  wishes: wishesSchema.prefault({}),
  holds: z.array(holdSchema).default([]),
  pins: z.array(pinSchema).default([]),
  moves: movesSchema.nullable().default(null),
  weights: weightsSchema.prefault({}),
  alternatives: z.int().min(0).max(3).default(3),
}

/** A planning request: the calendar (loaded once) and what is asked of it. */
export const planRequestSchema = z.strictObject({ ...calendarFields, ...askFields })

const { moves: _, alternatives: __, ...wishedFields } = askFields

/** A course proposed to somebody and not confirmed: what is asked of it, and where it is proposed now. */
const provisionalPlanSchema = z.strictObject({
  id: idSchema,
  ...wishedFields,
  /** Every visit that is not pinned; none when nothing has been proposed yet. */
  planned: z.array(pinSchema).default([]),
})

/** A calendar without them, and the unconfirmed plans to be improved jointly. */
export const improveRequestSchema = z.strictObject({
  ...calendarFields,
  plans: z.array(provisionalPlanSchema).min(1).max(1000),
})

export type ImproveRequest = z.output<typeof improveRequestSchema>
export type ProvisionalPlan = ImproveRequest['plans'][number]
export type PlanRequestInput = z.input<typeof planRequestSchema>
export type PlanRequest = z.output<typeof planRequestSchema>
export type CalendarInput = Pick<PlanRequest, keyof typeof calendarFields>
export type PlanAsk = Pick<PlanRequest, keyof typeof askFields>
export type Resource = PlanRequest['resources'][number]
export type VisitTemplate = PlanRequest['visits'][number]
export type Phase = VisitTemplate['phases'][number]
export type Wishes = PlanRequest['wishes']
export type Moves = NonNullable<PlanRequest['moves']>
export type Weights = PlanRequest['weights']

/** The cost split by term, each already multiplied by its weight: they add up to the cost. */
const termsSchema = z.strictObject({
  gap: z.int(),
  start: z.int(),
  weekday: z.int(),
  hours: z.int(),
  practitioner: z.int(),
  change: z.int(),
  move: z.int(),
})

/** A span of one resource. A pool phase names its pool, and the resource where one is assigned. */
const useSchema = z.strictObject({
  resource: z.string().nullable(),
  pool: z.string().optional(),
  from: wallSchema,
  to: z.string(),
})

const plannedVisitSchema = z.strictObject({
  n: z.int(),
  start: wallSchema,
  end: z.string(),
  uses: z.array(useSchema),
  reasons: z.array(z.string()),
})

/** In what an alternative differs from the best course. */
export const differences = ['firstDate', 'weekdays', 'practitioner'] as const

const alternativeSchema = z.strictObject({
  cost: z.int(),
  /** How much more it costs than the best. */
  extra: z.int(),
  terms: termsSchema,
  differs: z.array(z.enum(differences)),
  visits: z.array(plannedVisitSchema),
})

/** One rule to give up: which, at which visit, by how many days, on which date. */
const relaxChangeSchema = z.strictObject({
  rule: z.enum(relaxRules),
  visit: z.int(),
  /** Days over or under the limit, or after the end of the period. */
  by: z.int().optional(),
  /** The gap there would be. */
  days: z.int().optional(),
  date: dateSchema.optional(),
  practitioner: z.string().optional(),
  text: z.string(),
})
export type RelaxChange = Omit<z.infer<typeof relaxChangeSchema>, 'text'>

const relaxationSchema = z.strictObject({
  /** Terms and penalties together; null when nothing to relax would help. */
  cost: z.int().nullable(),
  changes: z.array(relaxChangeSchema),
  visits: z.array(plannedVisitSchema),
})

/** The wishes whose price can be told. */
export const wishNames = ['weekdays', 'hours', 'practitioner', 'vetoWeekdays', 'away'] as const

/** The answer. `status: none` carries what would have to give in `relaxation`. */
export const planAnswerSchema = z.strictObject({
  status: z.enum(['planned', 'none']),
  cost: z.int().nullable(),
  terms: termsSchema.nullable(),
  visits: z.array(plannedVisitSchema),
  alternatives: z.array(alternativeSchema),
  wishCosts: z.array(z.strictObject({ wish: z.enum(wishNames), cost: z.int() })),
  relaxation: relaxationSchema.nullable(),
  /** A clearance is awaited: nothing of this may be booked firmly yet. */
  provisional: z.boolean(),
  /** Always true here: the method is exact, also when it says that no course exists. */
  optimal: z.boolean(),
})
export type PlanAnswer = z.infer<typeof planAnswerSchema>
export type Terms = z.infer<typeof termsSchema>
export type PlannedVisit = z.infer<typeof plannedVisitSchema>
export type Use = z.infer<typeof useSchema>
export type Difference = (typeof differences)[number]
export type WishName = (typeof wishNames)[number]

const improvedVisitSchema = z.strictObject({
  n: z.int(),
  start: wallSchema,
  end: z.string(),
  practitioner: z.string().nullable(),
  /** Where it was proposed; null for a pinned visit, or when nothing was. */
  was: z.strictObject({ start: wallSchema, practitioner: z.string().nullable() }).nullable(),
  moved: z.boolean(),
})

/** Unconfirmed plans after joint improvement. */
export const improveAnswerSchema = z.strictObject({
  /** False: the present proposals stand, nothing cheaper was found. */
  better: z.boolean(),
  /** What the present proposals cost in sum; null when they cannot all be booked as they are. */
  was: z.int().nullable(),
  /** The sum now; who stays unplaced counts at least 1000 above the best they could have alone. */
  cost: z.int(),
  /** No choice costs less than this in sum. */
  bound: z.number(),
  /** 100 x (cost - bound) / cost; 0 when proven best. */
  gapPct: z.number(),
  plans: z.array(
    z.strictObject({ id: z.string(), cost: z.int(), visits: z.array(improvedVisitSchema) }),
  ),
  /** Whose plan finds no place beside the others, and the cheapest rules to give up. */
  unplaced: z.array(z.strictObject({ id: z.string(), changes: z.array(relaxChangeSchema) })),
})
export type ImproveAnswer = z.infer<typeof improveAnswerSchema>

export type ReasonCode = (typeof reasonCodes)[number]
/** Why a visit is when and with whom it is: a code and its values, put into words by `text.ts`. */
export interface Reason {
  code: ReasonCode
  params: Record<string, string | number | readonly number[]>
}
