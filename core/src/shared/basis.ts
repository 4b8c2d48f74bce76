import { z } from 'zod'

/**
 * What a clinical statement rests on, strongest first:
 * a device label or regulator, a guideline or consensus, a study or review,
 * convention (common practice, no study found), or this practice's own view.
 */
export const basisKinds = ['label', 'guideline', 'study', 'convention', 'practice'] as const
export type BasisKind = (typeof basisKinds)[number]

/** Where a clinical statement comes from. `date` is a year, or a year-month, or a full date. */
export const basisSchema = z.strictObject({
  kind: z.enum(basisKinds),
  source: z.string().min(1),
  date: z.string().regex(/^\d{4}(-\d{2}(-\d{2})?)?$/),
})
export type Basis = z.infer<typeof basisSchema>
