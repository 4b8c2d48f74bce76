import type { z } from 'zod'
import type { Permission } from './policy.ts'

/**
 * Who may call a route.
 * `public`: anybody. `first-run`: anybody, while no practice exists yet.
 * `intake-link`: the holder of one intake link, for that one person. `offer-link`: of one offer.
 * `feed-link`: whoever knows the address of one calendar, which carries its secret.
 * `signed-in`: every member of staff. `permission`: staff whose role holds it.
 */
export type Policy =
  | { kind: 'public' | 'first-run' | 'intake-link' | 'offer-link' | 'feed-link' | 'signed-in' }
  | { kind: 'permission'; permission: Permission }

/**
 * One operation of the HTTP API, as data. Server, typed client, OpenAPI document and the
 * authorisation matrix are all derived from these entries.
 *
 * `effect: 'write'` asks for an `Idempotency-Key` header when somebody is signed in.
 * `health: true` marks what reads or changes health data: each call leaves an audit row.
 * `secret: true` marks an answer that is shown once and never stored: repeated, the call is made
 * again.
 * `media` names the type of an answer that is a text or a file and no JSON; `file` the name a file is
 * saved under, which says nothing about anybody.
 */
export type Route = {
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  path: `/api/${string}`
  summary: string
  policy: Policy
  effect: 'read' | 'write'
  health: boolean
  secret?: true
  media?: string
  file?: string
  params?: z.ZodObject
  query?: z.ZodObject
  body?: z.ZodType
  response: z.ZodType
}

/** Keeps the literal types of a route entry. */
export function route<const R extends Route>(entry: R): R {
  return entry
}

type Part<
  R extends Route,
  K extends 'params' | 'query' | 'body',
  Side extends 'in' | 'out',
> = R[K] extends z.ZodType
  ? { [P in K]: Side extends 'in' ? z.input<R[K]> : z.output<R[K]> }
  : unknown

/** What a caller sends to a route. */
export type RequestOf<R extends Route> = Part<R, 'params', 'in'> &
  Part<R, 'query', 'in'> &
  Part<R, 'body', 'in'>

/** What a handler receives after parsing. */
export type InputOf<R extends Route> = Part<R, 'params', 'out'> &
  Part<R, 'query', 'out'> &
  Part<R, 'body', 'out'>

/** What a route answers. */
export type AnswerOf<R extends Route> = z.output<R['response']>
