import { z } from 'zod'

/** Languages the built-in texts exist in. English is the fallback for every other. */
export const languages = ['en', 'es'] as const
export type Language = (typeof languages)[number]

/** One text shown to people, in every built-in language. Plain text, no markup. */
export const textSchema = z.strictObject({ en: z.string().min(1), es: z.string().min(1) })
export type Text = z.infer<typeof textSchema>
