import { changeOf } from '../../core/src/outcome/index.ts'
import { seasonAmplitude } from '../../core/src/outcome/season.ts'
import { type Design, peopleOf } from './courses.ts'

export const looks = [3, 4, 5, 6, 9, 12]

const plain = { baselines: 1, looks } as const
const october = { start: 9.2, share: 0.03 }
const april = { start: 3.2, share: 0.03 }
const everything = { drift: 0.02, placement: 0.029, season: { ...october, known: true } }

/** People in whom nothing changes. Without a season the course begins in January. */
export const nulls: Design[] = [
  { ...plain, name: 'count 9 %, 1 cm2', count: 0.09, areaCm2: 1 },
  { ...plain, name: 'count 5 %, 1 cm2', count: 0.05, areaCm2: 1 },
  { ...plain, name: 'count 5 %, 1 cm2, two baselines', count: 0.05, areaCm2: 1, baselines: 2 },
  { ...plain, name: 'count 5 %, 3 cm2', count: 0.05, areaCm2: 3 },
  { ...plain, name: 'count 1 %, 3 cm2', count: 0.01, areaCm2: 3 },
  {
    ...plain,
    name: 'count 5 %, drift and re-positioning',
    count: 0.05,
    areaCm2: 1,
    drift: 0.02,
    placement: 0.029,
  },
  {
    ...plain,
    name: 'count 5 %, 1 cm2, season from October',
    count: 0.05,
    areaCm2: 1,
    season: { ...october, known: true },
  },
  {
    ...plain,
    name: 'count 5 %, 1 cm2, season from April',
    count: 0.05,
    areaCm2: 1,
    season: { ...april, known: true },
  },
  {
    ...plain,
    name: 'count 1 %, 3 cm2, everything, October',
    count: 0.01,
    areaCm2: 3,
    ...everything,
    placement: 0.017,
  },
  {
    ...plain,
    name: 'count 1 %, 3 cm2, April, hemisphere not known',
    count: 0.01,
    areaCm2: 3,
    season: { ...april, known: false },
  },
  { ...plain, name: 'matched, 1 cm2', count: null, areaCm2: 1 },
  { ...plain, name: 'matched, 3 cm2', count: null, areaCm2: 3 },
  { ...plain, name: 'matched, 3 cm2, 0.6 % mistaken', count: null, areaCm2: 3, mismatch: 0.006 },
  {
    ...plain,
    name: 'matched, 3 cm2, season from October',
    count: null,
    areaCm2: 3,
    season: { ...october, known: true },
  },
  {
    ...plain,
    name: 'matched, 3 cm2, season from April',
    count: null,
    areaCm2: 3,
    season: { ...april, known: true },
  },
  {
    ...plain,
    name: 'matched, 3 cm2, with reference',
    count: null,
    areaCm2: 3,
    reference: { seasonShare: 0 },
  },
  ...[0, 0.5, 1].map(
    (seasonShare): Design => ({
      ...plain,
      name: `matched, 3 cm2, season from October, reference swings by ${seasonShare} of it`,
      count: null,
      areaCm2: 3,
      reference: { seasonShare },
      season: { ...october, known: true },
    }),
  ),
  {
    ...plain,
    name: 'matched, 3 cm2, healthy cycle, season of the follicle model, from October',
    count: null,
    areaCm2: 3,
    cycle: 'healthy',
    modelSeason: seasonAmplitude,
    season: { start: 9, share: 0, known: true },
  },
  {
    ...plain,
    name: 'matched, 3 cm2, season of the follicle model set to 2.9 %, from January',
    count: null,
    areaCm2: 3,
    modelSeason: 0.21,
    season: { start: 0, share: 0, known: true },
  },
  { ...plain, name: 'matched, 3 cm2, healthy cycle', count: null, areaCm2: 3, cycle: 'healthy' },
]

/** Seasons stronger than what is allowed for (3 %): what the limit is worth where it does not hold. */
export const beyond: Design[] = [
  {
    ...plain,
    name: 'matched, 3 cm2, restless cycle, season at its full amplitude (5 %), from January',
    count: null,
    areaCm2: 3,
    modelSeason: seasonAmplitude,
    season: { start: 0, share: 0, known: true },
  },
  ...[0.04, 0.05].flatMap((share) =>
    [
      { name: 'count 5 %, 3 cm2', count: 0.05, areaCm2: 3 },
      { name: 'matched, 3 cm2', count: null, areaCm2: 3 },
    ].map(
      (one): Design => ({
        ...plain,
        ...one,
        name: `${one.name}, season of ${100 * share} % from November`,
        season: { start: 10.2, share, known: true },
      }),
    ),
  ),
]

export type Rates = { more: number; less: number; oldMore: number; oldLess: number; up: number }

/** How often a course of one design is told "more" and "less" at any look, by this and by the old rule. */
export function rates(design: Design, people: number, seed: number): Rates {
  const count = { more: 0, less: 0, oldMore: 0, oldLess: 0, up: 0 }
  for (const person of peopleOf(design, people, seed)) {
    let [more, less, oldMore, oldLess] = [false, false, false, false]
    const error = design.count ?? 0.006
    const limit = 1.96 * Math.sqrt(1 + 1 / design.baselines) * error * person.baseline
    person.looks.forEach((series, l) => {
      const change = changeOf(series)
      more ||= (change?.low ?? 0) > 0
      less ||= (change?.high ?? 0) < 0
      const value = change?.value ?? 0
      const old = design.count === null ? value : (person.figures[l] as number) - person.baseline
      oldMore ||= old > limit
      oldLess ||= old < -limit
      if (l === person.looks.length - 1 && old > 0) count.up++
    })
    if (more) count.more++
    if (less) count.less++
    if (oldMore) count.oldMore++
    if (oldLess) count.oldLess++
  }
  const share = (n: number) => n / people
  return {
    more: share(count.more),
    less: share(count.less),
    oldMore: share(count.oldMore),
    oldLess: share(count.oldLess),
    up: share(count.up),
  }
}
