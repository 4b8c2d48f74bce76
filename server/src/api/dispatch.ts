import { createHash } from 'node:crypto'
import type { Policy, Route, RouteId } from '@anagen/contract'
import type { Language } from '@anagen/core/shared'
import type { Context as HonoContext } from 'hono'
import { getCookie } from 'hono/cookie'
import { splitToken, tokenHash } from '../auth/session.ts'
import { type Repositories, repositories } from '../db/repositories/index.ts'
import { withPractice } from '../db/tenant.ts'
import { newId, newToken } from '../ids.ts'
import { type Actor, Afterwards, type Context } from '../usecases/context.ts'
import { Refusal } from '../usecases/refusal.ts'
import { actorOfFeed, actorOfLink, actorOfOffer, actorOfSession } from './authenticate.ts'
import type { Deps } from './handlers.ts'
import { permit } from './policy.ts'

/** One parsed call of a route inside a practice. */
export type Call = {
  id: RouteId
  entry: Route
  input: { params?: unknown; query?: unknown; body?: unknown }
  handler: (ctx: Context, input: never) => Promise<unknown>
}

/**
 * Runs a call of staff or of an intake link: who is it, may they, has it been done before, do it,
 * write the audit row - all in one transaction of their practice.
 */
export async function dispatch(deps: Deps, c: HonoContext, call: Call): Promise<unknown> {
  const link = links[call.entry.policy.kind]
  const isLink = link !== undefined
  const token = splitToken(link ? link.token(c) : sessionCookie(c))
  if (!token) throw nobody(call.entry.policy.kind)
  const key = idempotencyKey(c, call.entry, isLink)
  const once = () =>
    withPractice(deps.database, token.practiceId, async (tx) => {
      const now = deps.clock()
      const db = repositories(tx, token.practiceId)
      const practice = await db.practice.find()
      const hash = tokenHash(token.secret)
      const watched = c.req.header('x-background') === undefined
      const actor = link
        ? await link.actor(db, hash, now)
        : await actorOfSession(db, hash, { now, idleMinutes: deps.config.idleMinutes, watched })
      if (!practice || !actor) throw nobody(call.entry.policy.kind)
      const policy = call.entry.policy
      const proof = permit(
        actor.kind === 'staff' ? actor.role : null,
        policy.kind === 'permission' ? policy.permission : null,
      )
      let about: string | null = actor.kind === 'link' ? actor.patientId : null
      const ctx: Context = {
        permit: proof,
        actor,
        practice,
        language: languageOf(c.req.header('accept-language')) ?? practice.language,
        db,
        now,
        newId: () => newId(now),
        newToken,
        site: c.req.header('origin') ?? new URL(c.req.url).origin,
        about: (patientId) => {
          about = patientId
        },
      }
      return keepOnce(ctx, { call, key, about: () => about })
    })
  try {
    return await finished(call, await once())
  } catch (error) {
    // Two calls with one key at once: the later one finds the answer of the earlier.
    if (error instanceof Twin || (key && violates(error, 'idempotency_pkey'))) return once()
    throw error
  }
}

/** Reckons what a call has left to reckon; its transaction is over by then. */
async function finished({ entry }: Call, answer: unknown): Promise<unknown> {
  return answer instanceof Afterwards ? entry.response.parse(await answer.run()) : answer
}

type Link = {
  token: (c: HonoContext) => string | undefined
  actor: (db: Repositories, hash: string, now: Date) => Promise<Actor | null>
}

/** Where a link carries its secret and whom it stands for, by the policy it serves. */
const links: Partial<Record<Policy['kind'], Link>> = {
  'intake-link': { token: (c) => c.req.header('x-intake-token'), actor: actorOfLink },
  'offer-link': { token: (c) => c.req.header('x-offer-token'), actor: actorOfOffer },
  // Calendar programs can send nothing but an address.
  'feed-link': { token: (c) => c.req.param('token')?.replace(/\.ics$/, ''), actor: actorOfFeed },
}

/** Ends a transaction whose call has been answered meanwhile. */
class Twin extends Error {}

type Keeping = { call: Call; key: string | null; about: () => string | null }

async function keepOnce(ctx: Context, { call, key, about }: Keeping): Promise<unknown> {
  const requestHash = createHash('sha256')
    .update(JSON.stringify([call.id, call.input]))
    .digest('hex')
  if (key) {
    const before = await ctx.db.idempotency.find(ctx.actor.id, key)
    if (before && before.requestHash !== requestHash) {
      throw new Refusal('key-reused', 'This idempotency key was used for another change.')
    }
    if (before) return before.body
  }
  const handled = await answered(ctx, call, key)
  const later = handled instanceof Afterwards && call.entry.effect === 'read'
  const answer = later ? handled : call.entry.response.parse(handled)
  if (call.entry.health || call.entry.effect === 'write') {
    await ctx.db.audit.add({
      id: ctx.newId(),
      at: ctx.now,
      ...auditActor(ctx.actor),
      action: call.id,
      patientId: about(),
    })
  }
  if (key && !call.entry.secret) {
    await ctx.db.idempotency.add({
      actorId: ctx.actor.id,
      key,
      route: call.id,
      requestHash,
      body: answer,
      at: ctx.now,
    })
  }
  return answer
}

/** @throws Twin where a refusal comes from the same call, sent twice at once, having been answered meanwhile */
async function answered(ctx: Context, call: Call, key: string | null): Promise<unknown> {
  try {
    return await call.handler(ctx, call.input as never)
  } catch (error) {
    const refused = key !== null && error instanceof Refusal
    if (refused && (await ctx.db.idempotency.find(ctx.actor.id, key))) throw new Twin()
    throw error
  }
}

function auditActor(actor: Actor): { actorId: string; actorRole: string } {
  return { actorId: actor.id, actorRole: actor.kind === 'staff' ? actor.role : 'link' }
}

function idempotencyKey(c: HonoContext, entry: Route, isLink: boolean): string | null {
  const key = c.req.header('idempotency-key') ?? null
  if (key && !/^[\w.:-]{8,80}$/.test(key)) {
    throw new Refusal(
      'bad-request',
      'The Idempotency-Key must be 8 to 80 letters, digits, dots or dashes.',
    )
  }
  if (!key && entry.effect === 'write' && !isLink) {
    throw new Refusal('bad-request', 'Every change needs an Idempotency-Key header.')
  }
  return entry.effect === 'write' ? key : null
}

/** Why a caller is nobody; a calendar program asks for an address that is not there. */
function nobody(kind: Policy['kind']): Refusal {
  if (kind === 'feed-link') return new Refusal('not-found', 'There is no such calendar.')
  const title = links[kind]
    ? 'This link is no longer valid. Ask the practice for a new one.'
    : 'Sign in to go on.'
  return new Refusal('not-signed-in', title)
}

export const cookieName = '__Host-anagen'

function sessionCookie(c: HonoContext): string | undefined {
  return getCookie(c, cookieName)
}

function violates(error: unknown, constraint: string): boolean {
  return (error as { constraint?: string } | null)?.constraint === constraint
}

/** The first language asked for, where it is one of ours. */
function languageOf(asked: string | undefined): Language | null {
  const first = asked?.trim().slice(0, 2).toLowerCase()
  return first === 'en' || first === 'es' ? first : null
}
