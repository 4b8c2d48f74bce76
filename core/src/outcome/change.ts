import { whyNotComparable } from './comparable.ts'
import { chanceBeyond, constantFor } from './critical.ts'
import { normalQuantile } from './distributions.ts'
import { errorOf, sdOf } from './errors.ts'
import {
  before,
  type Matched,
  type MatchedResult,
  matchedAgainst,
  matchedTest,
} from './matched-test.ts'
import { daysFrom } from './planned.ts'
import type { Baseline, Course, Day } from './read-series.ts'
import type { BandPoint, OutcomeMeasure, Verdict } from './schema.ts'
import { type Allowance, allowance, leftOfSeason } from './season-allowance.ts'
import {
  driftSd,
  naturalChange,
  naturalCovariance,
  placementVariance,
  type Setting,
} from './spread.ts'

/** The change at one look, in the unit of the measure, with all that a verdict says of it. */
export type Change = Pick<
  Verdict,
  'test' | 'spread' | 'critical' | 'chance' | 'reference' | 'detectable'
> & {
  value: number
  low: number
  high: number
  /** The figure of the day, in the unit. */
  figure: number
  /** Chances without any change, over all looks: of so much more, and of so much less. */
  more: number
  less: number
}

/** Hairs counted scatter by themselves, however well they are counted (Poisson). */
const countScatter = (measure: OutcomeMeasure, day: Day, level: number): number =>
  day.first.method === 'count' && measure.unit.en === 'hairs' ? Math.abs(level) / day.repeats : 0

/** Variance of the figure of one day by measuring alone, in the unit squared. */
export function measuringVariance({ series, measure }: Course, day: Day, level: number): number {
  const error = errorOf(measure, day.first, series.ownErrors)
  return sdOf(error, level, day.repeats) ** 2 + countScatter(measure, day, level)
}

/** Measuring variance of the baseline: the mean of its days, each independent. */
export function baselineVariance(course: Course, { days }: Baseline, level: number): number {
  const sum = days.reduce((all, day) => all + measuringVariance(course, day, level), 0)
  return days.length === 0 ? 0 : sum / days.length ** 2
}

const settingOf = ({ series, measure }: Course, day: Day, level: number): Setting => ({
  measure,
  diagnosis: series.diagnosis,
  level,
  areaCm2: day.first.areaCm2,
  method: day.first.method,
})

/** What every part of the spread is at one day, in the unit squared. */
function variances(course: Course, baseline: Baseline, day: Day) {
  const level = (baseline.value + day.value) / 2
  const setting = settingOf(course, day, level)
  const months = day.month - (baseline.days.at(-1)?.month ?? 0)
  const placement = placementVariance(setting)
  const shots = Math.max(1, baseline.days.length)
  return {
    level,
    measuring:
      baselineVariance(course, baseline, level) +
      measuringVariance(course, day, level) +
      driftSd(setting, months) ** 2,
    natural: naturalChange(setting, months),
    placement: placement * (1 + 1 / shots),
  }
}

/**
 * How the changes at all planned looks hang together: what they share is the baseline and what the
 * hair cycle carries from look to look. Drift binds them closer and is left out, to be careful.
 */
export function plannedCorrelation(course: Course, baseline: Baseline, day: Day): number[][] {
  const level = (baseline.value + day.value) / 2
  const setting = settingOf(course, day, level)
  const placement = placementVariance(setting)
  const shots = baseline.days.length
  const own = measuringVariance(course, day, level) + placement
  const shared = shots === 0 ? 0 : baselineVariance(course, baseline, level) + placement / shots
  const start = baseline.days.at(-1)?.month ?? 0
  return correlationOf(
    course.looks.map(({ month }) => month - start),
    (a, b) => shared + naturalCovariance(setting, a, b) + (a === b ? own : 0),
  )
}

function correlationOf(
  times: readonly number[],
  covariance: (a: number, b: number) => number,
): number[][] {
  const sds = times.map((time) => Math.sqrt(covariance(time, time)))
  return times.map((a, i) =>
    times.map((b, j) => covariance(a, b) / Math.max(1e-12, (sds[i] ?? 0) * (sds[j] ?? 0))),
  )
}

const percentOf = (value: number, baseline: number) =>
  baseline === 0 ? null : (100 * value) / Math.abs(baseline)

/** Figures come in steps, so half a step is taken off (continuity); the more repeats, the less. */
const halfStep = ({ measure }: Course, day: Day): number => measure.step / 2 / day.repeats

/** A change that must exceed every error that is allowed for. @param chance over all looks, one-sided */
export function differenceAt(
  course: Course,
  baseline: Baseline,
  { day, chance }: { day: Day; chance: number },
): Change {
  const { level, measuring, natural, placement } = variances(course, baseline, day)
  const correlation = plannedCorrelation(course, baseline, day)
  const critical = constantFor(correlation, chance)
  const sd = Math.sqrt(measuring + natural + placement)
  const share = seasonAt(course, baseline, day)
  const [up, down] = [share.up * Math.abs(level), share.down * Math.abs(level)]
  const value = day.value - baseline.value
  const beyond = (excess: number) => (sd > 0 ? chanceBeyond(correlation, excess / sd) : 1)
  const margin = critical * sd + halfStep(course, day)
  const smallest = margin + Math.max(up, down)
  return {
    value,
    low: value - margin - up,
    high: value + margin + down,
    figure: day.value,
    test: 'difference with all errors',
    spread: {
      measuring: Math.sqrt(measuring),
      natural: Math.sqrt(natural),
      season: Math.max(up, down),
      placement: Math.sqrt(placement),
    },
    critical,
    chance: null,
    reference: null,
    detectable: { value: smallest, percent: percentOf(smallest, baseline.value) },
    more: beyond(value - up - halfStep(course, day)),
    less: beyond(-value - down - halfStep(course, day)),
  }
}

