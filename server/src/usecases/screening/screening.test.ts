import { builtInProtocols } from '@anagen/core/protocol'
import type { Answers, Screening } from '@anagen/core/screening'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { standingOf } from '../courses/standing.ts'
import { type TestPractice, testPractice } from '../courses/test-practice.ts'
import { addClearance } from './add-clearance.ts'
import { addHold } from './add-hold.ts'
import { releaseHold } from './release-hold.ts'
import { saveAnswers } from './save-answers.ts'
import { viewScreening } from './view-screening.ts'
import { withdrawClearance } from './withdraw-clearance.ts'

const now = '2026-03-02T14:00:00Z'
const nobody = '00000000-0000-7000-8000-000000000000'
let practice: TestPractice
beforeAll(async () => {
  practice = await testPractice()
})
afterAll(() => practice.database.close())

const view = (patientId: string, at = now) =>
  practice.at(at, (ctx) => viewScreening(ctx, { patientId }))
const answer = (patientId: string, answers: Record<string, unknown>, at = now) =>
  practice.at(at, (ctx) => saveAnswers(ctx, { patientId, answers, source: 'staff' }))
const decisions = ({ elements }: Screening) =>
  Object.fromEntries(elements.map((one) => [one.element, one.decision]))

/** What blocks the scalp, judged for a day. */
const blocks = (patientId: string, on?: string, at = now) =>
  practice.at(at, async (ctx) => {
    const protocol = builtInProtocols[0]
    if (!protocol) throw new Error('there are protocols')
    return (await standingOf(ctx, { patientId, protocol, elements: ['scalp'], on })).pauses
  })

const snapshots = async (patientId: string) => {
  const sql = 'SELECT count(*)::int AS n FROM screening WHERE patient_id = $1'
  return (await practice.database.owner.query(sql, [patientId])).rows[0].n
}

const areata = (patientId: string, more: Partial<Parameters<typeof addClearance>[1]> = {}) => ({
  patientId,
  kind: 'clearance' as const,
  ruleIds: ['R10'],
  elements: ['scalp' as const, 'brow' as const],
  from: '2026-03-02',
  until: '2026-09-02',
  who: 'Dr. Lee',
  why: 'letter of 1 March',
  ...more,
})

