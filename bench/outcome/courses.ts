import { cycleSets } from '../../core/src/outcome/follicle-cycles.ts'
import { simulateLooks, type Treatment } from '../../core/src/outcome/follicle-model.ts'
import type { Series } from '../../core/src/outcome/index.ts'
import { seeded } from '../../core/src/outcome/random.ts'

/** Follicles on one cm2; with the restless cycle 143 of them show a hair. */
const folliclesPerCm2 = 200

/** How people are measured, and what happens to them besides. Shares are of the figure. */
export type Design = {
  name: string
  areaCm2: number
  /** One SD of one count; null: hairs are followed one by one. */
  count: number | null
  baselines: 1 | 2
  looks: readonly number[]
  /** Months after 1 January of the start, and how far the season swings density at the most. */
  season?: { start: number; share: number; known: boolean }
  /** The follicle model's own season, by its amplitude, in the place of a plain swing. */
  modelSeason?: number
  /** One SD of the drift over a year, and of setting the camera down anew. */
  drift?: number
  placement?: number
  /** Share of hairs wrongly called gone, and as many wrongly called new. */
  mismatch?: number
  /** An untreated spot at the back is followed too: its cycle, and its share of the season. */
  reference?: { seasonShare: number }
  cycle?: 'androgenetic' | 'healthy'
  treatment?: Treatment
}

type Observation = Series['observations'][number]
/** One person: the baseline and one series for each look, and the plain figures for the old rule. */
export type Person = { looks: Series[]; baseline: number; figures: number[] }

const yearly = Math.PI / 6
const dayOf = (start: number, month: number): string => {
  const days = Math.round((start + month) * 30.4375)
  return new Date(Date.UTC(2027, 0, 1) + days * 86_400_000).toISOString().slice(0, 10)
}

const seasonOf = ({ season }: Design, amplitude: number) => ({
  hemisphere: 'north' as const,
  startMonth: season?.start ?? 0,
  amplitude,
})

/** Hairs of one spot at the baseline and each look: one array a time, all people one after the other. */
function hairsOf(design: Design, people: number, what: { seed: number; reference: boolean }) {
  const cycle = cycleSets[what.reference ? 'healthy' : (design.cycle ?? 'androgenetic')].cycle
  const follicles = Math.round(folliclesPerCm2 * design.areaCm2)
  const visible = simulateLooks(
    {
      cycle,
      follicles: follicles * people,
      seed: what.seed,
      ...(design.treatment && !what.reference ? { treatment: design.treatment } : {}),
      ...(design.modelSeason ? { season: seasonOf(design, design.modelSeason) } : {}),
    },
    [0, ...design.looks],
  )
  return { visible, follicles }
}

/** Series of many people under one design, the same for the same seed. */
export function* peopleOf(design: Design, people: number, seed: number): Generator<Person> {
  const batch = 500
  for (let from = 0; from < people; from += batch) {
    const size = Math.min(batch, people - from)
    const hairs = hairsOf(design, size, { seed: seed + 2 * from, reference: false })
    const back = design.reference
      ? hairsOf(design, size, { seed: seed + 2 * from + 1, reference: true })
      : null
    const random = seeded(seed + 1_000_003 * (from + 1))
    for (let i = 0; i < size; i++) yield personOf(design, { hairs, back, random, i })
  }
}

type Hairs = ReturnType<typeof hairsOf>
type Drawn = { hairs: Hairs; back: Hairs | null; random: ReturnType<typeof seeded>; i: number }

function personOf(design: Design, { hairs, back, random, i }: Drawn): Person {
  const { looks, areaCm2, season } = design
  const start = season?.start ?? 0
  const peak = 3.5 + 3 * random.next()
  const swing = (month: number, share: number) =>
    1 + share * Math.cos(yearly * (start + month - peak))
  const slope = (design.drift ?? 0) * random.normal()
  const seen = (spot: Hairs, k: number) =>
    (spot.visible[k] as Uint8Array).subarray(i * spot.follicles, (i + 1) * spot.follicles)
  const frame = {
    method: design.count === null ? ('hair-to-hair' as const) : ('engine' as const),
    device: 'scope',
    umPerPx: 6,
    engine: '1',
    operator: null,
    areaCm2,
    repeats: [],
    parts: {},
  }
  const density = (spot: Hairs, k: number) =>
    seen(spot, k).reduce((sum, one) => sum + one, 0) / areaCm2
  const shot = (k: number, month: number): number => {
    const error = 1 + (design.count ?? 0) * random.normal()
    const place = 1 + (design.placement ?? 0) * random.normal()
    const factor = swing(month, season?.share ?? 0) * (1 + (slope * month) / 12)
    return density(hairs, k) * error * place * factor
  }
  const days = Array.from({ length: design.baselines }, (_, b) => dayOf(start, 0 - b * 0.1))
  const first = days.map(
    (date): Observation => ({ ...frame, date, value: shot(0, 0), matched: null }),
  )
  const baseDay = days[0] as string
  const followedAt = (spot: Hairs, k: number, share: number): Observation['matched'] =>
    followed(seen(spot, 0), seen(spot, k), {
      random,
      against: baseDay,
      mismatch: design.mismatch ?? 0,
      shift: swing(looks[k - 1] as number, share) / swing(0, share) - 1,
    })
  const common = {
    measure: 'density-terminal' as const,
    diagnosis: 'pattern' as const,
    start: baseDay,
    looks: [...looks],
    hemisphere: season && !season.known ? null : ('north' as const),
    primary: true,
    events: [],
    ownErrors:
      design.count === null
        ? []
        : [{ method: 'engine' as const, device: null, triples: 100, sd: design.count }],
    selfRating: null,
  }
  const exact = design.count === null
  const figures: number[] = []
  const series = looks.map((month, l): Series => {
    const date = dayOf(start, month)
    const value = shot(l + 1, month)
    figures.push(value)
    const matched = exact ? followedAt(hairs, l + 1, season?.share ?? 0) : null
    const reference: Observation[] = back
      ? [
          { ...frame, date: baseDay, value: density(back, 0), matched: null },
          {
            ...frame,
            date,
            value: density(back, l + 1),
            matched: followedAt(
              back,
              l + 1,
              (season?.share ?? 0) * (design.reference?.seasonShare ?? 0),
            ),
          },
        ]
      : []
    return { ...common, observations: [...first, { ...frame, date, value, matched }], reference }
  })
  const baseline = first.reduce((sum, one) => sum + one.value, 0) / first.length
  return { looks: series, baseline, figures }
}

type Follow = {
  random: ReturnType<typeof seeded>
  against: string
  mismatch: number
  shift: number
}

/** Kept, gained and lost hairs; the season hides or shows hairs of the later picture by its share. */
function followed(
  before: Uint8Array,
  after: Uint8Array,
  { random, against, mismatch, shift }: Follow,
): NonNullable<Observation['matched']> {
  let [kept, gained, lost] = [0, 0, 0]
  const visible = before.reduce((sum, one) => sum + one, 0)
  const ratio = visible / Math.max(1, before.length - visible)
  for (let f = 0; f < before.length; f++) {
    const was = before[f] === 1
    let is = after[f] === 1
    if (shift < 0 && is && random.next() < -shift) is = false
    if (shift > 0 && !is && random.next() < shift * ratio) is = true
    if (was && is) {
      if (mismatch > 0 && random.next() < mismatch) {
        lost++
        gained++
      } else kept++
    } else if (was) lost++
    else if (is) gained++
  }
  return { against, kept, gained, lost }
}
