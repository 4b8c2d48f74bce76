import { describe, expect, test } from 'vitest'
import { checkClaims, collectTexts } from '../claims/index.ts'
import { type Language, languages } from '../shared/index.ts'
import { helpWords } from './figure.ts'
import { measures, phq4Answers, ratingSteps } from './measures.ts'
import { eventKinds, verdictReasons, verdictStates } from './names.ts'
import { eventTexts, reasonTexts, stopTexts } from './reason-texts.ts'
import type { Verdict } from './schema.ts'
import { stopWords, verdictWords, type Words } from './words.ts'

const verdict = (with_: Partial<Verdict> = {}): Verdict => ({
  measure: 'density-terminal',
  state: 'cannot tell',
  direction: null,
  reasons: [],
  look: { date: '2027-07-05', month: 6, number: 4, of: 6 },
  next: { date: '2027-10-04', month: 9 },
  baseline: { value: 142.4, low: 140, high: 145, date: '2027-01-04', days: 2 },
  latest: { value: 148.3, low: 146, high: 150, date: '2027-07-05' },
  change: { value: 5.9, low: -6.2, high: 18.1, percent: 4.1 },
  detectable: { value: 11.6, percent: 8.2 },
  visible: null,
  test: 'difference with all errors',
  reference: null,
  spread: { measuring: 2, natural: 4, season: 1, placement: 0 },
  critical: 2.4,
  chance: null,
  points: [],
  band: [],
  untreated: {
    value: 3.9,
    low: -38.6,
    high: 46.4,
    weeks: 48,
    basis: { kind: 'study', source: 'Olsen 2002', date: '2002' },
  },
  season: true,
  events: [
    { kind: 'glp1', label: 'semaglutide', from: '2027-02-01', to: null },
    { kind: 'illness', label: '', from: '2027-03-01', to: '2027-03-09' },
  ],
  stop: null,
  engine: '1',
  ...with_,
})

const all = ({ headline, lines, notes }: Words) => [headline, ...lines, ...notes]
const findings = (words: Words, language: Language) =>
  all(words).flatMap((text) => checkClaims(text, language).map(({ id }) => ({ id, text })))

const expectHonest = (words: Words, language: Language) => {
  expect(findings(words, language)).toEqual([])
  for (const text of all(words)) {
    expect(text).not.toMatch(/because of|due to|thanks to|debido a|gracias a|a causa de/i)
    expect(text).not.toMatch(/undefined|NaN|null|\{|\}/)
  }
}

const directions = ['better', 'worse', 'neither', null] as const
const events = eventKinds.map((kind) => ({ kind, label: '', from: '2027-01-01', to: null }))
const table = languages.flatMap((language) =>
  verdictStates.flatMap((state) =>
    directions.flatMap((direction) =>
      ([[], ...verdictReasons.map((reason) => [reason])] as Verdict['reasons'][]).map(
        (reasons) => ({ language, state, direction, reasons }),
      ),
    ),
  ),
)

