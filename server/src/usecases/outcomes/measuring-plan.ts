import type { AnswerOf, InputOf, MeasuringPlan, Patient, Routes } from '@anagen/contract'
import { isOfHair, lookDay, looksOf, measureOf, monthOf } from '@anagen/core/outcome'
import type { ObservationRow } from '../../db/repositories/observations.ts'
import type { PlanRow } from '../../db/repositories/reviews.ts'
import type { SpotRow } from '../../db/repositories/spots.ts'
import { type Context, staffOf } from '../context.ts'
import { saved } from '../practice/saved.ts'
import { Refusal, sameVersion } from '../refusal.ts'
import { refuseProblems } from './check-entry.ts'
import { followCourse } from './followed.ts'

/** Months after the first visit at which is looked, where nobody has chosen otherwise. */
const defaultLooks = [3, 4, 5, 6, 9, 12]

/** What is judged in a course; without a version it is the default that nobody has changed. */
export type PlanInForce = MeasuringPlan & { version: number | null }

type Measured = {
  diagnosisClass: Patient['diagnosisClass']
  /** In the order they were marked. */
  spots: readonly Pick<SpotRow, 'spotId' | 'reference' | 'retired'>[]
  observations: readonly Pick<ObservationRow, 'measure' | 'spotId' | 'date'>[]
  start: string | null
}

/**
 * The plan where nobody has chosen: SALT in alopecia areata, else the thick hairs of the first spot that
 * was measured before the start, or of the first that was marked.
 */
export function defaultPlan({ diagnosisClass, ...measured }: Measured): PlanInForce {
  if (diagnosisClass === 'alopecia_areata')
    return { primary: 'salt', spotId: null, looks: defaultLooks, version: null }
  const primary = 'density-terminal'
  const treated = measured.spots.filter(({ reference }) => !reference)
  const withBaseline = treated.find(({ spotId }) =>
    measured.observations.some(
      (one) =>
        one.spotId === spotId && one.measure === primary && one.date <= (measured.start ?? ''),
    ),
  )
  const spot = withBaseline ?? treated.find(({ retired }) => !retired) ?? treated[0]
  return { primary, spotId: spot?.spotId ?? null, looks: defaultLooks, version: null }
}

/** The plan in force: chosen, or the default. */
export function planInForce(
  chosen: Omit<PlanRow, 'courseId'> | undefined,
  measured: Measured,
): PlanInForce {
  if (!chosen) return defaultPlan(measured)
  const { primary, spotId, looks, version } = chosen
  return { primary, spotId, looks, version }
}

/**
 * Whether the figures of the first look may be known: its day is over, or something was measured that
 * counts as it.
 */
function firstLookIsOver(
  { looks }: MeasuringPlan,
  { start, today, observations }: Looked,
): boolean {
  if (start === null) return false
  const [first] = looksOf(looks)
  if (!first) return false
  return (
    lookDay(start, first.month) < today ||
    observations.some(
      ({ measure, date }) => isOfHair(measure) && monthOf(start, date) >= first.from,
    )
  )
}
type Looked = Pick<Measured, 'start' | 'observations'> & { today: string }

type Choosing = InputOf<Routes['measuring.plan']>['body'] & { courseId: string }

/**
 * Chooses what is judged in a course, where and when. After the first look the figures are known, and
 * choosing then would let chance choose.
 * @throws Refusal `not-found`, `bad-request`, `stale`, `locked` once the first look is over
 */
export async function setMeasuringPlan(
  ctx: Context,
  { courseId, primary, spotId, looks, version }: Choosing,
): Promise<AnswerOf<Routes['measuring.plan']>> {
  const { patient, start, today } = await followCourse(ctx, courseId)
  const { patientId, diagnosisClass } = patient
  const spots = await ctx.db.spots.ofPatients([patientId])
  const [chosen] = await ctx.db.reviews.plansOf([courseId])
  sameVersion(chosen?.version ?? 0, version ?? 0)
  refuseProblems(planProblems({ primary, spotId, looks }, spots))
  const observations = await ctx.db.observations.ofPatients([patientId])
  const before = planInForce(chosen, { diagnosisClass, spots, observations, start })
  if (firstLookIsOver(before, { start, today, observations }))
    throw new Refusal(
      'locked',
      'The first look is over: what is judged can no longer be chosen in this course.',
    )
  const plan = { primary, spotId, looks, version: (version ?? 0) + 1 }
  const row = { ...plan, courseId, at: ctx.now, byStaff: staffOf(ctx).id }
  saved(await ctx.db.reviews.addPlan(row))
  return plan
}

function planProblems({ primary, spotId, looks }: MeasuringPlan, spots: readonly SpotRow[]) {
  const spot = spots.find((one) => one.spotId === spotId)
  const atSpot = measureOf(primary).site === 'spot'
  const place = atSpot
    ? spot && !spot.reference
      ? null
      : 'must be a treated spot of this person'
    : spotId === null
      ? null
      : 'does not belong to this measure'
  const rising = looks.every((look, i) => i === 0 || look > (looks[i - 1] ?? 0))
  return [
    ...(place ? [{ path: 'spotId', message: place }] : []),
    ...(rising ? [] : [{ path: 'looks', message: 'must rise' }]),
  ]
}
