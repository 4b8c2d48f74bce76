import { type Text, textSchema } from '../shared/index.ts'

export type FoundText = { path: string; text: Text }

/**
 * Every Text {en, es} inside a value of plain data, with its path (`consents.0.title`), in the
 * value's own order. Regular expressions, dates and functions hold no texts.
 */
export function collectTexts(value: unknown, path = ''): FoundText[] {
  if (typeof value !== 'object' || value === null) return []
  const text = textSchema.safeParse(value)
  if (text.success) return [{ path, text: text.data }]
  return Object.entries(value).flatMap(([key, inner]) =>
    collectTexts(inner, path === '' ? key : `${path}.${key}`),
  )
}
