import type { PlanAnswer, PlanAsk, VisitView } from '@anagen/contract'
import { ProblemError } from '@anagen/contract/client'
import { addDays } from '@anagen/core/shared'
import { startAnagen } from '../e2e/anagen.ts'
import { demoOwner, type Staff } from '../e2e/staff.ts'
import { brokenCourses, doubleBookings } from './booking-storm-checks.ts'
import type { TrustRow } from './row.ts'

export type Storm = { clients: number; seed: number; coursesEach?: number }

/**
 * Many clients at once book courses into the busiest week of the demo practice, each planning
 * before any of them books, so that they want the same hours. Afterwards no resource may be booked
 * twice at any time, no call may have failed on the server's side, and each course is whole or
 * absent.
 */
export async function bookingStorm({ clients, seed, coursesEach = 3 }: Storm): Promise<TrustRow> {
  const started = performance.now()
  const anagen = await startAnagen()
  try {
    const owner = await demoOwner(anagen.url)
    const site = await siteOf(owner)
    const week = await busiestWeek(owner, site)
    const told: Told = { booked: 0, refused: 0, faults: [] }
    const people = await addPeople(owner, { site, count: clients * coursesEach, seed })
    for (let round = 0; round < coursesEach; round++) {
      const now = people.slice(round * clients, (round + 1) * clients)
      const plans = await Promise.all(now.map((ask) => planned(owner, { ...ask, from: week })))
      await Promise.all(
        now.map((ask, i) => bookUntilDone(owner, { ask, week, plan: plans[i], told })),
      )
    }
    const visits = await allVisits(owner, { site, from: addDays(site.today, -7) })
    const courses = await Promise.all(people.map((ask) => coursesOf(owner, ask.patientId)))
    const wrong = [...doubleBookings(visits), ...brokenCourses(courses.flat()), ...told.faults]
    if (told.booked === 0) wrong.push('not one course was booked')
    return {
      test: `booking the busiest week from ${clients} clients at once`,
      count: people.length,
      failures: wrong.length,
      seed,
      seconds: Math.round((performance.now() - started) / 1000),
      note:
        wrong.slice(0, 3).join('; ') ||
        `${told.booked} courses booked whole, ${told.refused} refusals as somebody was quicker, no overlap`,
    }
  } finally {
    await anagen.stop()
  }
}

type Site = { locationId: string; today: string; practitioners: string[] }
type Told = { booked: number; refused: number; faults: string[] }

async function siteOf({ call }: Staff): Promise<Site> {
  const { locations, today } = await call('session.get', {})
  const { resources } = await call('resources.list', {})
  const practitioners = resources.filter((one) => one.kind === 'practitioner')
  return {
    locationId: locations[0]?.locationId ?? '',
    today,
    practitioners: practitioners.map((one) => one.resourceId),
  }
}

/** The first day of the seven days in a row, from tomorrow on, with the most minutes booked. */
async function busiestWeek(owner: Staff, site: Site): Promise<string> {
  const visits = await allVisits(owner, { site, from: addDays(site.today, 1), days: 70 })
  let best = { from: site.today, minutes: -1 }
  for (let start = 1; start <= 63; start++) {
    const from = addDays(site.today, start)
    const to = addDays(from, 6)
    const minutes = visits.filter((one) => one.date >= from && one.date <= to).length
    if (minutes > best.minutes) best = { from, minutes }
  }
  return best.from
}

type Period = { site: Site; from: string; days?: number }

async function allVisits(
  { call }: Staff,
  { site, from, days = 300 }: Period,
): Promise<VisitView[]> {
  const visits: VisitView[] = []
  for (let i = 0; i < days; i++) {
    const query = { date: addDays(from, i), locationId: site.locationId }
    visits.push(...(await call('day.get', { query })).visits)
  }
  return visits
}

/** People who may be treated: everything asked is answered, and there is nothing to tell. */
async function addPeople(
  owner: Staff,
  { site, count, seed }: { site: Site; count: number; seed: number },
): Promise<PlanAsk[]> {
  const asks: PlanAsk[] = []
  for (let i = 0; i < count; i++) {
    const { patientId } = await owner.call('patients.create', {
      body: {
        name: `Storm ${seed} ${i}`,
        bornOn: '1980-02-03',
        email: '',
        phone: '',
        language: 'en',
        diagnosisClass: 'pattern',
      },
    })
    await answerAll(owner, patientId)
    asks.push(askOf(patientId, site, i + seed))
  }
  return asks
}

async function answerAll({ call }: Staff, patientId: string): Promise<void> {
  const params = { patientId }
  const query = { protocolId: 'microneedling-six-monthly' }
  for (let round = 0; round < 5; round++) {
    const view = await call('patients.screening', { params, query })
    const missing = new Set(view.screening.elements.flatMap((one) => one.missing))
    if (missing.size === 0) return
    const answers: Record<string, string | string[]> = {}
    for (const question of view.questions.filter((one) => missing.has(one.id))) {
      if (question.kind === 'yesno') answers[question.id] = 'no'
      else if (question.kind === 'list') answers[question.id] = []
      else if (question.kind === 'choice')
        answers[question.id] = calm[question.id] ?? question.options[0]?.id ?? 'unknown'
    }
    await call('patients.answer', { params, body: { answers, source: 'staff' } })
  }
}

const calm: Record<string, string> = { 'skin-type': '2', 'hair-assessed': 'assessed' }

/** Wishes differ from person to person, and all want the same week. */
function askOf(patientId: string, site: Site, i: number): PlanAsk {
  return {
    patientId,
    locationId: site.locationId,
    protocolId: 'microneedling-six-monthly',
    areas: ['scalp'],
    light: i % 3 === 0 ? [1, 2, 3, 4, 5, 6] : [],
    wishes: {
      weekdays: [],
      hours: null,
      practitioner: site.practitioners[i % site.practitioners.length] ?? null,
      vetoWeekdays: [],
      away: [],
    },
  }
}

async function planned({ call }: Staff, ask: PlanAsk): Promise<PlanAnswer> {
  return call('courses.plan', { body: ask })
}

type Booking = { ask: PlanAsk; week: string; plan: PlanAnswer | undefined; told: Told }

/** Books what was planned; where somebody was quicker, plans and tries again. */
async function bookUntilDone(owner: Staff, { ask, week, plan, told }: Booking): Promise<void> {
  let now = plan
  for (let attempt = 0; attempt < 40; attempt++) {
    const best = now?.plans[0]
    if (!best) return
    const visits = best.visits.map(({ n, start, practitionerId }) => ({ n, start, practitionerId }))
    try {
      await owner.call('courses.book', { body: { ...ask, from: week, visits } })
      told.booked += 1
      return
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error
      if (error.problem.code !== 'slot-taken') {
        told.faults.push(`${error.problem.status} ${error.problem.title}`)
        return
      }
      told.refused += 1
    }
    now = await planned(owner, { ...ask, from: week })
  }
  told.faults.push('no course was booked in 40 attempts')
}

async function coursesOf({ call }: Staff, patientId: string) {
  return (await call('courses.list', { params: { patientId } })).courses
}
