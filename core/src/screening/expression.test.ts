import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addSpan, evaluate, questionsIn } from './expression.ts'
import type { Answers, Expr } from './schema.ts'

const today = '2026-07-01'
const of = (expr: Expr, answers: Answers = {}) =>
  evaluate(expr, { answers, elements: ['light', 'scalp'], today })
const a: Expr = { op: 'in', q: 'a', values: ['yes'] }
const b: Expr = { op: 'in', q: 'b', values: ['yes'] }
const unknown = (unasked: string[], unsure: string[] = []) => ({
  value: 'unknown',
  unasked,
  unsure,
})
const known = (value: boolean) => ({ value, unasked: [], unsure: [] })

describe('conditions in three values', () => {
  const about: [string, Expr, Answers, boolean][] = [
    ['the answer', a, { a: 'yes' }, true],
    ['another answer', a, { a: 'no' }, false],
    ['one of a list', { op: 'in', q: 'a', values: ['x', 'y'] }, { a: ['z', 'y'] }, true],
    ['none of a list', { op: 'in', q: 'a', values: ['x'] }, { a: ['z'] }, false],
    ['an empty list', { op: 'in', q: 'a', values: ['x'] }, { a: [] }, false],
    ['just below', { op: 'below', q: 'a', n: 3 }, { a: 2.9 }, true],
    ['not below', { op: 'below', q: 'a', n: 3 }, { a: 3 }, false],
    ['just above', { op: 'above', q: 'a', n: 3 }, { a: 3.1 }, true],
    ['not above', { op: 'above', q: 'a', n: 3 }, { a: 3 }, false],
    ['planned', { op: 'planned', elements: ['brow', 'scalp'] }, {}, true],
    ['not planned', { op: 'planned', elements: ['brow'] }, {}, false],
    ['surely so', { op: 'surely', of: a }, { a: 'yes' }, true],
    ['surely not', { op: 'surely', of: a }, { a: 'no' }, false],
    ['surely, not answered', { op: 'surely', of: a }, {}, false],
    ['surely, unknown', { op: 'surely', of: a }, { a: 'unknown' }, false],
    ['not true', { op: 'not', of: a }, { a: 'yes' }, false],
    ['not false', { op: 'not', of: a }, { a: 'no' }, true],
    ['all', { op: 'all', of: [a, b] }, { a: 'yes', b: 'yes' }, true],
    ['one false settles all', { op: 'all', of: [a, b] }, { b: 'no' }, false],
    ['one true settles any', { op: 'any', of: [a, b] }, { b: 'yes' }, true],
    ['none of any', { op: 'any', of: [a, b] }, { a: 'no', b: 'no' }, false],
  ]
  test.each(about)('%s', (_name, expr, answers, value) => {
    expect(of(expr, answers)).toEqual(known(value))
  })

  const open: [string, Expr, Answers, ReturnType<typeof unknown>][] = [
    ['not asked', a, {}, unknown(['a'])],
    ['answered unknown', a, { a: 'unknown' }, unknown([], ['a'])],
    ['not of unknown', { op: 'not', of: a }, {}, unknown(['a'])],
    ['all with one true', { op: 'all', of: [a, b] }, { a: 'yes' }, unknown(['b'])],
    [
      'any with one false',
      { op: 'any', of: [a, b] },
      { a: 'no', b: 'unknown' },
      unknown([], ['b']),
    ],
    [
      'each question once',
      { op: 'any', of: [a, a, b, b] },
      { b: 'unknown' },
      unknown(['a'], ['b']),
    ],
    ['a number', { op: 'below', q: 'n', n: 1 }, {}, unknown(['n'])],
    ['a number above', { op: 'above', q: 'n', n: 1 }, { n: 'unknown' }, unknown([], ['n'])],
    [
      'a date',
      { op: 'within', q: 'd', span: { n: 1, unit: 'days' } },
      { d: 'unknown' },
      unknown([], ['d']),
    ],
  ]
  test.each(open)('unknown: %s', (_name, expr, answers, verdict) => {
    expect(of(expr, answers)).toEqual(verdict)
  })
})

describe('within', () => {
  const cases: [number, 'days' | 'weeks' | 'months', string, boolean][] = [
    [2, 'days', '2026-06-30', true],
    [2, 'days', '2026-06-29', false],
    [4, 'weeks', '2026-06-04', true],
    [4, 'weeks', '2026-06-03', false],
    [6, 'months', '2026-01-02', true],
    [6, 'months', '2026-01-01', false],
    [6, 'months', '2026-12-24', true],
  ]
  test.each(cases)('%i %s since %s', (n, unit, d, value) => {
    expect(of({ op: 'within', q: 'd', span: { n, unit } }, { d })).toEqual(known(value))
  })

  test('a month without the day ends on its last day', () => {
    expect(addSpan('2025-08-31', { n: 6, unit: 'months' })).toBe('2026-02-28')
    expect(addSpan('2028-02-28', { n: 1, unit: 'days' })).toBe('2028-02-29')
    expect(addSpan('2026-01-01', { n: 2, unit: 'weeks' })).toBe('2026-01-15')
  })
})

test('the questions a condition looks at', () => {
  const dated: Expr = { op: 'within', q: 'd', span: { n: 1, unit: 'days' } }
  const tree: Expr = {
    op: 'all',
    of: [a, { op: 'not', of: b }, { op: 'any', of: [dated, a] }, { op: 'surely', of: dated }],
  }
  expect(questionsIn(tree)).toEqual(['a', 'b', 'd'])
  expect(questionsIn({ op: 'planned', elements: ['light'] })).toEqual([])
})

test('what a person can answer never turns a settled condition', () => {
  const leaf = fc.constantFrom(a, b, { op: 'in', q: 'c', values: ['yes'] } as const)
  const { tree } = fc.letrec<{ tree: Expr }>((tie) => ({
    tree: fc.oneof(
      { maxDepth: 4 },
      leaf,
      fc.record({ op: fc.constant('not' as const), of: tie('tree') }),
      fc.record({
        op: fc.constantFrom('all' as const, 'any' as const),
        of: fc.array(tie('tree'), { minLength: 1, maxLength: 3 }),
      }),
    ),
  }))
  const answer = fc.constantFrom('yes', 'no', 'unknown')
  const some = fc.dictionary(fc.constantFrom('a', 'b', 'c'), answer)
  fc.assert(
    fc.property(tree, some, some, (expr, before, more) => {
      const firm = Object.entries(before).filter(([, value]) => value !== 'unknown')
      const { value } = of(expr, before)
      if (value !== 'unknown') {
        expect(of(expr, { ...more, ...Object.fromEntries(firm) }).value).toBe(value)
      }
    }),
  )
})
