import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays, type Element, elements } from '../shared/index.ts'
import {
  changedQuestions,
  isVisible,
  parseAnswers,
  shownAnswers,
  visibleQuestions,
} from './answers.ts'
import { decide, strength, strongest } from './decide.ts'
import { builtInQuestions, builtInRules } from './rules.ts'
import {
  type Answer,
  type Answers,
  type Clearance,
  type Question,
  type Screening,
  screeningSchema,
} from './schema.ts'

const today = '2026-07-01'
const runs = { numRuns: 150 }

function answerOf(question: Question): fc.Arbitrary<Answer> {
  switch (question.kind) {
    case 'yesno':
      return fc.constantFrom('yes', 'no', 'unknown')
    case 'choice':
      return fc.constantFrom(...question.options.map((one) => one.id), 'unknown')
    case 'list':
      return fc.oneof(
        fc.subarray(
          question.options.map((one) => one.id),
          { maxLength: 2 },
        ),
        fc.constant<string[]>([]),
        fc.constant('unknown'),
      )
    case 'date':
      return fc.oneof(
        fc
          .integer({ min: question.past ? 0 : -300, max: 400 })
          .map((days) => addDays(today, -days)),
        fc.constant('unknown'),
      )
    case 'number':
      return fc.oneof(fc.integer({ min: question.min, max: question.max }), fc.constant('unknown'))
  }
}

const someAnswers: fc.Arbitrary<Answers> = fc
  .record(Object.fromEntries(builtInQuestions.map((one) => [one.id, answerOf(one)])), {
    requiredKeys: [],
  })
  .map((answers) => answers as Answers)
const someElements = fc.subarray([...elements], { minLength: 1 })
const someClearance: fc.Arbitrary<Clearance> = fc.record({
  kind: fc.constantFrom('clearance' as const, 'override' as const),
  ruleIds: fc.subarray(
    builtInRules.map((one) => one.id),
    { minLength: 1 },
  ),
  elements: someElements,
  from: fc.constantFrom('2026-01-01', '2026-07-01', '2026-07-02'),
  until: fc.constantFrom(null, '2026-06-30', '2026-07-01'),
  who: fc.constant('Dr Rivas'),
  licence: fc.constantFrom(null, 'RN 1'),
  why: fc.constant('seen'),
})
const someClearances = fc.array(someClearance, { maxLength: 2 })

function screen(answers: Answers, planned: Element[], clearances: Clearance[] = [], day = today) {
  const data = { questions: builtInQuestions, rules: builtInRules }
  return decide({ ...data, answers, clearances, elements: planned, today: day })
}

/** Never weaker on any element. */
function atLeast(strong: Screening, weak: Screening): void {
  for (const [n, { element, decision }] of strong.elements.entries()) {
    const other = weak.elements[n]?.decision ?? 'proceed'
    expect([element, strength(decision) >= strength(other)]).toEqual([element, true])
  }
}

/**
 * The answer that is harmless to give, for those questions where another one only ever adds
 * concern. (The rest lead to each other's rules: a date, a stage, the way a treatment ended.)
 */
const harmless: Record<string, string> = {
  scarring: 'no',
  'hair-assessed': 'assessed',
  'skin-type': '1',
  'phq-interest': '0',
  'phq-mood': '0',
  'gad-nervous': '0',
  'gad-worry': '0',
  'product-wish': 'none',
  isotretinoin: 'no',
}
const lists = builtInQuestions.flatMap((one) => (one.kind === 'list' ? [one] : []))
const plain = builtInQuestions.flatMap((one) => (one.kind === 'yesno' ? [one.id] : []))

test('a yes where there was a no never weakens a decision', () => {
  fc.assert(
    fc.property(someAnswers, someElements, fc.constantFrom(...plain), (answers, planned, id) => {
      const no = screen({ ...answers, [id]: 'no' }, planned)
      atLeast(screen({ ...answers, [id]: 'yes' }, planned), no)
    }),
    runs,
  )
})

test('one more option ticked never weakens a decision', () => {
  fc.assert(
    fc.property(
      someAnswers,
      someElements,
      fc.constantFrom(...lists),
      fc.nat(),
      (a, planned, q, n) => {
        const had = Array.isArray(a[q.id]) ? (a[q.id] as string[]) : []
        const more = [...had, q.options[n % q.options.length]?.id ?? '']
        atLeast(screen({ ...a, [q.id]: more }, planned), screen({ ...a, [q.id]: had }, planned))
      },
    ),
    runs,
  )
})

test('unknown, or no answer, never passes for the harmless one', () => {
  const safe: [string, Answer][] = [
    ...plain.map((id): [string, Answer] => [id, 'no']),
    ...lists.map((one): [string, Answer] => [one.id, []]),
    ...Object.entries(harmless),
  ]
  fc.assert(
    fc.property(
      someAnswers,
      someElements,
      fc.constantFrom(...safe),
      (answers, planned, [id, no]) => {
        const calm = screen({ ...answers, [id]: no }, planned)
        atLeast(screen({ ...answers, [id]: 'unknown' }, planned), calm)
        const { [id]: _, ...without } = answers
        atLeast(screen(without, planned), calm)
      },
    ),
    runs,
  )
})

