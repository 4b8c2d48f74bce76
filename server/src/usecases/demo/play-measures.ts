import type { ObservationInput } from '@anagen/contract'
import { addDays, daysBetween } from '@anagen/core/shared'
import type { VisitRow } from '../../db/repositories/visits.ts'
import { reviewWindows, stands } from '../courses/progress.ts'
import { decideReview } from '../outcomes/decide-review.ts'
import { addEvent } from '../outcomes/events.ts'
import { setMeasuringPlan } from '../outcomes/measuring-plan.ts'
import { addObservations } from '../outcomes/observations.ts'
import { addSpot } from '../outcomes/spots.ts'
import { instantOf, minutesAfter } from '../series/wall-time.ts'
import type { Person } from './cast.ts'
import {
  browsOf,
  checkInOf,
  closeUps,
  happeningOf,
  type Measured,
  measuredOf,
  moodOf,
  ratingsOf,
  type Spots,
  saltOf,
} from './measure-tales.ts'
import { visitsOf } from './play-course.ts'
import { act, type Stage } from './stage.ts'

/** A needling course that was booked for somebody. */
export type PlayedCourse = { person: Person; patientId: string; courseId: string }

type Playing = PlayedCourse & {
  stage: Stage
  one: Measured
  place: number
  /** The visits that were given, and all that stand. */
  done: VisitRow[]
  standing: VisitRow[]
  start: string
}

/** Visits at which close-ups are taken; reviews after the last one come on days of their own. */
const lookedAt = new Set([1, 4, 6])

/**
 * Measures everybody whose course has begun, at the visits and reviews that lie behind: what is truly
 * there, seen as well as such figures can show it.
 */
export async function playMeasures(
  stage: Stage,
  courses: readonly PlayedCourse[],
  seed: number,
): Promise<void> {
  const begun: Omit<Playing, 'one' | 'place'>[] = []
  for (const course of courses) {
    const standing = (await visitsOf(stage, course.courseId)).filter(stands)
    const done = standing.filter(({ state }) => state === 'done')
    const start = done[0]?.date
    if (start !== undefined) begun.push({ ...course, stage, done, standing, start })
  }
  begun.sort((a, b) => (a.start < b.start ? -1 : a.start > b.start ? 1 : 0))
  let place = 0
  for (const course of begun) {
    const areata = course.person.diagnosisClass === 'alopecia_areata'
    const at = areata ? begun.length : place++
    await playOne({ ...course, place: at, one: measuredOf(at, { areata, seed }) })
    await new Promise((resolve) => setImmediate(resolve))
  }
}

async function playOne(playing: Playing): Promise<void> {
  const spots = await begin(playing)
  for (const visit of playing.done) {
    await measureVisit(playing, spots, visit)
    await reviewAt(playing, `visit-${visit.n}`, minutesAfter(visit.endsAt, -10))
  }
  for (const { review, from } of reviewWindows(
    playing.stage.protocols.needling,
    playing.standing,
  )) {
    if ('atVisit' in review.due || from >= playing.stage.today) continue
    await measureReview(playing, spots, from)
    const { zone } = playing.stage.location
    await reviewAt(playing, review.id, instantOf(`${from}T10:40`, zone))
  }
}

/** Marks the spots before the first needling, chooses a plan for some, notes what else happens. */
async function begin(playing: Playing): Promise<Spots | null> {
  await happen(playing)
  if (playing.one.tale === 'areata') return null
  const { stage, done, courseId, place } = playing
  const at = done[0]?.startsAt ?? stage.now
  const spots = await markSpots(playing, at)
  if (place % 4 !== 1) return spots
  await act(stage, minutesAfter(at, 8), {
    action: 'measuring.plan',
    work: async (ctx) => {
      const plan = { primary: 'density-terminal' as const, spotId: spots.crown, looks: [3, 6, 9] }
      await setMeasuringPlan(ctx, { courseId, ...plan, version: null })
    },
  })
  return spots
}

/** A minute apart, so that they stand in the order of marking. */
function markSpots({ stage, patientId, one }: Playing, at: Date): Promise<Spots> {
  const say = names[stage.practice.language]
  return act(stage, at, {
    action: 'spots.add',
    work: async (ctx) => {
      const mark = async (name: string, view: 'top' | 'back', minutes: number) => {
        const place = { name, view, x: 0.5, y: 0.2 + 0.1 * minutes, reference: view === 'back' }
        const then = { ...ctx, now: minutesAfter(at, minutes) }
        return (await addSpot(then, { patientId, ...place })).spotId
      }
      return {
        crown: await mark(say.crown, 'top', 3),
        front: await mark(say.front, 'top', 4),
        nape: one.way === 'followed' ? await mark(say.nape, 'back', 5) : null,
      }
    },
  })
}

