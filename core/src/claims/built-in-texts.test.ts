import { describe, expect, test } from 'vitest'
import * as dose from '../dose/text.ts'
import { builtInProtocols } from '../protocol/index.ts'
import * as limits from '../protocol/rules.ts'
import * as editor from '../protocol/text.ts'
import { languages } from '../shared/index.ts'
import { checkClaims } from './check-claims.ts'
import { collectTexts } from './collect.ts'

const dosePhrases = [
  dose.cumulativeWords(6, 60, 78),
  ...Object.values(dose.depthWords).map((say) => say(1.5)),
]
const sets: { name: string; value: unknown; least: number }[] = [
  ...builtInProtocols.map((value) => ({ name: value.id, value, least: 20 })),
  { name: 'words of doses', value: [{ ...dose }, dosePhrases], least: 15 },
  { name: 'words of the editor', value: [{ ...editor }, { ...limits }], least: 15 },
]

describe('every text that core shows', () => {
  test.each(sets)('$name says no more than is known', ({ value, least }) => {
    const texts = collectTexts(value)
    expect(texts.length).toBeGreaterThan(least)
    const findings = texts.flatMap(({ path, text }) =>
      languages.flatMap((language) =>
        checkClaims(text[language], language).map(({ id, words }) => ({
          path,
          language,
          id,
          words,
        })),
      ),
    )
    expect(findings).toEqual([])
  })

  test('a claim planted deep inside a protocol is found', () => {
    const [built] = builtInProtocols
    const planted = { ...built, education: [{ title: { en: 'It cures', es: 'Cura' } }] }
    const found = collectTexts(planted).flatMap(({ text }) => checkClaims(text.es, 'es'))
    expect(found.map((finding) => finding.id)).toEqual(['cures'])
  })
})
