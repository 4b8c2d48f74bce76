import { inOrder, matchedWith, whyNotComparable } from './comparable.ts'
import { isSinceStart, measureOf } from './measures.ts'
import { type Look, lookAt, looksOf, monthOf } from './planned.ts'
import type { Observation, OutcomeMeasure, Series, VerdictReason } from './schema.ts'

/** What was measured on one day, in one way: the mean of all figures of that day. */
export type Day = {
  date: string
  month: number
  value: number
  repeats: number
  /** One of them, for method, device and area; the one with followed hairs where there is one. */
  first: Observation
}
/** The first figures of a course; `days` is empty where the start itself counts as 0. */
export type Baseline = { date: string; value: number; days: Day[]; first: Observation | null }
/** A later day, with what speaks against comparing it. */
export type Later = Day & { reasons: VerdictReason[]; look: Look | null; role: 'look' | 'between' }

/** A series, put in order: independent of the order of entry. */
export type Course = {
  series: Series
  measure: OutcomeMeasure
  today: string
  looks: Look[]
  baseline: Baseline | null
  /** Figures from before the start that cannot be compared with the baseline. */
  aside: Observation[]
  later: Later[]
}

const repeatsOf = (one: Observation) => Math.max(1, one.repeats.length)

function dayOf(start: string, observations: readonly Observation[]): Day {
  const [first] = observations as [Observation, ...Observation[]]
  const used = first.matched ? [first] : observations
  return {
    date: first.date,
    month: monthOf(start, first.date),
    value: used.reduce((sum, { value }) => sum + value, 0) / used.length,
    repeats: used.reduce((sum, one) => sum + repeatsOf(one), 0),
    first,
  }
}

/** Figures by their day, in the order of days. */
function groupByDay(observations: readonly Observation[]): Observation[][] {
  const days = new Map<string, Observation[]>()
  for (const one of observations) {
    const list = days.get(one.date)
    if (list) list.push(one)
    else days.set(one.date, [one])
  }
  return [...days.values()]
}

/**
 * The baseline: all figures until the start that can be compared with each other. Where there are
 * several ways of measuring, the one that most later days can be compared with; then the one with
 * most days, then the latest.
 */
function chooseBaseline(
  { start, measure: id }: Series,
  early: readonly Observation[],
  late: readonly Observation[],
): { baseline: Baseline | null; group: Set<Observation> } {
  const measure = measureOf(id)
  const candidates = early.map((anchor) => {
    const group = early.filter(
      (one) => one === anchor || whyNotComparable(measure, anchor, one).length === 0,
    )
    const followed = new Set(
      late
        .filter((one) => whyNotComparable(measure, anchor, one).length === 0)
        .map(({ date }) => date),
    ).size
    return { anchor, group, followed, days: new Set(group.map(({ date }) => date)).size }
  })
  const best = candidates.reduce<(typeof candidates)[number] | null>((so, one) => {
    if (so === null) return one
    const ahead =
      one.followed - so.followed ||
      one.days - so.days ||
      (one.anchor.date > so.anchor.date ? 1 : -1)
    return ahead > 0 ? one : so
  }, null)
  if (!best) return { baseline: null, group: new Set() }
  const days = groupByDay(best.group).map((list) => dayOf(start, list))
  const value = days.reduce((sum, day) => sum + day.value, 0) / days.length
  const date = days.at(-1)?.date ?? start
  return { baseline: { date, value, days, first: best.anchor }, group: new Set(best.group) }
}

/** Why a later figure cannot be set against the baseline; a figure about the start always can. */
function reasonsOf(measure: OutcomeMeasure, baseline: Baseline, one: Observation) {
  if (!baseline.first) return []
  const days = new Set(baseline.days.map(({ date }) => date))
  const against = baseline.days.find(({ date }) => date === one.matched?.against)?.first
  if (against && matchedWith(one, days)) return whyNotComparable(measure, against, one)
  return whyNotComparable(measure, baseline.first, one)
}

/** The days after the start; the first comparable one in the window of a look is that look. */
function laterDays(course: Omit<Course, 'later'>, late: readonly Observation[]): Later[] {
  const { series, measure, baseline, looks } = course
  const taken = new Set<number>()
  return groupByDay(late).flatMap((list): Later[] => {
    const checked = list.map((one) => ({
      one,
      reasons: baseline ? reasonsOf(measure, baseline, one) : (['no baseline'] as VerdictReason[]),
    }))
    const fit = checked.filter(({ reasons }) => reasons.length === 0).map(({ one }) => one)
    const look = lookAt(looks, monthOf(series.start, list[0]?.date ?? series.start))
    const unfit = checked
      .filter(({ reasons }) => reasons.length > 0)
      .map(({ one, reasons }) => ({
        ...dayOf(series.start, [one]),
        reasons,
        look,
        role: 'between' as const,
      }))
    if (fit.length === 0) return unfit
    const isLook = look !== null && !taken.has(look.number)
    if (isLook) taken.add(look.number)
    const day = dayOf(series.start, fit)
    return [{ ...day, reasons: [], look, role: isLook ? 'look' : 'between' }, ...unfit]
  })
}

/** Puts a series in order: baseline, looks, what lies between and what cannot be compared. */
export function readSeries(series: Series): Course {
  const measure = measureOf(series.measure)
  const ordered = inOrder(series.observations)
  const today = series.today ?? ordered.at(-1)?.date ?? series.start
  const seen = ordered.filter(({ date }) => date <= today)
  const early = seen.filter(({ date }) => date <= series.start)
  const late = seen.filter(({ date }) => date > series.start)
  const chosen = isSinceStart(series.measure)
    ? {
        baseline: { date: series.start, value: 0, days: [], first: null },
        group: new Set<Observation>(),
      }
    : chooseBaseline(series, early, late)
  const aside = early.filter((one) => !chosen.group.has(one))
  const course = {
    series,
    measure,
    today,
    looks: looksOf(series.looks),
    baseline: chosen.baseline,
    aside,
  }
  return { ...course, later: laterDays(course, late) }
}
