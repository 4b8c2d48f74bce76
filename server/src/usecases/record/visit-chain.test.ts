import type { Treatment } from '@anagen/contract'
import { emptyTreatment } from '@anagen/contract/blank'
import type { Answers } from '@anagen/core/screening'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { bookCourse } from '../courses/book-course.ts'
import { courseViewOf } from '../courses/course-view.ts'
import { payCourse } from '../courses/pay-course.ts'
import { type TestPractice, testPractice } from '../courses/test-practice.ts'
import { Refusal } from '../refusal.ts'
import { setVisitState } from '../visits/set-visit-state.ts'
import { addAddendum } from './add-addendum.ts'
import { answerVisit } from './answer-visit.ts'
import { saveRecord } from './save-record.ts'
import { sealOf } from './seal.ts'
import { signConsent } from './sign-consent.ts'
import { signRecord } from './sign-record.ts'
import { visitPage } from './visit-page.ts'

let practice: TestPractice
beforeAll(async () => {
  practice = await testPractice({ rooms: 5 })
})
afterAll(() => practice.database.close())

const booked = '2026-03-02T13:00:00Z'
const dates = ['2026-03-10', '2026-04-07', '2026-05-05', '2026-06-02', '2026-06-30', '2026-07-28']
/** Half past nine on the day of visit n. */
const on = (n: number) => `${dates[n - 1]}T13:30:00Z`
let hour = 9

async function course(light: number[] = []) {
  const patientId = await practice.person()
  const time = `T${String(hour++).padStart(2, '0')}:00`
  const who = practice.people[hour % 2] ?? ''
  const visits = dates.map((date, i) => ({ n: i + 1, start: date + time, practitionerId: who }))
  const ask = practice.ask(patientId, { light })
  const courseId = await practice.at(booked, (ctx) => bookCourse(ctx, { ...ask, visits }))
  const rows = await practice.at(booked, (ctx) => ctx.db.visits.ofCourse(courseId))
  return { courseId, patientId, ids: rows.map((row) => row.visitId) }
}

const treatment = (change: Partial<Treatment> = {}): Treatment => ({
  ...emptyTreatment,
  zones: [{ zone: 'crown', depthMm: 0.6, passes: 4 }],
  pen: practice.pen,
  cartridge: { lot: 'L1', expiry: '2027-01-01', openedInView: true },
  reaction: { redness: 1, bleeding: 0, other: '' },
  aftercareGiven: true,
  photos: { taken: true, reason: '' },
  ...change,
})
const light: NonNullable<Treatment['light']> = {
  device: null,
  wavelengthNm: 650,
  irradianceMwCm2: null,
  areaDefinition: null,
  dutyCycle: null,
  minutes: 20,
  goggles: true,
}

async function arrive(visitId: string, n: number, answers: Answers = {}) {
  await practice.at(on(n), async (ctx) => {
    await setVisitState(ctx, { visitId, state: 'arrived', version: 1 })
    await answerVisit(ctx, { visitId, answers })
  })
}
const page = (visitId: string, n: number) => practice.at(on(n), (ctx) => visitPage(ctx, visitId))
const agree = (visitId: string, n: number, key = 'needling') =>
  practice.at(on(n), (ctx) =>
    signConsent(ctx, { visitId, key, version: 1, signer: 'June Alder', strokes: [] }),
  )
const record = (visitId: string, n: number, change: Partial<Treatment> = {}, seq = 0) =>
  practice.at(on(n), (ctx) => saveRecord(ctx, { visitId, treatment: treatment(change), seq }))
const sign = (visitId: string, n: number, seq: number) =>
  practice.at(on(n), (ctx) => signRecord(ctx, { visitId, seq }))

async function refusalOf(work: Promise<unknown>) {
  const error = await work.then(
    () => null,
    (refused: unknown) => refused,
  )
  if (!(error instanceof Refusal)) throw error ?? new Error('nothing was refused')
  return { code: error.code, paths: error.problems.map((one) => one.path) }
}