test('the decision is the strongest reason, with ask where something is missing', () => {
  fc.assert(
    fc.property(someAnswers, someElements, someClearances, (answers, planned, clearances) => {
      const screening = screen(answers, planned, clearances)
      expect(screeningSchema.parse(screening)).toEqual(screening)
      for (const { decision, reasons, missing, until } of screening.elements) {
        const found = reasons.map((one) => one.decision)
        expect(decision).toBe(strongest(missing.length > 0 ? [...found, 'ask'] : found))
        expect(until !== null).toBe(decision === 'wait')
      }
      expect(screening.overall).toBe(strongest(screening.elements.map((one) => one.decision)))
      expect(screen(answers, planned, clearances)).toEqual(screening)
    }),
    runs,
  )
})

test('a clearance changes only its elements, only its rules, and only downwards', () => {
  fc.assert(
    fc.property(someAnswers, someElements, someClearance, (answers, planned, clearance) => {
      const before = screen(answers, planned)
      const after = screen(answers, planned, [clearance])
      for (const [n, one] of after.elements.entries()) {
        const old = before.elements[n]
        if (!clearance.elements.includes(one.element)) expect(one).toEqual(old)
        for (const [m, reason] of one.reasons.entries()) {
          const was = old?.reasons[m]
          if (!clearance.ruleIds.includes(reason.ruleId)) expect(reason).toEqual(was)
          else if (reason.cleared) expect(reason.decision).toBe('note')
          else expect(reason.decision).toBe(was?.decision)
        }
      }
      atLeast(before, after)
    }),
    runs,
  )
})

test('a dated wait is over or weaker on its date, and no day before makes it stronger', () => {
  fc.assert(
    fc.property(someAnswers, someElements, fc.integer({ min: 1, max: 400 }), (a, planned, days) => {
      const before = screen(a, planned)
      const after = screen(a, planned, [], addDays(today, days))
      for (const [n, { reasons }] of before.elements.entries()) {
        for (const reason of reasons) {
          if (reason.decision !== 'wait' || !reason.until?.date) continue
          const same =
            after.elements[n]?.reasons.filter((one) => one.ruleId === reason.ruleId) ?? []
          const over = reason.until.event === null && addDays(today, days) >= reason.until.date
          const limit = over ? 'consult' : 'wait'
          const still = same.filter((one) => one.reason.en === reason.reason.en || !over)
          for (const one of still)
            expect(strength(one.decision)).toBeLessThanOrEqual(strength(limit))
        }
      }
    }),
    runs,
  )
})

test('answers to questions that are not shown change nothing', () => {
  fc.assert(
    fc.property(someAnswers, someElements, (answers, planned) => {
      const facts = { answers, elements: planned, today }
      const shown = shownAnswers(builtInQuestions, facts)
      const visible = builtInQuestions.filter((one) => isVisible(one, { ...facts, answers: shown }))
      expect(visible.map((one) => one.id)).toEqual(expect.arrayContaining(Object.keys(shown)))
      expect(screen(shown, planned)).toEqual(screen(answers, planned))
    }),
    runs,
  )
})

test('what is missing is on the form, and what is asked again may have changed or is open', () => {
  fc.assert(
    fc.property(someAnswers, someElements, (answers, planned) => {
      const kept = shownAnswers(builtInQuestions, { answers, elements: planned, today })
      const facts = { answers: kept, elements: planned, today }
      const shown = visibleQuestions(builtInQuestions, facts)
      for (const { missing } of screen(answers, planned).elements) {
        expect(shown.map((one) => one.id)).toEqual(expect.arrayContaining(missing))
        for (const id of missing) {
          const again = changedQuestions(builtInQuestions, facts)
          expect(again.map((one) => one.id)).toContain(id)
        }
      }
      for (const one of changedQuestions(builtInQuestions, facts)) {
        expect(shown).toContain(one)
        expect(one.changes || [undefined, 'unknown'].includes(kept[one.id] as string)).toBe(true)
      }
    }),
    runs,
  )
})

test('whatever comes in, reading answers ends in answers or in named problems', () => {
  const key = fc.oneof(fc.constantFrom(...builtInQuestions.map((one) => one.id)), fc.string())
  fc.assert(
    fc.property(fc.dictionary(key, fc.jsonValue()), fc.jsonValue(), (raw, other) => {
      const result = parseAnswers(builtInQuestions, raw, today)
      if (result.ok) expect(Object.keys(result.answers).sort()).toEqual(Object.keys(raw).sort())
      else expect(result.problems.every((one) => Object.hasOwn(raw, one.path))).toBe(true)
      expect(() => parseAnswers(builtInQuestions, other, today)).not.toThrow()
    }),
    runs,
  )
  fc.assert(
    fc.property(someAnswers, (answers) => {
      expect(parseAnswers(builtInQuestions, answers, today).ok).toBe(true)
    }),
    runs,
  )
})
