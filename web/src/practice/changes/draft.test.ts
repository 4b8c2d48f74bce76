import { expect, it } from 'vitest'
import { changeFrom, type Draft } from './draft.ts'

const draft: Draft = {
  kind: 'replace',
  visitId: 'v',
  notBefore: '',
  addOn: 'light',
  visitIds: ['v', 'w'],
  direction: 'on',
  practitionerId: '',
  hold: { from: '2027-01-04', until: '', why: ' Surgery ' },
}

it.each<[string, Partial<Draft>, unknown]>([
  ['another time', {}, { kind: 'replace', visitId: 'v', notBefore: null, missed: false }],
  ['not before a date', { notBefore: '2027-02-01' }, { notBefore: '2027-02-01' }],
  ['without a visit', { visitId: '' }, null],
  ['light off', { kind: 'addOn', direction: 'off' }, { addOn: 'light', on: false }],
  ['on no visit', { kind: 'addOn', visitIds: [] }, null],
  ['somebody else', { kind: 'practitioner', practitionerId: 'p' }, { practitionerId: 'p' }],
  ['nobody else', { kind: 'practitioner' }, null],
  ['a hold without an end', { kind: 'hold' }, { until: null, why: 'Surgery' }],
  ['a hold without a reason', { kind: 'hold', hold: { ...draft.hold, why: ' ' } }, null],
  [
    'a hold that ends as it begins',
    { kind: 'hold', hold: { ...draft.hold, until: '2027-01-04' } },
    null,
  ],
  ['going on', { kind: 'resume' }, { kind: 'resume' }],
])('%s', (_, more, expected) => {
  const change = changeFrom({ ...draft, ...more })
  if (expected === null) expect(change).toBeNull()
  else expect(change).toMatchObject(expected as object)
})
