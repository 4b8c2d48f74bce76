import type { ClearanceEntry, ScreeningView } from '@anagen/contract'
import type { ClearanceRow } from '../../db/repositories/clearances.ts'
import type { Context } from '../context.ts'
import { getPatient } from '../people/get-patient.ts'
import { decisionFor } from './decision-for.ts'
import { screenedBy } from './screened-by.ts'

type Ask = { patientId: string; protocolId?: string | undefined }

/** What is known and decided about a person for every element of a protocol. @throws Refusal `not-found` */
export async function viewScreening(
  ctx: Context,
  { patientId, protocolId }: Ask,
): Promise<ScreeningView> {
  await getPatient(ctx, patientId)
  const protocol = await screenedBy(ctx, protocolId)
  const { elements } = protocol
  const decision = await decisionFor(ctx, { patientId, protocol, elements })
  const latest = await ctx.db.answers.latest(patientId)
  return {
    questions: protocol.questions,
    answers: decision.answers,
    answeredAt: latest?.at.toISOString() ?? null,
    screening: decision.screening,
    clearances: decision.clearances.map(entryOf),
    holds: decision.holds,
  }
}

function entryOf({ licence: _, ...entry }: ClearanceRow): ClearanceEntry {
  return entry
}
