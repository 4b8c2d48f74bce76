import { type ObservationInput, routes } from '@anagen/contract'
import { sayNumber, verdictWords } from '@anagen/core/outcome'
import { addDays } from '@anagen/core/shared'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { reportDocSchema } from '../../reports/report-doc.ts'
import { bookCourse } from '../courses/book-course.ts'
import { decideReview } from './decide-review.ts'
import { followCourse } from './followed.ts'
import { getProgress } from './get-progress.ts'
import { getReport, reportFor } from './get-report.ts'
import { addObservations } from './observations.ts'
import { addSpot } from './spots.ts'
import { dayAfter, firstVisit, type TestCourse, testCourse, typed } from './test-course.ts'

let course: TestCourse
let spotId: string
let reference: string
beforeAll(async () => {
  course = await testCourse(6, { glp1: 'yes', 'glp1-started-on': '2026-05-01' })
  spotId = await mark('Crown', false)
  reference = await mark('Nape', true)
})
afterAll(() => course.practice.database.close())

const mark = (name: string, isReference: boolean) =>
  course.practice.at(dayAfter(0), async (ctx) => {
    const place = { name, view: 'top', x: 0.5, y: 0.5, reference: isReference } as const
    return (await addSpot(ctx, { ...place, patientId: course.patientId })).spotId
  })
type More = { patientId?: string }
const enter = (day: number, entries: ObservationInput[], { patientId }: More = {}) =>
  course.practice.at(dayAfter(Math.max(day, 0)), (ctx) =>
    addObservations(ctx, {
      ...{ patientId: patientId ?? course.patientId, visitId: null, note: '', entries },
      date: addDays(firstVisit, day),
    }),
  )
const progress = (day: number, courseId?: string) =>
  course.practice.at(dayAfter(day), async (ctx) => {
    const asked = { patientId: course.patientId, ...(courseId ? { courseId } : {}) }
    return routes['progress.get'].response.parse(await getProgress(ctx, asked))
  })
const followed = (spot: string, gained: number, lost: number) =>
  typed({
    ...{ measure: 'density-terminal', method: 'hair-to-hair', spotId: spot, areaCm2: 3 },
    ...{ value: (420 + gained - lost) / 3, device: 'Scope A' },
    matched: { against: firstVisit, kept: 420 - lost, gained, lost },
  })
const baseline = (spot: string) => ({ ...followed(spot, 0, 0), matched: null })
const comb = (repeats: number[]) => typed({ measure: 'shedding-comb', method: 'count', repeats })

describe('the progress of a person', () => {
  it('with nothing measured says so of what is judged', async () => {
    const { judged, start, courseId } = await progress(1)
    expect([start, courseId]).toEqual([firstVisit, course.courseId])
    expect(judged).toHaveLength(1)
    expect(judged[0]).toMatchObject({ primary: true, spotId, side: null })
    expect(judged[0]?.verdict).toMatchObject({ state: 'not comparable', reasons: ['no baseline'] })
  })

  it('with nothing measured has no report', async () => {
    const report = course.practice.at(dayAfter(1), (ctx) => getReport(ctx, course.courseId))
    await expect(report).rejects.toMatchObject({ code: 'blocked' })
  })

  it('judges each measure at its place, the untreated spot beside it and not by itself', async () => {
    await enter(0, [baseline(spotId), baseline(reference), comb([12, 9, 11])])
    await enter(0, [typed({ measure: 'feel-mood', method: 'question', value: 6 })])
    await enter(92, [followed(spotId, 96, 30), followed(reference, 31, 33), comb([10, 12, 9])])
    await enter(92, [typed({ measure: 'self-rating', method: 'question', value: 1 })])
    const { judged, events } = await progress(93)
    const said = judged.map(({ primary, verdict, spotId: at }) => {
      return [verdict.measure, at, primary, verdict.state, verdict.direction]
    })
    expect(said).toEqual([
      ['density-terminal', spotId, true, 'more', 'better'],
      ['shedding-comb', null, false, 'cannot tell', null],
      ['self-rating', null, false, 'cannot tell', null],
    ])
    expect(judged[0]?.verdict.reference).toEqual({ kept: 387, gained: 31, lost: 33 })
    expect(events).toMatchObject([{ kind: 'glp1', from: '2026-05-01', eventId: null }])
    expect(judged[0]?.verdict.events).toMatchObject([{ kind: 'glp1' }])
  })

  it('says from week 24 on whether to stop, by a look that is late enough', async () => {
    const stop = async (day: number) => (await progress(day)).judged[0]?.verdict.stop
    expect(await stop(167)).toBeNull()
    expect(await stop(168)).toEqual({ recommend: false, why: 'cannot be judged' })
  })

  it('counts the repeats of everybody, by method and device, corrected ones once', async () => {
    const device = 'Comb B'
    const second = await course.bookOne({ given: 1, clock: '13:00', who: 1 })
    const own = async () =>
      (await progress(93)).ownErrors.find((one) => one.measure === 'shedding-comb')
    const before = await own()
    // Two triples of this person's: variances within them over the squared mean, four degrees of freedom.
    const share = (12 - 32 / 3) ** 2 + (9 - 32 / 3) ** 2 + (11 - 32 / 3) ** 2
    const later = (10 - 31 / 3) ** 2 + (12 - 31 / 3) ** 2 + (9 - 31 / 3) ** 2
    const pooled = Math.sqrt((share / (32 / 3) ** 2 + later / (31 / 3) ** 2) / 4)
    expect(before).toMatchObject({ method: 'count', device: null, triples: 2 })
    expect(before?.own).toBeCloseTo(pooled, 12)
    expect(before?.used).toBeGreaterThan(pooled)
    await enter(0, [comb([10, 10, 10])], { patientId: second.patientId })
    await enter(0, [{ ...comb([10, 10, 10]), device }], { patientId: second.patientId })
    await enter(0, [comb([10, 12])], { patientId: second.patientId })
    expect(await own()).toMatchObject({ device: null, triples: 3 })
  })

  it('shares the figures of two courses out between them', async () => {
    const { practice, patientId } = course
    const booked = practice.at('2026-09-01T13:00:00Z', async (ctx) => {
      const visits = [0, 1, 2, 3, 4, 5].map((i) => ({
        n: i + 1,
        start: `${addDays('2026-10-05', 28 * i)}T09:00`,
        practitionerId: practice.people[0] ?? '',
      }))
      return bookCourse(ctx, { ...practice.ask(patientId), visits })
    })
    const laterId = await booked
    const later = await progress(240)
    expect([later.courseId, later.start]).toEqual([laterId, '2026-10-05'])
    // What was measured in the first course, before its last visit, is no baseline of the second.
    expect(later.judged.map(({ verdict }) => verdict.reasons)).toEqual([['no baseline']])
    expect((await progress(240, course.courseId)).judged).toHaveLength(3)
  })

  it('is asked about a course of this person only', async () => {
    const other = await course.bookOne({ given: 0, first: '2026-03-10', clock: '14:30', who: 1 })
    await expect(progress(10, other.courseId)).rejects.toMatchObject({ code: 'not-found' })
  })
})

