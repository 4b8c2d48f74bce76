import { constantFor } from './critical.ts'
import { normalQuantile } from './distributions.ts'
import { errorOf, sdOf } from './errors.ts'
import { cycleSets, steadyShares } from './follicle-cycles.ts'
import { cholesky } from './matrix.ts'
import { measureOf } from './measures.ts'
import { seeded } from './random.ts'
import { gainAt, type Response } from './response.ts'
import type { MeasureId, Method, OwnError, Series } from './schema.ts'
import { type Allowance, allowanceBetween, leftOfSeason } from './season-allowance.ts'
import {
  driftSd,
  likeness,
  naturalCovariance,
  placementVariance,
  type Setting,
  usualArea,
} from './spread.ts'

/** How somebody is going to be measured. */
export type MeasurePlan = {
  measure: MeasureId
  diagnosis: Series['diagnosis']
  /** How the later figures are come by; a baseline picture is always counted too. */
  method: Method
  device?: string | null
  ownErrors?: readonly OwnError[]
  /** Of one spot, cm2; left out where the measure is of no spot. */
  areaCm2?: number | null
  spots?: number
  repeats: number
  baselines: number
  looks: readonly number[]
  /** About what is expected at the baseline, in the unit. */
  level: number
  /** Months after 1 January of the start, 0 to below 12; null: not known yet. */
  startMonth?: number | null
  hemisphere?: Series['hemisphere']
  /** An untreated spot at the back is followed too. */
  reference?: boolean
  /** A change somebody asks about, as a share of the level. */
  size?: number | null
}

/** What can be seen at one time. Figures in the unit of the measure. */
export type Sight = {
  month: number
  /** The smallest change that could be told, up and down, and the larger of both in %. */
  up: number
  down: number
  percent: number | null
  /** What chance alone fills: a figure between these two says nothing. */
  low: number
  high: number
}
export type Size = {
  /** `small` +9 %, `typical` +18 %, `slow` growing time half as long again, `own` as asked. */
  id: 'small' | 'typical' | 'slow' | 'own'
  /** Share of the level at its full size. */
  share: number
  response: Response
  /** Chance (0-1) that it has been told by each look. */
  told: number[]
  /** The first planned look by which it is told in 8 of 10 people; null where none is. */
  earliest: number | null
}
export type Expectation = {
  plan: MeasurePlan
  /** The planned looks, and every month up to the last, as if it were one. */
  looks: Sight[]
  months: Sight[]
  sizes: Size[]
  /** What the season can do to the figure by month 6 at the latest, as shares; null: start not known. */
  season: Allowance | null
  /** Hair sheds more than usual within the first half year: told before the start, so nobody is frightened. */
  autumn: boolean
  /** The same plan done better: smallest change in % at the look nearest month 6, chance for +18 % by then. */
  better: {
    id: 'second-baseline' | 'three-spots' | 'hair-to-hair' | 'reference'
    percent: number | null
    told: number | null
  }[]
  /** The same two figures of this plan. */
  now: { percent: number | null; told: number | null }
}

/** One plan taken apart: everything that decides what can be seen. */
type Optics = {
  plan: MeasurePlan
  setting: Setting
  exact: boolean
  one: number
  shared: number
  allow: (month: number) => Allowance
  referenceVariance: (month: number) => number
}

const exactMethod = (plan: MeasurePlan) =>
  plan.method === 'hair-to-hair' && measureOf(plan.measure).unit.en === 'hairs/cm²'

/** Mistakes of following hairs, both ways (H2H22), as variance of a share of the hairs. */
const mistaken = 2 * 0.006 ** 2

/** Variance, as a share squared, of the change at an untreated spot at the back of the same size. */
function backVariance(area: number, level: number, month: number): number {
  const { latency } = steadyShares(cycleSets.healthy.cycle)
  return (2 * latency * (1 - likeness('healthy', month))) / Math.max(1, level * area)
}

