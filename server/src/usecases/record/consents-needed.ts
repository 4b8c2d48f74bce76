import type { VisitPage } from '@anagen/contract'
import type { Consent, Protocol } from '@anagen/core/protocol'
import type { Element } from '@anagen/core/shared'
import type { ConsentRow } from '../../db/repositories/records.ts'

type Facts = {
  protocol: Pick<Protocol, 'consents' | 'reviews'>
  elements: readonly Element[]
  visit: { visitId: string; n: number }
  /** The visits of the course: a consent given in another course is asked anew. */
  courseVisits: ReadonlySet<string>
  /** The person's consents, the latest first. */
  signed: readonly ConsentRow[]
}

export type ConsentState = VisitPage['consents'][number] & { needed: boolean }

/**
 * The consents of a visit and whether each is signed in its present version. Needed are those of
 * an element of the visit. At a review that asks anew, only what is signed at that visit counts.
 */
export function consentsOf(facts: Facts): ConsentState[] {
  const { visit, protocol, signed, courseVisits } = facts
  const anew = protocol.reviews.some(
    ({ reconsent, due }) => reconsent && 'atVisit' in due && due.atVisit === visit.n,
  )
  return protocol.consents
    .filter((one) => concerns(one, facts.elements))
    .map((consent) => {
      const given = signed.find(
        ({ key, version, visitId }) =>
          key === consent.id &&
          version === consent.version &&
          visitId !== null &&
          (anew ? visitId === visit.visitId : courseVisits.has(visitId)),
      )
      return {
        key: consent.id,
        version: consent.version,
        signedAt: given?.at.toISOString() ?? null,
        signer: given?.signer ?? null,
        needed: consent.elements.length > 0,
      }
    })
}

function concerns(consent: Consent, elements: readonly Element[]): boolean {
  return consent.elements.length === 0 || consent.elements.some((one) => elements.includes(one))
}
