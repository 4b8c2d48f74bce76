import type { Resource } from '@anagen/contract'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type TestPractice, testPractice } from '../courses/test-practice.ts'
import { addLocation } from './add-location.ts'
import { addResource } from './add-resource.ts'
import { addService } from './add-service.ts'
import { addStaff } from './add-staff.ts'
import { changeLocation } from './change-location.ts'
import { changePractice } from './change-practice.ts'
import { changeResource } from './change-resource.ts'
import { changeService } from './change-service.ts'
import { changeStaff } from './change-staff.ts'
import { listAudit } from './list-audit.ts'

const now = '2026-03-02T14:00:00Z'
let practice: TestPractice
beforeAll(async () => {
  practice = await testPractice()
})
afterAll(() => practice.database.close())

const password = 'a long quiet sentence'
const staff = { name: 'Jo Reed', role: 'assistant', licence: '', password } as const
const hours = [{ weekday: 1, from: '09:00', to: '12:00' }]
const newStaff = (email: string, role: 'owner' | 'assistant' = 'assistant') =>
  practice.at(now, (ctx) => addStaff(ctx, { body: { ...staff, email, role } }))

describe('the practice and its places', () => {
  it('change once for each version seen', async () => {
    const own = {
      name: 'Still Room',
      zone: 'Europe/Madrid',
      language: 'es',
      currency: 'EUR',
      help: 'Línea de ayuda 555 0100, a cualquier hora',
    } as const
    const change = (version: number) =>
      practice.at(now, (ctx) => changePractice(ctx, { body: { ...own, version } }))
    expect(await change(1)).toMatchObject({ ...own, version: 2 })
    await expect(change(1)).rejects.toMatchObject({ code: 'stale' })
    expect(await change(2)).toMatchObject({ version: 3 })
  })
  it('of two changes at once one is refused', async () => {
    const body = { name: 'North', zone: 'Europe/Madrid', hours }
    const made = await practice.at(now, (ctx) => addLocation(ctx, { body }))
    const change = (name: string) =>
      practice.at(now, (ctx) =>
        changeLocation(ctx, {
          params: { locationId: made.locationId },
          body: { ...body, name, version: 1 },
        }),
      )
    const both = await Promise.allSettled([change('A'), change('B')])
    expect(both.map((one) => one.status).sort()).toEqual(['fulfilled', 'rejected'])
    expect(both.find((one) => one.status === 'rejected')).toMatchObject({
      reason: { code: 'stale' },
    })
  })
})

describe('practitioners, rooms and devices', () => {
  const room = (): Omit<Resource, 'resourceId' | 'version'> => ({
    locationId: practice.locationId,
    kind: 'room',
    name: 'Room 3',
    staffId: null,
    pool: 'treatment',
    skills: [],
    hours: [],
    exceptions: [],
    device: null,
    active: true,
  })
  const pen = {
    type: 'pen',
    maker: '',
    model: '',
    labelMaxDepthMm: 1,
    wavelengthNm: null,
    irradianceMwCm2: null,
    areaDefinition: null,
    dutyCycle: null,
    minutes: null,
  } as const
  const nobody = '00000000-0000-7000-8000-000000000000'
  const bad: [name: string, change: () => Partial<Resource>, path: string][] = [
    ['at a location there is not', () => ({ locationId: nobody }), 'locationId'],
    ['a room that is somebody', () => ({ staffId: practice.owner.id }), 'staffId'],
    [
      'somebody who does not work here',
      () => ({ kind: 'practitioner', pool: null, staffId: nobody }),
      'staffId',
    ],
    ['a device without one', () => ({ kind: 'device' }), 'device'],
    ['a room that is a device', () => ({ device: pen }), 'device'],
    ['a practitioner in a pool', () => ({ kind: 'practitioner' }), 'pool'],
  ]
  it.each(bad)('refuses %s', async (_, change, path) => {
    const made = practice.at(now, (ctx) => addResource(ctx, { body: { ...room(), ...change() } }))
    await expect(made).rejects.toMatchObject({ code: 'bad-request', problems: [{ path }] })
  })
  it('keep their kind, and change once for each version seen', async () => {
    const { resourceId } = await practice.at(now, (ctx) => addResource(ctx, { body: room() }))
    const change = (more: Partial<Resource>) =>
      practice.at(now, (ctx) =>
        changeResource(ctx, { params: { resourceId }, body: { ...room(), version: 1, ...more } }),
      )
    await expect(change({ kind: 'device', device: pen })).rejects.toMatchObject({
      problems: [{ path: 'kind' }],
    })
    const closed = [{ date: '2026-05-01', closed: true as const }]
    expect(await change({ name: 'Quiet', exceptions: closed, active: false })).toMatchObject({
      name: 'Quiet',
      exceptions: closed,
      active: false,
      version: 2,
    })
    await expect(change({})).rejects.toMatchObject({ code: 'stale' })
  })
})

