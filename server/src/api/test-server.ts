import { type Role, type RouteId, roles, routes } from '@anagen/contract'
import { pino } from 'pino'
import { hashPassword } from '../auth/password.ts'
import { readConfig } from '../config.ts'
import { repositories } from '../db/repositories/index.ts'
import { withPractice } from '../db/tenant.ts'
import { testDatabase } from '../db/test-database.ts'
import { newId } from '../ids.ts'
import { fillPractice } from '../usecases/setup/fill-practice.ts'
import { createApi } from './app.ts'
import { handlers } from './handlers/index.ts'
import { setupBody } from './test-setup.ts'

export type Input = { params?: object; query?: object; body?: unknown }
type Sent = { cookie?: string; headers?: Record<string, string>; key?: string | null }
/** What came back: status, headers, and the JSON of the body. */
export type Answer = { status: number; headers: Headers; body: Record<string, unknown> }
export type TestServer = Awaited<ReturnType<typeof testServer>>

/** Every session of a first practice by role, and the owner of another practice beside it. */
export type Cookies = Record<Role | 'other', string>

const password = 'a long quiet sentence'

/**
 * The whole API on a real database, called without a socket. Its clock stands until it is set; all
 * it logs is kept.
 */
export async function testServer() {
  const database = await testDatabase()
  const lines: string[] = []
  const log = pino({ level: 'trace', base: null }, { write: (text: string) => lines.push(text) })
  const clock = { now: new Date('2026-03-02T14:00:00Z') }
  const deps = {
    config: readConfig({}),
    database,
    clock: () => clock.now,
    demo: { state: 'none', done: 0, of: 0 } as const,
  }
  const app = createApi(deps, handlers, log)

  /** Calls any address as a browser of this site would. */
  const send = async (path: string, init: RequestInit & { cookie?: string } = {}) => {
    const headers = new Headers(init.headers)
    if (init.cookie) headers.set('cookie', init.cookie)
    const socket = { incoming: { socket: { remoteAddress: '127.0.0.1' } } }
    const answer = await app.request(`http://localhost${path}`, { ...init, headers }, socket)
    const text = await answer.text()
    const json = answer.headers.get('content-type')?.includes('json')
    const body = (json ? JSON.parse(text) : { text }) as Record<string, unknown>
    return { status: answer.status, headers: answer.headers, body }
  }
  /** Calls a route of the contract; every change with a key of its own unless told otherwise. */
  const call = (id: RouteId, input: Input = {}, sent: Sent = {}): Promise<Answer> => {
    const { method, effect } = routes[id]
    const key = sent.key === undefined ? newId() : sent.key
    return send(addressOf(id, input), {
      method,
      ...(sent.cookie && { cookie: sent.cookie }),
      headers: {
        ...(effect === 'write' && key !== null && { 'idempotency-key': key }),
        ...(input.body !== undefined && { 'content-type': 'application/json' }),
        ...sent.headers,
      },
      ...(input.body !== undefined && { body: JSON.stringify(input.body) }),
    })
  }
  const signIn = async (email: string, secret = password) => {
    const answer = await call('session.create', { body: { email, password: secret } })
    return cookieOf(answer)
  }
  /** Sets the first practice up through the API, adds a sign-in for each role, and makes another practice. */
  const open = async (): Promise<Cookies> => {
    const owner = cookieOf(await call('setup.create', { body: setupBody('owner@a.example') }))
    const cookies = { owner, other: '' } as Cookies
    for (const role of roles.filter((one) => one !== 'owner')) {
      const email = `${role}@a.example`
      const body = { name: role, email, role, licence: 'L 1', password }
      await call('staff.create', { body }, { cookie: owner })
      cookies[role] = await signIn(email)
    }
    await addPractice('owner@b.example')
    return { ...cookies, other: await signIn('owner@b.example') }
  }
  /** An installation is set up once; a second practice on it is written beside the API. */
  const addPractice = async (email: string) => {
    const made = {
      practiceId: newId(),
      staffId: newId(),
      passwordHash: await hashPassword(password),
    }
    await withPractice(database, made.practiceId, (tx) =>
      fillPractice(repositories(tx, made.practiceId), setupBody(email), {
        ...made,
        now: clock.now,
        demo: false,
      }),
    )
  }
  /** How many rows every table has, seen past row-level security. */
  const counts = async (): Promise<Record<string, number>> => {
    const { rows } = await database.owner.query<{ name: string }>(
      `SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public' ORDER BY 1`,
    )
    const each = rows.map(({ name }) => `SELECT '${name}' AS name, count(*)::int AS n FROM ${name}`)
    const { rows: found } = await database.owner.query<{ name: string; n: number }>(
      each.join(' UNION ALL '),
    )
    return Object.fromEntries(found.map(({ name, n }) => [name, n]))
  }
  return { database, clock, lines, send, call, signIn, open, counts, close: () => database.close() }
}

/** The session cookie an answer sets, as it is sent back. */
export function cookieOf({ headers }: Answer): string {
  return (headers.get('set-cookie') ?? '').split(';')[0] ?? ''
}

/** The address of a route with its parameters filled in. */
export function addressOf(id: RouteId, { params = {}, query = {} }: Input): string {
  const values = params as Record<string, string>
  const path = routes[id].path.replace(/\{(\w+)\}/g, (_, name: string) =>
    encodeURIComponent(values[name] ?? ''),
  )
  const search = new URLSearchParams(query as Record<string, string>).toString()
  return search ? `${path}?${search}` : path
}
