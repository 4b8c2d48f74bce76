import {
  bandDays,
  eventsBetween,
  neverCredited,
  remissionPoints,
  stopRule,
  untreatedFor,
} from './beside.ts'
import {
  baselineVariance,
  type Change,
  chanceBand,
  differenceAt,
  followed,
  matchedAt,
  measuringVariance,
} from './change.ts'
import { chanceOfFalse } from './critical.ts'
import { lookDay, monthOf } from './planned.ts'
import { type Baseline, type Course, type Day, type Later, readSeries } from './read-series.ts'
import type { BandPoint, Interval, Series, Verdict, VerdictPoint, VerdictReason } from './schema.ts'
import { seasonsDiffer } from './season-allowance.ts'

/** Goes up when the same series may be judged otherwise. */
export const verdictEngine = '2'

/** A difference in photographs is seen from here on (BUO), in hairs/cm2 and as % of the baseline. */
const visibleFrom = { hairs: 43, percent: 23 }

/** The share of a normal curve within 95 of 100. */
const within95 = 1.96

const intervalOf = (value: number, variance: number): Interval => {
  const half = within95 * Math.sqrt(variance)
  return { value, low: value - half, high: value + half }
}

/** The look the verdict rests on: the latest in whose window anything was measured. */
function latestLook(course: Course): { day: Later; reasons: VerdictReason[] } | null {
  const inWindow = course.later.filter(({ look }) => look !== null)
  const last = Math.max(...inWindow.map(({ look }) => look?.number ?? 0))
  const ofLast = inWindow.filter(({ look }) => look?.number === last)
  const good = ofLast.find(({ role }) => role === 'look')
  const [any] = ofLast
  if (good) return { day: good, reasons: [] }
  return any ? { day: any, reasons: [...new Set(ofLast.flatMap(({ reasons }) => reasons))] } : null
}

/** The change at a look, by the test its figures allow. */
function changeAt(course: Course, baseline: Baseline, day: Day, chance: number): Change {
  const hairs = followed(course, day)
  return hairs
    ? matchedAt(course, baseline, { day, hairs, chance })
    : differenceAt(course, baseline, { day, chance })
}

function directionOf({ measure }: Course, state: Verdict['state']): Verdict['direction'] {
  if (state !== 'more' && state !== 'less') return null
  if (measure.better === 'none') return 'neither'
  return measure.better === state ? 'better' : 'worse'
}

/** What a change is called; in alopecia areata only a worsening is told. */
function stateOf(course: Course, change: Change): Verdict['state'] {
  const found = change.low > 0 ? 'more' : change.high < 0 ? 'less' : 'cannot tell'
  if (!neverCredited(course)) return found
  return directionOf(course, found) === 'worse' ? found : 'band only'
}

/** Whether an eye would see it: only where both limits are reached is it called likely. */
function visibleOf({ measure }: Course, baseline: Baseline, change: Change): Verdict['visible'] {
  if (measure.unit.en !== 'hairs/cm²' || baseline.value <= 0) return null
  const size = Math.abs(change.value)
  const percent = (100 * size) / baseline.value
  return size >= visibleFrom.hairs && percent >= visibleFrom.percent ? 'likely' : 'probably not'
}

/** All figures for the chart, in the order of days. */
function pointsOf(course: Course): VerdictPoint[] {
  const { series, baseline, aside, later } = course
  const point = (day: Day, role: VerdictPoint['role']): VerdictPoint => {
    const { matched } = day.first
    const hairs = role === 'not comparable' ? null : followed(course, day)
    const net = hairs ? (hairs.gained - hairs.lost) / (hairs.kept + hairs.lost) : 0
    const value = hairs && baseline ? baseline.value * (1 + net) : day.value
    return {
      ...intervalOf(value, measuringVariance(course, day, value)),
      date: day.date,
      month: day.month,
      role,
      matched: matched && { kept: matched.kept, gained: matched.gained, lost: matched.lost },
    }
  }
  const single = (first: (typeof aside)[number]): Day => ({
    date: first.date,
    month: monthOf(series.start, first.date),
    value: first.value,
    repeats: Math.max(1, first.repeats.length),
    first,
  })
  const points = [
    ...(baseline?.days.map((day) => point(day, 'baseline')) ?? []),
    ...aside.map((one) => point(single(one), 'not comparable')),
    ...later.map((day) => point(day, day.reasons.length > 0 ? 'not comparable' : day.role)),
  ]
  return points
    .map((one, i) => ({ one, i }))
    .sort((a, b) => (a.one.date < b.one.date ? -1 : a.one.date > b.one.date ? 1 : a.i - b.i))
    .map(({ one }) => one)
}

/** What chance alone fills, for the chart. */
function bandOf(course: Course, baseline: Baseline, chance: number): BandPoint[] {
  if (neverCredited(course)) {
    if (course.measure.id !== 'salt') return []
    const [day] = baseline.days
    const measuring = day ? Math.sqrt(measuringVariance(course, day, baseline.value)) : 0
    return remissionPoints(course, baseline.value, measuring)
  }
  return chanceBand(course, baseline, { days: bandDays(course), chance })
}

