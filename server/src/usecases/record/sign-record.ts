import type { Ticks } from '@anagen/contract'
import { type Context, staffOf } from '../context.ts'
import { Refusal } from '../refusal.ts'
import { loadVisit } from '../visits/load-visit.ts'
import { noteVisit } from '../visits/release-visit.ts'
import { saveVisit } from '../visits/save-visit.ts'
import { locked, refuseBlocked, staleRecord } from './save-record.ts'
import { sealOf } from './seal.ts'
import { visitFacts } from './visit-facts.ts'

/** The ticks without which nobody can sign; the others may stay open and are shown. */
export const neededTicks = ['questions', 'consent', 'settings'] as const satisfies (keyof Ticks)[]

const meanings = {
  en: 'I gave or oversaw this treatment and the record is complete and true.',
  es: 'He dado o supervisado este tratamiento y el registro es completo y veraz.',
}

/**
 * Signs and locks a record: who, with which licence, when and meaning what stand in the signed
 * content, whose SHA-256 over canonical JSON is kept. The visit is done and its place in the
 * package redeemed.
 * @throws Refusal `locked`, `stale`, `blocked`, `not-allowed`, `bad-request`, `not-found`
 */
export async function signRecord(
  ctx: Context,
  { visitId, seq }: { visitId: string; seq: number },
): Promise<void> {
  const signer = staffOf(ctx)
  const loaded = await loadVisit(ctx, visitId)
  const facts = await visitFacts(ctx, loaded)
  const last = facts.entries.at(-1)
  if (facts.entries.some((entry) => entry.kind === 'signed')) throw locked()
  if (!last || last.seq !== seq || last.kind !== 'draft') throw staleRecord()
  if (signer.licence.trim() === '')
    throw new Refusal(
      'not-allowed',
      'Only a person with a licence can sign. Add it in the settings.',
    )
  if (loaded.visit.state !== 'arrived')
    throw new Refusal('blocked', 'Note first that the person has arrived.')
  await refuseBlocked(ctx, loaded, last.doc.treatment)
  refuseOpen(facts.ticks)
  const signature = {
    name: signer.name,
    licence: signer.licence,
    at: ctx.now.toISOString(),
    meaning: meanings[ctx.language],
  }
  const doc = { treatment: last.doc.treatment, signature }
  const added = await ctx.db.records.add({
    revisionId: ctx.newId(),
    visitId,
    seq: seq + 1,
    kind: 'signed',
    doc,
    hash: sealOf(doc),
    at: ctx.now,
    byStaff: signer.id,
  })
  if (!added) throw staleRecord()
  await saveVisit(ctx, loaded.visit, { state: 'done' })
  await noteVisit(ctx, loaded.visit, 'redeem')
}

/** @throws Refusal `bad-request` naming the ticks still open */
function refuseOpen(ticks: Ticks): void {
  const open = neededTicks.filter((tick) => !ticks[tick])
  if (open.length === 0) return
  throw new Refusal(
    'bad-request',
    'The record is not complete yet.',
    open.map((tick) => ({ path: `ticks.${tick}`, message: 'is still open' })),
  )
}