describe('a visit from the door to the signature', () => {
  it('goes step by step, is locked by the signature, and redeems the package', async () => {
    const { courseId, ids } = await course([1, 2, 3, 4, 5, 6])
    const [first = '', second = ''] = ids
    await arrive(first, 1)
    await agree(first, 1)
    await agree(first, 1, 'light')
    await record(first, 1, { light })
    expect(await refusalOf(record(first, 1, { light }, 0))).toMatchObject({ code: 'stale' })
    const deeper = [{ zone: 'crown', depthMm: 0.8, passes: 4 }]
    await record(first, 1, { light, zones: deeper }, 1)
    const before = await page(first, 1)
    expect(before.ticks).toEqual({
      questions: true,
      consent: true,
      photos: true,
      settings: true,
      notes: true,
      payment: false,
    })
    expect(before.maySign).toBe(true)
    expect(before.last).toBeNull()
    await practice.at(on(1), (ctx) =>
      payCourse(ctx, { courseId, kind: 'payment', amountMinor: 30_000, note: '' }),
    )
    await sign(first, 1, 2)

    const after = await page(first, 1)
    expect(after.visit).toMatchObject({ state: 'done', signed: true })
    expect(after.ticks.payment).toBe(true)
    expect(after.entries.map((e) => e.kind)).toEqual(['draft', 'draft', 'signed'])
    const signed = after.entries[2]
    expect(signed).toMatchObject({ by: 'Robin Vale', licence: 'L.Ac. 7' })
    const stored = await practice.at(on(1), (ctx) => ctx.db.records.ofVisit(first))
    expect(signed?.hash).toBe(sealOf(stored[2]?.doc))
    expect(after.course.money).toMatchObject({ reserved: 5, redeemed: 1, released: 0 })
    expect(await refusalOf(record(first, 1, { light }, 3))).toMatchObject({ code: 'locked' })
    expect(await refusalOf(sign(first, 1, 3))).toMatchObject({ code: 'locked' })
    expect(await refusalOf(agree(first, 1))).toMatchObject({ code: 'locked' })

    await practice.at(on(1), (ctx) => addAddendum(ctx, { visitId: first, text: 'Rang: all well.' }))
    const added = (await page(first, 1)).entries.at(-1)
    expect(added).toMatchObject({
      kind: 'addendum',
      seq: 4,
      text: 'Rang: all well.',
      treatment: null,
    })
    const next = await page(second, 2)
    expect(next.last).toMatchObject({ date: dates[0], treatment: { zones: deeper } })
    expect(next.lightSoFar).toEqual({ sessions: 1, minutes: 20 })
    expect(next.consents.find((c) => c.key === 'needling')?.signedAt).not.toBeNull()
  })

  it('asks again for the consent where the protocol does', async () => {
    const { ids } = await course()
    const [first = '', , , fourth = ''] = ids
    await agree(first, 1)
    const needling = async (visitId: string, n: number) =>
      (await page(visitId, n)).consents.find((c) => c.key === 'needling')?.signedAt
    expect(await needling(ids[2] ?? '', 3)).not.toBeNull()
    expect(await needling(fourth, 4)).toBeNull()
  })

  const open: [string, (id: string) => Promise<unknown>, string[]][] = [
    [
      'nothing asked today',
      async (id) => {
        await practice.at(on(1), (ctx) =>
          setVisitState(ctx, { visitId: id, state: 'arrived', version: 1 }),
        )
        await agree(id, 1)
        await record(id, 1)
      },
      ['ticks.questions'],
    ],
    [
      'no consent',
      async (id) => {
        await arrive(id, 1)
        await record(id, 1)
      },
      ['ticks.consent'],
    ],
    [
      'no settings',
      async (id) => {
        await arrive(id, 1)
        await agree(id, 1)
        await record(id, 1, { zones: [], pen: null })
      },
      ['ticks.settings'],
    ],
  ]
  it.each(open)('cannot be signed with %s', async (_name, prepare, paths) => {
    const other = await testPractice()
    const mine = practice
    practice = other
    try {
      hour = 9
      const { ids } = await course()
      await prepare(ids[0] ?? '')
      expect(await refusalOf(sign(ids[0] ?? '', 1, 1))).toEqual({ code: 'bad-request', paths })
      expect((await page(ids[0] ?? '', 1)).maySign).toBe(false)
    } finally {
      practice = mine
      await other.database.close()
    }
  })
})

