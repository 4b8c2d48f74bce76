import type { Permission, Practice, Role } from '@anagen/contract'
import type { Language } from '@anagen/core/shared'
import type { Repositories } from '../db/repositories/index.ts'

/** Who acts: a member of staff, or whoever holds a link: to a form, an offer or a calendar. */
export type Actor =
  | { kind: 'staff'; id: string; sessionId: string; name: string; role: Role; licence: string }
  | { kind: 'link'; id: string; patientId: string | null }

declare const checked: unique symbol
/** Proof that the policy of the route was checked. Only `api/policy` makes one. */
export type Permit = { readonly [checked]: true; readonly permission: Permission | null }

/**
 * What a use case works with: repositories bound to one practice and one transaction, the clock,
 * ids and randomness. Everything in it commits together or not at all.
 */
export type Context = {
  permit: Permit
  actor: Actor
  practice: Practice
  /** The language of whoever reads the answer; the practice's own where that is not known. */
  language: Language
  db: Repositories
  now: Date
  newId: () => string
  newToken: () => string
  /** Where this installation is reached, for links in messages. */
  site: string
  /** Names the patient of this call for the audit row. */
  about: (patientId: string) => void
}

/** The staff member acting. Routes for staff never see a link. */
export function staffOf(ctx: Context): Extract<Actor, { kind: 'staff' }> {
  if (ctx.actor.kind !== 'staff') throw new Error('this use case is for staff')
  return ctx.actor
}

/**
 * What a call that only reads has left to reckon once its transaction is over: long work holds no connection and no
 * lock while it runs.
 */
export class Afterwards {
  readonly run: () => Promise<unknown>
  constructor(run: () => Promise<unknown>) {
    this.run = run
  }
}
