import { z } from 'zod'
import { date, id } from './common.ts'

const short = z.string().trim().max(200)

/** One needled zone of the scalp or brow map. */
export const zoneSetting = z.strictObject({
  zone: z.string().min(1).max(60),
  depthMm: z.number().min(0.1).max(3),
  passes: z.int().min(1).max(20),
})
export type ZoneSetting = z.infer<typeof zoneSetting>

/**
 * What was done at a visit. Null = that part was not done (light, acupuncture, anaesthetic)
 * or not yet said (pain, reaction). Depth in mm, light in nm, mW/cm2 and minutes.
 */
export const treatment = z.strictObject({
  zones: z.array(zoneSetting).max(60),
  pen: id.nullable(),
  cartridge: z
    .strictObject({ lot: short, expiry: date.nullable(), openedInView: z.boolean() })
    .nullable(),
  endPoint: z.enum(['none', 'mild redness', 'pinpoint bleeding']).nullable(),
  topicals: z.array(z.strictObject({ name: short.min(1), lot: short })).max(20),
  anaesthetic: z
    .strictObject({
      product: short,
      strengthPct: z.number().min(0).max(30),
      minutes: z.int().min(0).max(240),
    })
    .nullable(),
  light: z
    .strictObject({
      device: id.nullable(),
      wavelengthNm: z.number().min(400).max(1100).nullable(),
      irradianceMwCm2: z.number().min(0).max(1000).nullable(),
      areaDefinition: z.enum(['spot', 'aperture', 'treated area']).nullable(),
      dutyCycle: z.number().gt(0).max(1).nullable(),
      minutes: z.number().min(0).max(120),
      goggles: z.boolean(),
    })
    .nullable(),
  acupuncture: z
    .strictObject({ points: z.string().trim().max(2000), minutes: z.int().min(0).max(240) })
    .nullable(),
  pain: z.int().min(0).max(10).nullable(),
  reaction: z
    .strictObject({ redness: z.int().min(0).max(3), bleeding: z.int().min(0).max(3), other: short })
    .nullable(),
  aftercareGiven: z.boolean(),
  photos: z.strictObject({ taken: z.boolean(), reason: short }),
  notes: z.string().trim().max(10_000),
  /** Why a licensed person went deeper than the limit; empty = no override. */
  depthReason: z.string().trim().max(1000),
})
export type Treatment = z.infer<typeof treatment>

/** The six completeness ticks before signing. */
export const tickNames = ['questions', 'consent', 'photos', 'settings', 'notes', 'payment'] as const
export const ticks = z.strictObject({
  questions: z.boolean(),
  consent: z.boolean(),
  photos: z.boolean(),
  settings: z.boolean(),
  notes: z.boolean(),
  payment: z.boolean(),
})
export type Ticks = z.infer<typeof ticks>

/** One entry of a visit's record: a saved draft, the signed record, or an addendum to it. */
export const recordEntry = z.strictObject({
  seq: z.int(),
  kind: z.enum(['draft', 'signed', 'addendum']),
  at: z.iso.datetime(),
  by: z.string(),
  licence: z.string(),
  hash: z.string(),
  treatment: treatment.nullable(),
  text: z.string().nullable(),
})
export type RecordEntry = z.infer<typeof recordEntry>
