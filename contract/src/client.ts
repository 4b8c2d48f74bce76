import { paths } from './generated/paths.ts'
import type { Problem, RouteId, Routes } from './index.ts'
import type { AnswerOf, RequestOf } from './route.ts'

/** How the client reaches a server; a test or a command line can bring its own. */
export type Transport = (url: string, init: RequestInit) => Promise<Response>

type RequestInit = { method: string; headers: Record<string, string>; body?: string }
type Response = { ok: boolean; status: number; json(): Promise<unknown> }

/** An answer that was not 2xx, as the server told it. */
export class ProblemError extends Error {
  readonly problem: Problem
  constructor(told: Problem) {
    super(told.title)
    this.problem = told
  }
}

export type CallOptions = {
  /** One key per intended change; sending it again never repeats the change. */
  idempotencyKey?: string
  headers?: Record<string, string>
}

/** Calls one route by its id, with the types of its contract entry. */
export type Client = <K extends RouteId>(
  routeId: K,
  request: RequestOf<Routes[K]>,
  options?: CallOptions,
) => Promise<AnswerOf<Routes[K]>>

/** A typed client over a transport (`fetch` in a browser). Throws ProblemError. */
export function createClient(transport: Transport, base = ''): Client {
  return async (routeId, request, options = {}) => {
    const parts = request as Parts
    const [method, path] = paths[routeId]
    const headers: Record<string, string> = { accept: 'application/json', ...options.headers }
    if (options.idempotencyKey) headers['idempotency-key'] = options.idempotencyKey
    const init: RequestInit = { method, headers }
    if (parts.body !== undefined) {
      headers['content-type'] = 'application/json'
      init.body = JSON.stringify(parts.body)
    }
    const response = await transport(base + address(path, parts), init)
    const answer = await response.json()
    if (!response.ok) throw new ProblemError(answer as Problem)
    return answer as never
  }
}

type Parts = {
  params?: Record<string, string>
  query?: Record<string, string | number | undefined>
  body?: unknown
}

function address(path: string, { params = {}, query = {} }: Parts): string {
  const filled = path.replace(/\{(\w+)\}/g, (_, name: string) =>
    encodeURIComponent(params[name] ?? ''),
  )
  const pairs = Object.entries(query).filter((pair) => pair[1] !== undefined)
  const text = pairs.map(([k, v]) => `${encodeURIComponent(k)}=${encodeURIComponent(String(v))}`)
  return text.length ? `${filled}?${text.join('&')}` : filled
}
