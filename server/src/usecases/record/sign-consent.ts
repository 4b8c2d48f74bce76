import { type Context, staffOf } from '../context.ts'
import { Refusal } from '../refusal.ts'
import { loadVisit } from '../visits/load-visit.ts'
import { sealOf } from './seal.ts'

export type SignedConsent = {
  visitId: string
  key: string
  version: number
  signer: string
  strokes: [number, number][][]
}

/**
 * Keeps a consent with the text it was given to: the hash of the words, in every language.
 * @throws Refusal `not-found`, `bad-request`, `stale` when another version is in force
 */
export async function signConsent(ctx: Context, signed: SignedConsent): Promise<void> {
  const { visit, protocol } = await loadVisit(ctx, signed.visitId)
  const consent = protocol.consents.find((one) => one.id === signed.key)
  if (!consent) {
    throw new Refusal('bad-request', 'There is no such consent in this protocol.', [
      { path: 'key', message: 'is none of the consents of this protocol' },
    ])
  }
  if (consent.version !== signed.version)
    throw new Refusal('stale', 'This consent has changed. Load it again and show the new text.')
  if (visit.state !== 'booked' && visit.state !== 'arrived')
    throw new Refusal('locked', 'A consent belongs before the treatment.')
  await ctx.db.records.addConsent({
    consentId: ctx.newId(),
    patientId: visit.patientId,
    visitId: visit.visitId,
    key: consent.id,
    version: consent.version,
    textHash: sealOf(consent),
    signer: signed.signer,
    signature: { strokes: signed.strokes },
    at: ctx.now,
    byStaff: staffOf(ctx).id,
  })
}