describe('the journeys of screening', () => {
  it('asks the provider about alopecia areata, and a clearance leaves a note', async () => {
    const patientId = await practice.person()
    expect(await blocks(patientId)).toEqual([])
    await answer(patientId, { 'alopecia-areata': 'yes', 'aa-signs': [] })
    const before = await view(patientId)
    expect(decisions(before.screening)).toMatchObject({ scalp: 'consult', brow: 'consult' })
    expect(await blocks(patientId)).toMatchObject([
      { code: 'consult', ruleId: 'R10', elements: ['scalp'], until: null },
    ])
    await practice.at(now, (ctx) => addClearance(ctx, areata(patientId)))
    const cleared = await view(patientId)
    expect(decisions(cleared.screening)).toMatchObject({ scalp: 'note', brow: 'note' })
    expect(cleared.clearances).toMatchObject([
      { ruleIds: ['R10'], enteredBy: 'Robin Vale', who: 'Dr. Lee', withdrawn: false },
    ])
    expect(await blocks(patientId)).toEqual([])
    const clearanceId = cleared.clearances[0]?.clearanceId ?? ''
    await practice.at(now, (ctx) => withdrawClearance(ctx, { patientId, clearanceId }))
    const after = await view(patientId)
    expect(decisions(after.screening)).toEqual(decisions(before.screening))
    expect(after.clearances).toMatchObject([{ withdrawn: true }])
    expect(await snapshots(patientId)).toBe(3)
    const again = practice.at(now, (ctx) => withdrawClearance(ctx, { patientId, clearanceId }))
    await expect(again).rejects.toMatchObject({ code: 'exists' })
  })

  it.each([
    ['2026-03-01T14:00:00Z', 'consult'],
    ['2026-03-02T14:00:00Z', 'note'],
    ['2026-09-02T14:00:00Z', 'note'],
    // Still the evening of the second in New York.
    ['2026-09-03T03:59:00Z', 'note'],
    ['2026-09-03T04:00:00Z', 'consult'],
  ])('counts a clearance on its days only: at %s %s', async (at, decision) => {
    const patientId = await practice.person({ 'alopecia-areata': 'yes' })
    await practice.at(now, (ctx) => addClearance(ctx, areata(patientId)))
    expect(decisions((await view(patientId, at)).screening).scalp).toBe(decision)
  })

  it('waits while cancer is treated, whatever the day judged', async () => {
    const own: Answers = {
      'cancer-treatment': 'under-way',
      'cancer-treatment-ends-on': '2026-05-01',
    }
    const patientId = await practice.person(own)
    const pause = { code: 'wait', ruleId: 'R27', until: '2026-05-01' }
    expect(await blocks(patientId)).toMatchObject([pause])
    // The date is when to ask again: only the answer ends it.
    expect(await blocks(patientId, '2026-06-01')).toMatchObject([pause])
  })

  it('goes on with a note under a GLP-1 medicine', async () => {
    const patientId = await practice.person({ glp1: 'yes' })
    const { screening } = await view(patientId)
    expect(decisions(screening).scalp).toBe('note')
    expect(await blocks(patientId)).toEqual([])
  })

  it.each([
    [undefined, ['R54']],
    ['2026-03-10', ['R54']],
    ['2026-03-11', []],
    ['2020-01-01', ['R54']],
  ])('judges the 14 days after needling for a visit on %s', async (on, rules) => {
    const own = {
      'last-session': 'settled',
      'last-needled-on': '2026-02-25',
      'last-needle-depth': 1,
    }
    const patientId = await practice.person(own)
    expect((await blocks(patientId, on)).map((one) => one.ruleId)).toEqual(rules)
  })

  it('says which answers are missing', async () => {
    const patientId = await practice.person({ 'alopecia-areata': 'unknown' })
    expect(await blocks(patientId)).toMatchObject([
      { code: 'ask', ruleId: null, elements: ['scalp'], text: expect.stringMatching(/alopecia/) },
    ])
  })
})

describe('answers', () => {
  it('keep what is not sent, and take the age from the person', async () => {
    const patientId = await practice.person({ glp1: 'yes' }, '1980-02-03')
    await answer(patientId, { 'alopecia-areata': 'yes', 'birth-date': '2001-01-01' })
    const { answers, answeredAt } = await view(patientId)
    expect(answers).toMatchObject({
      glp1: 'yes',
      'alopecia-areata': 'yes',
      'birth-date': '1980-02-03',
    })
    expect(answeredAt).toBe('2026-03-02T14:00:00.000Z')
    await answer(patientId, {})
    const count = 'SELECT count(*)::int AS n FROM answer_revision WHERE patient_id = $1'
    expect((await practice.database.owner.query(count, [patientId])).rows[0].n).toBe(2)
  })

  it.each([
    ['a question nobody asks', { nonsense: 'yes' }, 'answers.nonsense'],
    ['nothing in place of an answer', { glp1: null }, 'answers.glp1'],
    ['an answer that is none', { glp1: 'maybe' }, 'answers.glp1'],
    ['a date to come', { 'coloured-on': '2026-03-03' }, 'answers.coloured-on'],
  ])('refuse %s and save nothing', async (_, answers, path) => {
    const patientId = await practice.person()
    const before = (await view(patientId)).answers
    const refused = answer(patientId, { 'alopecia-areata': 'yes', ...answers })
    await expect(refused).rejects.toMatchObject({
      code: 'bad-request',
      problems: [{ path, message: expect.any(String) }],
    })
    expect((await view(patientId)).answers).toEqual(before)
  })

  it('are of nobody who is not here', async () => {
    await expect(answer(nobody, {})).rejects.toMatchObject({ code: 'not-found' })
    await expect(view(nobody)).rejects.toMatchObject({ code: 'not-found' })
  })
})

