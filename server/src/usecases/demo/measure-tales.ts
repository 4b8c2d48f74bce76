import type { ObservationInput } from '@anagen/contract'
import { pick, randomFrom } from './random.ts'

/** What truly happens to the hair of a synthetic person, and what gets in the way of seeing it. */
export type Tale = 'gain' | 'other device' | 'loss' | 'steady' | 'areata'
/** How their close-ups are read. */
type Way = 'followed' | 'by hand' | 'corrected'

/** The tales that are told once each, by the longest courses; everybody else stays as they are. */
const told: Tale[] = ['gain', 'other device', 'loss']
const ways: Way[] = ['by hand', 'corrected', 'followed']

/** One person's figures to be: the same for the same seed and place. */
export type Measured = {
  tale: Tale
  way: Way
  /** Truly there at the start: thick hairs per cm2, hairs in the comb, and how they feel (0-10). */
  density: number
  comb: number
  ease: number
  normal: () => number
  random: () => number
}

export type Spots = { crown: string; front: string; nape: string | null }

/** @param place how long the course is, 0 the longest */
export function measuredOf(
  place: number,
  { areata, seed }: { areata: boolean; seed: number },
): Measured {
  const random = randomFrom(seed * 7_919 + place * 104_729 + 1)
  const tale = areata ? 'areata' : (told[place] ?? 'steady')
  const followed = tale === 'gain' || tale === 'loss'
  return {
    tale,
    way: followed
      ? 'followed'
      : tale === 'other device'
        ? 'corrected'
        : (ways[place % 3] ?? 'by hand'),
    density: 115 + Math.round(random() * 45),
    comb: 8 + random() * 10,
    ease: 4 + Math.round(random() * 3),
    random,
    normal: () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random()),
  }
}

const blank = {
  ...{ spotId: null, side: null, value: null, repeats: [], parts: {}, matched: null },
  ...{ device: null, umPerPx: null, engine: null, operator: null, areaCm2: null },
}
const round = (value: number, step: number) =>
  Math.round(Math.round(value / step) * step * 1e6) / 1e6
const within = (value: number, low: number, high: number) => Math.min(high, Math.max(low, value))

/** Whether hair is there after so many months, as a share of the start. */
function trueShare(tale: Tale, months: number): number {
  const grown = Math.min(1, months / 6)
  if (tale === 'gain') return 1 + 0.3 * grown
  return tale === 'loss' ? 1 - 0.28 * grown : 1
}

/** Close-ups of the marked spots. @param first the day of the baseline pictures; null on that day itself */
export function closeUps(
  one: Measured,
  spots: Spots,
  when: { months: number; first: string | null },
) {
  const places = [
    { spotId: spots.crown, share: trueShare(one.tale, when.months) },
    { spotId: spots.front, share: 1 + (trueShare(one.tale, when.months) - 1) / 2 },
    ...(spots.nape ? [{ spotId: spots.nape, share: 1 }] : []),
  ]
  if (one.way === 'followed') return places.map((place) => followedOf(one, { ...when, ...place }))
  return places.flatMap((place) => countsOf(one, { ...when, ...place }))
}

type Taken = { spotId: string; share: number; months: number; first: string | null }
const field = 3

/** Hairs followed one by one over 3 cm2: some come and go in any case, more the longer it is. */
function followedOf(one: Measured, { spotId, share, months, first }: Taken): ObservationInput {
  const hairs = Math.round(one.density * field)
  const turned = hairs * Math.min(0.13, 0.05 + 0.01 * months)
  const drawn = (mean: number) => Math.max(0, Math.round(mean + Math.sqrt(mean) * one.normal()))
  const net = hairs * (share - 1)
  const gained = first === null ? 0 : drawn(turned + Math.max(0, net))
  const lost = first === null ? 0 : Math.min(hairs, drawn(turned + Math.max(0, -net)))
  return {
    ...{ ...blank, measure: 'density-terminal', method: 'hair-to-hair', spotId },
    value: round((hairs + gained - lost) / field, 0.1),
    matched: first === null ? null : { against: first, kept: hairs - lost, gained, lost },
    ...{ device: 'Scope A', umPerPx: 3.2, engine: '1', areaCm2: field },
  }
}

