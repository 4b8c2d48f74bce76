import { builtInQuestions, builtInRules, decide } from '@anagen/core/screening'
import { elements } from '@anagen/core/shared'
import { describe, expect, it } from 'vitest'
import { sharedReasons } from './reasons.ts'
import { groupedByRule } from './rule-groups.ts'

const shared = (answers: Record<string, string | string[]>) =>
  sharedReasons(
    decide({
      questions: builtInQuestions,
      rules: builtInRules,
      answers,
      clearances: [],
      elements,
      today: '2026-06-01',
    }),
  )

describe('given a rule that decides differently for two parts of the treatment', () => {
  const reasons = shared({ 'alopecia-areata': 'yes' })
  const ruleId = reasons.find(
    (one) => reasons.filter((other) => other.ruleId === one.ruleId).length > 1,
  )?.ruleId
  const group = groupedByRule(reasons).find((one) => one.ruleId === ruleId)
  const own = reasons.filter((one) => one.ruleId === ruleId)
  it('then it is one group with a decision for each part', () => {
    expect(own.length).toBeGreaterThan(1)
    expect(group?.parts.map((one) => [one.element, one.decision])).toEqual(
      own.flatMap((one) => one.elements.map((element) => [element, one.decision])),
    )
    expect(new Set(group?.parts.map((one) => one.decision)).size).toBeGreaterThan(1)
  })
  it('then its words, views and sources stand once', () => {
    expect(group?.reasons).toEqual([own[0]?.reason])
    expect(group?.practiceView).toEqual(own[0]?.practiceView)
    expect(group?.basis).toEqual(own[0]?.basis)
  })
  it('then a second wording, choice or source stays', () => {
    const [first] = own
    if (!first) throw new Error('no reason')
    const other = {
      ...first,
      reason: { en: 'Other words.', es: 'Otras palabras.' },
      choices: [{ en: 'Later', es: 'Después' }],
      basis: [...first.basis, { kind: 'practice' as const, source: 'Ours', date: '2026' }],
      unsure: true,
    }
    const [both] = groupedByRule([first, other, other])
    expect(both?.reasons).toEqual([first.reason, other.reason])
    expect(both?.choices).toEqual(other.choices)
    expect(both?.basis).toEqual(other.basis)
    expect(both?.unsure).toBe(true)
  })
})

describe('given many reasons', () => {
  const reasons = shared({ 'alopecia-areata': 'yes', glp1: 'yes' })
  const groups = groupedByRule(reasons)
  it('then no rule comes twice, in the order of its first reason, and nothing is lost', () => {
    expect(groups.map((one) => one.ruleId)).toEqual([...new Set(reasons.map((one) => one.ruleId))])
    expect(groups.flatMap((one) => one.parts)).toHaveLength(
      reasons.flatMap((one) => one.elements).length,
    )
  })
  it('then none stays none', () => expect(groupedByRule([])).toEqual([]))
})
