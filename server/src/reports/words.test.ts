import { checkClaims } from '@anagen/core/claims'
import { languages } from '@anagen/core/shared'
import { describe, expect, it } from 'vitest'
import { pageData } from './page-data.ts'
import { sampleEn, sampleEs, sampleLong } from './report-samples.ts'
import { reportWords, writer } from './words.ts'

/** Every text in a value, functions called with plain arguments. */
function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value]
  if (typeof value === 'function') return textsIn(value('x', 'y', 'z', true))
  if (value === null || typeof value !== 'object') return []
  return Object.values(value).flatMap(textsIn)
}

describe('the words of a report', () => {
  it.each(languages)('say no more than is known (%s)', (lang) => {
    const texts = textsIn(reportWords[lang])
    expect(texts.length).toBeGreaterThan(45)
    expect(texts.flatMap((text) => checkClaims(text, lang))).toEqual([])
  })

  it.each([sampleEn, sampleEs, sampleLong])('nor do those of the samples', (doc) => {
    const texts = textsIn(pageData(doc, 'roomy'))
    expect(texts.flatMap((text) => checkClaims(text, doc.lang))).toEqual([])
  })

  it('write dates and numbers as each language does', () => {
    expect(writer('en').long('2026-11-03')).toBe('Tuesday, November 3, 2026')
    expect(writer('en').short('2026-11-03')).toBe('Nov 3, 2026')
    expect(writer('es').long('2026-11-03')).toBe('martes, 3 de noviembre de 2026')
    expect(writer('es').number(-0.25, 1)).toBe('\u22120,3')
  })
})
