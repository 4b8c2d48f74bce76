import { emptyTreatment } from '@anagen/contract/blank'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { bookCourse } from '../courses/book-course.ts'
import { payCourse } from '../courses/pay-course.ts'
import { planCourse } from '../courses/plan-course.ts'
import { type TestPractice, testPractice } from '../courses/test-practice.ts'
import { addObservations } from '../outcomes/observations.ts'
import { signConsent } from '../record/sign-consent.ts'
import { addClearance } from '../screening/add-clearance.ts'
import { addHold } from '../screening/add-hold.ts'
import { releaseHold } from '../screening/release-hold.ts'
import { saveAnswers } from '../screening/save-answers.ts'
import { viewScreening } from '../screening/view-screening.ts'
import { withdrawClearance } from '../screening/withdraw-clearance.ts'
import { showTimeline } from './show-timeline.ts'

let practice: TestPractice
beforeAll(async () => {
  practice = await testPractice()
})
afterAll(() => practice.database.close())

const day = (n: number) => `2026-03-${String(n).padStart(2, '0')}T15:00:00Z`
const eventsOf = (patientId: string) => practice.at(day(30), (ctx) => showTimeline(ctx, patientId))

it('tells answers, decisions, clearances and holds, the newest first', async () => {
  const patientId = await practice.person()
  const answers = { 'alopecia-areata': 'yes', 'aa-signs': [] }
  await practice.at(day(3), (ctx) => saveAnswers(ctx, { patientId, answers, source: 'tablet' }))
  await practice.at(day(4), (ctx) =>
    addClearance(ctx, {
      patientId,
      kind: 'clearance',
      ruleIds: ['R10'],
      elements: ['scalp', 'brow'],
      from: '2026-03-04',
      until: null,
      who: 'Dr. Lee',
      why: 'letter',
    }),
  )
  const hold = { patientId, from: '2026-03-05', until: '2026-03-20', why: 'a rest' }
  await practice.at(day(5), (ctx) => addHold(ctx, hold))
  const view = await practice.at(day(5), (ctx) => viewScreening(ctx, { patientId }))
  const holdId = view.holds[0]?.holdId ?? ''
  const clearanceId = view.clearances[0]?.clearanceId ?? ''
  await practice.at(day(6), (ctx) => releaseHold(ctx, { patientId, holdId }))
  await practice.at(day(7), (ctx) => withdrawClearance(ctx, { patientId, clearanceId }))
  const events = await eventsOf(patientId)
  const told = events.map(({ at, code }) => `${at.slice(8, 10)} ${code}`)
  expect(told).toEqual([
    '07 screening.consult',
    '07 clearance.withdrawn',
    '06 hold.released',
    '05 hold.until',
    '04 screening.note',
    '04 clearance.entered',
    '03 screening.consult',
    '03 answers.tablet',
    '02 answers.staff',
  ])
  expect(events[5]).toMatchObject({ by: 'Robin Vale', params: { rules: 'R10' } })
  expect(events[3]?.params).toEqual({ from: '2026-03-05', until: '2026-03-20' })
})

it('tells the course, its visits, record, consent, message and payment', async () => {
  const patientId = await practice.person()
  const courseId = await practice.at(day(2), async (ctx) => {
    const ask = practice.ask(patientId)
    const best = (await planCourse(ctx, ask)).plans[0]
    const visits = (best?.visits ?? []).map(({ n, start, practitionerId }) => ({
      n,
      start,
      practitionerId,
    }))
    return bookCourse(ctx, { ...ask, visits })
  })
  const visit = (await practice.at(day(2), (ctx) => ctx.db.visits.ofCourse(courseId)))[0]
  const visitId = visit?.visitId ?? ''
  const payment = { courseId, kind: 'payment', amountMinor: 500, note: '' } as const
  await practice.at(day(2), (ctx) => payCourse(ctx, payment))
  await practice.at(day(2), async (ctx) => {
    const protocol = await ctx.db.protocols.latest('microneedling-six-monthly')
    const { id: key = '', version = 1 } = protocol?.consents[0] ?? {}
    await signConsent(ctx, { visitId, key, version, signer: 'June Alder', strokes: [] })
  })
  const zones = [{ zone: 'crown', depthMm: 0.75, passes: 4 }]
  const signature = { name: 'R', licence: '7', at: '2026-03-04T15:00:00Z', meaning: 'done' }
  for (const [seq, kind, doc] of [
    [1, 'signed', { treatment: { ...emptyTreatment, zones }, signature }],
    [2, 'addendum', { text: 'more', name: 'R', licence: '7' }],
  ] as const)
    await practice.at(day(4), (ctx) =>
      ctx.db.records.add({
        revisionId: ctx.newId(),
        visitId,
        seq,
        kind,
        doc,
        hash: '',
        at: ctx.now,
        byStaff: practice.owner.id,
      }),
    )
  const events = await eventsOf(patientId)
  const codes = new Set(events.map((one) => one.code))
  expect([...codes].sort()).toEqual(
    [
      'addendum.added',
      'answers.staff',
      'consent.signed',
      'course.booked',
      'message.written',
      'payment.received',
      'record.signed',
      'screening.proceed',
      'visit.booked',
    ].sort(),
  )
  expect(events.filter((one) => one.kind === 'visit').at(-1)).toMatchObject({
    visitId,
    params: { n: 1, of: 6 },
    at: visit?.startsAt.toISOString(),
  })
  expect(events.find((one) => one.kind === 'payment')?.params).toEqual({
    amountMinor: 500,
    currency: 'USD',
  })
  expect(events.map((one) => one.at)).toEqual(
    events
      .map((one) => one.at)
      .sort()
      .reverse(),
  )
  const { answers } = await practice.at(day(5), (ctx) => viewScreening(ctx, { patientId }))
  expect(answers).toMatchObject({ 'last-needled-on': visit?.date, 'last-needle-depth': 0.75 })
})

it('is of nobody who is not here', async () => {
  const nobody = '00000000-0000-7000-8000-000000000000'
  await expect(eventsOf(nobody)).rejects.toMatchObject({ code: 'not-found' })
})

it('tells what was said and what was measured on one day, each once, and never one as the cause of the other', async () => {
  const patientId = await practice.person()
  const asked = { spotId: null, side: null, repeats: [], parts: {}, matched: null }
  const taken = { device: null, umPerPx: null, engine: null, operator: null, areaCm2: null }
  const said = (measure: 'feel-shedding' | 'feel-stress' | 'self-rating', value: number) =>
    ({ ...asked, ...taken, measure, value, method: 'question' }) as const
  const figures = {
    ...{ patientId, visitId: null, note: 'Sleeping badly.' },
    entries: [said('feel-shedding', 2), said('feel-stress', 7), said('self-rating', 1)],
  }
  await practice.at(day(8), (ctx) => addObservations(ctx, { ...figures, date: '2026-03-08' }))
  await practice.at(day(9), (ctx) => addObservations(ctx, { ...figures, date: '2026-03-06' }))
  const events = await eventsOf(patientId)
  const told = events
    .filter(({ kind }) => kind === 'checkIn' || kind === 'measured')
    .map(({ at, code }) => `${at.slice(0, 13)} ${code}`)
  expect(told).toEqual([
    '2026-03-08T15 measured.figures',
    '2026-03-08T15 checkIn.answered',
    '2026-03-06T12 measured.figures',
    '2026-03-06T12 checkIn.answered',
  ])
  expect(events.find(({ kind }) => kind === 'checkIn')?.params).toEqual({
    ...{ 'feel-shedding': 2, 'feel-stress': 7, note: 'Sleeping badly.' },
  })
})