describe('words of a verdict', () => {
  test.each(table)('$language $state $direction $reasons claims nothing', (row) => {
    const { language, ...rest } = row
    for (const visible of ['likely', 'probably not', null] as const)
      expectHonest(verdictWords(verdict({ ...rest, visible, events }), language), language)
  })

  test.each(measures.map(({ id }) => id))('%s claims nothing in any state', (measure) => {
    for (const language of languages)
      for (const state of verdictStates)
        expectHonest(verdictWords(verdict({ state, measure }), language), language)
  })

  test('no change: what could have been seen is the line after the figures', () => {
    const words = verdictWords(verdict(), 'en')
    expect(words.headline).toBe('Thick (terminal) hairs: no change can be told yet.')
    expect(words.lines.slice(0, 2)).toEqual([
      'From Monday, January 4, 2027 to Monday, July 5, 2027 your figure went from 142 to 148 hairs/cm²: a change of +6 hairs/cm²; with every error allowed for, between −6 and +18 hairs/cm².',
      'With these measurements a change of about 12 hairs/cm² (9 %) or more could have been seen.',
    ])
  })

  test('the same in Spanish, with its comma', () => {
    const words = verdictWords(
      verdict({
        measure: 'salt',
        change: { value: -0.63, low: -1.2, high: 0.2, percent: null },
        detectable: { value: 0.61, percent: 2 },
      }),
      'es',
    )
    expect(words.lines.slice(0, 2)).toEqual([
      'Del lunes, 4 de enero de 2027 al lunes, 5 de julio de 2027 su cifra pasó de 142,4 a 148,3\u00a0%: un cambio de −0,6 puntos; contando todos los errores, entre −1,2 y +0,2 puntos.',
      'Con estas mediciones se habría podido ver un cambio de unos 0,7 puntos o más.',
    ])
  })

  test('what the untreated spot did is taken off in the sentence that tells the change', () => {
    const reference = { kept: 580, gained: 31, lost: 20 }
    const change = { value: 3.6, low: -6.2, high: 18.1, percent: 2.5 }
    const [line] = verdictWords(verdict({ reference, change }), 'en').lines
    expect(line).toContain(
      'went from 142 to 148 hairs/cm²: +6, and less what the untreated spot did in that time, a change of +4 hairs/cm²;',
    )
  })

  test.each([
    ['en', '43 hairs/cm² and 23\u00a0% as well'],
    ['es', '43 cabellos/cm² y además el 23\u00a0%'],
  ] as const)('both limits of what is seen are needed, and said: %s', (language, said) => {
    const told = verdict({ state: 'more', direction: 'better', visible: 'probably not' })
    expect(verdictWords(told, language).lines.join(' ')).toContain(said)
  })

  test('of a rating in alopecia areata nothing is said of how patches come and go', () => {
    const words = verdictWords(verdict({ measure: 'self-rating', state: 'band only' }), 'en')
    expect(all(words).join(' ')).not.toMatch(/does by itself|recover/)
    const band = [{ date: '2027-04-05', month: 3, low: 0, high: 60 }]
    const salt = verdictWords(verdict({ measure: 'salt', state: 'band only', band }), 'en')
    expect(all(salt).join(' ')).toMatch(/does by itself.*34 to 40 recover/)
  })

  test('hairs followed one by one are told with their chance', () => {
    const { lines } = verdictWords(
      verdict({
        state: 'more',
        direction: 'better',
        test: 'exact, matched hairs',
        chance: 0.0004,
        points: [
          {
            value: 168,
            low: 160,
            high: 170,
            date: '2027-07-05',
            month: 6,
            role: 'look',
            matched: { kept: 131, gained: 38, lost: 14 },
          },
        ],
      }),
      'en',
    )
    expect(lines).toContain(
      'Followed hair by hair: 131 stayed, 38 came, 14 went. If nothing had changed, a split this uneven would still come up less than 1 time in 1000.',
    )
  })

  test('what happened beside is listed and no part is given to it', () => {
    expect(verdictWords(verdict(), 'en').notes).toContain(
      'Also in this time: GLP-1 medicine (semaglutide), since Monday, February 1, 2027; illness, Monday, March 1, 2027 to Tuesday, March 9, 2027. What part each of these had cannot be told.',
    )
  })

  test('what cannot be compared gives no number, but what to do', () => {
    const words = verdictWords(
      verdict({
        state: 'not comparable',
        reasons: ['other device'],
        change: null,
        detectable: null,
        next: null,
        events: [],
      }),
      'en',
    )
    expect(all(words).join(' ')).not.toMatch(/\d/)
    expect(words.lines).toEqual([reasonTexts['other device'].en])
  })
})

describe('words of the stop rule', () => {
  const whys = Object.keys(stopTexts) as (keyof typeof stopTexts)[]
  test.each(whys)('%s', (why) => {
    for (const language of languages)
      for (const recommend of [true, false]) {
        const words = stopWords({ recommend, why }, language)
        expect(words && findings(words, language)).toEqual([])
      }
  })
  test('nothing before week 24', () => expect(stopWords(null, 'en')).toBeNull())
})

test('all texts of measures, reasons, events and help claim nothing', () => {
  const texts = collectTexts([
    measures,
    reasonTexts,
    eventTexts,
    stopTexts,
    helpWords,
    phq4Answers,
    ratingSteps,
  ])
  expect(texts.length).toBeGreaterThan(90)
  const found = texts.flatMap(({ path, text }) =>
    languages.flatMap((language) =>
      checkClaims(text[language], language).map(({ id }) => `${path} ${id}`),
    ),
  )
  expect(found).toEqual([])
})
