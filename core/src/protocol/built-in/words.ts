import type { Basis, Text } from '../../shared/index.ts'
import type { Statement } from '../schema.ts'

/** A text in both languages. */
export const text = (en: string, es: string): Text => ({ en, es })

/** A clinical statement in both languages, with what it rests on. */
export const says = (en: string, es: string, ...basis: [Basis, ...Basis[]]): Statement => ({
  text: { en, es },
  basis,
})
