import { changeOf } from '../../core/src/outcome/index.ts'
import { type Design, peopleOf } from './courses.ts'

const looks = [3, 4, 5, 6]
const base = { baselines: 1, areaCm2: 1, looks } as const

/** Ways of measuring, from a plain count to followed hairs beside an untreated spot. */
export const designs: Design[] = [
  { ...base, name: 'count 9 %, 1 cm2', count: 0.09 },
  { ...base, name: 'count 5 %, 1 cm2', count: 0.05 },
  { ...base, name: 'count 5 %, 1 cm2, two baselines', count: 0.05, baselines: 2 },
  {
    ...base,
    name: 'count 5 %, 3 cm2, two baselines',
    count: 0.05 / Math.sqrt(3),
    areaCm2: 3,
    baselines: 2,
  },
  { ...base, name: 'matched, 1 cm2', count: null },
  { ...base, name: 'matched, 3 cm2', count: null, areaCm2: 3 },
  { ...base, name: 'matched, 3 cm2, one look at 6 months', count: null, areaCm2: 3, looks: [6] },
  { ...base, name: 'matched, 3 cm2, one look at 12 months', count: null, areaCm2: 3, looks: [12] },
  {
    ...base,
    name: 'matched, 3 cm2, looks 3 to 12',
    count: null,
    areaCm2: 3,
    looks: [3, 4, 5, 6, 9, 12],
  },
  {
    ...base,
    name: 'matched, 3 cm2, with reference',
    count: null,
    areaCm2: 3,
    reference: { seasonShare: 0 },
  },
]

/** What would happen to the follicles; running phases respond. */
export const effects = {
  '+9 % (latency x0.73)': { latency: 0.73 },
  '+18 % (latency x0.5)': { latency: 0.5 },
  'anagen x1.5': { anagen: 1.5 },
} as const
export type Effect = keyof typeof effects

/** When a course begins: what the season could do is allowed for, so it decides how much is seen. */
export const starts = {
  'start not known': { start: 0, share: 0, known: false },
  January: { start: 0, share: 0, known: true },
  April: { start: 3, share: 0, known: true },
  July: { start: 6, share: 0, known: true },
  October: { start: 9, share: 0, known: true },
} as const
export type Start = keyof typeof starts

type Asked = { design: Design; effect: Effect; start: Start }

/** Share of people told "more" by the last look, and by month 6. */
export function power({ design, effect, start }: Asked, people: number, seed: number) {
  const treatment = { from: 0, running: true, ...effects[effect] }
  const treated: Design = { ...design, treatment, season: starts[start] }
  let [told, early] = [0, 0]
  for (const person of peopleOf(treated, people, seed)) {
    const at = person.looks.findIndex((series) => (changeOf(series)?.low ?? 0) > 0)
    if (at >= 0) told++
    if (at >= 0 && (design.looks[at] ?? 99) <= 6) early++
  }
  return { told: told / people, early: early / people }
}
