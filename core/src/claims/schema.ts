import type { Basis, Language, Text } from '../shared/index.ts'

/** One thing that must not be said, and how it is said in each language. */
export type Claim = {
  id: string
  patterns: Record<Language, RegExp[]>
  /** False where a "not" before it does not make it right: an exclamation mark stays one. */
  negatable: boolean
  reason: Text
  /** What may be said in its place. */
  instead: Text
  basis: Basis[]
}

/** One place in a text that says more than is known. */
export type Finding = {
  id: string
  /** Where the words begin, counted in UTF-16 units from 0 in the text's composed (NFC) form. */
  at: number
  words: string
  reason: Text
  instead: Text
  basis: Basis[]
}