describe('what is recorded', () => {
  let visitId = ''
  beforeAll(async () => {
    hour = 12
    visitId = (await course([1]))?.ids[0] ?? ''
    await arrive(visitId, 1)
  })
  const zones = (depthMm: number, zone = 'crown') => [{ zone, depthMm, passes: 4 }]

  const wrong: [string, () => Partial<Treatment>, string[]][] = [
    ['deeper than the pen’s label', () => ({ zones: zones(1.05) }), ['treatment.zones.0.depthMm']],
    [
      'deeper than 1.5 mm where the pen states none',
      () => ({ pen: practice.plainPen, zones: zones(1.55) }),
      ['treatment.zones.0.depthMm'],
    ],
    [
      'a cartridge past its date',
      () => ({ cartridge: { lot: 'L1', expiry: '2026-03-09', openedInView: true } }),
      ['treatment.cartridge.expiry'],
    ],
    [
      'brows, which are not planned',
      () => ({ zones: zones(0.25, 'brow-left') }),
      ['treatment.zones.0.zone'],
    ],
    [
      'light without goggles',
      () => ({ light: { ...light, goggles: false } }),
      ['treatment.light.goggles'],
    ],
    [
      'light without minutes',
      () => ({ light: { ...light, minutes: 0 } }),
      ['treatment.light.minutes'],
    ],
    [
      'a pen as light',
      () => ({ light: { ...light, device: practice.pen } }),
      ['treatment.light.device'],
    ],
    ['a panel as pen', () => ({ pen: practice.panels[0] ?? '' }), ['treatment.pen']],
    [
      'acupuncture, which is not planned',
      () => ({ acupuncture: { points: '', minutes: 10 } }),
      ['treatment.acupuncture'],
    ],
  ]
  it.each(wrong)('refuses %s', async (_name, change, paths) => {
    expect(await refusalOf(record(visitId, 1, change()))).toEqual({ code: 'bad-request', paths })
  })

  it('goes deeper only with a reason and a licence', async () => {
    const change = { zones: zones(1.2), depthReason: 'thick scar-free skin' }
    const asAssistant = practice.at(
      on(1),
      (ctx) => saveRecord(ctx, { visitId, treatment: treatment(change), seq: 0 }),
      practice.assistant,
    )
    expect(await refusalOf(asAssistant)).toMatchObject({ code: 'bad-request' })
    await record(visitId, 1, change)
    await record(visitId, 1, { zones: zones(1.0) }, 1)
    await agree(visitId, 1)
    await agree(visitId, 1, 'light')
    await record(visitId, 1, { light }, 2)
    const bySomebody = practice.at(
      on(1),
      (ctx) => signRecord(ctx, { visitId, seq: 3 }),
      practice.assistant,
    )
    expect(await refusalOf(bySomebody)).toMatchObject({ code: 'not-allowed' })
  })
})

describe('a new answer', () => {
  it('pauses the course: the bookings stay, nothing of it is recorded or signed', async () => {
    hour = 14
    const { courseId, ids } = await course()
    const [first = ''] = ids
    await agree(first, 1)
    await arrive(first, 1)
    await record(first, 1)
    await practice.at(on(1), (ctx) =>
      answerVisit(ctx, { visitId: first, answers: { 'pregnant-nursing': 'yes' } }),
    )
    const view = await practice.at(on(1), (ctx) => courseViewOf(ctx, courseId))
    expect(view.state).toBe('paused')
    expect(view.pauses.some((pause) => pause.elements.includes('scalp'))).toBe(true)
    expect(
      view.visits.every((visit) => visit.uses.length > 0 && visit.alerts.includes('paused')),
    ).toBe(true)
    expect(await refusalOf(record(first, 1, {}, 1))).toMatchObject({ code: 'blocked' })
    expect(await refusalOf(sign(first, 1, 1))).toMatchObject({ code: 'blocked' })
    await practice.at(on(1), (ctx) =>
      answerVisit(ctx, { visitId: first, answers: { 'pregnant-nursing': 'no' } }),
    )
    await sign(first, 1, 1)
    expect((await page(first, 1)).visit.state).toBe('done')
  })

  it('is refused by field when it cannot be read', async () => {
    const { ids } = await course()
    const answer = practice.at(on(1), (ctx) =>
      answerVisit(ctx, { visitId: ids[0] ?? '', answers: { 'pregnant-nursing': 'perhaps' } }),
    )
    expect(await refusalOf(answer)).toEqual({
      code: 'bad-request',
      paths: ['answers.pregnant-nursing'],
    })
  })
})

describe('the protocol of a course', () => {
  it('stays at its version when the practice edits it', async () => {
    hour = 11
    const { courseId, ids } = await course()
    const { protocol } = await page(ids[0] ?? '', 1)
    const next = { ...protocol, version: 2, spacing: { ...protocol.spacing, minDays: 25 } }
    await practice.insert('protocol_version', {
      protocol_id: protocol.id,
      protocol_version: 2,
      doc: JSON.stringify(next),
      created_at: new Date(booked),
    })
    const view = await practice.at(on(1), (ctx) => courseViewOf(ctx, courseId))
    expect(view.protocol.version).toBe(1)
    expect(view.windows[1]).toEqual({ n: 2, from: '2026-03-31', to: '2026-04-21' })
    expect((await page(ids[0] ?? '', 1)).protocol.version).toBe(1)
  })
})
