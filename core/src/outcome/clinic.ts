import type { Basis } from '../shared/index.ts'
import { placebo16, placebo48 } from './beside.ts'
import { chanceOfFalse } from './critical.ts'
import { betaQuantile, tQuantile } from './distributions.ts'
import { measureOf } from './measures.ts'
import { fitMixedModel } from './mixed-model.ts'
import { daysFrom, monthOf } from './planned.ts'
import type { Interval, MeasureId, Series, Verdict } from './schema.ts'
import { judge } from './verdict.ts'

/** Groups of fewer people say nothing and could point at somebody. */
export const fewestPeople = 20

/** Somebody who started a course, whatever became of it. */
export type Starter = {
  diagnosis: Series['diagnosis']
  /** The one measure chosen at baseline; null: none was chosen. */
  measure: MeasureId | null
  course: 'finished' | 'stopped' | 'going'
  /** What was measured; null: nothing. */
  series: Series | null
}
export type Flow = {
  started: number
  finished: number
  stopped: number
  going: number
  measured: number
}
export type ResultGroup = {
  measure: MeasureId
  /** Null: everybody with this measure. */
  diagnosis: Series['diagnosis'] | null
  flow: Flow
  tooFew: boolean
  /** Share of all who started whose figure changed for the better, and for the worse, beyond chance. */
  more: Interval | null
  less: Interval | null
  /** At most this share by chance alone, of each. */
  expected: number | null
  worst: number | null
  best: number | null
  /** Mean change less that of placebo arms, in the unit. */
  change: Interval | null
  placebo: { mean: number; sd: number; source: string } | null
  people: { raw: number; pooled: Interval }[]
}
export type ClinicResults = { flow: Flow; groups: ResultGroup[] }

type Judged = Starter & { verdict: Verdict | null }
const compared = ({ verdict }: Judged) => verdict?.change != null

function flowOf(people: readonly Judged[]): Flow {
  const count = (course: Starter['course']) => people.filter((one) => one.course === course).length
  return {
    started: people.length,
    finished: count('finished'),
    stopped: count('stopped'),
    going: count('going'),
    measured: people.filter(compared).length,
  }
}

/** A share with its exact 95 % interval (Clopper and Pearson). */
export function shareOf(count: number, of: number): Interval {
  if (of === 0) return { value: 0, low: 0, high: 1 }
  return {
    value: count / of,
    low: count === 0 ? 0 : betaQuantile(0.025, count, of - count + 1),
    high: count === of ? 1 : betaQuantile(0.975, count + 1, of - count),
  }
}

const meanOf = (figures: readonly number[]) =>
  figures.reduce((sum, one) => sum + one, 0) / figures.length
const varianceOf = (figures: readonly number[]) => {
  const mean = meanOf(figures)
  return figures.reduce((sum, one) => sum + (one - mean) ** 2, 0) / (figures.length - 1)
}

type Placebo = { mean: number; sd: number; people: number; weeks: number; basis: Basis }

/** The placebo arm that lies nearest in time; only of hairs per cm2 in pattern loss anything is known. */
function placeboFor(group: readonly Judged[], diagnosis: ResultGroup['diagnosis']): Placebo | null {
  const [first] = group
  if (diagnosis !== 'pattern' || !first?.measure) return null
  if (measureOf(first.measure).unit.en !== 'hairs/cm²') return null
  const weeks = group
    .flatMap(({ verdict, series }) =>
      verdict?.look && series ? [daysFrom(series.start, verdict.look.date) / 7] : [],
    )
    .sort((a, b) => a - b)
  const middle = weeks[Math.floor(weeks.length / 2)] ?? 0
  return middle < (placebo16.weeks + placebo48.weeks) / 2 ? placebo16 : placebo48
}

/** The mean change less the mean of the placebo arm, with the error of both (Welch). */
function againstPlacebo(changes: readonly number[], placebo: Placebo): Interval | null {
  if (changes.length < fewestPeople) return null
  const own = varianceOf(changes) / changes.length
  const theirs = placebo.sd ** 2 / placebo.people
  const freedom =
    (own + theirs) ** 2 / (own ** 2 / (changes.length - 1) + theirs ** 2 / (placebo.people - 1))
  const half = tQuantile(0.975, freedom) * Math.sqrt(own + theirs)
  const value = meanOf(changes) - placebo.mean
  return { value, low: value - half, high: value + half }
}

