import { builtInQuestions, builtInRules, decide, decisions } from '@anagen/core/screening'
import { elements } from '@anagen/core/shared'
import { describe, expect, it } from 'vitest'
import {
  clearanceDraft,
  clearanceProblems,
  decisionOrder,
  inForce,
  liftable,
  missingQuestions,
  openHolds,
  sharedReasons,
} from './reasons.ts'

const today = '2026-06-01'
const screen = (answers: Record<string, string | string[]>) =>
  decide({
    questions: builtInQuestions,
    rules: builtInRules,
    answers,
    clearances: [],
    elements,
    today,
  })

describe('reasons told once', () => {
  it('knows the order of the decisions', () => expect(decisionOrder).toEqual(decisions))
  it('merges what is said about several elements and puts the strongest first', () => {
    const screening = screen({ 'alopecia-areata': 'yes', glp1: 'yes' })
    const shared = sharedReasons(screening)
    const all = screening.elements.flatMap((one) => one.reasons)
    expect(shared.length).toBeLessThan(all.length)
    expect(shared.reduce((sum, one) => sum + one.elements.length, 0)).toBe(all.length)
    const order = shared.map((one) => decisionOrder.indexOf(one.decision))
    expect(order).toEqual([...order].sort((a, b) => b - a))
  })
  it('offers both ways with a GLP-1 medicine', () => {
    const glp1 = sharedReasons(screen({ glp1: 'yes' })).find((one) => one.choices.length > 0)
    expect(glp1?.decision).toBe('note')
    expect(glp1?.choices).toHaveLength(2)
    expect(glp1?.practiceView).not.toBeNull()
  })
  it('lists each missing question once, in the order of the form', () => {
    const screening = screen({})
    const ids = missingQuestions(screening, builtInQuestions).map((one) => one.id)
    expect(ids).toHaveLength(new Set(screening.elements.flatMap((one) => one.missing)).size)
    expect(ids).toEqual(builtInQuestions.map((one) => one.id).filter((id) => ids.includes(id)))
  })
})

describe('what may be lifted', () => {
  const shared = sharedReasons(screen({ 'alopecia-areata': 'yes', glp1: 'yes' }))
  it('is what stands in the way, never a mere note', () => {
    for (const kind of ['clearance', 'override'] as const) {
      const lifted = liftable(shared, kind)
      expect(lifted.every((one) => ['consult', 'wait', 'decline'].includes(one.decision))).toBe(
        true,
      )
    }
    expect(liftable(shared, 'clearance').length).toBeGreaterThan(0)
    expect(liftable(shared, 'clearance').every((one) => one.clearable)).toBe(true)
    expect(liftable(shared, 'override').every((one) => one.overridable)).toBe(true)
  })
  it('is chosen already in the form', () => {
    const draft = clearanceDraft(liftable(shared, 'clearance'), { today, who: '' })
    expect(draft.ruleIds.length).toBeGreaterThan(0)
    expect(draft.elements.length).toBeGreaterThan(0)
    expect(clearanceProblems(draft)).toEqual({ who: 'required', why: 'required' })
  })
  const good = {
    ruleIds: ['R1'],
    elements: ['scalp' as const],
    from: today,
    until: '',
    who: 'Dr Rivera',
    why: 'Stable for a year',
  }
  it.each([
    [{}, {}],
    [{ until: today }, {}],
    [{ until: '2026-05-31' }, { until: 'order' }],
    [{ ruleIds: [] }, { ruleIds: 'none' }],
    [{ elements: [] }, { elements: 'none' }],
    [{ from: '' }, { from: 'required' }],
    [{ who: ' ' }, { who: 'required' }],
    [{ why: '' }, { why: 'required' }],
  ])('with %j has the problems %j', (change, problems) =>
    expect(clearanceProblems({ ...good, ...change })).toEqual(problems),
  )
})

describe('what is in force', () => {
  const clearance = {
    clearanceId: 'c',
    kind: 'clearance' as const,
    ruleIds: ['R1'],
    elements: ['scalp' as const],
    who: 'Dr Rivera',
    why: 'x',
    enteredBy: 'y',
  }
  it.each([
    [today, null, false, true],
    [today, today, false, true],
    ['2026-05-01', '2026-05-31', false, false],
    ['2026-06-02', null, false, false],
    [today, null, true, false],
  ])('a clearance from %s until %s, withdrawn %s: %s', (from, until, withdrawn, is) =>
    expect(inForce({ ...clearance, from, until, withdrawn }, today)).toBe(is),
  )
  it.each([
    [null, false, 1],
    ['2026-06-02', false, 1],
    [today, false, 0],
    [null, true, 0],
  ])('a hold until %s, released %s: %i open', (until, released, count) => {
    const hold = { holdId: 'h', from: '2026-01-01', until, why: 'x', by: 'y', released }
    expect(openHolds([hold], today)).toHaveLength(count)
  })
})
