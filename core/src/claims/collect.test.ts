import { expect, test } from 'vitest'
import { collectTexts } from './collect.ts'

test('finds texts at any depth, with their paths, and nothing else', () => {
  const text = { en: 'one', es: 'uno' }
  const value = { a: text, b: [1, null, { c: text }], d: 'plain', e: { en: 'half' }, f: undefined }
  expect(collectTexts(value)).toEqual([
    { path: 'a', text },
    { path: 'b.2.c', text },
  ])
  expect(collectTexts(text)).toEqual([{ path: '', text }])
  expect(collectTexts('text')).toEqual([])
})