function opticsOf(plan: MeasurePlan): Optics {
  const measure = measureOf(plan.measure)
  const spots = Math.max(1, plan.spots ?? 1)
  const exact = exactMethod(plan)
  const area = plan.areaCm2 == null ? null : plan.areaCm2 * spots
  const setting: Setting = {
    measure,
    diagnosis: plan.diagnosis,
    level: plan.level,
    areaCm2: area,
    method: plan.method,
  }
  const { method, device = null } = plan
  const error = errorOf(measure, { method, device }, plan.ownErrors ?? [])
  const scatter = method === 'count' && measure.unit.en === 'hairs' ? plan.level / plan.repeats : 0
  const measuring = sdOf(error, plan.level, plan.repeats * spots) ** 2 + scatter
  const one = exact ? (mistaken * plan.level ** 2) / 2 : measuring + placementVariance(setting)
  const reference = exact && plan.reference === true
  const left = reference ? leftOfSeason : 1
  return {
    plan,
    setting,
    exact,
    one,
    shared: exact ? one : one / Math.max(1, plan.baselines),
    allow: (month) => {
      const start = plan.startMonth ?? null
      const { up, down } = allowanceBetween(
        plan.measure,
        start === null ? null : (plan.hemisphere ?? null),
        [start ?? 0, (start ?? 0) + month],
      )
      return { up: left * up, down: left * down }
    },
    referenceVariance: (month) =>
      reference ? plan.level ** 2 * backVariance(area ?? usualArea, plan.level, month) : 0,
  }
}

/** Covariance of the changes at two months, in the unit squared. */
function covariance(optics: Optics, a: number, b: number): number {
  const { setting, one, shared, referenceVariance } = optics
  const drift = driftSd(setting, a) * driftSd(setting, b)
  const own = a === b ? one : 0
  const back = Math.sqrt(referenceVariance(a) * referenceVariance(b))
  return shared + own + drift + back + naturalCovariance(setting, a, b)
}

function constantOf(optics: Optics, months: readonly number[]): number {
  const looks = optics.plan.looks.length
  if (optics.exact) return -normalQuantile(0.025 / looks)
  const plain = { ...optics, setting: optics.setting }
  const sds = months.map((month) => Math.sqrt(covariance(plain, month, month)))
  return constantFor(
    months.map((a, i) =>
      months.map((b, j) => {
        const drift = driftSd(optics.setting, a) * driftSd(optics.setting, b)
        const without = covariance(plain, a, b) - drift
        return without / Math.max(1e-12, (sds[i] ?? 1) * (sds[j] ?? 1))
      }),
    ),
  )
}

function sightAt(optics: Optics, constant: number, month: number): Sight {
  const { level } = optics.plan
  const { min, max } = optics.setting.measure
  const { up, down } = optics.allow(month)
  const half = optics.exact ? 0 : optics.setting.measure.step / 2 / optics.plan.repeats
  const margin = month > 0 ? constant * Math.sqrt(covariance(optics, month, month)) + half : 0
  const [more, less] = [margin + up * level, margin + down * level]
  return {
    month,
    up: more,
    down: less,
    percent: level === 0 ? null : (100 * Math.max(more, less)) / level,
    low: Math.max(min, level - less),
    high: Math.min(max, level + more),
  }
}

const draws = 4000

/** Chance, by each look, that a change of a size has been told at it or before. */
function toldBy(
  optics: Optics,
  constant: number,
  size: Pick<Size, 'share' | 'response'>,
): number[] {
  const months = [...optics.plan.looks]
  const { level } = optics.plan
  const lower = cholesky(months.map((a) => months.map((b) => covariance(optics, a, b))))
  const need = months.map((month) => {
    const sight = sightAt(optics, constant, month)
    const gain = gainAt(size.response, size.share, month) * level
    return size.share >= 0 ? sight.up - gain : sight.down + gain
  })
  const random = seeded(6)
  const told = months.map(() => 0)
  const normal = months.map(() => 0)
  for (let d = 0; d < draws; d++) {
    for (let i = 0; i < normal.length; i++) normal[i] = random.normal()
    const first = need.findIndex((limit, i) => {
      const row = lower[i] ?? []
      let value = 0
      for (let k = 0; k <= i; k++) value += (row[k] ?? 0) * (normal[k] ?? 0)
      return value > limit
    })
    if (first >= 0) for (let i = first; i < told.length; i++) told[i] = (told[i] ?? 0) + 1
  }
  return told.map((count) => count / draws)
}

