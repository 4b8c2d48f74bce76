import type { Results } from '@anagen/contract'
import { type MeasureId, type Starter, seriesSchema } from '@anagen/core/outcome'
import { hemisphereOf } from '@anagen/core/shared'
import type { Figure } from '../../db/repositories/observations.ts'
import type { SpotRow } from '../../db/repositories/spots.ts'
import type { StarterRow } from '../../db/repositories/starters.ts'
import { resultsInThread } from '../../judging/judge-in-thread.ts'
import { Afterwards, type Context } from '../context.ts'
import { planInForce } from './measuring-plan.ts'
import { type OwnErrors, ownErrorsFor } from './own-errors.ts'
import { seriesOf } from './series-of.ts'

type Asked = { from?: string | undefined; to?: string | undefined }

/**
 * What became of all who started a course in a time: read here, judged afterwards in a thread of its own.
 * Whoever began is counted, whatever was measured of them.
 */
export async function getResults(ctx: Context, asked: Asked): Promise<Afterwards> {
  const starters = await startersOf(ctx, asked)
  return new Afterwards(async (): Promise<Results> => resultsInThread(starters))
}

const defaultMeasures: MeasureId[] = ['density-terminal', 'salt']

/** All who started, each with the series of the one measure chosen in their course. */
export async function startersOf(ctx: Context, { from, to }: Asked): Promise<Starter[]> {
  const courses = await ctx.db.starters.all()
  const measures = [...courses.flatMap(({ plan }) => plan?.primary ?? []), ...defaultMeasures]
  const figures = await ctx.db.observations.ofMeasures([...new Set(measures)])
  const ownErrors = await ownErrorsFor(ctx, figures)
  const facts = {
    ownErrors,
    figures: byPerson(figures),
    spots: byPerson(
      await ctx.db.spots.ofPatients([...new Set(figures.map((one) => one.patientId))]),
    ),
    courses: byPerson(courses),
  }
  return courses
    .filter(({ start }) => (from ?? start) <= start && start <= (to ?? start))
    .map((course) => starterOf(course, facts))
}

type Facts = {
  ownErrors: OwnErrors
  figures: ReadonlyMap<string, Figure[]>
  spots: ReadonlyMap<string, SpotRow[]>
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
    series: measured ? seriesSchema.parse(primary.series) : null,
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
