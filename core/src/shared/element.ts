import { z } from 'zod'

/** The treatment elements a decision is made for, each by itself. */
export const elements = ['scalp', 'brow', 'light', 'acupuncture'] as const
export const elementSchema = z.enum(elements)
/** Scalp needling, brow needling, light therapy, acupuncture. */
export type Element = z.infer<typeof elementSchema>
