import type { ClearanceEntry, HoldEntry } from '@anagen/contract'
import type { Decision, Question, Reason, Screening } from '@anagen/core/screening'
import type { Element } from '@anagen/core/shared'

/** A reason told once, with the parts of the treatment it speaks about. */
export type SharedReason = Reason & { elements: Element[] }

/** Decisions from weakest to strongest. */
export const decisionOrder: readonly Decision[] = [
  'proceed',
  'note',
  'ask',
  'consult',
  'wait',
  'decline',
]

const strength = (decision: Decision) => decisionOrder.indexOf(decision)

/** Every reason once, the strongest first; the same words about several elements become one. */
export function sharedReasons(screening: Screening): SharedReason[] {
  const merged = new Map<string, SharedReason>()
  for (const { element, reasons } of screening.elements) {
    for (const reason of reasons) {
      const key = [reason.ruleId, reason.decision, reason.found, reason.reason.en].join('|')
      const known = merged.get(key)
      if (known) known.elements.push(element)
      else merged.set(key, { ...reason, elements: [element] })
    }
  }
  return [...merged.values()].sort((a, b) => strength(b.decision) - strength(a.decision))
}

/** The questions that a decision still waits for, in the order of the form, each once. */
export function missingQuestions(screening: Screening, questions: readonly Question[]): Question[] {
  const ids = new Set(screening.elements.flatMap((one) => one.missing))
  return questions.filter((one) => ids.has(one.id))
}

/** What stands in the way and may be lifted by a clearance, or by an override. */
export function liftable(
  reasons: readonly SharedReason[],
  kind: ClearanceEntry['kind'],
): SharedReason[] {
  return reasons.filter(
    (one) =>
      strength(one.decision) > strength('ask') &&
      (kind === 'clearance' ? one.clearable : one.overridable),
  )
}

/** A clearance or override as typed. */
export type ClearanceDraft = {
  ruleIds: string[]
  elements: Element[]
  from: string
  until: string
  who: string
  why: string
}

/** The form with every reason it may lift and the elements these touch already chosen. */
export function clearanceDraft(
  reasons: readonly SharedReason[],
  { today, who }: { today: string; who: string },
): ClearanceDraft {
  return {
    ruleIds: [...new Set(reasons.map((one) => one.ruleId))],
    elements: [...new Set(reasons.flatMap((one) => one.elements))],
    from: today,
    until: '',
    who,
    why: '',
  }
}

type DraftProblem = 'required' | 'none' | 'order'

/** What is wrong with a clearance as typed, as keys of the catalogue. */
export function clearanceProblems(
  draft: ClearanceDraft,
): Partial<Record<keyof ClearanceDraft, DraftProblem>> {
  return {
    ...(draft.ruleIds.length === 0 && { ruleIds: 'none' as const }),
    ...(draft.elements.length === 0 && { elements: 'none' as const }),
    ...(draft.from === '' && { from: 'required' as const }),
    ...(draft.until !== '' && draft.until < draft.from && { until: 'order' as const }),
    ...(draft.who.trim() === '' && { who: 'required' as const }),
    ...(draft.why.trim() === '' && { why: 'required' as const }),
  }
}

/** Whether a clearance counts on a day: begun, not over, not withdrawn. */
export function inForce(entry: ClearanceEntry, today: string): boolean {
  return !entry.withdrawn && entry.from <= today && (entry.until === null || entry.until >= today)
}

/** The holds that stop booking on a day or later; a hold ends on the day it names. */
export function openHolds(holds: readonly HoldEntry[], today: string): HoldEntry[] {
  return holds.filter((one) => !one.released && (one.until === null || one.until > today))
}