/** The parts of a verdict that do not depend on a comparison. */
function outline(course: Course, chance: number) {
  const { series, measure, baseline, looks, today } = course
  const at = latestLook(course)
  const next = looks
    .filter(({ number }) => number > (at?.day.look?.number ?? 0))
    .map(({ month }) => ({ month, date: lookDay(series.start, month) }))
    .find(({ date }) => date > today)
  return {
    measure: measure.id,
    next: next ? { date: next.date, month: next.month } : null,
    baseline: baseline && {
      ...intervalOf(baseline.value, baselineVariance(course, baseline, baseline.value)),
      date: baseline.date,
      days: baseline.days.length,
    },
    look: at?.day.look
      ? {
          date: at.day.date,
          month: at.day.look.month,
          number: at.day.look.number,
          of: looks.length,
        }
      : null,
    points: pointsOf(course),
    band: baseline ? bandOf(course, baseline, chance) : [],
    untreated: untreatedFor(course),
    engine: verdictEngine,
  }
}

/** A verdict without a comparison. */
function unjudged(
  course: Course,
  { state, reasons, chance }: { state: Verdict['state']; reasons: VerdictReason[]; chance: number },
): Verdict {
  const rest = outline(course, chance)
  const from = course.baseline?.date ?? course.series.start
  return {
    ...rest,
    state,
    direction: null,
    reasons,
    latest: null,
    change: null,
    detectable: null,
    visible: null,
    test: 'none',
    reference: null,
    spread: null,
    critical: null,
    chance: null,
    season: false,
    events: eventsBetween(course.series, from, course.today),
    stop: stopRule(course, { state, direction: null, look: rest.look, improved: false }),
  }
}

/** Why nothing can be compared, of a course where nothing can. */
function whyUnjudged(course: Course): { state: Verdict['state']; reasons: VerdictReason[] } {
  if (!course.baseline) return { state: 'not comparable', reasons: ['no baseline'] }
  if (course.later.length === 0) return { state: 'cannot tell', reasons: ['no follow-up'] }
  const at = latestLook(course)
  const found = at ? at.reasons : course.later.flatMap((day) => day.reasons)
  const reasons = [...new Set(found)]
  if (at || course.later.every((day) => day.reasons.length > 0))
    return { state: 'not comparable', reasons }
  return { state: 'cannot tell', reasons: ['before the first look'] }
}

function judged(
  course: Course,
  { baseline, day, change, chance }: Comparison & { chance: number },
): Verdict {
  const rest = outline(course, chance)
  const state = stateOf(course, change)
  const direction = directionOf(course, state)
  const improved = course.measure.better === 'less' ? change.high < 0 : change.low > 0
  const { value, low, high, figure, more: _more, less: _less, ...told } = change
  const since = course.later.filter((one) => one.date > day.date).flatMap((one) => one.reasons)
  return {
    ...rest,
    ...told,
    state,
    direction,
    reasons: [...(neverCredited(course) ? (['alopecia areata'] as const) : []), ...new Set(since)],
    latest: {
      ...intervalOf(figure, measuringVariance(course, day, figure)),
      date: day.date,
    },
    change: {
      value,
      low,
      high,
      percent: baseline.value === 0 ? null : (100 * value) / Math.abs(baseline.value),
    },
    visible: state === 'more' || state === 'less' ? visibleOf(course, baseline, change) : null,
    season: seasonsDiffer(course.measure.id, [baseline.date, day.date]),
    events: eventsBetween(course.series, baseline.date, day.date),
    stop: stopRule(course, { state, direction, look: rest.look, improved }),
  }
}

type Comparison = { baseline: Baseline; day: Later; change: Change }

/** What is compared with what; null, with the reason, where nothing is. */
function compare(course: Course, chance: number): Comparison | null {
  const at = latestLook(course)
  if (!course.baseline || !at || at.reasons.length > 0) return null
  const { baseline } = course
  return { baseline, day: at.day, change: changeAt(course, baseline, at.day, chance) }
}

/** The change alone, without chart and words: for simulating many courses. */
export const changeOf = (series: Series): Change | null =>
  compare(readSeries(series), chanceOfFalse)?.change ?? null

/** A verdict with the smaller of the two chances behind it, 1 where there is no comparison. */
function judgeAt(series: Series, chance: number): { verdict: Verdict; least: number } {
  const course = readSeries(series)
  const compared = compare(course, chance)
  if (!compared) return { verdict: unjudged(course, { ...whyUnjudged(course), chance }), least: 1 }
  const { more, less } = compared.change
  return { verdict: judged(course, { ...compared, chance }), least: Math.min(more, less) }
}

/**
 * Judges one measure of one person: more or less than chance explains, not to be told yet, or not
 * comparable. Only planned looks are judged, and the chance of a false "more" over all of them is at
 * most 2.5 %, of a false "less" too. The same series gives the same verdict, in whatever order it
 * was entered. Under 5 ms, save for the first of its plan (a tenth of a second).
 */
export const judge = (series: Series): Verdict => judgeAt(series, chanceOfFalse).verdict

/**
 * Judges several measures of one person: each primary one as alone, the others together by Holm's
 * rule, so that the chance of any false word among them stays at 2.5 % to each side.
 * @returns the verdicts in the order of the series
 */
export function judgeAll(series: readonly Series[]): Verdict[] {
  const verdicts = series.map((one) => judgeAt(one, chanceOfFalse))
  const others = verdicts
    .map(({ least }, i) => ({ least, i, one: series[i] as Series }))
    .filter(({ one }) => !one.primary)
    .sort((a, b) => a.least - b.least || a.i - b.i)
  const result = verdicts.map(({ verdict }) => verdict)
  let left = others.filter(({ i }) => result[i]?.change).length
  for (const { i, one } of others) {
    if (!result[i]?.change) continue
    const { verdict } = judgeAt(one, chanceOfFalse / Math.max(1, left))
    result[i] = verdict
    const { change } = verdict
    // The first that is not told holds the level for all that follow.
    if (change && (change.low > 0 || change.high < 0)) left--
  }
  return result
}
