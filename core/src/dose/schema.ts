import { z } from 'zod'

/**
 * What area a fluence is counted over. Published figures differ a hundredfold by this alone:
 * one beam's spot, the device's opening, or the whole treated skin.
 */
export const areaDefinitions = ['spot', 'aperture', 'treated area'] as const
export const areaDefinitionSchema = z.enum(areaDefinitions)
export type AreaDefinition = z.infer<typeof areaDefinitionSchema>

/**
 * What is known about one light treatment; `null` says "not known", never "none".
 * `dutyCycle` is the share of time the light is on: 1 for a continuous beam.
 */
export const lightSettingSchema = z.strictObject({
  irradianceMwCm2: z.number().positive().nullable(),
  powerMw: z.number().positive().nullable(),
  areaCm2: z.number().positive().nullable(),
  seconds: z.number().nonnegative().nullable(),
  dutyCycle: z.number().positive().max(1).nullable(),
  area: areaDefinitionSchema.nullable(),
})
export type LightSetting = z.infer<typeof lightSettingSchema>

/** A needle depth in mm. */
export const depthSchema = z.number().positive().max(5)

/** An expiry as printed: a full date, or a month (good through its last day). */
export const expirySchema = z.union([z.iso.date(), z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/)])
