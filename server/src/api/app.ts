import { type Route, type RouteId, routes } from '@anagen/contract'
import { getConnInfo } from '@hono/node-server/conninfo'
import { Hono, type Context as HonoContext } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { setCookie } from 'hono/cookie'
import { secureHeaders } from 'hono/secure-headers'
import type { Logger } from 'pino'
import type { z } from 'zod'
import { Refusal } from '../usecases/refusal.ts'
import { textProblems } from './check-text.ts'
import { type Call, cookieName, dispatch } from './dispatch.ts'
import type { Deps, Handlers, PublicContext } from './handlers.ts'
import { countCall } from './metrics.ts'
import { sameOrigin } from './origin.ts'
import { fieldProblems, problemResponse } from './problem.ts'

/** The HTTP API: every route of the contract with its handler. A route without a policy does not start. */
export function createApi(deps: Deps, handlers: Handlers, log: Logger): Hono {
  const app = new Hono()
  app.use(security())
  app.use('/api/*', sameOrigin(deps.config.origin))
  app.use('/api/*', bodyLimit({ maxSize: 1_000_000, onError: tooLarge }))
  app.onError((error, c) => {
    if (!(error instanceof Refusal)) log.error({ err: redacted(error) }, 'fault')
    return problemResponse(c, error)
  })
  for (const [id, entry] of Object.entries(routes) as [RouteId, Route][])
    mount(app, { deps, handlers, log, id, entry })
  app.all('/api/*', () => {
    throw new Refusal('not-found', 'There is no such address in this API.')
  })
  return app
}

/** What kind of file an answer is, and the name it is saved under. */
function fileHeaders({ media = '', file }: Route): Record<string, string> {
  const name = file && { 'content-disposition': `inline; filename="${file}"` }
  return { 'content-type': media, ...name }
}

type Mount = { deps: Deps; handlers: Handlers; log: Logger; id: RouteId; entry: Route }

function mount(app: Hono, { deps, handlers, log, id, entry }: Mount): void {
  if (!entry.policy) throw new Error(`route ${id} declares no policy`)
  app.on(entry.method, entry.path.replace(/\{(\w+)\}/g, ':$1'), async (c) => {
    const started = performance.now()
    let status = 500
    try {
      c.header('cache-control', 'no-store')
      const input = await parseInput(c, entry)
      const answer = await answerOf(c, { deps, handlers, log, id, entry }, input)
      status = 200
      return entry.media
        ? c.body(answer as string | Uint8Array<ArrayBuffer>, 200, fileHeaders(entry))
        : c.json(answer as object)
    } catch (error) {
      const response = problemResponse(c, error)
      status = response.status
      if (status === 500) log.error({ route: id, err: redacted(error) }, 'fault')
      return response
    } finally {
      const ms = performance.now() - started
      countCall(id, status, ms)
      log.info({ route: id, status, ms: Math.round(ms) }, 'call')
    }
  })
}

async function answerOf(c: HonoContext, m: Mount, input: Call['input']): Promise<unknown> {
  const handler = m.handlers[m.id] as (ctx: never, input: never) => Promise<unknown>
  if (m.entry.policy.kind !== 'public' && m.entry.policy.kind !== 'first-run') {
    return dispatch(m.deps, c, {
      id: m.id,
      entry: m.entry,
      input,
      handler: handler as Call['handler'],
    })
  }
  const answer = await handler(publicContext(c, m.deps) as never, input as never)
  return m.entry.response.parse(answer)
}

function publicContext(c: HonoContext, deps: Deps): PublicContext {
  return {
    deps,
    address: getConnInfo(c).remote.address ?? '',
    setSession: (token) =>
      setCookie(c, cookieName, token, {
        path: '/',
        secure: true,
        httpOnly: true,
        sameSite: 'Strict',
      }),
  }
}

async function parseInput(c: HonoContext, entry: Route): Promise<Call['input']> {
  const input: Call['input'] = {}
  if (entry.params) input.params = parsed(entry.params, c.req.param())
  if (entry.query) input.query = parsed(entry.query, c.req.query())
  if (entry.body) input.body = parsed(entry.body, await jsonBody(c))
  return input
}

const unusable = 'Some of this cannot be used. See the fields named.'

function parsed(schema: z.ZodType, value: unknown): unknown {
  const bad = textProblems(value)
  if (bad.length) throw new Refusal('bad-request', unusable, bad.slice(0, 20))
  const result = schema.safeParse(value)
  if (!result.success) throw new Refusal('bad-request', unusable, fieldProblems(result.error))
  return result.data
}

async function jsonBody(c: HonoContext): Promise<unknown> {
  if (!/^application\/json\b/.test(c.req.header('content-type') ?? '')) {
    throw new Refusal('bad-request', 'Send JSON with the content type application/json.')
  }
  try {
    return await c.req.json()
  } catch (error) {
    if (error instanceof SyntaxError) throw new Refusal('bad-request', 'This is not JSON.')
    throw error
  }
}

function tooLarge(): never {
  throw new Refusal('bad-request', 'This is too large: at most 1 MB is taken here.')
}

/** What is logged of a fault: messages can quote values, so only codes and places are kept. */
function redacted(error: unknown): Record<string, string | undefined> {
  const { name, code, constraint, stack } = error as Record<string, string | undefined>
  const frames = stack?.split('\n').filter((text) => /^\s+at /.test(text))
  return { name, code, constraint, stack: frames?.join('\n') }
}

function security() {
  return secureHeaders({
    contentSecurityPolicy: {
      defaultSrc: ["'self'"],
      imgSrc: ["'self'", 'data:', 'blob:'],
      objectSrc: ["'none'"],
      baseUri: ["'none'"],
      formAction: ["'self'"],
      frameAncestors: ["'none'"],
    },
    referrerPolicy: 'no-referrer',
    permissionsPolicy: { geolocation: [], microphone: [] },
  })
}
