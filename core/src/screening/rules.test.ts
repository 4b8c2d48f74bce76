import { describe, expect, test } from 'vitest'
import { checkClaims, collectTexts } from '../claims/index.ts'
import type { Element } from '../shared/index.ts'
import { questionsIn } from './expression.ts'
import { builtInQuestions, builtInRules } from './rules.ts'
import { type Expr, questionSchema, ruleSchema, sections } from './schema.ts'

const byId = new Map(builtInQuestions.map((one) => [one.id, one]))

function partsOf(expr: Expr): Expr[] {
  if (expr.op === 'all' || expr.op === 'any') return expr.of.flatMap(partsOf)
  return expr.op === 'not' || expr.op === 'surely' ? partsOf(expr.of) : [expr]
}

describe('the built-in questions', () => {
  test.each(builtInQuestions.map((one) => [one.id, one] as const))('%s', (_id, question) => {
    expect(questionSchema.parse(question)).toEqual(question)
    const used = builtInRules.flatMap((rule) =>
      rule.branches.flatMap((one) => questionsIn(one.when)),
    )
    const leads = builtInQuestions.flatMap((one) => (one.when ? questionsIn(one.when) : []))
    const dated = builtInRules.flatMap((rule) =>
      rule.branches.flatMap((one) => (one.until?.dates ?? []).map((date) => date.q)),
    )
    const recorded = question.optional && question.id.startsWith('glp1-')
    expect([...used, ...leads, ...dated].includes(question.id) || recorded).toBe(true)
  })

  test('ids are unique, and the form runs section by section', () => {
    expect(byId.size).toBe(builtInQuestions.length)
    const places = builtInQuestions.map((one) => sections.indexOf(one.section))
    expect(places).toEqual([...places].sort((a, b) => a - b))
  })

  test('a follow-up stands after what leads to it', () => {
    const ids = builtInQuestions.map((one) => one.id)
    for (const { id, when } of builtInQuestions) {
      for (const lead of when ? questionsIn(when) : []) {
        expect([id, ids.indexOf(lead)]).toEqual([id, expect.any(Number)])
        expect(ids.indexOf(lead)).toBeGreaterThanOrEqual(0)
        expect(ids.indexOf(lead)).toBeLessThan(ids.indexOf(id))
      }
    }
  })

  test('few questions: 33 at the start of a course with light, 11 for acupuncture', () => {
    const first = (elements: Element[]) =>
      builtInQuestions.filter(
        (one) =>
          !one.when && !one.optional && one.elements.some((element) => elements.includes(element)),
      )
    expect(first(['scalp', 'brow', 'light']).length).toBeLessThanOrEqual(33)
    expect(first(['acupuncture']).length).toBeLessThanOrEqual(11)
  })
})

describe('the built-in rules', () => {
  test.each(builtInRules.map((one) => [one.id, one] as const))('%s', (_id, rule) => {
    expect(ruleSchema.parse(rule)).toEqual(rule)
    for (const branch of rule.branches) {
      const dates = (branch.until?.dates ?? []).map((date) => date.q)
      for (const id of [...questionsIn(branch.when), ...dates]) {
        const asked: readonly Element[] = byId.get(id)?.elements ?? []
        expect([id, asked]).toEqual([
          id,
          expect.arrayContaining(dates.includes(id) ? [] : Object.keys(branch.decide)),
        ])
      }
      for (const part of partsOf(branch.when)) checkPart(part)
      const waits = Object.values(branch.decide).includes('wait')
      expect(branch.until !== undefined).toBe(waits)
      if (Object.values(branch.decide).includes('consult')) expect(branch.clearable).toBe(true)
    }
  })

  test('both views are given where the practice and the evidence differ', () => {
    const both = builtInRules.filter((rule) => rule.practiceView).map((rule) => rule.id)
    expect(both).toEqual(['R10', 'R11', 'R32', 'R48', 'R49'])
    for (const { practiceView } of builtInRules) {
      if (!practiceView) continue
      expect(practiceView.practice.basis.every((one) => one.kind === 'practice')).toBe(true)
      expect(practiceView.evidence.basis.some((one) => one.kind === 'practice')).toBe(false)
    }
  })

  test('no label is lifted, but for the depth that its own device may allow', () => {
    const lifted = builtInRules.filter(
      (rule) =>
        rule.basis.some((one) => one.source.startsWith('SKP')) &&
        rule.branches.some(
          (one) => one.decide.scalp !== undefined && (one.clearable || one.overridable),
        ),
    )
    expect(lifted.map((rule) => rule.id)).toEqual(['R58'])
  })

  test('nothing is claimed and nobody is told to stop a medicine', () => {
    const texts = collectTexts([builtInQuestions, builtInRules])
    expect(texts.length).toBeGreaterThan(400)
    for (const { path, text } of texts) {
      expect([path, checkClaims(text.en, 'en'), checkClaims(text.es, 'es')]).toEqual([path, [], []])
    }
    const medicines = builtInQuestions.filter((one) => one.section === 'medicines')
    for (const { text } of collectTexts([medicines, builtInRules])) {
      expect(text.en).not.toMatch(/!|\bstop|\bquit\b|come off/i)
      expect(text.es).not.toMatch(/!|\bsuspend|\bdej(a|ar|e|es) de /i)
    }
  })
})

/** A condition asks of a question only what it can answer. */
function checkPart(part: Expr): void {
  if (!('q' in part)) return
  const question = byId.get(part.q)
  if (part.op === 'in') {
    const options =
      question && 'options' in question ? question.options.map((one) => one.id) : ['yes', 'no']
    expect(options).toEqual(expect.arrayContaining(part.values))
  }
  if (part.op === 'within') expect(question?.kind).toBe('date')
  if (part.op === 'above' || part.op === 'below') expect(question?.kind).toBe('number')
}