const seasonAt = ({ series }: Course, baseline: Baseline, day: Day): Allowance =>
  allowance(series.measure, series.hemisphere, [baseline.date, day.date])

/** Whether hairs followed one by one decide: only where the figure is a count of hairs. */
export const followed = ({ measure }: Course, day: Day): Matched | null =>
  measure.unit.en === 'hairs/cm²' && day.first.matched && before(day.first.matched) > 0
    ? day.first.matched
    : null

/** Days around a look in which the reference spot may have been photographed. */
const nearDays = 7

/** The hairs followed at the untreated spot, on the day of the look or within a week of it. */
function referenceAt({ series, measure }: Course, baseline: Baseline, day: Day): Matched | null {
  const near = series.reference
    .filter(({ matched, date }) => matched && before(matched) > 0 && date >= series.start)
    .map((one) => ({ one, gap: Math.abs(daysFrom(one.date, day.date)) }))
    .filter(({ gap }) => gap <= nearDays)
    .sort((a, b) => a.gap - b.gap || (a.one.date < b.one.date ? -1 : 1))
  for (const { one } of near) {
    const against = series.reference.find(
      ({ date }) => date === one.matched?.against && date <= baseline.date,
    )
    if (against && whyNotComparable(measure, against, one).length === 0) return one.matched
  }
  return null
}

/** The change told by hairs followed one by one: exact, beside the reference spot where there is one. */
export function matchedAt(
  course: Course,
  baseline: Baseline,
  { day, hairs, chance }: { day: Day; hairs: Matched; chance: number },
): Change {
  const reference = referenceAt(course, baseline, day)
  const looks = course.looks.length
  const whole = seasonAt(course, baseline, day)
  const left = reference ? leftOfSeason : 1
  const season = { up: left * whole.up, down: left * whole.down }
  const own = chance / looks
  const told: MatchedResult = reference
    ? matchedAgainst(hairs, { reference, allow: season }, own)
    : matchedTest(hairs, season, own)
  const inUnit = (share: number) => share * baseline.value
  const { sd } = errorOf(course.measure, { ...day.first, method: 'hair-to-hair' }, [])
  const smallest = inUnit(told.smallest)
  const { kept, gained, lost } = hairs
  return {
    value: inUnit(told.change),
    low: inUnit(told.low),
    high: inUnit(told.high),
    figure: baseline.value + inUnit((gained - lost) / (kept + lost)),
    test: reference ? 'matched hairs against reference' : 'exact, matched hairs',
    spread: {
      measuring: inUnit(sd),
      natural: inUnit(told.sd),
      season: inUnit(Math.max(season.up, season.down)),
      placement: 0,
    },
    critical: null,
    chance: told.chance,
    reference: reference && {
      kept: reference.kept,
      gained: reference.gained,
      lost: reference.lost,
    },
    detectable: { value: smallest, percent: percentOf(smallest, baseline.value) },
    more: Math.min(1, looks * told.more),
    less: Math.min(1, looks * told.less),
  }
}

/** Hairs that would be expected to come and go by themselves, for the band of the exact test. */
function expectedMatched(course: Course, baseline: Baseline, months: number) {
  const [first] = baseline.days
  if (!first) return 0
  return naturalChange(settingOf(course, first, baseline.value), months)
}

/** Where the baseline may lie by chance alone at each day, for one of all planned looks. */
export function chanceBand(
  course: Course,
  baseline: Baseline,
  { days, chance }: { days: readonly { date: string; month: number }[]; chance: number },
): BandPoint[] {
  const last = course.later.findLast(({ reasons }) => reasons.length === 0)
  const like = last ?? baseline.days.at(-1)
  if (!like) return []
  const exact = followed(course, like) !== null
  const critical = exact
    ? -normalQuantile(chance / course.looks.length)
    : constantFor(plannedCorrelation(course, baseline, like), chance)
  return days.map(({ date, month }) => {
    const day = { ...like, date, month, value: baseline.value }
    const { measuring, natural, placement } = variances(course, baseline, day)
    const months = month - (baseline.days.at(-1)?.month ?? 0)
    const sd = Math.sqrt(
      exact ? expectedMatched(course, baseline, months) : measuring + natural + placement,
    )
    const { up, down } = seasonAt(course, baseline, day)
    const level = Math.abs(baseline.value)
    const half = exact ? 0 : halfStep(course, day)
    return {
      date,
      month,
      low: Math.max(course.measure.min, baseline.value - critical * sd - half - down * level),
      high: Math.min(course.measure.max, baseline.value + critical * sd + half + up * level),
    }
  })
}