/** Three counts of one field, and the widths where the engine helped. */
function countsOf(one: Measured, { spotId, share, first }: Taken): ObservationInput[] {
  const byHand = one.way === 'by hand'
  const isOther = one.tale === 'other device' && first !== null
  const placed = one.density * share * (1 + 0.04 * one.normal()) * (isOther ? 1.15 : 1)
  const count = () =>
    round(within(placed * (1 + (byHand ? 0.1 : 0.07) * one.normal()), 1, 590), 0.1)
  const taken = {
    ...blank,
    ...{ spotId, method: byHand ? ('by-hand' as const) : ('engine-corrected' as const) },
    ...{ device: isOther ? 'Scope B' : 'Scope A', umPerPx: isOther ? 2.4 : 3.2, areaCm2: 1 },
    engine: byHand ? null : '1',
  }
  const width = () => round(within((isOther ? 66 : 58) + 3.2 * one.normal(), 10, 200), 0.1)
  return [
    { ...taken, measure: 'density-terminal', repeats: [count(), count(), count()] },
    ...(byHand
      ? []
      : [{ ...taken, measure: 'calibre-mean' as const, repeats: [width(), width(), width()] }]),
  ]
}

/** Scalp without hair in alopecia areata, coming back by itself. */
export function saltOf(one: Measured, months: number): ObservationInput {
  const left = Math.max(0.1, 1 - 0.17 * months)
  const area = (percent: number) => within(round(percent * left + 2 * one.normal(), 1), 0, 100)
  const parts = { top: area(60), back: area(35), left: area(30), right: area(25) }
  return { ...blank, measure: 'salt', method: 'inspection', parts }
}

/** Both brows, by looking at them. */
export function browsOf(one: Measured): ObservationInput[] {
  return (['left', 'right'] as const).map((side) => {
    const value = within(round(62 + 6 * one.normal(), 1), 0, 100)
    return { ...blank, measure: 'brow-coverage', method: 'inspection', side, value }
  })
}

const feelings = [
  'feel-shedding',
  'feel-scalp',
  'feel-stress',
  'feel-sleep',
  'feel-food',
  'feel-mood',
] as const

/** What is counted and asked at every visit: the comb on three days, and how the person is. */
export function checkInOf(one: Measured): ObservationInput[] {
  const comb = () => Math.max(0, Math.round(one.comb * (1 + 0.4 * one.normal())))
  const asked = feelings.map((measure): ObservationInput => {
    const value = within(Math.round(one.ease + one.normal()), 0, 10)
    return { ...blank, measure, method: 'question', value }
  })
  const repeats = [comb(), comb(), comb()]
  return [{ ...blank, measure: 'shedding-comb', method: 'count', repeats }, ...asked]
}

/** Mood and worry; one person in twelve gives answers that ask for help. */
export function moodOf(one: Measured): ObservationInput {
  const heavy = one.random() < 0.08 ? 2 : 0
  const answer = () => Math.min(3, heavy + Math.floor(one.random() * 1.6))
  const parts = { interest: answer(), down: answer(), nervous: answer(), worry: answer() }
  return { ...blank, measure: 'phq4', method: 'question', parts }
}

/** How the person finds it since the start; and, at reviews, whoever treats. */
export function ratingsOf(one: Measured, withPractitioner: boolean): ObservationInput[] {
  const mean = one.tale === 'gain' || one.tale === 'areata' ? 1.6 : one.tale === 'loss' ? -1.4 : 0
  const rating = () => within(Math.round(mean + 0.5 * one.normal()), -3, 3)
  const own: ObservationInput = {
    ...{ ...blank, measure: 'self-rating', method: 'question', value: rating() },
  }
  if (!withPractitioner) return [own]
  return [own, { ...blank, measure: 'practitioner-rating', method: 'photo', value: rating() }]
}

/** What else happened to some, days after the first visit. */
export const happenings = [
  { kind: 'minoxidil', label: '', from: 40, to: null },
  { kind: 'illness', label: 'flu', from: 33, to: 39 },
  { kind: 'haircut-or-dye', label: '', from: 70, to: 70 },
  { kind: 'stress', label: 'moving house', from: -30, to: 12 },
  { kind: 'weight-loss', label: '', from: -60, to: 60 },
] as const

/** The one of them, or none, that a person has. */
export function happeningOf({ tale, random }: Measured) {
  if (tale === 'gain') return happenings[0]
  return random() < 0.5 ? pick(random, happenings) : null
}
