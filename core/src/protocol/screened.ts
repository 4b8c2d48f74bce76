import type { Question, Rule } from '../screening/index.ts'
import { questionsIn } from '../screening/index.ts'
import type { Element } from '../shared/index.ts'

/** Ids of all questions a rule looks at: in its conditions and to compute when a wait ends. */
export function questionsOf(rule: Rule): string[] {
  return rule.branches.flatMap(({ when, until }) => [
    ...questionsIn(when),
    ...(until?.dates.map((date) => date.q) ?? []),
  ])
}

/** A question and those that decide whether it is shown. */
function withGates(ids: ReadonlySet<string>, questions: readonly Question[]): Set<string> {
  const gates = questions.flatMap(({ id, when }) => (ids.has(id) && when ? questionsIn(when) : []))
  const all = new Set([...ids, ...gates])
  return all.size === ids.size ? all : withGates(all, questions)
}

/**
 * The part of a set of questions and rules that speaks for the given elements: every rule that can
 * decide one of them, and every question that those rules need or that is asked for an element.
 */
export function screeningFor(
  elements: readonly Element[],
  questions: readonly Question[],
  rules: readonly Rule[],
): { questions: Question[]; rules: Rule[] } {
  const kept = rules.filter((rule) =>
    rule.branches.some(({ decide }) => elements.some((element) => decide[element] !== undefined)),
  )
  const asked = questions.filter((one) =>
    one.elements.some((element) => elements.includes(element)),
  )
  const needed = new Set([...kept.flatMap(questionsOf), ...asked.map((question) => question.id)])
  const ids = withGates(needed, questions)
  return { questions: questions.filter((question) => ids.has(question.id)), rules: kept }
}