describe('services', () => {
  const service = {
    name: 'Six',
    protocolId: 'acupuncture-visit',
    priceMinor: 1,
    lightPriceMinor: 0,
    active: true,
  }
  it('belong to a protocol of the practice', async () => {
    const body = { ...service, protocolId: 'none' }
    const made = practice.at(now, (ctx) => addService(ctx, { body }))
    await expect(made).rejects.toMatchObject({ problems: [{ path: 'protocolId' }] })
  })
  it('change once for each version seen', async () => {
    const { serviceId } = await practice.at(now, (ctx) => addService(ctx, { body: service }))
    const change = (more: object) =>
      practice.at(now, (ctx) =>
        changeService(ctx, { params: { serviceId }, body: { ...service, version: 1, ...more } }),
      )
    await expect(change({ protocolId: 'none' })).rejects.toMatchObject({ code: 'bad-request' })
    expect(await change({ priceMinor: 0 })).toMatchObject({ priceMinor: 0, version: 2 })
    await expect(change({})).rejects.toMatchObject({ code: 'stale' })
  })
})

describe('people who work here', () => {
  it('sign in with an address of their own, however it is written', async () => {
    await newStaff('jo@a.example')
    await expect(newStaff('JO@a.example')).rejects.toMatchObject({
      code: 'exists',
      problems: [{ path: 'email' }],
    })
  })
  it('do not begin with a password that is guessed at once', async () => {
    const body = { ...staff, email: 'kay@a.example', password: 'passwordpassword' }
    const made = practice.at(now, (ctx) => addStaff(ctx, { body }))
    await expect(made).rejects.toMatchObject({ problems: [{ path: 'password' }] })
  })
  it('keep at least one owner among them, even of two who leave at once', async () => {
    const second = await newStaff('second@a.example', 'owner')
    const leave = (staffId: string, more = {}) =>
      practice.at(now, (ctx) =>
        changeStaff(ctx, {
          params: { staffId },
          body: { name: 'X', role: 'owner', licence: '', active: false, version: 1, ...more },
        }),
      )
    const both = await Promise.allSettled([leave(second.staffId), leave(practice.owner.id)])
    expect(both.map((one) => one.status).sort()).toEqual(['fulfilled', 'rejected'])
    expect(both.find((one) => one.status === 'rejected')).toMatchObject({
      reason: { code: 'blocked' },
    })
    const left = both[0]?.status === 'rejected' ? second.staffId : practice.owner.id
    const assistant = { active: true, role: 'assistant' }
    await expect(leave(left, assistant)).rejects.toMatchObject({ code: 'blocked' })
  })
})

describe('the log', () => {
  it('is read back in pages that leave nothing out', async () => {
    const at = (i: number) =>
      new Date(Date.parse('2026-01-01T00:00:00Z') + Math.floor(i / 3) * 1000)
    await practice.at(now, async (ctx) => {
      for (let i = 0; i < 450; i++)
        await ctx.db.audit.add({
          id: ctx.newId(),
          at: at(i),
          actorId: practice.owner.id,
          actorRole: 'owner',
          action: `step.${i}`,
          patientId: null,
        })
    })
    const seen: string[] = []
    let before: string | undefined
    for (let page = 0; page < 10; page++) {
      const query = before === undefined ? {} : { before }
      const { entries } = await practice.at(now, (ctx) => listAudit(ctx, { query }))
      if (entries.length === 0) break
      seen.push(...entries.map((one) => one.action))
      before = entries.at(-1)?.at
    }
    const steps = seen.filter((action) => action.startsWith('step.'))
    expect(steps).toHaveLength(450)
    expect(new Set(steps).size).toBe(450)
    expect([steps[0]?.startsWith('step.44'), steps.at(-1)?.length]).toEqual([true, 6])
  })
})