const names = {
  en: { crown: 'Crown', front: 'Front', nape: 'Back, untreated' },
  es: { crown: 'Coronilla', front: 'Frente', nape: 'Nuca, sin tratar' },
}

/** Noted on the day it is known, which is the day it ends or a week after it began. */
async function happen({
  stage,
  patientId,
  one,
  start,
}: Pick<Playing, 'stage' | 'patientId' | 'one' | 'start'>) {
  const event = happeningOf(one)
  if (!event) return
  const from = addDays(start, event.from)
  const to = event.to === null ? null : addDays(start, event.to)
  const known = to ?? addDays(from, 7)
  if (known >= stage.today) return
  await act(stage, instantOf(`${known}T12:00`, stage.location.zone), {
    action: 'events.add',
    work: (ctx) => addEvent(ctx, { patientId, kind: event.kind, label: event.label, from, to }),
  })
}

async function measureVisit(playing: Playing, spots: Spots | null, visit: VisitRow): Promise<void> {
  const { one, start, person } = playing
  const looked = lookedAt.has(visit.n)
  const months = daysBetween(start, visit.date) / 30.4375
  const first = visit.n === 1 ? null : start
  const entries = [
    ...checkInOf(one),
    ...(spots ? [] : [saltOf(one, months)]),
    ...(spots && looked ? closeUps(one, spots, { months, first }) : []),
    ...(looked && person.areas.includes('brow') ? browsOf(one) : []),
    ...(looked ? [moodOf(one)] : []),
    ...(looked && visit.n > 1 ? ratingsOf(one, false) : []),
  ]
  const at = minutesAfter(visit.startsAt, 12)
  await enter(playing, { entries, date: visit.date, visitId: visit.visitId, at })
}

/** The full set, on a day on which nothing is given. */
async function measureReview(playing: Playing, spots: Spots | null, date: string): Promise<void> {
  const { one, start, stage } = playing
  const months = daysBetween(start, date) / 30.4375
  const seen = spots ? closeUps(one, spots, { months, first: start }) : [saltOf(one, months)]
  const entries = [...checkInOf(one), ...seen, moodOf(one), ...ratingsOf(one, true)]
  const at = instantOf(`${date}T10:20`, stage.location.zone)
  await enter(playing, { entries, date, visitId: null, at })
}

type Entering = { entries: ObservationInput[]; date: string; visitId: string | null; at: Date }

async function enter({ stage, patientId }: Playing, { at, ...body }: Entering): Promise<void> {
  await act(stage, at, {
    action: 'observations.add',
    work: (ctx) => addObservations(ctx, { patientId, note: '', ...body }),
  })
}

/** Holds a review; one person in five was not asked yet, and stands in the worklist. */
async function reviewAt(playing: Playing, reviewId: string, at: Date): Promise<void> {
  const { stage, courseId, place, one } = playing
  const review = stage.protocols.needling.reviews.find(({ id }) => id === reviewId)
  if (!review || (place > 3 && place % 5 === 4)) return
  const isLast = reviewId === stage.protocols.needling.reviews.at(-1)?.id
  const { decision, note } = decisions[stage.practice.language][decisionOf(one.tale, isLast)]
  await act(stage, at, {
    action: 'reviews.decide',
    work: (ctx) =>
      decideReview(ctx, { courseId, reviewId, decision, note, reconsented: review.reconsent }),
  })
}

function decisionOf(tale: Measured['tale'], isLast: boolean): 'goOn' | 'stop' | 'refer' {
  if (tale === 'loss' && !isLast) return 'refer'
  return isLast && tale !== 'gain' ? 'stop' : 'goOn'
}

const decisions = {
  en: {
    goOn: { decision: 'go on', note: '' },
    stop: { decision: 'stop', note: 'No new course for now, by common choice.' },
    refer: { decision: 'refer', note: 'Asked to have the loss looked at by a doctor.' },
  },
  es: {
    goOn: { decision: 'go on', note: '' },
    stop: { decision: 'stop', note: 'De común acuerdo, sin otro curso por ahora.' },
    refer: { decision: 'refer', note: 'Se pidió que un médico vea la pérdida.' },
  },
} as const
