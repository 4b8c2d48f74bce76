import type { Element, Text } from '../shared/index.ts'
import { isVisible, shownAnswers } from './answers.ts'
import { addSpan, evaluate } from './expression.ts'
import {
  type Answers,
  type Branch,
  type Clearance,
  type Decision,
  decisions,
  type ElementScreening,
  type Finding,
  type Question,
  type Reason,
  type Rule,
  type Screening,
  type Until,
  type Wait,
} from './schema.ts'

/** `elements` are those planned together; decisions are made for exactly these. */
export type ScreeningInput = {
  questions: readonly Question[]
  rules: readonly Rule[]
  answers: Answers
  clearances: readonly Clearance[]
  elements: readonly Element[]
  today: string
}

/** The place of a decision in the order, 0 the weakest. */
export function strength(decision: Decision): number {
  return decisions.indexOf(decision)
}

/** The strongest of decisions; `proceed` when there are none. */
export function strongest(all: readonly Decision[]): Decision {
  return all.reduce((most, one) => (strength(one) > strength(most) ? one : most), 'proceed')
}

/** Whether a visit may be booked firmly under this decision. */
export function allowsBooking(decision: Decision): boolean {
  return decision === 'proceed' || decision === 'note'
}

/**
 * Screens: for every planned element the strongest decision, all reasons, and the questions
 * missing. Pure; never throws on answers that `parseAnswers` accepted.
 */
export function decide(input: ScreeningInput): Screening {
  const shown = { ...input, answers: shownAnswers(input.questions, input) }
  const planned = [...new Set(input.elements)]
  const elements = planned.map((element) => decideElement(element, shown))
  return {
    today: input.today,
    overall: strongest(elements.map((one) => one.decision)),
    elements,
  }
}

function decideElement(element: Element, input: ScreeningInput): ElementScreening {
  const reasons: Reason[] = []
  const missing = new Set<string>()
  for (const rule of input.rules) {
    for (const branch of rule.branches) {
      const said = consider({ rule, branch, element }, input)
      if (said.reason) reasons.push(said.reason)
      for (const id of said.missing) missing.add(id)
    }
  }
  const found = reasons.map((reason) => reason.decision)
  const decision = strongest(missing.size > 0 ? [...found, 'ask'] : found)
  return {
    element,
    decision,
    until: decision === 'wait' ? latest(reasons) : null,
    reasons,
    missing: inOrder(missing, input.questions),
  }
}

type Candidate = { rule: Rule; branch: Branch; element: Element }
type Said = { reason: Reason | null; missing: string[] }

function consider(candidate: Candidate, input: ScreeningInput): Said {
  const { branch, element } = candidate
  const finding = branch.decide[element]
  if (finding === undefined) return { reason: null, missing: [] }
  const verdict = evaluate(branch.when, input)
  if (verdict.value === false) return { reason: null, missing: [] }
  if (verdict.value === true) return speak(candidate, { finding, unsure: false }, input)
  const unasked = verdict.unasked.filter((id) => canBeAsked(id, input))
  if (unasked.length > 0 || branch.unsure === undefined) {
    const open = [...unasked, ...verdict.unsure]
    return { reason: null, missing: open.length > 0 ? open : verdict.unasked }
  }
  return speak(candidate, { finding: branch.unsure, unsure: true }, input)
}

function canBeAsked(id: string, input: ScreeningInput): boolean {
  const question = input.questions.find((one) => one.id === id)
  return question === undefined || isVisible(question, input)
}

type Found = { finding: Finding; unsure: boolean }

