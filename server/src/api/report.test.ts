import { afterAll, beforeAll, expect, it } from 'vitest'
import { type Cookies, type TestServer, testServer } from './test-server.ts'
import { makeWorld, samplesOf, type World } from './test-world.ts'

let server: TestServer
let cookies: Cookies
let world: World
beforeAll(async () => {
  server = await testServer()
  cookies = await server.open()
  world = await makeWorld(server, cookies.owner)
})
afterAll(() => server.close())

const ask = (cookie: string) =>
  server.call('progress.report', samplesOf(world)['progress.report'], { cookie })

it('a report comes as a PDF that is stored nowhere and whose name says nothing of anybody', async () => {
  const { status, headers, body } = await ask(cookies.practitioner)
  expect(status).toBe(200)
  expect(headers.get('content-type')).toBe('application/pdf')
  expect(headers.get('content-disposition')).toBe('inline; filename="report.pdf"')
  expect(headers.get('cache-control')).toBe('no-store')
  expect(String(body.text).slice(0, 5)).toBe('%PDF-')
})

it('leaves its row in the log, with the person it is about', async () => {
  await ask(cookies.owner)
  const { rows } = await server.database.owner.query(
    `SELECT patient_id AS "patientId" FROM audit WHERE action = 'progress.report'`,
  )
  expect(rows.at(-1)).toEqual({ patientId: world.patientId })
})

it('is for those who may read the care of a person', async () => {
  expect((await ask(cookies.front_desk)).status).toBe(403)
  expect((await ask(cookies.other)).status).toBe(404)
})
