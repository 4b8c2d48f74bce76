import type { Protocol } from '@anagen/core/protocol'
import type { Clearance, Reason } from '@anagen/core/screening'
import type { Element } from '@anagen/core/shared'
import { type Context, staffOf } from '../context.ts'
import { type FieldProblem, found, Refusal } from '../refusal.ts'
import { decisionFor } from './decision-for.ts'
import { keepDecision } from './keep-decision.ts'

type Asked = Omit<Clearance, 'licence'> & { patientId: string }

/**
 * Enters a provider's written go-ahead, or a licensed person's override, for rules that speak for
 * this person now. It reaches those of the named elements that the rules touch.
 * @throws Refusal `not-found`, `bad-request`, `not-allowed`
 */
export async function addClearance(ctx: Context, asked: Asked): Promise<void> {
  const { patientId, ...doc } = asked
  ctx.about(patientId)
  found(await ctx.db.patients.findForChange(patientId))
  if (doc.kind === 'override') refuseUnlicensed(ctx)
  const spoken = await spokenFor(ctx, patientId)
  const problems = [...dateProblems(doc), ...ruleProblems(doc, spoken)]
  if (problems.length > 0)
    throw new Refusal('bad-request', 'This cannot be entered as it stands.', problems)
  const touches = (element: Element) => doc.ruleIds.some((id) => fits(doc, spoken, id, element))
  const ruleIds = [...new Set(doc.ruleIds)]
  const elements = [...new Set(doc.elements)].filter(touches)
  await keepDecision(ctx, patientId, () =>
    ctx.db.clearances.add({
      clearanceId: ctx.newId(),
      patientId,
      doc: { ...doc, ruleIds, elements },
      at: ctx.now,
      byStaff: staffOf(ctx).id,
    }),
  )
}

function refuseUnlicensed(ctx: Context): void {
  if (staffOf(ctx).licence.trim() !== '') return
  throw new Refusal(
    'not-allowed',
    'Only a person with a licence can make an exception. Add the licence in the settings.',
  )
}

type Spoken = { element: Element; reason: Reason }

/** Every reason that speaks now under any protocol of the practice or of a course under way. */
async function spokenFor(ctx: Context, patientId: string): Promise<Spoken[]> {
  const protocols: Protocol[] = await ctx.db.protocols.list()
  for (const course of await ctx.db.courses.ofPatient(patientId)) {
    if (course.endedAt !== null) continue
    protocols.push(found(await ctx.db.protocols.find(course.protocolId, course.protocolVersion)))
  }
  const spoken: Spoken[] = []
  for (const protocol of new Set(protocols)) {
    const { elements } = protocol
    const { screening } = await decisionFor(ctx, { patientId, protocol, elements })
    for (const { element, reasons } of screening.elements)
      spoken.push(...reasons.map((reason) => ({ element, reason })))
  }
  return spoken
}

type Doc = Omit<Asked, 'patientId'>

function dateProblems({ from, until }: Doc): FieldProblem[] {
  return until !== null && until < from
    ? [{ path: 'until', message: 'must not lie before the first day' }]
    : []
}

function ruleProblems(doc: Doc, spoken: readonly Spoken[]): FieldProblem[] {
  return doc.ruleIds.flatMap((id, i) => {
    const message = ruleProblem(doc, spoken, id)
    return message === null ? [] : [{ path: `ruleIds.${i}`, message }]
  })
}

function ruleProblem(doc: Doc, spoken: readonly Spoken[], id: string): string | null {
  const own = spoken.filter(({ reason }) => reason.ruleId === id)
  if (own.length === 0) return `${id} does not speak for this person now`
  if (!own.some(({ reason }) => lifts(doc, reason)))
    return doc.kind === 'clearance'
      ? `${id} cannot be lifted by a clearance`
      : `${id} allows no exception`
  if (!doc.elements.some((element) => fits(doc, spoken, id, element)))
    return `${id} does not touch the parts of the treatment chosen`
  return null
}

function lifts({ kind }: Doc, reason: Reason): boolean {
  return kind === 'clearance' ? reason.clearable : reason.overridable
}

function fits(doc: Doc, spoken: readonly Spoken[], id: string, element: Element): boolean {
  return spoken.some(
    (one) => one.element === element && one.reason.ruleId === id && lifts(doc, one.reason),
  )
}
