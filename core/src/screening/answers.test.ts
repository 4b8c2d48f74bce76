import { describe, expect, test } from 'vitest'
import type { Element } from '../shared/index.ts'
import {
  changedQuestions,
  isVisible,
  parseAnswers,
  shownAnswers,
  visibleQuestions,
} from './answers.ts'
import type { Answers, Question } from './schema.ts'

const text = { en: 'Question', es: 'Pregunta' }
const base = { section: 'general', text, by: 'person', optional: false, changes: false } as const
const options = ['red', 'blue', 'green'].map((id) => ({ id, text }))
const scalp: Element[] = ['scalp']
const questions: Question[] = [
  { ...base, kind: 'yesno', id: 'well', elements: scalp },
  { ...base, kind: 'choice', id: 'colour', elements: ['light'], options, changes: true },
  { ...base, kind: 'list', id: 'many', elements: ['scalp', 'light'], options },
  {
    ...base,
    kind: 'date',
    id: 'since',
    elements: scalp,
    past: true,
    when: { op: 'in', q: 'well', values: ['no'] },
  },
  { ...base, kind: 'date', id: 'until', elements: scalp, past: false, optional: true },
  { ...base, kind: 'number', id: 'depth', elements: scalp, min: 0, max: 5, unit: 'mm' },
]
const today = '2026-07-01'
const parse = (raw: unknown) => parseAnswers(questions, raw, today)

describe('parseAnswers', () => {
  const good: [string, unknown, unknown][] = [
    ['well', 'yes', 'yes'],
    ['well', 'no', 'no'],
    ['well', 'unknown', 'unknown'],
    ['colour', 'blue', 'blue'],
    ['colour', 'unknown', 'unknown'],
    ['many', [], []],
    ['many', ['green', 'red', 'green'], ['red', 'green']],
    ['many', 'unknown', 'unknown'],
    ['since', '2026-07-01', '2026-07-01'],
    ['since', '2024-02-29', '2024-02-29'],
    ['until', '2026-07-02', '2026-07-02'],
    ['until', 'unknown', 'unknown'],
    ['depth', 0, 0],
    ['depth', 5, 5],
    ['until', '2199-12-31', '2199-12-31'],
    ['depth', 1.25, 1.25],
    ['depth', 'unknown', 'unknown'],
  ]
  test.each(good)('%s: %j', (id, raw, answer) => {
    expect(parse({ [id]: raw })).toEqual({ ok: true, answers: { [id]: answer } })
  })

  const yesNo = "expected 'yes', 'no' or 'unknown'"
  const date = "expected a date as YYYY-MM-DD, or 'unknown'"
  const choice = "expected one of 'red', 'blue', 'green' or 'unknown'"
  const list = "expected a list of 'red', 'blue', 'green', or 'unknown'"
  const number = "expected a number from 0 to 5 mm, or 'unknown'"
  const bad: [string, unknown, string][] = [
    ['other', 'yes', 'no such question'],
    ['__proto__x', 'yes', 'no such question'],
    ['well', 'maybe', yesNo],
    ['well', true, yesNo],
    ['well', null, yesNo],
    ['colour', 'pink', choice],
    ['colour', ['red'], choice],
    ['many', 'red', list],
    ['many', ['red', 'pink'], list],
    ['many', ['red', 'unknown'], list],
    ['many', { 0: 'red' }, list],
    ['since', '2026-07-02', 'the date lies in the future'],
    ['since', '2026-02-29', date],
    ['since', '01/07/2026', date],
    ['since', 20260701, date],
    ['until', 'soon', date],
    ['until', '2200-01-01', 'expected a date before the year 2200'],
    ['depth', -0.1, number],
    ['depth', 5.1, number],
    ['depth', '1', number],
    ['depth', Number.NaN, number],
  ]
  test.each(bad)('refuses %s: %j', (path, raw, message) => {
    expect(parse({ [path]: raw })).toEqual({ ok: false, problems: [{ path, message }] })
  })

  test('names every problem, and none of the good answers', () => {
    const result = parse({ well: 'yes', colour: 7, depth: 9 })
    expect(result).toMatchObject({ ok: false, problems: [{ path: 'colour' }, { path: 'depth' }] })
    expect(parse({})).toEqual({ ok: true, answers: {} })
  })

  test.each([null, undefined, 'yes', 3, []])('is not an object: %j', (raw) => {
    const message = 'expected an object of answers by question'
    expect(parse(raw)).toEqual({ ok: false, problems: [{ path: '', message }] })
  })
})

