import { addDays, addMonths, type Element } from '../shared/index.ts'
import type { Answer, Answers, Expr, Span } from './schema.ts'

/** What a condition is evaluated against. */
export type Facts = { answers: Answers; elements: readonly Element[]; today: string }

/** A value, and where it is unknown the questions not asked yet and those answered "unknown". */
export type Verdict = { value: boolean | 'unknown'; unasked: string[]; unsure: string[] }

/** The date `span` after `date`. */
export function addSpan(date: string, span: Span): string {
  if (span.unit === 'months') return addMonths(date, span.n)
  return addDays(date, span.unit === 'weeks' ? span.n * 7 : span.n)
}

/** Evaluates a condition in three values. Never throws on answers that `parseAnswers` accepted. */
export function evaluate(expr: Expr, facts: Facts): Verdict {
  switch (expr.op) {
    case 'in':
      return about(expr.q, facts, (answer) =>
        [answer].flat().some((one) => expr.values.includes(String(one))),
      )
    case 'above':
      return about(expr.q, facts, (answer) => Number(answer) > expr.n)
    case 'below':
      return about(expr.q, facts, (answer) => Number(answer) < expr.n)
    case 'within':
      return about(expr.q, facts, (answer) => facts.today < addSpan(String(answer), expr.span))
    case 'planned':
      return known(expr.elements.some((element) => facts.elements.includes(element)))
    case 'surely':
      return known(evaluate(expr.of, facts).value === true)
    case 'not':
      return negate(evaluate(expr.of, facts))
    case 'all':
      return join(expr.of, facts, false)
    case 'any':
      return join(expr.of, facts, true)
  }
}

function known(value: boolean): Verdict {
  return { value, unasked: [], unsure: [] }
}

function about(q: string, facts: Facts, test: (answer: Answer) => boolean): Verdict {
  const answer = facts.answers[q]
  if (answer === undefined) return { value: 'unknown', unasked: [q], unsure: [] }
  if (answer === 'unknown') return { value: 'unknown', unasked: [], unsure: [q] }
  return known(test(answer))
}

function negate(verdict: Verdict): Verdict {
  return verdict.value === 'unknown' ? verdict : known(!verdict.value)
}

/** `any` is settled by one true, `all` by one false; else an unknown part leaves it unknown. */
function join(parts: Expr[], facts: Facts, settles: boolean): Verdict {
  const verdicts = parts.map((part) => evaluate(part, facts))
  if (verdicts.some((verdict) => verdict.value === settles)) return known(settles)
  const open = verdicts.filter((verdict) => verdict.value === 'unknown')
  if (open.length === 0) return known(!settles)
  return {
    value: 'unknown',
    unasked: [...new Set(open.flatMap((verdict) => verdict.unasked))],
    unsure: [...new Set(open.flatMap((verdict) => verdict.unsure))],
  }
}

/** Ids of all questions a condition looks at. */
export function questionsIn(expr: Expr): string[] {
  switch (expr.op) {
    case 'planned':
      return []
    case 'surely':
    case 'not':
      return questionsIn(expr.of)
    case 'all':
    case 'any':
      return [...new Set(expr.of.flatMap(questionsIn))]
    default:
      return [expr.q]
  }
}
