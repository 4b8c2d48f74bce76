import type { Patient } from '@anagen/contract'
import { microneedlingSixMonthly } from '@anagen/core/protocol'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { bookCourse } from '../courses/book-course.ts'
import { planCourse } from '../courses/plan-course.ts'
import { type TestPractice, testPractice } from '../courses/test-practice.ts'
import { addPatient } from './add-patient.ts'
import { changePatient } from './change-patient.ts'
import { listPatients } from './list-patients.ts'

const now = '2026-03-02T14:00:00Z'
let practice: TestPractice
const blank: Omit<Patient, 'patientId' | 'version' | 'name'> = {
  bornOn: null,
  email: '',
  phone: '',
  language: 'en',
  diagnosisClass: 'not_assessed',
}
const people: (Partial<Patient> & { name: string })[] = [
  { name: 'Zoë Marsh', email: 'zoe@example.org' },
  { name: 'María Núñez', phone: '+34 600 111 222' },
  { name: 'Mario Nunes', phone: '(212) 555-0100' },
  { name: 'anna öst' },
  { name: 'Anna Ostby' },
  { name: 'Émile Marsh' },
]

beforeAll(async () => {
  practice = await testPractice()
  for (const person of people)
    await practice.at(now, (ctx) => addPatient(ctx, { ...blank, ...person }))
})
afterAll(() => practice.database.close())

const names = async (ask: Parameters<typeof listPatients>[1]) =>
  (await practice.at(now, (ctx) => listPatients(ctx, ask))).patients.map((one) => one.name)

it.each([
  [
    'all by folded name',
    undefined,
    ['anna öst', 'Anna Ostby', 'Émile Marsh', 'María Núñez', 'Mario Nunes', 'Zoë Marsh'],
  ],
  ['a beginning', 'mari', ['María Núñez', 'Mario Nunes']],
  ['accents typed or not', 'NÚNE', ['María Núñez', 'Mario Nunes']],
  ['several words, each a beginning', 'nu maria', ['María Núñez']],
  ['words that no one person has', 'maria marsh', []],
  ['an e-mail address', 'zoe@ex', ['Zoë Marsh']],
  ['phone digits', '212 555', ['Mario Nunes']],
  ['phone digits without the country', '600 11', ['María Núñez']],
  ['phone digits with it', '+34 600', ['María Núñez']],
  ['nothing from the middle of a word', 'arsh', []],
  ['no pattern', '%', []],
])('finds %s', async (_, q, expected) => {
  expect(await names({ q })).toEqual(expected)
})

it.each([1, 2, 3, 5, 6, 100])('pages by %i without losing or repeating anybody', async (limit) => {
  const seen: string[] = []
  let after: string | undefined
  do {
    const page = await practice.at(now, (ctx) => listPatients(ctx, { limit, after }))
    expect(page.patients.length).toBeLessThanOrEqual(limit)
    seen.push(...page.patients.map((one) => one.name))
    after = page.next ?? undefined
  } while (after !== undefined)
  expect(seen).toEqual(await names({}))
})

it.each([
  'nonsense',
  Buffer.from('["a","b"]').toString('base64url'),
  Buffer.from('{}').toString('base64url'),
])('refuses the place %j', async (after) => {
  await expect(names({ after })).rejects.toMatchObject({ code: 'bad-request' })
})

it('finds a changed person by the new words only, and refuses an old version', async () => {
  const before = await practice.at(now, (ctx) => addPatient(ctx, { ...blank, name: 'Olu Kent' }))
  const after = await practice.at(now, (ctx) => changePatient(ctx, { ...before, name: 'Olu Lane' }))
  expect(after.version).toBe(2)
  expect(await names({ q: 'kent' })).toEqual([])
  expect(await names({ q: 'lane olu' })).toEqual(['Olu Lane'])
  const again = practice.at(now, (ctx) => changePatient(ctx, { ...before, name: 'Olu West' }))
  await expect(again).rejects.toMatchObject({ code: 'stale' })
})

it('shows the course under way and the next visit in local time', async () => {
  const patientId = await practice.person()
  const booked = await practice.at(now, async (ctx) => {
    const ask = practice.ask(patientId)
    const { plans } = await planCourse(ctx, ask)
    const visits = (plans[0]?.visits ?? []).map(({ n, start, practitionerId }) => ({
      n,
      start,
      practitionerId,
    }))
    await bookCourse(ctx, { ...ask, visits })
    return visits
  })
  const { patients } = await practice.at(now, (ctx) => listPatients(ctx, { limit: 100 }))
  const row = patients.find((one) => one.patientId === patientId)
  expect(row?.step).toEqual({ done: 0, of: microneedlingSixMonthly.visits.length })
  expect(row?.next?.start).toBe(booked[0]?.start)
  expect(patients.filter((one) => one.step !== null)).toHaveLength(1)
})
