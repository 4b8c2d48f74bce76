import {
  changeOf,
  type MeasureId,
  type Method,
  measureOf,
  type Series,
  seeded,
  seriesSchema,
} from '../../core/src/outcome/index.ts'
import { looks } from './nulls.ts'

type Draw = ReturnType<typeof seeded>
type Other = {
  name: string
  measure: MeasureId
  method: Method
  figures: (random: Draw) => number[]
}

function poisson(random: Draw, mean: number): number {
  const least = Math.exp(-mean)
  let count = -1
  for (let product = 1; product > least || count < 0; count++) product *= random.next()
  return count
}

const rounded = (mean: number, sd: number) => (random: Draw) => [
  Math.round(mean + sd * random.normal()),
]
const combs = (mean: number) => (random: Draw) =>
  [0, 1, 2].map(() => poisson(random, mean * Math.exp(0.385 * random.normal() - 0.074)))

/** Measures other than hairs on a spot, with the errors they are given, in people who stay the same. */
const others: Other[] = [
  {
    name: 'SALT about 40, 8 points',
    measure: 'salt',
    method: 'inspection',
    figures: (random) => [40 + 8 * random.normal()],
  },
  {
    name: 'comb about 15, three days',
    measure: 'shedding-comb',
    method: 'count',
    figures: combs(15),
  },
  {
    name: 'comb about 3, three days',
    measure: 'shedding-comb',
    method: 'count',
    figures: combs(3),
  },
  { name: 'PHQ-4 about 5', measure: 'phq4', method: 'question', figures: rounded(5, 1.3) },
  { name: 'mood about 5', measure: 'feel-mood', method: 'question', figures: rounded(5, 1.2) },
  {
    name: 'own rating about 0',
    measure: 'self-rating',
    method: 'question',
    figures: rounded(0, 0.4),
  },
]

const day = (month: number) =>
  new Date(Date.UTC(2027, 0, 1) + Math.round(month * 30.4375) * 86_400_000)
    .toISOString()
    .slice(0, 10)

/** Share of courses told "more" and "less" at any look. */
export function otherRates(courses: number): { name: string; more: number; less: number }[] {
  return others.map(({ name, measure, method, figures }, seed) => {
    const random = seeded(seed + 1)
    const { min, max } = measureOf(measure)
    const observation = (month: number) => {
      const repeats = figures(random).map((one) => Math.min(max, Math.max(min, one)))
      const value = repeats.reduce((sum, one) => sum + one, 0) / repeats.length
      return { date: day(month), value, repeats: repeats.length > 1 ? repeats : [], method }
    }
    let [more, less] = [0, 0]
    for (let i = 0; i < courses; i++) {
      const baseline = observation(0)
      const changes = looks.map((look) => {
        const observations = [baseline, observation(look)]
        const series: Series = seriesSchema.parse({
          measure,
          diagnosis: 'pattern',
          start: day(0),
          observations,
        })
        return changeOf(series)
      })
      if (changes.some((change) => change && change.low > 0)) more++
      if (changes.some((change) => change && change.high < 0)) less++
    }
    return { name, more: more / courses, less: less / courses }
  })
}