/** Told in at least so many people: then it counts as "can be seen". */
const enough = 0.8

function sizesOf(optics: Optics, constant: number): Size[] {
  const { plan } = optics
  const cycling = optics.setting.measure.cycles
  const asked: Omit<Size, 'told' | 'earliest'>[] = [
    ...(cycling
      ? ([
          { id: 'small', share: 0.09, response: 'fast' },
          { id: 'typical', share: 0.18, response: 'fast' },
          { id: 'slow', share: 0.104, response: 'slow' },
        ] as const)
      : []),
    ...(plan.size == null ? [] : [{ id: 'own', share: plan.size, response: 'fast' } as const]),
  ]
  return asked.map((size) => {
    const told = toldBy(optics, constant, size)
    const at = told.findIndex((chance) => chance >= enough)
    return { ...size, told, earliest: at < 0 ? null : (plan.looks[at] ?? null) }
  })
}

/** The look that stands for half a year. */
const halfYear = (looks: readonly number[]) =>
  looks.reduce((best, month, i) => {
    const so = looks[best] ?? 0
    return Math.abs(month - 6) < Math.abs(so - 6) ? i : best
  }, 0)

/** Smallest change in % at about month 6, and the chance for a typical gain by then. */
function summary(plan: MeasurePlan): Expectation['now'] {
  const optics = opticsOf(plan)
  const constant = constantOf(optics, plan.looks)
  const at = halfYear(plan.looks)
  const { percent } = sightAt(optics, constant, plan.looks[at] ?? 6)
  const told = optics.setting.measure.cycles
    ? toldBy(optics, constant, { share: 0.18, response: 'fast' })
    : []
  return { percent, told: told[at] ?? null }
}

/** What could be done better, as far as it applies. */
function betterPlans(plan: MeasurePlan): Expectation['better'] {
  const { site, methods, unit } = measureOf(plan.measure)
  const exact = exactMethod(plan)
  const spot = site === 'spot'
  const wanted: [Expectation['better'][number]['id'], boolean, Partial<MeasurePlan>][] = [
    ['second-baseline', !exact && plan.baselines < 2, { baselines: 2 }],
    ['three-spots', spot && (plan.spots ?? 1) < 3, { spots: 3 }],
    [
      'hair-to-hair',
      !exact && methods.includes('hair-to-hair') && unit.en === 'hairs/cm²',
      { method: 'hair-to-hair', ownErrors: [] },
    ],
    ['reference', exact && plan.reference !== true, { reference: true }],
  ]
  return wanted
    .filter(([, applies]) => applies)
    .map(([id, , change]) => ({ id, ...summary({ ...plan, ...change }) }))
}

/** A swing of the season by more than this share within half a year is warned of. */
const worthWarning = 0.02

/**
 * What could be seen with a plan of measuring, and when, before anything is measured: the smallest
 * change at each look and month, the chance that a gain of a size has been told by each look, the
 * first look at which it is told in 8 of 10 people, what season does, and what a better plan brings.
 * No treatment is assumed to do anything: sizes are questions. About 20 ms.
 */
export function expectation(plan: MeasurePlan): Expectation {
  const optics = opticsOf(plan)
  const constant = constantOf(optics, plan.looks)
  const last = Math.ceil(plan.looks.at(-1) ?? 12)
  const known = plan.startMonth != null && plan.hemisphere != null
  const early = Array.from({ length: 6 }, (_, i) => optics.allow(i + 1))
  const most = (side: keyof Allowance) => Math.max(...early.map((one) => one[side]))
  const season = known ? { up: most('up'), down: most('down') } : null
  const sight = (month: number) => sightAt(optics, constant, month)
  return {
    plan,
    looks: plan.looks.map(sight),
    months: Array.from({ length: last + 1 }, (_, month) => sight(month)),
    sizes: sizesOf(optics, constant),
    season,
    autumn: season !== null && autumnAhead(plan, season),
    better: betterPlans(plan),
    now: summary(plan),
  }
}

/** Density falls, or shedding rises, by the season within the first half year. */
const autumnAhead = ({ measure }: MeasurePlan, { up, down }: Allowance): boolean =>
  measureOf(measure).better === 'less' ? up > worthWarning : down > worthWarning
