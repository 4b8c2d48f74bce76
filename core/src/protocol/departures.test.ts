import { describe, expect, test } from 'vitest'
import { departures } from './departures.ts'
import { acupunctureVisit, microneedlingSixMonthly as built, builtInProtocols } from './index.ts'
import type { Protocol } from './schema.ts'

const withDepth = (element: 'scalp' | 'brow', max: number): Protocol => {
  const dose = built.dose[element]
  if (!dose) throw new Error('the built-in protocol needles it')
  return {
    ...built,
    dose: { ...built.dose, [element]: { ...dose, depth: { ...dose.depth, max } } },
  }
}
const withSpacing = (minDays: number): Protocol => {
  if (!built.spacing) throw new Error('the built-in course has spacing')
  return { ...built, spacing: { ...built.spacing, minDays } }
}
const lightAfter = (protocol: Protocol): Protocol => ({
  ...protocol,
  visit: {
    ...protocol.visit,
    addOns: protocol.visit.addOns.map((addOn) =>
      addOn.element === 'light' ? { ...addOn, when: 'after treatment' as const } : addOn,
    ),
  },
})

describe('departures from labels and floors', () => {
  test.each(builtInProtocols.map((protocol) => ({ protocol })))(
    'none in $protocol.id',
    ({ protocol }) => {
      expect(departures(protocol, protocol)).toEqual([])
    },
  )

  const cases: [string, Protocol, string[]][] = [
    ['depth at the label', withDepth('scalp', 1.5), []],
    ['depth above the label', withDepth('scalp', 1.55), ['dose.scalp.depth.max']],
    ['brow depth above the label', withDepth('brow', 2), ['dose.brow.depth.max']],
    ['14 days', withSpacing(14), []],
    ['13 days', withSpacing(13), ['spacing.minDays']],
    ['light after needling', lightAfter(built), ['visit.addOns.light.when']],
    ['light after acupuncture', lightAfter(acupunctureVisit), []],
  ]
  test.each(cases)('%s', (_name, protocol, paths) => {
    const found = departures(protocol)
    expect(found.map((departure) => departure.path)).toEqual(paths)
    expect(found.every(({ from, basis }) => from === 'label' && basis.length > 0)).toBe(true)
  })

  test('an edit of the label inside the document does not hide the departure', () => {
    const deep = withDepth('scalp', 2.5)
    const scalp = deep.dose.scalp
    const label = scalp?.depth.label
    if (!scalp || !label) throw new Error('the built-in depth carries its label')
    const depth = { ...scalp.depth, label: { ...label, max: 3 } }
    const edited = { ...deep, dose: { ...deep.dose, scalp: { ...scalp, depth } } }
    expect(departures(edited)).toMatchObject([
      { path: 'dose.scalp.depth.max', value: 2.5, reference: 1.5, basis: [{ kind: 'label' }] },
    ])
  })
})

describe('departures from the original', () => {
  test('a changed number names value, original and its basis', () => {
    expect(departures(withSpacing(25), built)).toMatchObject([
      {
        path: 'spacing.minDays',
        from: 'original',
        value: 25,
        reference: 21,
        basis: built.spacing?.rangeBasis,
      },
    ])
  })

  test('brows left out leave all their numbers out', () => {
    const { brow: _brow, ...dose } = built.dose
    const found = departures({ ...built, dose }, built)
    expect(found.length).toBeGreaterThan(5)
    expect(found.every(({ path, value }) => path.startsWith('dose.brow.') && value === null)).toBe(
      true,
    )
  })

  test('a rule left out or changed is shown with the basis of that rule', () => {
    const others = built.rules.filter((rule) => rule.basis.every((basis) => basis.kind !== 'label'))
    const [first, second] = others
    if (!first || !second) throw new Error('some built-in rules rest on no label')
    const rules = built.rules
      .filter((rule) => rule !== first)
      .map((rule) => (rule === second ? { ...rule, version: rule.version + 1 } : rule))
    expect(departures({ ...built, rules })).toEqual([])
    expect(departures({ ...built, rules }, built)).toMatchObject([
      { path: `rules.${first.id}`, from: 'original', value: 'removed', basis: first.basis },
      { path: `rules.${second.id}`, from: 'original', value: 'changed', basis: second.basis },
    ])
  })

  test('the age of the label cannot be edited away unseen', () => {
    const rules = built.rules.filter((rule) => rule.id !== 'R23')
    const age = { path: 'rules.R23', from: 'label', value: 'removed' }
    expect(departures({ ...built, rules })).toMatchObject([age])
    expect(departures({ ...built, rules }, built)).toMatchObject([age])
    const younger = JSON.parse(JSON.stringify(built.rules).replaceAll('216', '192'))
    expect(departures({ ...built, rules: younger })).toMatchObject([{ ...age, value: 'changed' }])
  })

  test('the order of keys is no change', () => {
    const rules = built.rules.map(({ id, ...rule }) => ({ ...rule, id }))
    expect(departures({ ...built, rules }, built)).toEqual([])
  })
})
