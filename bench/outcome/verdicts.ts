import { judge, type Series, seriesSchema } from '../../core/src/outcome/index.ts'
import { quantile, table } from '../stats.ts'
import { beyond, nulls, rates } from './nulls.ts'
import { otherRates } from './other-measures.ts'
import { designs, type Effect, effects, power, type Start, starts } from './power.ts'

const courses = Number(process.env.ANAGEN_BENCH_COURSES ?? 20_000)
const patients = Math.min(4000, courses)
const percent = (share: number) => `${(100 * share).toFixed(share < 0.1 ? 2 : 0)} %`

/** False words on people in whom nothing changes, power on people in whom something does, and time. */
export function benchVerdicts(): void {
  const worst = benchNulls()
  const seen = benchPower()
  const slowest = benchTime()
  table('Targets of the verdict', [
    {
      what: 'false "more" over a course, highest of all nulls',
      target: '<= 2.5 %',
      figure: percent(worst.more),
    },
    {
      what: 'false "less" over a course, highest of all nulls',
      target: '<= 2.5 %',
      figure: percent(worst.less),
    },
    { what: '+18 % seen by month 6, matched, 3 cm2', target: '>= 90 %', figure: percent(seen) },
    { what: 'a verdict, 95 of 100', target: '< 5 ms', figure: `${slowest.toFixed(2)} ms` },
  ])
}

function benchNulls(): { more: number; less: number } {
  const found = nulls.map((design, i) => ({ design, ...rates(design, courses, 1000 * (i + 1)) }))
  table(
    `Nothing changes: ${courses} courses each, looks at months 3, 4, 5, 6, 9, 12, told at any look`,
    found.map(({ design, more, less, oldMore, oldLess, up }) => ({
      null: design.name,
      '"more"': percent(more),
      '"less"': percent(less),
      'beyond the classical SDC: more': percent(oldMore),
      less: percent(oldLess),
      'count went up by the last look': percent(up),
    })),
  )
  const others = otherRates(courses)
  table(
    `Nothing changes, other measures: ${courses} courses each`,
    others.map(({ name, more, less }) => ({
      null: name,
      '"more"': percent(more),
      '"less"': percent(less),
    })),
  )
  table(
    `A season stronger than the 3 % that are allowed for, ${patients} courses each`,
    beyond.map((design, i) => {
      const { more, less } = rates(design, patients, 50 + i)
      return { design: design.name, '"more"': percent(more), '"less"': percent(less) }
    }),
  )
  return {
    more: Math.max(...[...found, ...others].map(({ more }) => more)),
    less: Math.max(...[...found, ...others].map(({ less }) => less)),
  }
}

function benchPower(): number {
  const names = Object.keys(effects) as Effect[]
  table(
    `Something changes: told "more" by the last look, ${patients} people each, start in January`,
    designs.map((design, d) => ({
      design: design.name,
      looks: design.looks.join(' '),
      ...Object.fromEntries(
        names.map((effect) => [
          effect,
          percent(power({ design, effect, start: 'January' }, patients, 70 + d).told),
        ]),
      ),
    })),
  )
  const followed = designs.find(({ name }) => name === 'matched, 3 cm2')
  if (!followed) throw new Error('No design of followed hairs')
  const byStart = (Object.keys(starts) as Start[]).map((start) => ({
    start,
    early: names.map(
      (effect) => [effect, power({ design: followed, effect, start }, patients, 90).early] as const,
    ),
  }))
  table(
    'Matched, 3 cm2, by month 6: what the time of the start does',
    byStart.map(({ start, early }) => ({
      start,
      ...Object.fromEntries(early.map(([effect, share]) => [effect, percent(share)])),
    })),
  )
  return Math.min(...byStart.map(({ early }) => early[1]?.[1] ?? 0))
}

/** Verdicts on series of several kinds; the very first of a process tells what nothing is kept costs. */
function benchTime(): number {
  const day = (month: number) =>
    new Date(Date.UTC(2027, 0, 4) + month * 30.4375 * 86_400_000).toISOString().slice(0, 10)
  const months = [0, 0.2, 3, 4, 5, 6, 9, 12]
  const figures = (with_: object) =>
    months.map((month, i) => ({
      date: day(month),
      value: 140 + i,
      method: 'engine',
      device: 'a',
      ...with_,
    }))
  const matched = (i: number) =>
    i < 2 ? null : { against: day(0), kept: 300, gained: 90 + i, lost: 80 }
  const kinds: Record<string, object> = {
    counted: { observations: figures({ areaCm2: 1 }) },
    followed: {
      observations: figures({ areaCm2: 3 }).map((one, i) => ({ ...one, matched: matched(i) })),
    },
    SALT: {
      measure: 'salt',
      diagnosis: 'alopecia_areata',
      observations: figures({ value: 40, method: 'inspection' }),
    },
    rating: { measure: 'self-rating', observations: figures({ value: 1, method: 'question' }) },
  }
  const rows = Object.entries(kinds).map(([kind, change]) => {
    const series: Series = seriesSchema.parse({
      measure: 'density-terminal',
      diagnosis: 'pattern',
      start: day(0.3),
      hemisphere: 'north',
      ...change,
    })
    const times = Array.from({ length: 400 }, () => {
      const started = performance.now()
      judge(series)
      return performance.now() - started
    })
    return { kind, p50: quantile(times, 0.5), p95: quantile(times, 0.95), first: times[0] ?? 0 }
  })
  table(
    'A verdict with chart, band and words beside it (after what a process keeps)',
    rows.map(({ kind, p50, p95, first }) => ({
      series: kind,
      'p50 ms': p50.toFixed(2),
      'p95 ms': p95.toFixed(2),
      'first ms': first.toFixed(1),
    })),
  )
  return Math.max(...rows.map(({ p95 }) => p95))
}