describe('a clearance or override is refused', () => {
  it.each([
    ['a rule that does not speak', { ruleIds: ['R12'] }, {}, 'ruleIds.0'],
    ['one of two that does not speak', { ruleIds: ['R10', 'R12'] }, {}, 'ruleIds.1'],
    ['a part the rule does not touch', { elements: ['acupuncture'] }, {}, 'ruleIds.0'],
    ['an end before the beginning', { until: '2026-03-01' }, {}, 'until'],
    ['an override where none is allowed', { kind: 'override' }, {}, 'ruleIds.0'],
    [
      'a clearance of what no letter lifts',
      { ruleIds: ['R19'] },
      { isotretinoin: 'yes' },
      'ruleIds.0',
    ],
  ] as const)('for %s', async (_, more, own, path) => {
    const patientId = await practice.person({ 'alopecia-areata': 'yes', ...own })
    const asked = areata(patientId, more as Partial<Parameters<typeof addClearance>[1]>)
    const refused = practice.at(now, (ctx) => addClearance(ctx, asked))
    await expect(refused).rejects.toMatchObject({ code: 'bad-request', problems: [{ path }] })
    expect((await view(patientId)).clearances).toEqual([])
  })

  it('as an override by somebody without a licence, while a licence makes it count', async () => {
    const own = { isotretinoin: 'past', 'isotretinoin-last-on': '2026-02-01' }
    const patientId = await practice.person(own)
    expect(await blocks(patientId)).toMatchObject([{ ruleId: 'R20', until: '2026-08-01' }])
    const override = areata(patientId, { kind: 'override', ruleIds: ['R20'] })
    const unlicensed = practice.at(now, (ctx) => addClearance(ctx, override), practice.assistant)
    await expect(unlicensed).rejects.toMatchObject({
      code: 'not-allowed',
      message: expect.stringContaining('settings'),
    })
    await practice.at(now, (ctx) => addClearance(ctx, override))
    expect(await blocks(patientId)).toEqual([])
  })
})

describe('holds', () => {
  it('block from their first day until the day they name, or until released', async () => {
    const patientId = await practice.person()
    const hold = { patientId, from: '2026-03-02', until: '2026-03-10', why: 'surgery' }
    await practice.at(now, (ctx) => addHold(ctx, hold))
    const pause = { code: 'hold', ruleId: null, elements: [], until: '2026-03-10', text: 'surgery' }
    expect(await blocks(patientId)).toEqual([pause])
    expect(await blocks(patientId, undefined, '2026-03-09T14:00:00Z')).toEqual([pause])
    expect(await blocks(patientId, undefined, '2026-03-10T14:00:00Z')).toEqual([])
    const holdId = (await view(patientId)).holds[0]?.holdId ?? ''
    await practice.at(now, (ctx) => releaseHold(ctx, { patientId, holdId }))
    expect(await blocks(patientId)).toEqual([])
    expect((await view(patientId)).holds).toMatchObject([{ by: 'Robin Vale', released: true }])
    const again = practice.at(now, (ctx) => releaseHold(ctx, { patientId, holdId }))
    await expect(again).rejects.toMatchObject({ code: 'exists' })
  })

  it.each([
    ['2026-04-01', undefined, 0],
    ['2026-04-01', '2026-03-31', 0],
    ['2026-04-01', '2026-04-01', 1],
    ['2026-03-02', '2026-07-01', 1],
  ])('from %s until released, judged for %s: %i', async (from, on, count) => {
    const patientId = await practice.person()
    await practice.at(now, (ctx) => addHold(ctx, { patientId, from, until: null, why: 'a rest' }))
    expect(await blocks(patientId, on)).toHaveLength(count)
  })

  it.each(['2026-03-01', '2026-03-02'])('must end after they began: %s', async (until) => {
    const patientId = await practice.person()
    const hold = { patientId, from: '2026-03-02', until, why: 'surgery' }
    await expect(practice.at(now, (ctx) => addHold(ctx, hold))).rejects.toMatchObject({
      problems: [{ path: 'until' }],
    })
  })

  it('of another person are not here', async () => {
    const [one, other] = [await practice.person(), await practice.person()]
    const hold = { patientId: one, from: '2026-03-02', until: null, why: 'a rest' }
    await practice.at(now, (ctx) => addHold(ctx, hold))
    const holdId = (await view(one)).holds[0]?.holdId ?? ''
    const released = practice.at(now, (ctx) => releaseHold(ctx, { patientId: other, holdId }))
    await expect(released).rejects.toMatchObject({ code: 'not-found' })
  })
})