describe('the report', () => {
  const at = dayAfter(93)
  const doc = () =>
    course.practice.at(at, async (ctx) => reportFor(ctx, await followCourse(ctx, course.courseId)))

  it('says what the screen says, in the language of the person', async () => {
    const { owner } = course.practice.database
    await owner.query(`UPDATE patient SET language = 'es' WHERE patient_id = $1`, [
      course.patientId,
    ])
    const report = await doc()
    expect(reportDocSchema.safeParse(report).error).toBeUndefined()
    const [primary] = (await progress(93, course.courseId)).judged
    if (!primary) throw new Error('nothing judged')
    const words = verdictWords(primary.verdict, 'es')
    expect(report.verdict.headline).toBe(words.headline)
    expect(report.verdict.paragraphs).toEqual(words.lines)
    expect(report.notes.map(({ text }) => text)).toEqual(expect.arrayContaining(words.notes))
    expect(report).toMatchObject({
      ...{ lang: 'es', date: '2026-06-10', paper: 'us-letter' },
      person: { name: 'June Alder', about: 'fecha de nacimiento: 3 de febrero de 1980' },
      protocol: 'Microagujas para el cabello, seis mensuales',
    })
    expect(report.ribbon.events).toMatchObject([{ label: 'medicamento GLP-1', to: null }])
    expect(report.chart?.points.map(({ comparable }) => comparable)).toEqual([true, true])
    expect(report.measures.map(({ first, latest }) => [first, latest])).toEqual([
      [`${sayNumber(32 / 3, 1, 'es')} cabellos`, `${sayNumber(31 / 3, 1, 'es')} cabellos`],
      ['0 puntos', '1 puntos'],
    ])
    expect(report.measures[0]?.says).toBe('Aún no se puede distinguir ningún cambio.')
    expect(report.ribbon.reviews[0]).toMatchObject({ label: 'Revisión en la visita 4', held: null })
    await owner.query(`UPDATE patient SET language = 'en'`)
  })

  it('names its sources by author or journal and year, not by our keys', async () => {
    const { basis } = await doc()
    expect(basis.map(({ source }) => source)).toEqual([
      'Skin Appendage Disord 8(5):382 (2022)',
      'Buontempo, HairMetrix (2026)',
      'Randall & Ebling, Br J Dermatol (1991); Kunz, Dermatology 219:105 (2009)',
    ])
  })

  it('tells the day a review was held', async () => {
    const [review] = (await progress(93, course.courseId)).reviews
    await course.practice.at(at, (ctx) =>
      decideReview(ctx, {
        ...{ courseId: course.courseId, reviewId: review?.reviewId ?? '' },
        ...{ decision: 'go on', note: '', reconsented: true },
      }),
    )
    expect((await doc()).ribbon.reviews[0]?.held).toBe('2026-06-10')
  })

  it('is a PDF, the same bytes for the same figures', async () => {
    const print = async () => {
      const later = await course.practice.at(at, (ctx) => getReport(ctx, course.courseId))
      return (await later.run()) as Uint8Array
    }
    const [first, second] = [await print(), await print()]
    expect(Buffer.from(first.slice(0, 5)).toString()).toBe('%PDF-')
    expect(Buffer.from(first).equals(Buffer.from(second))).toBe(true)
  })
})
