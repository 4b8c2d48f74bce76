import type { Treatment } from '@anagen/contract'
import { type Context, staffOf } from '../context.ts'
import { blockedBy } from '../courses/blocked-by.ts'
import { standingOf } from '../courses/standing.ts'
import { Refusal } from '../refusal.ts'
import { dateOf } from '../series/wall-time.ts'
import { type LoadedVisit, loadVisit } from '../visits/load-visit.ts'
import { checkTreatment } from './check-treatment.ts'
import { sealOf } from './seal.ts'
import { treatedElements } from './treated-elements.ts'

/**
 * Saves the treatment record as a new draft. `seq` is the last entry the caller saw, 0 for none.
 * Drafts are kept: nothing recorded is ever overwritten.
 * @throws Refusal `locked` after signing, `stale`, `blocked`, `bad-request`, `not-found`
 */
export async function saveRecord(
  ctx: Context,
  { visitId, treatment, seq }: { visitId: string; treatment: Treatment; seq: number },
): Promise<void> {
  const loaded = await loadVisit(ctx, visitId)
  const entries = await ctx.db.records.ofVisit(visitId)
  if (entries.some((entry) => entry.kind === 'signed')) throw locked()
  if ((entries.at(-1)?.seq ?? 0) !== seq) throw staleRecord()
  if (loaded.visit.state !== 'arrived')
    throw new Refusal('blocked', 'Note first that the person has arrived.')
  await refuseBlocked(ctx, loaded, treatment)
  await refuseWrong(ctx, loaded, treatment)
  const doc = { treatment }
  const added = await ctx.db.records.add({
    revisionId: ctx.newId(),
    visitId,
    seq: seq + 1,
    kind: 'draft',
    doc,
    hash: sealOf(doc),
    at: ctx.now,
    byStaff: staffOf(ctx).id,
  })
  if (!added) throw staleRecord()
}

export function locked(): Refusal {
  return new Refusal('locked', 'This record is signed. Add to it with an addendum.')
}

export function staleRecord(): Refusal {
  return new Refusal(
    'stale',
    'Somebody saved this record meanwhile. Load it again and repeat your change.',
  )
}

/** Refuses when what was given may not be given now. @throws Refusal `blocked` */
export async function refuseBlocked(
  ctx: Context,
  { visit, protocol, course, elements }: LoadedVisit,
  treatment: Treatment,
): Promise<void> {
  const { patientId } = course
  const { pauses } = await standingOf(ctx, { patientId, protocol, elements, on: visit.date })
  const given = treatedElements(treatment)
  const against = pauses.filter(
    (pause) => pause.code === 'hold' || pause.elements.some((element) => given.includes(element)),
  )
  if (against.length > 0 && given.length > 0)
    throw blockedBy(`Visit ${visit.n} may not treat this now.`, against)
}

/** @throws Refusal `bad-request` naming each field */
async function refuseWrong(
  ctx: Context,
  { protocol, elements, location }: LoadedVisit,
  treatment: Treatment,
): Promise<void> {
  const resources = await ctx.db.resources.list()
  const devices = new Map(resources.map((one) => [one.resourceId, one]))
  const licensed = staffOf(ctx).licence.trim() !== ''
  const language = ctx.language
  const today = dateOf(ctx.now, location.zone)
  const facts = { protocol, elements, devices, licensed, language, today }
  const problems = checkTreatment(treatment, facts)
  if (problems.length > 0)
    throw new Refusal('bad-request', 'Some of what is recorded cannot stand.', problems)
}
