import type { PlanAsk } from '@anagen/contract'
import { addDays } from '@anagen/core/shared'
import type { VisitRow } from '../../db/repositories/visits.ts'
import { bookCourse } from '../courses/book-course.ts'
import { planCourse } from '../courses/plan-course.ts'
import { Refusal } from '../refusal.ts'
import { instantOf, weekdayOf } from '../series/wall-time.ts'
import { setVisitState } from '../visits/set-visit-state.ts'
import type { Person } from './cast.ts'
import { playVisit } from './play-visit.ts'
import { act, type Stage } from './stage.ts'

export type Wanted = {
  patientId: string
  person: Person
  protocolId: string
  /** The first visit's wished date. */
  start: string
}

/** How many plans are tried before a person goes without. */
const plansTried = 4

/**
 * Plans a course a week ahead and books the best plan; null when none fits. What others had in these
 * weeks is over and keeps its room, so that now and then only a later plan finds one.
 */
export async function playBooking(stage: Stage, wanted: Wanted): Promise<string | null> {
  for (let i = 0; i < plansTried; i++) {
    try {
      return await bookPlan(stage, wanted, i)
    } catch (error) {
      if (!(error instanceof Refusal && error.code === 'slot-taken')) throw error
    }
  }
  return null
}

/** Books the plan that comes after `i` better ones. */
function bookPlan(stage: Stage, wanted: Wanted, i: number): Promise<string | null> {
  const { location, now } = stage
  const weekAhead = instantOf(`${addDays(wanted.start, -7)}T10:00`, location.zone)
  return act(stage, weekAhead > now ? now : weekAhead, {
    action: 'courses.book',
    work: async (ctx) => {
      const ask = askOf(stage, wanted)
      const { plans, bookable } = await planCourse(ctx, ask)
      const plan = plans[i]
      if (!plan || !bookable) return null
      const visits = plan.visits.map(({ n, start, practitionerId }) => ({
        n,
        start,
        practitionerId,
      }))
      return bookCourse(ctx, { ...ask, visits })
    },
  })
}

function askOf(stage: Stage, { patientId, person, protocolId, start }: Wanted): PlanAsk {
  const all = [1, 2, 3, 4, 5, 6].filter(
    (n) => protocolId !== stage.protocols.acupuncture.id || n === 1,
  )
  return {
    patientId,
    locationId: stage.location.locationId,
    protocolId,
    areas: person.areas,
    light: person.light === 'none' ? [] : all.slice(0, person.light === 'all' ? 6 : 2),
    from: start,
    wishes: {
      weekdays: [weekdayOf(start)],
      hours: null,
      practitioner: null,
      vetoWeekdays: [],
      away: [],
    },
  }
}

/** Plays the visits that lie before today: most are given, a few people do not come. */
export async function playPast(stage: Stage, courseId: string, misses: boolean): Promise<void> {
  for (const visit of await visitsOf(stage, courseId)) {
    if (visit.date >= stage.today) return
    if (misses && visit.n === 2) await miss(stage, visit)
    else await playVisit(stage, visit)
  }
}

export function visitsOf(stage: Stage, courseId: string): Promise<VisitRow[]> {
  return act(stage, stage.now, {
    action: 'courses.list',
    work: (ctx) => ctx.db.visits.ofCourse(courseId),
  })
}

/** The person did not come; it is noted at the end of the visit's time. */
export async function miss(stage: Stage, visit: VisitRow): Promise<void> {
  await act(stage, visit.endsAt, {
    action: 'visits.state',
    work: (ctx) =>
      setVisitState(ctx, { visitId: visit.visitId, state: 'missed', version: visit.version }),
  })
}
