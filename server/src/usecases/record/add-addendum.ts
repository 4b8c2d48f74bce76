import { type Context, staffOf } from '../context.ts'
import { Refusal } from '../refusal.ts'
import { loadVisit } from '../visits/load-visit.ts'
import { staleRecord } from './save-record.ts'
import { sealOf } from './seal.ts'

/** Adds to a signed record; what was signed stays as it is. @throws Refusal `blocked`, `stale` */
export async function addAddendum(
  ctx: Context,
  { visitId, text }: { visitId: string; text: string },
): Promise<void> {
  const { name, licence, id } = staffOf(ctx)
  await loadVisit(ctx, visitId)
  const entries = await ctx.db.records.ofVisit(visitId)
  if (!entries.some((entry) => entry.kind === 'signed'))
    throw new Refusal('blocked', 'The record is not signed yet: change the draft instead.')
  const doc = { text, name, licence }
  const added = await ctx.db.records.add({
    revisionId: ctx.newId(),
    visitId,
    seq: (entries.at(-1)?.seq ?? 0) + 1,
    kind: 'addendum',
    doc,
    hash: sealOf(doc),
    at: ctx.now,
    byStaff: id,
  })
  if (!added) throw staleRecord()
}
