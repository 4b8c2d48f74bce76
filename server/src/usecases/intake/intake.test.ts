import { afterAll, beforeAll, expect, it } from 'vitest'
import { actorOfLink } from '../../api/authenticate.ts'
import { splitToken, tokenHash } from '../../auth/session.ts'
import type { Context } from '../context.ts'
import { type TestPractice, testPractice } from '../courses/test-practice.ts'
import { addPatient } from '../people/add-patient.ts'
import { answerIntake } from './answer-intake.ts'
import { intakeForm } from './intake-form.ts'
import { makeLink } from './make-link.ts'

const made = '2026-03-02T14:00:00Z'
let practice: TestPractice
beforeAll(async () => {
  practice = await testPractice()
})
afterAll(() => practice.database.close())

const newPerson = () =>
  practice.at(made, (ctx) =>
    addPatient(ctx, {
      name: 'June Alder',
      bornOn: null,
      email: '',
      phone: '',
      language: 'es',
      diagnosisClass: 'not_assessed',
    }),
  )

const linkFor = async (patientId: string) => {
  const { link, expiresAt } = await practice.at(made, (ctx) => makeLink(ctx, patientId))
  const token = splitToken(link.replace('/p/#', ''))
  if (!token) throw new Error(`${link} is no link`)
  return { ...token, expiresAt }
}

/** Does something as the holder of a secret, or nothing when it opens no door. */
const asHolder = <T>(secret: string, work: (ctx: Context) => Promise<T>, at = made) =>
  practice.at(at, async (ctx) => {
    const actor = await actorOfLink(ctx.db, tokenHash(secret), ctx.now)
    return actor ? work({ ...ctx, actor }) : null
  })

it('asks the person, keeps what is answered, and is handed in', async () => {
  const { patientId } = await newPerson()
  const { secret, practiceId } = await linkFor(patientId)
  expect(practiceId).toBe(practice.practiceId)
  const empty = await asHolder(secret, intakeForm)
  expect(empty).toMatchObject({
    name: 'June Alder',
    practice: 'Quiet Room',
    language: 'es',
    answers: {},
    finished: false,
  })
  expect(empty?.questions.length).toBeGreaterThan(10)
  expect(empty?.questions.every((one) => one.by === 'person')).toBe(true)
  await asHolder(secret, (ctx) => answerIntake(ctx, { answers: { glp1: 'yes' }, finished: false }))
  await asHolder(secret, (ctx) => answerIntake(ctx, { answers: {}, finished: true }))
  const form = await asHolder(secret, intakeForm)
  expect(form).toMatchObject({ answers: { glp1: 'yes' }, finished: true })
  await asHolder(secret, (ctx) => answerIntake(ctx, { answers: { glp1: 'no' }, finished: false }))
  expect(await asHolder(secret, intakeForm)).toMatchObject({
    answers: { glp1: 'no' },
    finished: true,
  })
})

it.each([
  ['2026-03-16T13:59:59Z', true],
  ['2026-03-16T14:00:00Z', false],
])('opens at %s: %j', async (at, opens) => {
  const { secret, expiresAt } = await linkFor((await newPerson()).patientId)
  expect(expiresAt).toBe('2026-03-16T14:00:00.000Z')
  expect((await asHolder(secret, intakeForm, at)) !== null).toBe(opens)
})

it('ends when a newer one is made, for the same person only', async () => {
  const [one, other] = [await newPerson(), await newPerson()]
  const older = await linkFor(one.patientId)
  const elsewhere = await linkFor(other.patientId)
  const newer = await linkFor(one.patientId)
  expect(await asHolder(older.secret, intakeForm)).toBeNull()
  expect(await asHolder(newer.secret, intakeForm)).not.toBeNull()
  expect(await asHolder(elsewhere.secret, intakeForm)).not.toBeNull()
})

it('takes no answer to a question of the practice, and stores no secret', async () => {
  const { secret } = await linkFor((await newPerson()).patientId)
  const answers = { 'light-pulse-hz': 10 }
  const refused = asHolder(secret, (ctx) => answerIntake(ctx, { answers, finished: true }))
  await expect(refused).rejects.toMatchObject({ problems: [{ path: 'answers.light-pulse-hz' }] })
  expect(await asHolder(secret, intakeForm)).toMatchObject({ finished: false })
  const { rows } = await practice.database.owner.query('SELECT * FROM intake_link')
  expect(JSON.stringify(rows)).not.toContain(secret)
})

it('is for the holder only', async () => {
  await expect(practice.at(made, intakeForm)).rejects.toMatchObject({ code: 'not-allowed' })
  const nobody = '00000000-0000-7000-8000-000000000000'
  await expect(linkFor(nobody)).rejects.toMatchObject({ code: 'not-found' })
})