const ids = (found: Question[]) => found.map((one) => one.id)
const facts = (answers: Answers, elements: Element[]) => ({ answers, elements, today })

describe('which questions', () => {
  const shown: [Answers, Element[], string[]][] = [
    [{}, ['scalp'], ['well', 'many', 'until', 'depth']],
    [{ well: 'no' }, ['scalp'], ['well', 'many', 'since', 'until', 'depth']],
    [{ well: 'yes' }, ['scalp'], ['well', 'many', 'until', 'depth']],
    [{ well: 'unknown' }, ['scalp'], ['well', 'many', 'until', 'depth']],
    [{ well: 'no' }, ['light'], ['colour', 'many']],
    [{}, ['light', 'scalp'], ['well', 'colour', 'many', 'until', 'depth']],
    [{}, ['acupuncture'], []],
    [{}, [], []],
  ]
  test.each(shown)('%j on %j are shown %j', (answers, elements, expected) => {
    expect(ids(visibleQuestions(questions, facts(answers, elements)))).toEqual(expected)
  })

  test('a follow-up is shown by its own condition', () => {
    const since = questions.find((one) => one.id === 'since') as Question
    expect(isVisible(since, facts({ well: 'no' }, []))).toBe(true)
    expect(isVisible(since, facts({}, []))).toBe(false)
  })

  test('answers fall away with what led to them, one after the other', () => {
    const chain: Question[] = [
      {
        ...base,
        kind: 'yesno',
        id: 'c',
        elements: scalp,
        when: { op: 'in', q: 'b', values: ['yes'] },
      },
      {
        ...base,
        kind: 'yesno',
        id: 'b',
        elements: scalp,
        when: { op: 'in', q: 'a', values: ['yes'] },
      },
      { ...base, kind: 'yesno', id: 'a', elements: scalp },
    ]
    const kept = (answers: Answers) => shownAnswers(chain, facts(answers, scalp))
    expect(kept({ a: 'yes', b: 'yes', c: 'no' })).toEqual({ a: 'yes', b: 'yes', c: 'no' })
    expect(kept({ a: 'yes', b: 'no', c: 'no' })).toEqual({ a: 'yes', b: 'no' })
    expect(kept({ a: 'no', b: 'yes', c: 'yes', other: 'yes' })).toEqual({ a: 'no', other: 'yes' })
    expect(kept({ c: 'yes' })).toEqual({})
    const asked = visibleQuestions(chain, facts({ a: 'no', b: 'yes' }, scalp))
    expect(ids(asked)).toEqual(['a'])
  })

  const full = { well: 'no', colour: 'red', many: [], since: '2026-01-01', depth: 1 }
  const again: [Answers, Element[], string[]][] = [
    [full, ['scalp', 'light'], ['colour']],
    [full, ['scalp'], []],
    [{ ...full, depth: 'unknown' }, ['scalp'], ['depth']],
    [{ ...full, until: 'unknown' }, ['scalp'], []],
    [{ well: 'no', many: [] }, ['scalp'], ['since', 'depth']],
    [{ well: 'yes' }, ['scalp'], ['many', 'depth']],
  ]
  test.each(again)('%j on %j are asked again %j', (answers, elements, expected) => {
    expect(ids(changedQuestions(questions, facts(answers, elements)))).toEqual(expected)
  })
})
