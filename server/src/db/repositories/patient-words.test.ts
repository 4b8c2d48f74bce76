import { expect, it } from 'vitest'
import { folded, searchWords, wordsOf } from './patient-words.ts'

it.each([
  ['María  Núñez', 'maria nunez'],
  ['ÅSA Öberg', 'asa oberg'],
  [' Kim ', 'kim'],
])('folds %j to %j', (text, expected) => {
  expect(folded(text)).toBe(expected)
})

const empty = { name: 'X', email: '' as const, phone: '' }

it.each([
  [
    'parts of a name',
    { name: 'Ana-Lucía O’Brien' },
    ['ana', 'lucia', 'o', 'brien', 'analucia', 'obrien'],
  ],
  [
    'an address and its parts',
    { email: 'J.Alder@example.org' },
    ['x', 'j.alder@example.org', 'j', 'alder', 'example', 'org'],
  ],
  ['a number as written', { phone: '(212) 555-0100' }, ['x', '2125550100']],
  ['a number without the zero before it', { phone: '0612 345' }, ['x', '0612345', '612345']],
  [
    'a number without the code of its country',
    { phone: '+34 600 111' },
    ['x', '34600111', '4600111', '600111', '00111'],
  ],
])('finds by %s', (_, own, expected) => {
  expect(wordsOf({ ...empty, ...own }).sort()).toEqual(expected.sort())
})

it.each([
  ['Mar Núñ', ['mar', 'nun']],
  ['june 555-01 00', ['june', '5550100']],
  ['(212) 555 01', ['21255501']],
  ['+34 600', ['34600']],
  ['j.alder@ex', ['j.alder@ex']],
  ['O’Br', ['o', 'br']],
  ['ann ann', ['ann']],
  ['%', []],
  ['', []],
])('reads %j as %j', (typed, words) => {
  expect(searchWords(typed)).toEqual(words)
})
