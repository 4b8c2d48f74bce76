import { dateSchema, languages } from '@anagen/core/shared'
import { z } from 'zod'

// What a progress report says, with every sentence already in the person's language. Only the
// furniture (headings, names of columns, dates and numbers) is put into words by the report itself.

/** Text as people type it. What cannot be printed (control characters, half characters) becomes a space. */
const text = (longest: number) => z.string().max(longest).transform(printable)
const word = text(500)
const sentence = text(4000)

function printable(value: string): string {
  const halves = /\p{Surrogate}/gu
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out
  const controls = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u2028\u2029\ufffe\uffff]/g
  return value.replace(/\r\n?/g, '\n').replace(halves, '\ufffd').replace(controls, ' ').trim()
}

/** From a day to a day, both included; `to` null while it goes on. */
const period = { from: dateSchema, to: dateSchema.nullable() }
const labelled = z.strictObject({ ...period, label: word })

const ribbonSchema = z.strictObject({
  visits: z
    .array(
      z.strictObject({
        n: z.int().min(1).max(999),
        date: dateSchema,
        state: z.enum(['done', 'booked', 'planned', 'missed', 'cancelled']),
        /** Light in the same visit. */
        light: z.boolean(),
        /** Where the visit may lie, while it is still ahead. */
        window: z.strictObject({ from: dateSchema, to: dateSchema }).nullable(),
      }),
    )
    .max(60),
  /** Times in which nothing is done, with why. */
  holds: z.array(labelled).max(30),
  reviews: z
    .array(
      z.strictObject({
        date: dateSchema,
        label: word,
        /** The day it was held; null where it was not. */
        held: dateSchema.nullable(),
      }),
    )
    .max(30),
  /** Medicines, illness and whatever else happened. */
  events: z.array(labelled).max(60),
  /** When hair sheds more. */
  seasons: z.array(z.strictObject({ from: dateSchema, to: dateSchema })).max(12),
})

const finite = z.number().min(-1e6).max(1e6)
const edge = z
  .strictObject({ date: dateSchema, low: finite, high: finite })
  .refine((one) => one.low <= one.high, 'low is above high')
const band = z.strictObject({ label: word, edges: z.array(edge).min(2).max(200) })

const chartSchema = z.strictObject({
  /** What is measured, and where: "Terminal hairs, spot at the crown". */
  measure: word,
  /** "hairs/cm²"; empty where there is none. */
  unit: text(24),
  /** Decimals shown. */
  decimals: z.int().min(0).max(3),
  /** Month 0 of the axis. */
  start: dateSchema,
  points: z
    .array(
      z
        .strictObject({
          date: dateSchema,
          value: finite,
          low: finite,
          high: finite,
          /** False for what was measured in another way: hollow, and not joined by the line. */
          comparable: z.boolean(),
          /** "visit 3", "other camera". */
          label: word,
        })
        .refine((p) => p.low <= p.value && p.value <= p.high, 'the value lies outside its range'),
    )
    .max(60),
  /** What the error bars mean: "The bars show the error of measuring alone." */
  errorWords: word,
  /** What could be chance. */
  chance: band.nullable(),
  /** What untreated people show. */
  untreated: band.nullable(),
  /** What the condition does by itself: natural remission in alopecia areata. */
  natural: band.nullable(),
  /** The next planned look. */
  next: z.strictObject({ date: dateSchema, label: word }).nullable(),
})

/** A progress report as a plain value. Dates are local calendar dates. */
export const reportDocSchema = z.strictObject({
  lang: z.enum(languages),
  /** The day it was made: printed, and the only date in the file. */
  date: dateSchema,
  paper: z.enum(['a4', 'us-letter']),
  practice: z.strictObject({ name: word, contact: z.array(word).max(8) }),
  /** `about` is what tells two people of one name apart, such as the date of birth. */
  person: z.strictObject({ name: word, about: word.nullable() }),
  protocol: word,
  /** The verdict. `strong` is the part of the headline set in green; null for none. */
  verdict: z.strictObject({
    headline: sentence,
    strong: sentence.nullable(),
    paragraphs: z.array(sentence).max(12),
  }),
  ribbon: ribbonSchema,
  /** Null where nothing can be drawn: `verdict` then says why. */
  chart: chartSchema.nullable(),
  visits: z
    .array(
      z.strictObject({
        n: z.int().min(1).max(999),
        date: dateSchema,
        /** Depth in mm; null where it is not recorded. */
        zones: z
          .array(
            z.strictObject({
              name: word,
              depthMm: z.number().min(0).max(10).nullable(),
              passes: z.int().min(0).max(100).nullable(),
            }),
          )
          .max(20),
        /** "20 min before"; null for none. */
        light: word.nullable(),
      }),
    )
    .max(60),
  /** Measures besides the drawn one, figures with their units. */
  measures: z
    .array(z.strictObject({ name: word, first: word, latest: word, says: sentence }))
    .max(60),
  /** What must be known beside the verdict: untreated people, other treatments, what could have been seen. */
  notes: z.array(z.strictObject({ title: word.nullable(), text: sentence })).max(60),
  next: z.array(sentence).max(20),
  /** What the figures rest on. */
  basis: z.array(z.strictObject({ text: sentence, source: word.nullable() })).max(60),
  /** What reckoned the verdict. */
  made: z.strictObject({ engine: text(24), version: text(16) }),
})
export type ReportDoc = z.infer<typeof reportDocSchema>
export type ReportRibbon = ReportDoc['ribbon']
export type ReportChart = NonNullable<ReportDoc['chart']>
