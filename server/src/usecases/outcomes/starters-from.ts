import type { Starter } from '@anagen/core/outcome'
import { hemisphereOf } from '@anagen/core/shared'
import {
  type Figure,
  figuresIn,
  type PersonText,
  type PooledRepeats,
} from '../../db/repositories/observations.ts'
import type { PlaceRow, StarterRow } from '../../db/repositories/starters.ts'
import { planInForce } from './measuring-plan.ts'
import { type OwnErrors, ownErrorsOf } from './own-errors.ts'
import { seriesOf } from './series-of.ts'

/** Everything results are made from, as it was fetched. */
export type StarterFacts = {
  courses: StarterRow[]
  /** First visits from and to these days only; null: all. */
  from: string | null
  to: string | null
  figures: PersonText[]
  places: PlaceRow[]
  repeats: PooledRepeats[]
}

/**
 * All who started, each with the series of the one measure chosen in their course.
 * @param read `figuresIn`, or one that remembers what it has read
 */
export function startersFrom(
  { courses, from, to, figures, places, repeats }: StarterFacts,
  read: (text: PersonText) => Figure[] = figuresIn,
): Starter[] {
  const facts = {
    ownErrors: ownErrorsOf(repeats),
    figures: new Map(figures.map((one) => [one.patientId, read(one)])),
    spots: byPerson(places),
    courses: byPerson(courses),
  }
  return courses
    .filter(({ start }) => (from ?? start) <= start && start <= (to ?? start))
    .map((course) => starterOf(course, facts))
}

type Facts = {
  ownErrors: OwnErrors
  figures: ReadonlyMap<string, Figure[]>
  spots: ReadonlyMap<string, PlaceRow[]>
  courses: ReadonlyMap<string, StarterRow[]>
}

function starterOf(course: StarterRow, facts: Facts): Starter {
  const { patientId, diagnosisClass, start, zone } = course
  const observations = facts.figures.get(patientId) ?? []
  const spots = facts.spots.get(patientId) ?? []
  const plan = planInForce(course.plan ?? undefined, { diagnosisClass, spots, observations, start })
  const [primary] = seriesOf({
    followed: { start, patient: { diagnosisClass }, period: periodOf(course, facts) },
    hemisphere: hemisphereOf(zone),
    // What else happened changes no verdict, only what is said beside it.
    ...{ plan, spots, observations, events: [], ownErrors: facts.ownErrors },
  })
  const measured = primary !== undefined && primary.series.observations.length > 0
  return {
    diagnosis: diagnosisClass,
    measure: plan.primary,
    course: stateOf(course),
    series: measured ? primary.series : null,
  }
}

/** As for one person: after the last visit of the course before, until the next begins. */
function periodOf({ patientId, start }: StarterRow, { courses }: Facts) {
  const all = courses.get(patientId) ?? []
  const before = all.filter((one) => one.start < start)
  const after = all.find((one) => one.start > start)
  return {
    after:
      before
        .map((one) => one.lastDone)
        .sort()
        .at(-1) ?? null,
    before: after?.start ?? null,
  }
}

function stateOf({ ended, open }: StarterRow): Starter['course'] {
  if (ended) return 'stopped'
  return open ? 'going' : 'finished'
}

function byPerson<T extends { patientId: string }>(rows: readonly T[]): Map<string, T[]> {
  const people = new Map<string, T[]>()
  for (const row of rows) {
    const own = people.get(row.patientId)
    if (own) own.push(row)
    else people.set(row.patientId, [row])
  }
  return people
}
