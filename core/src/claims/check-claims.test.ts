import { describe, expect, test } from 'vitest'
import bad from '../../cases/claims/bad.json' with { type: 'json' }
import good from '../../cases/claims/good.json' with { type: 'json' }
import { languages } from '../shared/index.ts'
import { checkClaims } from './check-claims.ts'
import { claims } from './rules.ts'

const rows = languages.flatMap((language) =>
  bad[language].map(([text = '', id = '']) => ({ language, text, id })),
)
const goodRows = languages.flatMap((language) => good[language].map((text) => ({ language, text })))

describe('what must not be said', () => {
  test.each(rows)('$language: $text', ({ language, text, id }) => {
    expect(checkClaims(text, language).map((finding) => finding.id)).toContain(id)
  })

  test.each(claims.map((claim) => claim.id))('%s has bad sentences in both languages', (id) => {
    const said = rows.filter((row) => row.id === id).map((row) => row.language)
    expect(new Set(said)).toEqual(new Set(languages))
  })
})

describe('what may be said', () => {
  test.each(goodRows)('$language: $text', ({ language, text }) => {
    expect(checkClaims(text, language)).toEqual([])
  })

  test('what is offered instead and the reasons are themselves clean', () => {
    for (const { reason, instead } of claims)
      for (const language of languages)
        for (const text of [reason, instead])
          expect(checkClaims(text[language], language), text[language]).toEqual([])
  })
})

describe('a finding', () => {
  test('says where, which words, why and what instead, in the order of the text', () => {
    const text = 'It cures. Results are guaranteed!'
    const findings = checkClaims(text, 'en')
    expect(findings.map(({ id, at, words }) => [id, at, words])).toEqual([
      ['cures', 3, 'cures'],
      ['guaranteed', 22, 'guaranteed'],
      ['exclamation mark', 32, '!'],
    ])
    for (const finding of findings) {
      expect(finding.basis.length).toBeGreaterThan(0)
      expect(finding.instead.es).not.toBe('')
    }
  })

  test('a claim repeated is found each time, typography does not hide it', () => {
    expect(checkClaims('A cure is a cure.', 'en')).toHaveLength(2)
    expect(checkClaims('FDA‑approved\u00a0for hair', 'en')).toHaveLength(1)
    expect(checkClaims('clinically\nproven', 'en')).toHaveLength(1)
  })
})
