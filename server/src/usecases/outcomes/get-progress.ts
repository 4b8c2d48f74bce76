import type { ObservationView, Patient, Progress } from '@anagen/contract'
import { errorOf, helpNeeded, helpWords, judgeAll, measureOf } from '@anagen/core/outcome'
import { addDays, hemisphereOf } from '@anagen/core/shared'
import type { ObservationRow } from '../../db/repositories/observations.ts'
import type { Context } from '../context.ts'
import { getPatient } from '../people/get-patient.ts'
import { dateOf, dayBounds } from '../series/wall-time.ts'
import { todayOf } from '../today.ts'
import { eventView } from './events.ts'
import { type Followed, followOne } from './followed.ts'
import { knownEvents } from './known-events.ts'
import { type PlanInForce, planInForce } from './measuring-plan.ts'
import { type OwnErrors, ownErrorsFor } from './own-errors.ts'
import { reviewViews } from './reviews.ts'
import { type PlacedSeries, seriesOf } from './series-of.ts'
import { spotView } from './spots.ts'

/** For how many days an answer asks for help: the questions are about the last two weeks. */
const helpDays = 60

type Asked = { patientId: string; courseId?: string | undefined; asOf?: string | undefined }

/**
 * What was measured in a person, what can be said of it, and what else happened, in one answer; as of a
 * day it is judged from what was known when that day ended.
 * @throws Refusal `not-found`
 */
export async function getProgress(
  ctx: Context,
  { patientId, courseId, asOf }: Asked,
): Promise<Progress> {
  const patient = await getPatient(ctx, patientId)
  const followed = await followOne(ctx, patient, courseId)
  const today = followed?.today ?? todayOf(ctx)
  if (asOf === undefined || asOf >= today) return progressOf(ctx, patient, followed)
  const then = { today: asOf, until: dayBounds(asOf, followed?.zone ?? ctx.practice.zone).to }
  return progressOf(ctx, patient, followed && { ...followed, today: asOf }, then)
}

/** A day that is over, and the instant at which it ended. */
type Then = { today: string; until: Date }

/** The progress of a person in a course already found. */
export async function progressOf(
  ctx: Context,
  patient: Patient,
  followed: Followed | null,
  then?: Then,
): Promise<Progress> {
  const { patientId, diagnosisClass } = patient
  const hemisphere = hemisphereOf(followed?.zone ?? ctx.practice.zone)
  const spots = await ctx.db.spots.ofPatients([patientId])
  const observations = await ctx.db.observations.ofPatients([patientId], then?.until)
  const ownErrors = await ownErrorsFor(ctx, observations)
  const measured = { diagnosisClass, spots, observations }
  const plan = followed && (await planOf(ctx, followed, measured, then))
  const events = await eventsOf(ctx, patientId, then)
  const facts = { hemisphere, spots, observations, events, ownErrors }
  return {
    patientId,
    name: patient.name,
    diagnosis: diagnosisClass,
    hemisphere,
    courseId: followed?.course.courseId ?? null,
    start: followed?.start ?? null,
    plan,
    spots: spots.map(spotView),
    observations: observations.map(observationView),
    events,
    judged: followed && plan ? judgedOf(seriesOf({ ...facts, followed, plan })) : [],
    reviews: followed ? await reviewsOf(ctx, followed, then) : [],
    help: helpOf(ctx, observations, then?.today ?? followed?.today ?? todayOf(ctx)),
    ownErrors: ownErrorViews(ownErrors),
  }
}

/** What can be said of each series, all of one person together. */
export function judgedOf(placed: readonly PlacedSeries[]): Progress['judged'] {
  const verdicts = judgeAll(placed.map(({ series }) => series))
  return placed.flatMap(({ spotId, side, primary }, i) => {
    const verdict = verdicts[i]
    return verdict ? [{ spotId, side, primary, verdict }] : []
  })
}

async function planOf(
  ctx: Context,
  { course, start }: Followed,
  measured: Omit<Parameters<typeof planInForce>[1], 'start'>,
  then?: Then,
): Promise<PlanInForce> {
  const [chosen] = await ctx.db.reviews.plansOf([course.courseId], then?.until)
  return planInForce(chosen, { ...measured, start })
}

/** What was noted and what the answers of the screening tell, by the day it began. */
async function eventsOf(ctx: Context, patientId: string, then?: Then): Promise<Progress['events']> {
  const noted = (await ctx.db.lifeEvents.ofPatients([patientId])).map(eventView)
  const revisions = await ctx.db.answers.all(patientId)
  const answered = revisions
    .filter(({ at }) => !then || at < then.until)
    .map(({ at, answers }) => ({ date: dateOf(at, ctx.practice.zone), answers }))
  const known = knownEvents(answered, ctx.language)
  const all = [...noted, ...known].sort((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0))
  return then ? begunBy(all, then) : all
}

/** What had begun by a day; what ended later still went on. */
function begunBy(events: Progress['events'], { today }: Then): Progress['events'] {
  return events
    .filter(({ from }) => from <= today)
    .map((event) => ({ ...event, to: event.to && event.to > today ? null : event.to }))
}

async function reviewsOf(ctx: Context, { course, protocol, visits, today }: Followed, then?: Then) {
  const decisions = await ctx.db.reviews.decisionsOf([course.courseId], then?.until)
  return reviewViews({ protocol, visits, decisions, today, language: ctx.language })
}

/** The latest answers about mood and worry, where they ask for help and are not long past. */
function helpOf(
  { language, practice }: Context,
  observations: readonly ObservationRow[],
  today: string,
): Progress['help'] {
  const latest = observations.findLast(({ measure }) => measure === 'phq4')
  if (!latest || latest.date < addDays(today, -helpDays)) return []
  return helpNeeded(latest.parts).map((code) => {
    const words = [helpWords[code][language], practice.help].filter(Boolean)
    return { date: latest.date, code, text: words.join(' ') }
  })
}

function observationView(row: ObservationRow): ObservationView {
  const { firstId: _, revision, kind: __, patientId: ___, at, ...view } = row
  return {
    ...view,
    site: measureOf(row.measure).site,
    at: at.toISOString(),
    revisions: revision - 1,
  }
}

function ownErrorViews(ownErrors: OwnErrors): Progress['ownErrors'] {
  return [...ownErrors].flatMap(([measure, list]) =>
    list.map((one) => {
      const { method, device, triples, sd } = one
      const used = errorOf(measureOf(measure), { method, device }, list).sd
      return { measure, method, device, triples, own: sd, used }
    }),
  )
}
