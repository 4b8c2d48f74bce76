import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Cookies, cookieOf, type TestServer, testServer } from './test-server.ts'
import { person } from './test-world.ts'

let server: TestServer
let cookies: Cookies

beforeAll(async () => {
  server = await testServer()
  cookies = await server.open()
})
afterAll(() => server.close())

const enter = (email: string, password = 'a long quiet sentence') =>
  server.call('session.create', { body: { email, password } })
const who = (cookie: string, headers = {}) => server.call('session.get', {}, { cookie, headers })
const later = (minutes: number) => {
  server.clock.now = new Date(server.clock.now.getTime() + minutes * 60_000)
}

describe('a session', () => {
  it('begins with a cookie no script and no other site can use', async () => {
    const answer = await enter('owner@a.example')
    const cookie = answer.headers.get('set-cookie') ?? ''
    expect(answer.status).toBe(200)
    for (const part of [
      /^__Host-anagen=/,
      /; Path=\//,
      /; HttpOnly/,
      /; Secure/,
      /; SameSite=Strict/,
    ])
      expect(cookie).toMatch(part)
    expect(cookie).not.toMatch(/Domain|Expires|Max-Age/)
  })

  it('needs the right password, and does not tell who works here', async () => {
    const wrong = await enter('owner@a.example', 'another long sentence')
    const nobody = await enter('nobody@a.example', 'another long sentence')
    expect([wrong.status, wrong.headers.get('set-cookie')]).toEqual([401, null])
    expect(nobody.body).toEqual(wrong.body)
  })

  it('ends after the minutes without a click, not before', async () => {
    const cookie = cookieOf(await enter('assistant@a.example'))
    later(14)
    expect((await who(cookie)).status).toBe(200)
    later(15)
    expect((await who(cookie)).status).toBe(200)
    later(15.1)
    expect((await who(cookie)).status).toBe(401)
  })

  it('is not kept awake by a page that asks by itself', async () => {
    const cookie = cookieOf(await enter('assistant@a.example'))
    for (const minutes of [8, 8]) {
      later(minutes)
      await who(cookie, { 'x-background': '1' })
    }
    expect((await who(cookie)).status).toBe(401)
  })

  it('ends within half a day, however busy', async () => {
    const cookie = cookieOf(await enter('practitioner@a.example'))
    let open = 0
    while ((await who(cookie)).status === 200 && open < 200) {
      later(10)
      open++
    }
    expect(open * 10).toBeLessThanOrEqual(12 * 60 + 10)
    expect(open).toBeGreaterThan(10)
  })

  it('ends with the sign-out', async () => {
    const cookie = cookieOf(await enter('front_desk@a.example'))
    expect((await server.call('session.end', {}, { cookie })).status).toBe(200)
    expect((await who(cookie)).status).toBe(401)
  })

  it('ends when the person no longer works here', async () => {
    const owner = cookieOf(await enter('owner@a.example'))
    const cookie = cookieOf(await enter('read_only@a.example'))
    const { body } = await server.call('staff.list', {}, { cookie: owner })
    const all = body.staff as { staffId: string; email: string; version: number }[]
    const one = all.find((found) => found.email === 'read_only@a.example')
    const change = {
      name: 'R',
      role: 'read_only',
      licence: '',
      active: false,
      version: one?.version,
    }
    const params = { staffId: one?.staffId ?? '' }
    expect(
      (await server.call('staff.update', { params, body: change }, { cookie: owner })).status,
    ).toBe(200)
    expect((await who(cookie)).status).toBe(401)
    expect((await enter('read_only@a.example')).status).toBe(401)
  })
})

describe('a change sent by another site', () => {
  const foreign = [
    { origin: 'https://elsewhere.example' },
    { 'sec-fetch-site': 'cross-site' },
    { 'sec-fetch-site': 'same-site' },
    { origin: 'null' },
  ]
  it.each(foreign)('%o is refused', async (headers) => {
    const cookie = cookieOf(await enter('owner@a.example'))
    const { status, body } = await server.call(
      'patients.create',
      { body: person },
      { cookie, headers },
    )
    expect([status, body.code]).toEqual([403, 'not-allowed'])
  })
  it('is taken from our own page', async () => {
    const cookie = cookieOf(await enter('owner@a.example'))
    const headers = { origin: 'http://localhost', 'sec-fetch-site': 'same-origin' }
    const { status } = await server.call('patients.create', { body: person }, { cookie, headers })
    expect(status).toBe(200)
  })
})

describe('guessing a password', () => {
  it('is stopped after ten wrong ones, for the right one too; others still come in', async () => {
    const tried: number[] = []
    for (let i = 0; i < 12; i++)
      tried.push((await enter('practitioner@a.example', `wrong sentence ${i}`)).status)
    expect(tried.slice(0, 9)).toEqual(Array.from({ length: 9 }, () => 401))
    expect(tried.slice(-2)).toEqual([429, 429])
    expect((await enter('practitioner@a.example')).status).toBe(429)
    expect((await enter('front_desk@a.example')).status).toBe(200)
    expect(cookies.owner).not.toBe('')
  })
})