/** Everybody's figures over months, as far as they can be compared. */
function linesOf(people: readonly Judged[]) {
  return people.map(({ verdict }) => {
    const points = (verdict?.points ?? []).filter(({ role }) => role !== 'not comparable')
    return { times: points.map(({ month }) => month), values: points.map(({ value }) => value) }
  })
}

/** Own changes and those drawn towards the others, to the look each rests on, rising. */
function pooled(measured: readonly Judged[]): ResultGroup['people'] {
  if (measured.length < fewestPeople) return []
  const fit = fitMixedModel(linesOf(measured))
  if (!fit) return []
  return measured
    .flatMap(({ verdict, series }, i) => {
      const line = fit.lines[i]
      if (!(line && verdict?.change && verdict.latest && verdict.baseline && series)) return []
      const months = monthOf(verdict.baseline.date, verdict.latest.date)
      const drawn = (slope: number) => slope * months
      return [
        {
          raw: verdict.change.value,
          pooled: {
            value: drawn(line.slope.value),
            low: drawn(line.interval.low),
            high: drawn(line.interval.high),
          },
        },
      ]
    })
    .sort((a, b) => a.pooled.value - b.pooled.value || a.raw - b.raw)
}

const nothingSaid = {
  tooFew: true,
  more: null,
  less: null,
  expected: null,
  worst: null,
  best: null,
  change: null,
  placebo: null,
  people: [],
} as const

function groupOf(
  people: readonly Judged[],
  { measure, diagnosis }: Pick<ResultGroup, 'measure' | 'diagnosis'>,
): ResultGroup {
  const flow = flowOf(people)
  const head = { measure, diagnosis, flow }
  if (people.length < fewestPeople) return { ...head, ...nothingSaid, people: [] }
  const measured = people.filter(compared)
  const count = (direction: Verdict['direction']) =>
    measured.filter(({ verdict }) => verdict?.direction === direction).length
  const better = count('better')
  const placebo = placeboFor(measured, diagnosis)
  const changes = measured.map(({ verdict }) => verdict?.change?.value ?? 0)
  return {
    ...head,
    tooFew: false,
    more: shareOf(better, people.length),
    less: shareOf(count('worse'), people.length),
    expected: (chanceOfFalse * measured.length) / people.length,
    worst: better / people.length,
    best: (better + people.length - measured.length) / people.length,
    change: placebo && againstPlacebo(changes, placebo),
    placebo: placebo && {
      mean: placebo.mean,
      sd: placebo.sd,
      source: placebo.basis.source,
    },
    people: pooled(measured),
  }
}

/**
 * What became of all who started: everybody is in the denominator, whoever was not measured is
 * shown as having gained nothing and as having gained, chance and placebo stand beside, and a
 * person's own change is drawn towards the others as far as it is uncertain. One group a measure,
 * and one for each diagnosis within it; groups below 20 people give their number only.
 * @param verdictOf `judge`, or one that remembers what it has judged
 */
export function clinicResults(
  starters: readonly Starter[],
  verdictOf: (series: Series) => Verdict = judge,
): ClinicResults {
  const judged = starters.map(
    (one): Judged => ({ ...one, verdict: one.series && verdictOf(one.series) }),
  )
  const measures = [...new Set(judged.flatMap(({ measure }) => (measure ? [measure] : [])))].sort()
  const groups = measures.flatMap((measure) => {
    const all = judged.filter((one) => one.measure === measure)
    const diagnoses = [...new Set(all.map(({ diagnosis }) => diagnosis))].sort()
    return [null, ...diagnoses].map((diagnosis) =>
      groupOf(
        all.filter((one) => diagnosis === null || one.diagnosis === diagnosis),
        { measure, diagnosis },
      ),
    )
  })
  return { flow: flowOf(judged), groups }
}
