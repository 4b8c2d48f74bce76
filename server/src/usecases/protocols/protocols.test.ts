import { builtInProtocols, type Protocol } from '@anagen/core/protocol'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { bookCourse } from '../courses/book-course.ts'
import { courseViewOf } from '../courses/course-view.ts'
import { planCourse } from '../courses/plan-course.ts'
import { type TestPractice, testPractice } from '../courses/test-practice.ts'
import { copyOfProtocol } from './copy-protocol.ts'
import { editProtocol } from './edit-protocol.ts'
import { getProtocol } from './get-protocol.ts'
import { listProtocols } from './list-protocols.ts'

const now = '2026-03-02T14:00:00Z'
let practice: TestPractice
beforeAll(async () => {
  practice = await testPractice()
})
afterAll(() => practice.database.close())

const needling = builtInProtocols.find((one) => one.base === 'scalp') as Protocol
const copy = async (protocolId = needling.id) => {
  const params = { protocolId }
  const made = await practice.at(now, (ctx) =>
    copyOfProtocol(ctx, { params, body: { name: 'Our six' } }),
  )
  return made.protocolId
}
const get = (protocolId: string) =>
  practice.at(now, (ctx) => getProtocol(ctx, { params: { protocolId } }))
const edit = (protocolId: string, protocol: unknown, version = 1) =>
  practice.at(now, (ctx) =>
    editProtocol(ctx, { params: { protocolId }, body: { protocol: protocol as never, version } }),
  )
/** The same protocol with needles that go deeper on the scalp. */
const deeper = (protocol: Protocol, max: number): Protocol => {
  const next = structuredClone(protocol)
  const { scalp } = next.dose
  if (!scalp) throw new Error('no scalp here')
  scalp.depth.max = max
  return next
}

describe('a built-in protocol', () => {
  it('departs from nothing and stays as it is', async () => {
    expect(await get(needling.id)).toMatchObject({ builtIn: true, departures: [] })
    await expect(edit(needling.id, needling)).rejects.toMatchObject({ code: 'blocked' })
  })
  it('is not there under a name it does not have', async () => {
    await expect(get('none')).rejects.toMatchObject({ code: 'not-found' })
    await expect(copy('none')).rejects.toMatchObject({ code: 'not-found' })
    await expect(edit('none', needling)).rejects.toMatchObject({ code: 'not-found' })
  })
})

describe('a copy', () => {
  it('is one’s own, names what it was made from, and departs from nothing yet', async () => {
    const protocolId = await copy()
    const { protocol, builtIn, departures } = await get(protocolId)
    expect([builtIn, departures]).toEqual([false, []])
    expect(protocol).toMatchObject({
      version: 1,
      name: { en: 'Our six', es: 'Our six' },
      basedOn: { id: needling.id, version: needling.version },
    })
    const { protocols } = await practice.at(now, listProtocols)
    const ids = protocols.map((one) => one.protocolId)
    expect(ids.indexOf(protocolId)).toBeLessThan(ids.indexOf(needling.id))
  })
  it('of a copy still knows where it began', async () => {
    const first = await copy()
    const { protocol } = await get(first)
    await edit(first, deeper(protocol, 2.5))
    const { departures } = await get(await copy(first))
    expect(departures.map((one) => one.path)).toContain('dose.scalp.depth.max')
  })
})

describe('an edit', () => {
  it('makes the next version and shows where it departs from the label, with its basis', async () => {
    const protocolId = await copy()
    const { protocol } = await get(protocolId)
    const info = await edit(protocolId, deeper(protocol, 2.5))
    const after = await get(protocolId)
    expect([info.version, after.protocol.version]).toEqual([2, 2])
    expect(after.departures.length).toBe(info.departures)
    const departure = after.departures.find((one) => one.path === 'dose.scalp.depth.max')
    expect(departure?.basis).toMatch(/^label: .+, \d{4}/)
    expect(departure?.text).not.toBe('')
  })
  it('cannot change what the protocol is or came from', async () => {
    const protocolId = await copy()
    const { protocol } = await get(protocolId)
    await edit(protocolId, { ...protocol, id: needling.id, version: 40, basedOn: undefined })
    const after = await get(protocolId)
    expect([after.builtIn, after.protocol.id, after.protocol.version]).toEqual([
      false,
      protocolId,
      2,
    ])
  })
  it('of an older version is refused; of two at once one is', async () => {
    const protocolId = await copy()
    const { protocol } = await get(protocolId)
    const both = await Promise.allSettled([1, 2].map(() => edit(protocolId, protocol)))
    expect(both.map((one) => one.status).sort()).toEqual(['fulfilled', 'rejected'])
    await expect(edit(protocolId, protocol)).rejects.toMatchObject({ code: 'stale' })
    expect((await get(protocolId)).protocol.version).toBe(2)
  })
  const bad: [name: string, change: (protocol: Protocol) => unknown, path: RegExp][] = [
    ['no protocol at all', () => null, /^protocol/],
    ['a field that is not known', (p) => ({ ...p, colour: 'green' }), /^protocol/],
    ['no visits', (p) => ({ ...p, visits: [] }), /^protocol\.visits/],
    ['depths the wrong way round', (p) => deeper(p, 0.1), /^protocol\.dose\.scalp/],
    ['a name in one language', (p) => ({ ...p, name: { en: 'One' } }), /^protocol\.name/],
  ]
  it.each(bad)('with %s names the field, and nothing is stored', async (_, change, path) => {
    const protocolId = await copy()
    const { protocol } = await get(protocolId)
    const error = await edit(protocolId, change(protocol)).catch((refused: unknown) => refused)
    expect(error).toMatchObject({ code: 'bad-request' })
    const { problems } = error as { problems: { path: string; message: string }[] }
    expect(problems.some((one) => path.test(one.path) && one.message !== '')).toBe(true)
    expect((await get(protocolId)).protocol.version).toBe(1)
  })
  it('leaves a course under way on the version it began with', async () => {
    const protocolId = await copy()
    const patientId = await practice.person()
    const ask = practice.ask(patientId, { protocolId })
    const { plans } = await practice.at(now, (ctx) => planCourse(ctx, ask))
    const visits = (plans[0]?.visits ?? []).map(({ n, start, practitionerId }) => ({
      n,
      start,
      practitionerId,
    }))
    const courseId = await practice.at(now, (ctx) => bookCourse(ctx, { ...ask, visits }))
    const { protocol } = await get(protocolId)
    await edit(protocolId, deeper(protocol, 2.5))
    const course = await practice.at(now, (ctx) => courseViewOf(ctx, courseId))
    expect(course.protocol).toMatchObject({ protocolId, version: 1 })
    expect((await get(protocolId)).protocol.version).toBe(2)
  })
  it('shows words that promise more than is known', async () => {
    const protocolId = await copy()
    const { protocol } = await get(protocolId)
    const name = { en: 'Guaranteed regrowth, 100% safe', es: protocol.name.es }
    await edit(protocolId, { ...protocol, name })
    expect((await get(protocolId)).departures.map((one) => one.path)).toContain('name.en')
  })
})
