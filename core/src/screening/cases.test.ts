import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import healthy from '../../cases/screening/healthy.json' with { type: 'json' }
import { daysBetween, type Element, elementSchema, elements } from '../shared/index.ts'
import { parseAnswers } from './answers.ts'
import { decide } from './decide.ts'
import { addSpan } from './expression.ts'
import { builtInQuestions, builtInRules } from './rules.ts'
import { type Answers, answersSchema, type Clearance, decisionSchema, type Expr } from './schema.ts'

/** Answers are added to those of a healthy person; null takes an answer away. */
const caseSchema = z.strictObject({
  name: z.string(),
  kind: z.enum(['triggers', 'quiet', 'unknown', 'missing', 'boundary']),
  answers: z.record(z.string(), answersSchema.valueType.nullable()),
  /** Elements not named proceed. */
  expect: z.partialRecord(elementSchema, decisionSchema),
  until: z.strictObject({ date: z.string().nullable(), event: z.string().nullable() }).optional(),
  asks: z.array(z.string()).optional(),
  /** Elements on which the rule gives a reason, where that is not seen from the decision. */
  speaks: z.array(elementSchema).optional(),
  clear: z.enum(['clearance', 'override', 'override without licence']).optional(),
  elements: z.array(elementSchema).optional(),
  today: z.string().optional(),
})
const fileSchema = z.strictObject({
  rule: z.string(),
  says: z.string(),
  today: z.string(),
  cases: z.array(caseSchema),
})
type Case = z.infer<typeof caseSchema>

const folder = new URL('../../cases/screening/', import.meta.url)
const files = readdirSync(folder)
  .filter((name) => /^R\d\d\.json$/.test(name))
  .sort()
  .map((name) => fileSchema.parse(JSON.parse(readFileSync(new URL(name, folder), 'utf8'))))

function answersOf(one: Case): Answers {
  const given = Object.entries({ ...healthy, ...one.answers })
  return Object.fromEntries(
    given.flatMap(([id, answer]) => (answer === null ? [] : [[id, answer]])),
  )
}

function clearancesOf(one: Case, rule: string): Clearance[] {
  if (one.clear === undefined) return []
  const kind = one.clear === 'clearance' ? 'clearance' : 'override'
  const licence = one.clear === 'override' ? 'RN 12345' : null
  const base = { from: '2026-06-01', until: null, who: 'Dr Rivas', why: 'seen and discussed' }
  return [{ ...base, kind, licence, ruleIds: [rule], elements: [...elements] }]
}

function screen(one: Case, file: z.infer<typeof fileSchema>) {
  return decide({
    questions: builtInQuestions,
    rules: builtInRules.filter((rule) => rule.id === file.rule),
    answers: answersOf(one),
    clearances: clearancesOf(one, file.rule),
    elements: one.elements ?? elements,
    today: one.today ?? file.today,
  })
}

describe.each(files)('$rule $says', (file) => {
  test.each(file.cases)('$kind: $name', (one) => {
    const today = one.today ?? file.today
    expect(parseAnswers(builtInQuestions, answersOf(one), today).ok).toBe(true)
    const planned = one.elements ?? elements
    const found = screen(one, file).elements
    expect(Object.fromEntries(found.map((each) => [each.element, each.decision]))).toEqual(
      Object.fromEntries(planned.map((element) => [element, one.expect[element] ?? 'proceed'])),
    )
    if (one.until) {
      const waits = found.filter((each) => each.decision === 'wait')
      expect(waits.length).toBeGreaterThan(0)
      for (const { until } of waits) {
        expect({ date: until?.date, event: until?.event?.en ?? null }).toEqual(one.until)
      }
    }
    const asked = new Set(found.flatMap((each) => each.missing))
    if (one.asks) expect([...asked].sort()).toEqual([...one.asks].sort())
    if (one.speaks) {
      const speaking: Element[] = found.flatMap((each) =>
        each.reasons.length > 0 ? [each.element] : [],
      )
      expect(speaking).toEqual(one.speaks)
    }
  })
})

function parts(expr: Expr): Expr[] {
  if (expr.op === 'all' || expr.op === 'any') return [expr, ...expr.of.flatMap(parts)]
  return expr.op === 'not' || expr.op === 'surely' ? [expr, ...parts(expr.of)] : [expr]
}

describe('the tables are complete', () => {
  const ids = Array.from({ length: 58 }, (_, n) => `R${String(n + 1).padStart(2, '0')}`)

  test('58 rules, each with its table', () => {
    expect(builtInRules.map((rule) => rule.id)).toEqual(ids)
    expect(files.map((file) => file.rule)).toEqual(ids)
  })

  test.each(files)('$rule: every kind of case, every option, every limit', (file) => {
    const rule = builtInRules.find((one) => one.id === file.rule)
    const all = (rule?.branches ?? []).flatMap((branch) => parts(branch.when))
    const kinds = new Set(file.cases.map((one) => one.kind))
    expect(kinds.has('triggers') && kinds.has('quiet')).toBe(true)
    expect(kinds.has('unknown') || kinds.has('missing')).toBe(true)
    for (const part of all) {
      const given = 'q' in part ? file.cases.map((one) => [one.answers[part.q], one.today]) : []
      if (part.op === 'in') {
        const used = given.flatMap(([answer]) => answer ?? [])
        expect(used).toEqual(expect.arrayContaining(part.values))
      } else if (part.op === 'above' || part.op === 'below') {
        const numbers = given.flatMap(([answer]) => (typeof answer === 'number' ? [answer] : []))
        const sides = numbers.map((answer) => Math.sign(answer - part.n))
        expect(new Set(sides).size).toBe(part.n === 0 ? 2 : 3)
      } else if (part.op === 'within') {
        const left = given.flatMap(([answer, today]) =>
          typeof answer === 'string' && answer !== 'unknown'
            ? [daysBetween(String(today ?? file.today), addSpan(answer, part.span))]
            : [],
        )
        expect(left).toEqual(expect.arrayContaining([1, 0, -1]))
      }
    }
  })

  test('a healthy person is asked nothing more, and proceeds', () => {
    const screening = decide({
      questions: builtInQuestions,
      rules: builtInRules,
      answers: answersSchema.parse(healthy),
      clearances: [],
      elements,
      today: '2026-07-01',
    })
    expect(screening.overall).toBe('note')
    expect(screening.elements).toMatchObject([
      { element: 'scalp', decision: 'proceed', until: null, reasons: [], missing: [] },
      { element: 'brow', decision: 'proceed', reasons: [], missing: [] },
      { element: 'light', decision: 'note', reasons: [{ ruleId: 'R57' }], missing: [] },
      { element: 'acupuncture', decision: 'proceed', reasons: [], missing: [] },
    ])
  })
})
