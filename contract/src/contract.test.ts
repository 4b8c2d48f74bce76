import { describe, expect, it } from 'vitest'
import { createClient, ProblemError } from './client.ts'
import { holds, permissions, type Route, roles, routes, wishes } from './index.ts'
import { openApi } from './openapi.ts'

const entries = Object.entries(routes) as [string, Route][]

describe('route table', () => {
  it('has one entry for each method and path', () => {
    const addresses = entries.map(([, r]) => `${r.method} ${r.path}`)
    expect(new Set(addresses).size).toBe(addresses.length)
  })
  it.each(entries)('%s declares policy, parameters and effect that fit', (_, r) => {
    const inPath = [...r.path.matchAll(/\{(\w+)\}/g)].map((m) => m[1])
    expect(Object.keys(r.params?.shape ?? {})).toEqual(inPath)
    expect(r.policy.kind === 'permission' ? Object.keys(permissions) : [r.policy.kind]).toContain(
      r.policy.kind === 'permission' ? r.policy.permission : r.policy.kind,
    )
    if (r.method === 'GET') expect([r.effect, r.body]).toEqual(['read', undefined])
    if (r.effect === 'write') expect(r.method).not.toBe('GET')
  })
  it('gives the owner everything, and read-only staff nothing that changes', () => {
    for (const permission of Object.keys(permissions) as (keyof typeof permissions)[]) {
      expect(holds('owner', permission)).toBe(true)
      expect(holds('read_only', permission)).toBe(
        permission.endsWith('.read') && permission !== 'audit.read',
      )
    }
    expect(roles.filter((role) => holds(role, 'care.sign'))).toEqual(['owner', 'practitioner'])
  })
})

describe('OpenAPI document', () => {
  const document = openApi()
  it('refers only to what it contains', () => {
    const refs = [...JSON.stringify(document).matchAll(/"\$ref":"#\/([^"]+)"/g)].map(
      (m) => m[1] ?? '',
    )
    const at = (path: string) =>
      path.split('/').reduce((o, k) => (o as Record<string, unknown>)?.[k], document as unknown)
    expect(refs.length).toBeGreaterThan(50)
    expect(refs.filter((ref) => at(ref) === undefined)).toEqual([])
  })
  it('has every route under its path and method', () => {
    const paths = document.paths as Record<string, Record<string, { operationId: string }>>
    for (const [id, r] of entries)
      expect(paths[r.path]?.[r.method.toLowerCase()]?.operationId).toBe(id)
  })
})

describe('client', () => {
  it('fills path and query, sends key and body, returns the answer', async () => {
    const seen: unknown[] = []
    const client = createClient(async (url, init) => {
      seen.push([url, init])
      return { ok: true, status: 200, json: async () => ({ done: true }) }
    }, 'http://x')
    await client('patients.list', { query: { q: 'ana & co', limit: 5 } })
    await client(
      'courses.pay',
      { params: { courseId: 'c/1' }, body: { kind: 'payment', amountMinor: 1, note: '' } },
      { idempotencyKey: 'k-1' },
    )
    expect(seen).toMatchObject([
      ['http://x/api/patients?q=ana%20%26%20co&limit=5', { method: 'GET' }],
      [
        'http://x/api/courses/c%2F1/payments',
        {
          method: 'POST',
          body: '{"kind":"payment","amountMinor":1,"note":""}',
          headers: { 'idempotency-key': 'k-1' },
        },
      ],
    ])
  })
  it('throws what the server told', async () => {
    const told = { type: 'about:blank', status: 409, code: 'stale', title: 'Changed meanwhile.' }
    const client = createClient(async () => ({ ok: false, status: 409, json: async () => told }))
    await expect(client('session.get', {})).rejects.toThrow(ProblemError)
  })
})

describe('wishes', () => {
  const good = {
    weekdays: [2],
    hours: { from: '09:00', to: '12:00' },
    practitioner: null,
    vetoWeekdays: [],
    away: [],
  }
  const cases: [name: string, change: object, ok: boolean][] = [
    ['as they are', {}, true],
    ['hours the wrong way round', { hours: { from: '12:00', to: '12:00' } }, false],
    ['weekday 8', { weekdays: [8] }, false],
    ['every weekday vetoed', { vetoWeekdays: [1, 2, 3, 4, 5, 6, 7] }, false],
    ['away one day', { away: [{ from: '2026-12-01', to: '2026-12-01' }] }, true],
    ['away backwards', { away: [{ from: '2026-12-02', to: '2026-12-01' }] }, false],
    ['an unknown field', { colour: 'green' }, false],
  ]
  it.each(cases)('%s', (_, change, ok) => {
    expect(wishes.safeParse({ ...good, ...change }).success).toBe(ok)
  })
})
