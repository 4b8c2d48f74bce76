import type { Decision } from '@anagen/core/screening'
import type { Basis, Element, Text } from '@anagen/core/shared'
import type { SharedReason } from './reasons.ts'

/** One rule with all it says: what it decides for each part of the treatment, its words once. */
export type RuleGroup = {
  ruleId: string
  title: Text
  /** The decision for each element, the strongest first. */
  parts: { element: Element; decision: Decision; reason: SharedReason }[]
  reasons: Text[]
  wouldChange: Text[]
  choices: Text[]
  basis: Basis[]
  practiceView: SharedReason['practiceView']
  unsure: boolean
}

/** Reasons by their rule, in the order they come; what is said twice stands once. */
export function groupedByRule(reasons: readonly SharedReason[]): RuleGroup[] {
  const ids = [...new Set(reasons.map((one) => one.ruleId))]
  return ids.flatMap((ruleId) => {
    const some = reasons.filter((one) => one.ruleId === ruleId)
    const [first] = some
    if (!first) return []
    return {
      ruleId,
      title: first.title,
      parts: some.flatMap((reason) =>
        reason.elements.map((element) => ({ element, decision: reason.decision, reason })),
      ),
      reasons: distinct(some.map((one) => one.reason)),
      wouldChange: distinct(some.map((one) => one.wouldChange)),
      choices: distinct(some.flatMap((one) => one.choices)),
      basis: distinct(some.flatMap((one) => one.basis)),
      practiceView: some.find((one) => one.practiceView)?.practiceView ?? null,
      unsure: some.some((one) => one.unsure),
    }
  })
}

/** Each value once, by what it holds. */
function distinct<T>(values: readonly T[]): T[] {
  return [...new Map(values.map((one) => [JSON.stringify(one), one])).values()]
}
