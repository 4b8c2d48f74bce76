import {
  isOfHair,
  type LifeEvent,
  measureIds,
  type Observation,
  observationSchema,
  type Series,
} from '@anagen/core/outcome'
import type { Figure } from '../../db/repositories/observations.ts'
import type { PlaceRow } from '../../db/repositories/starters.ts'
import type { Followed } from './followed.ts'
import type { PlanInForce } from './measuring-plan.ts'
import type { OwnErrors } from './own-errors.ts'

/** One measure at one place, with everything a verdict is made from. */
export type PlacedSeries = {
  spotId: string | null
  side: 'left' | 'right' | null
  primary: boolean
  series: Series
}

type Facts = {
  followed: Pick<Followed, 'start' | 'period'> & {
    patient: { diagnosisClass: Series['diagnosis'] }
    /** Left out: the day of the latest figure. */
    today?: string
  }
  hemisphere: 'north' | 'south'
  plan: PlanInForce
  spots: readonly Pick<PlaceRow, 'spotId' | 'reference'>[]
  /** Of the person, by day. */
  observations: readonly Figure[]
  events: readonly LifeEvent[]
  ownErrors: OwnErrors
}

/** The most figures of one series that are judged: the first ones, for the baseline, and the last. */
const keptFirst = 100
const keptLast = 900

/**
 * The series of a course, the primary one first. Reference spots stand beside the others and are judged
 * themselves no more than how a person feels.
 */
export function seriesOf(facts: Facts): PlacedSeries[] {
  const { followed, plan } = facts
  const { start } = followed
  if (start === null) return []
  const own = facts.observations.filter(({ date }) => isWithin(date, followed.period))
  const references = new Set(facts.spots.filter((one) => one.reference).map((one) => one.spotId))
  const judged = own.filter(
    ({ measure, spotId }) => isOfHair(measure) && !references.has(spotId ?? ''),
  )
  const selfRating = own.findLast(({ measure, date }) => measure === 'self-rating' && date > start)
  const shared = {
    start,
    diagnosis: followed.patient.diagnosisClass,
    looks: plan.looks,
    hemisphere: facts.hemisphere,
    events: facts.events.map(({ kind, label, from, to }) => ({ kind, label, from, to })),
    selfRating: selfRating ? Math.round(selfRating.value) : null,
    ...(followed.today === undefined ? {} : { today: followed.today }),
  }
  const groups = groupsOf(judged)
  // One only: of two brows the one measured first.
  const chosenPlace = groups.find(
    ({ place }) => place.measure === plan.primary && place.spotId === plan.spotId,
  )?.place
  const placed = groups.map(({ place, rows }): PlacedSeries => {
    const { measure, spotId, side } = place
    const primary = place === chosenPlace
    const series = {
      ...{ ...shared, measure, primary },
      observations: rows.length > keptFirst + keptLast ? ends(rows) : rows.map(plain),
      reference: referenceOf(own, measure, references).map(plain),
      ownErrors: [...(facts.ownErrors.get(measure) ?? [])],
    }
    return { spotId, side, primary, series }
  })
  if (chosenPlace) return placed.sort((a, b) => Number(b.primary) - Number(a.primary))
  // What was chosen and not measured is told too: that nothing can be said of it, and why.
  const none = { observations: [], reference: [], ownErrors: [] }
  const chosen = { ...shared, ...none, measure: plan.primary, primary: true }
  return [{ spotId: plan.spotId, side: null, primary: true, series: chosen }, ...placed].sort(
    (a, b) => orderOf(a, facts.spots) - orderOf(b, facts.spots),
  )
}

/** The primary one first, then by measure, by the order in which spots were marked, left before right. */
function orderOf({ primary, series, spotId, side }: PlacedSeries, spots: Facts['spots']): number {
  if (primary) return -1
  const spot = spots.findIndex((one) => one.spotId === spotId) + 1
  return measureIds.indexOf(series.measure) * 1000 + spot * 2 + Number(side === 'right')
}

type Place = Pick<Figure, 'measure' | 'spotId' | 'side'>

/** What belongs to one measure at one place, in the order of the first figure of each. */
function groupsOf(rows: readonly Figure[]): { place: Place; rows: Figure[] }[] {
  const groups = new Map<string, { place: Place; rows: Figure[] }>()
  for (const row of rows) {
    const key = `${row.measure} ${row.spotId} ${row.side}`
    const group = groups.get(key)
    if (group) group.rows.push(row)
    else groups.set(key, { place: row, rows: [row] })
  }
  return [...groups.values()]
}

function isWithin(date: string, { after, before }: Followed['period']): boolean {
  return (after === null || date > after) && (before === null || date < before)
}

const ends = (group: readonly Figure[]) =>
  [...group.slice(0, keptFirst), ...group.slice(-keptLast)].map(plain)

/** The same measure at the untreated spot that was measured first; several would not be one place. */
function referenceOf(
  own: readonly Figure[],
  measure: Figure['measure'],
  references: ReadonlySet<string>,
): Figure[] {
  const there = own.filter((one) => one.measure === measure && references.has(one.spotId ?? ''))
  return there.filter(({ spotId }) => spotId === there[0]?.spotId)
}

const observationKeys = Object.keys(observationSchema.shape) as (keyof Observation)[]
/** An observation without what the practice keeps beside it. */
function plain(row: Figure): Observation {
  return Object.fromEntries(observationKeys.map((key) => [key, row[key]])) as Observation
}
