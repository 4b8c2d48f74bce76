import { describe, expect, test } from 'vitest'
import healthyRaw from '../../cases/screening/healthy.json' with { type: 'json' }
import type { Element } from '../shared/index.ts'
import { changedQuestions, visibleQuestions } from './answers.ts'
import { allowsBooking, decide, newReasons, type ScreeningInput } from './decide.ts'
import { builtInQuestions, builtInRules } from './rules.ts'
import { type Answers, answersSchema, type Clearance } from './schema.ts'

const today = '2026-07-01'
const healthy = answersSchema.parse(healthyRaw)
const clearance: Clearance = {
  kind: 'clearance',
  ruleIds: ['R10'],
  elements: ['scalp', 'brow'],
  from: '2026-06-15',
  until: '2026-12-31',
  who: 'Dr Rivas',
  licence: null,
  why: 'Seen on 12 June',
}

describe('the journeys', () => {
  const needling: Element[] = ['scalp', 'brow', 'light']
  const screen = (answers: Answers, more: Partial<ScreeningInput> = {}) =>
    decide({
      questions: builtInQuestions,
      rules: builtInRules,
      answers: { ...healthy, ...answers },
      clearances: [],
      elements: needling,
      today,
      ...more,
    })
  const firstOf = (screening: ReturnType<typeof decide>) => screening.elements[0]
  const decided = (screening: ReturnType<typeof decide>) =>
    screening.elements.map((one) => one.decision)

  test('alopecia areata: consult, and a clearance opens it', () => {
    const answers = { 'alopecia-areata': 'yes', 'aa-signs': [] }
    const before = screen(answers)
    expect(decided(before)).toEqual(['consult', 'consult', 'note'])
    expect(allowsBooking(before.overall)).toBe(false)
    const after = screen(answers, { clearances: [clearance] })
    expect(decided(after)).toEqual(['note', 'note', 'note'])
    expect(firstOf(after)?.reasons).toMatchObject([{ ruleId: 'R10', cleared: clearance }])
    const worse = screen({ ...answers, 'aa-signs': ['fast'] }, { clearances: [clearance] })
    expect(newReasons(after, worse).map((one) => one.reason.ruleId)).toEqual(['R11', 'R11', 'R11'])
  })

  test('cancer treatment under way: wait with a day to ask again, nothing bookable', () => {
    const answers = {
      'cancer-treatment': 'under-way',
      'cancer-treatment-ends-on': '2026-11-30',
      'hormone-treatment': 'no',
    }
    const elements: Element[] = [...needling, 'acupuncture']
    const screening = screen(answers, { elements })
    expect(decided(screening)).toEqual(['wait', 'wait', 'wait', 'consult'])
    expect(firstOf(screening)?.until).toMatchObject({ date: '2026-11-30' })
    expect(screening.elements.some((one) => allowsBooking(one.decision))).toBe(false)
  })

  test('GLP-1: a note with both choices and both views', () => {
    const screening = screen({ glp1: 'yes' })
    expect(decided(screening)).toEqual(['note', 'note', 'note'])
    const reason = firstOf(screening)?.reasons[0]
    expect(reason).toMatchObject({ ruleId: 'R32', decision: 'note' })
    expect(reason?.choices).toHaveLength(2)
    expect(reason?.practiceView?.practice.basis).toMatchObject([{ kind: 'practice' }])
    expect(reason?.practiceView?.evidence.basis[0]?.kind).toBe('study')
  })

  test('a new yes before visit 3 pauses the rest', () => {
    const paused = newReasons(screen({}), screen({ 'pregnant-nursing': 'yes' }))
    expect(paused.map((one) => [one.element, one.reason.decision])).toEqual([
      ['scalp', 'wait'],
      ['brow', 'wait'],
      ['light', 'consult'],
    ])
  })

  test('light on an acupuncture visit: the points about needling do not count', () => {
    const elements: Element[] = ['acupuncture', 'light']
    const answers = { 'skin-past': ['keloid'], isotretinoin: 'past', 'product-wish': 'only-with' }
    const screening = screen(answers, { elements })
    expect(decided(screening)).toEqual(['proceed', 'proceed'])
    expect(screening.elements[1]?.reasons.map((one) => one.ruleId)).toEqual(['R56'])
    const asked = visibleQuestions(builtInQuestions, { answers, elements, today })
    expect(asked.some((one) => one.id === 'product-wish')).toBe(false)
  })

  test('before a visit only what may have changed is asked again', () => {
    const asked = changedQuestions(builtInQuestions, {
      answers: healthy,
      elements: needling,
      today,
    })
    const ids = asked.map((one) => one.id)
    expect(ids).toEqual(expect.arrayContaining(['pregnant-nursing', 'skin-now', 'today', 'glp1']))
    expect(ids).not.toContain('birth-date')
    expect(ids.length).toBeLessThan(24)
  })
})
