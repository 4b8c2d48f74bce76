import { describe, expect, test } from 'vitest'
import type { Element } from '../shared/index.ts'
import { acupunctureVisit, microneedlingSixMonthly } from './index.ts'
import { visitMinutes, visitPhases } from './phases.ts'
import type { Phase, Protocol } from './schema.ts'

/** "needling 15-60 scalp": what is occupied, from and to which minute, for which element. */
const shown = (phases: readonly Phase[]) =>
  phases.map(({ need, offsetMin, lengthMin, element }) => {
    const who = 'pool' in need ? need.pool : need.skill
    return `${who} ${offsetMin}-${offsetMin + lengthMin} ${element}`
  })

const cases: { protocol: Protocol; elements: Element[]; minutes: number; phases: string[] }[] = [
  {
    protocol: microneedlingSixMonthly,
    elements: ['scalp'],
    minutes: 75,
    phases: ['needling 0-15 scalp', 'treatment 0-75 scalp', 'needling 15-60 scalp'],
  },
  {
    protocol: microneedlingSixMonthly,
    elements: ['scalp', 'brow'],
    minutes: 90,
    phases: [
      'needling 0-15 scalp',
      'treatment 0-90 scalp',
      'needling 15-60 scalp',
      'needling 60-75 brow',
    ],
  },
  {
    protocol: microneedlingSixMonthly,
    elements: ['light', 'scalp'],
    minutes: 95,
    phases: [
      'needling 0-15 scalp',
      'treatment 0-95 scalp',
      'light 15-35 light',
      'needling 35-80 scalp',
    ],
  },
  {
    protocol: microneedlingSixMonthly,
    elements: ['scalp', 'brow', 'light'],
    minutes: 110,
    phases: [
      'needling 0-15 scalp',
      'treatment 0-110 scalp',
      'light 15-35 light',
      'needling 35-80 scalp',
      'needling 80-95 brow',
    ],
  },
  {
    protocol: acupunctureVisit,
    elements: ['acupuncture'],
    minutes: 60,
    phases: [
      'acupuncture 0-10 acupuncture',
      'treatment 0-60 acupuncture',
      'acupuncture 10-45 acupuncture',
    ],
  },
  {
    protocol: acupunctureVisit,
    elements: ['acupuncture', 'light'],
    minutes: 80,
    phases: [
      'acupuncture 0-10 acupuncture',
      'treatment 0-80 acupuncture',
      'light 10-30 light',
      'acupuncture 30-65 acupuncture',
    ],
  },
]

describe('phases of a visit', () => {
  test.each(cases)('$protocol.id with $elements', ({ protocol, elements, minutes, phases }) => {
    const planned = visitPhases(protocol, elements)
    expect(shown(planned).sort()).toEqual([...phases].sort())
    expect(visitMinutes(planned)).toBe(minutes)
    const offsets = planned.map((phase) => phase.offsetMin)
    expect(offsets).toEqual([...offsets].sort((a, b) => a - b))
  })

  test('light always ends before the first needle', () => {
    const planned = visitPhases(microneedlingSixMonthly, ['scalp', 'brow', 'light'])
    const light = planned.find((phase) => phase.element === 'light')
    const needles = planned.filter((phase) => 'kind' in phase.need && phase.offsetMin > 0)
    const lightEnd = (light?.offsetMin ?? 0) + (light?.lengthMin ?? 0)
    expect(lightEnd).toBe(Math.min(...needles.map((phase) => phase.offsetMin)))
  })

  test('add-ons at the same moment keep the order of the protocol', () => {
    const { visit } = microneedlingSixMonthly
    const addOns = visit.addOns.map((addOn) => ({ ...addOn, when: 'after treatment' as const }))
    const lightLast = { ...microneedlingSixMonthly, visit: { ...visit, addOns: addOns.reverse() } }
    const planned = shown(visitPhases(lightLast, ['scalp', 'brow', 'light']))
    expect(planned).toContain('needling 60-75 brow')
    expect(planned).toContain('light 75-95 light')
  })

  test.each([
    ['the base is missing', ['brow'] as Element[]],
    ['an element is not offered', ['scalp', 'acupuncture'] as Element[]],
  ])('refuses when %s', (_why, elements) => {
    expect(() => visitPhases(microneedlingSixMonthly, elements)).toThrow(RangeError)
  })

  test('nothing planned lasts no time', () => {
    expect(visitMinutes([])).toBe(0)
  })
})