function speak(candidate: Candidate, found: Found, input: ScreeningInput): Said {
  const { rule, branch } = candidate
  const lift = lifting(candidate, input)
  const end = branch.until && found.finding === 'wait' ? untilOf(branch.until, input) : null
  const lifted = lift.cleared !== null && found.finding !== 'proceed'
  const reason: Reason = {
    ruleId: rule.id,
    ruleVersion: rule.version,
    title: rule.title,
    decision: lifted ? 'note' : found.finding,
    found: found.finding,
    unsure: found.unsure,
    ...lift,
    until: end?.until ?? null,
    reason: branch.reason,
    wouldChange: branch.wouldChange,
    choices: branch.choices ?? [],
    basis: rule.basis,
    practiceView: rule.practiceView ?? null,
    clearable: branch.clearable,
    overridable: branch.overridable,
  }
  return { reason, missing: lifted ? [] : (end?.missing ?? []) }
}

/** The clearance in force for a rule and element, and else the one that ran out last. */
function lifting(candidate: Candidate, input: ScreeningInput): Pick<Reason, 'cleared' | 'expired'> {
  const fitting = input.clearances.filter((one) => fits(one, candidate))
  const { today } = input
  const cleared = fitting.find(
    (one) => one.from <= today && (one.until === null || today <= one.until),
  )
  if (cleared) return { cleared, expired: null }
  const over = fitting.filter((one) => one.until !== null && one.until < today)
  over.sort((a, b) => (String(a.until) < String(b.until) ? 1 : -1))
  return { cleared: null, expired: over[0] ?? null }
}

function fits(clearance: Clearance, { rule, branch, element }: Candidate): boolean {
  const may =
    clearance.kind === 'clearance'
      ? branch.clearable
      : branch.overridable && (clearance.licence ?? '').trim() !== ''
  return may && clearance.ruleIds.includes(rule.id) && clearance.elements.includes(element)
}

/**
 * When a wait ends. Where its date depends on an answer that is missing, unknown or already
 * past, the question is one to ask again.
 */
function untilOf(wait: Wait, input: ScreeningInput): { until: Until; missing: string[] } {
  const missing: string[] = []
  for (const { q, span } of wait.dates) {
    if (!canBeAsked(q, input)) continue
    const answer = input.answers[q]
    const day = typeof answer === 'string' && answer !== 'unknown' ? answer : null
    const date = day !== null && span !== null ? addSpan(day, span) : day
    if (date !== null && date > input.today)
      return { until: { date, event: wait.event }, missing: [] }
    missing.push(q)
  }
  return { until: { date: null, event: wait.event }, missing }
}

/** The latest date of the waits that count, and all their events. */
function latest(reasons: readonly Reason[]): Until {
  const ends = reasons.flatMap((one) => (one.decision === 'wait' && one.until ? [one.until] : []))
  const dates = ends.flatMap((end) => end.date ?? []).sort()
  const events = ends.flatMap((end) => end.event ?? [])
  return { date: dates.at(-1) ?? null, event: together(events) }
}

function together(events: readonly Text[]): Text | null {
  if (events.length === 0) return null
  const join = (language: keyof Text) => [...new Set(events.map((one) => one[language]))].join('; ')
  return { en: join('en'), es: join('es') }
}

function inOrder(ids: ReadonlySet<string>, questions: readonly Question[]): string[] {
  const known = questions.map((one) => one.id).filter((id) => ids.has(id))
  return [...known, ...[...ids].filter((id) => !known.includes(id)).sort()]
}

/** A reason newly standing on an element; such a change pauses the booked course. */
export type NewReason = { element: Element; reason: Reason }

/**
 * What `after` found that `before` had not: reasons that now consult, wait or decline where the
 * same rule decided less, or nothing, on that element. A clearance that ran out counts as new.
 */
export function newReasons(before: Screening, after: Screening): NewReason[] {
  return after.elements.flatMap(({ element, reasons }) => {
    const old = before.elements.find((one) => one.element === element)?.reasons ?? []
    return reasons
      .filter((reason) => strength(reason.decision) >= strength('consult'))
      .filter((reason) => !old.some((one) => atLeastAs(one, reason)))
      .map((reason) => ({ element, reason }))
  })
}

function atLeastAs(old: Reason, now: Reason): boolean {
  return old.ruleId === now.ruleId && strength(old.decision) >= strength(now.decision)
}
