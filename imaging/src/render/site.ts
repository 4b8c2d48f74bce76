import { distance } from '../geometry.ts'
import type { Random } from '../random.ts'
import type { Point } from '../types.ts'
import type { Course } from './hair-path.ts'
import { noiseAt } from './noise-field.ts'
import { type Frame, type Growth, type HairColour, stream } from './options.ts'

/** A hair of a site, in micrometres on the skin; the middle of the site is [0, 0]. */
export interface SiteHair extends Course {
  readonly id: number
  readonly unit: number
  readonly widthUm: number
  /** Share by which the root is wider, and the tip thinner, than the mean. */
  readonly taper: number
  readonly colour: HairColour
  /** Length of the visible part under the skin. */
  readonly buriedUm: number
  /** At rest: to be shed within months. */
  readonly telogen: boolean
}

/** A piece of scalp, larger than any picture of it. */
export interface Site {
  readonly seed: number
  readonly growth: Growth
  readonly halfWidthUm: number
  readonly halfHeightUm: number
  readonly hairs: readonly SiteHair[]
}

/** Chances of a unit to hold 1, 2, 3 or 4 hairs; about two a unit, as on a scalp. */
const unitSizes = [0.3, 0.42, 0.2, 0.08] as const
const meanUnit = unitSizes.reduce((sum, p, i) => sum + p * (i + 1), 0)

/** Hairs of one unit leave the skin within twice this distance of each other. */
const unitRadiusUm = 75

/** Longest visible lengths: clipped hair, and what an uncut hair shows in a close-up. */
export const lengthsUm = { clipped: [300, 1200], uncut: [1800, 6000] } as const

/** The border between fine and thick hair is 40 um; nothing a picture shows is outside 12 to 115. */
export const widthUm = (random: Random, vellus: boolean): number =>
  vellus ? random.between(12, 38) : Math.min(115, Math.max(42, 68 + 15 * random.normal()))

/** Share of hairs at rest on a healthy scalp. */
const telogenShare = 0.12

/** Places of units: at random, but kept apart as follicles are. */
function unitPlaces(random: Random, count: number, [halfW, halfH]: Point): Point[] {
  const apart = 0.55 * Math.sqrt((4 * halfW * halfH) / Math.max(1, count))
  const places: Point[] = []
  for (let tries = 0; places.length < count && tries < 40 * count; tries++) {
    const place: Point = [random.between(-halfW, halfW), random.between(-halfH, halfH)]
    if (places.every((other) => distance(other, place) > apart)) places.push(place)
  }
  return places
}

function unitSize(random: Random): number {
  let chance = random.next()
  for (let i = 0; i < unitSizes.length; i++) {
    chance -= unitSizes[i] as number
    if (chance < 0) return i + 1
  }
  return 1
}

/** Direction in which the hair of a place lies: one for the site, turning slowly over it. */
export function lie(seed: number, [x, y]: Point): number {
  const main = stream(seed, 2).between(-Math.PI, Math.PI)
  return main + 0.35 * noiseAt(seed ^ 0x51e, x / 5000, y / 5000)
}

interface Start {
  readonly id: number
  readonly unit: number
  readonly rootUm: Point
  readonly angle: number
}

/** One hair of a site with everything drawn from `random`. */
export function growHair(random: Random, growth: Growth, start: Start): SiteHair {
  const [low, high] = lengthsUm[growth.length]
  const vellus = random.next() < growth.vellusShare
  const long = growth.length === 'uncut'
  const grey = random.next() < growth.greyShare
  return {
    ...start,
    lengthUm: random.between(low, high) * (long && vellus ? 0.5 : 1),
    bend: random.normal() * (long ? 0.09 : 0.14) * (1 + growth.curl),
    wave: growth.curl * random.between(0.6, 1.1),
    waveUm: random.between(800, 1500),
    phase: random.between(0, 2 * Math.PI),
    widthUm: widthUm(random, vellus),
    taper: random.between(0, 0.1),
    colour: grey ? 'grey' : growth.hairColour,
    buriedUm: random.between(150, 350),
    telogen: random.next() < telogenShare,
  }
}

/** Roots and directions of the hairs of one unit, at most 150 um from each other. */
export function unitStarts(
  random: Random,
  centre: Point,
  angle: number,
): Omit<Start, 'id' | 'unit'>[] {
  return Array.from({ length: unitSize(random) }, (_, i) => {
    const far = i === 0 ? 0 : unitRadiusUm * random.between(0.4, 1)
    const turn = random.between(0, 2 * Math.PI)
    const rootUm: Point = [centre[0] + far * Math.cos(turn), centre[1] + far * Math.sin(turn)]
    return { rootUm, angle }
  })
}

/** Spread of directions between units, and of siblings that part and that lie on each other, radians. */
const spread = { unit: 0.16, uncutUnit: 0.4, parting: 0.2, lying: 0.035 } as const

/** A scalp for pictures of this frame; `slackUm` more on each side for other views of it. */
export function growSite(
  seed: number,
  growth: Growth,
  { frame, slackUm }: { frame: Frame; slackUm: number },
): Site {
  const random = stream(seed, 3)
  const margin = slackUm + lengthsUm[growth.length][1]
  const halfWidthUm = (frame.width * frame.umPerPx) / 2 + margin
  const halfHeightUm = (frame.height * frame.umPerPx) / 2 + margin
  const areaCm2 = (4 * halfWidthUm * halfHeightUm) / 1e8
  const units = Math.round((growth.densityPerCm2 * areaCm2) / meanUnit)
  const hairs: SiteHair[] = []
  const between = growth.length === 'uncut' ? spread.uncutUnit : spread.unit
  unitPlaces(random, units, [halfWidthUm, halfHeightUm]).forEach((place, unit) => {
    const main = lie(seed, place) + between * random.normal()
    for (const start of unitStarts(random, place, main)) {
      const lying = random.next() < growth.siblingOverlap
      const angle = main + (lying ? spread.lying : spread.parting) * random.normal()
      hairs.push(growHair(random, growth, { ...start, angle, unit, id: hairs.length }))
    }
  })
  return { seed, growth, halfWidthUm, halfHeightUm, hairs }
}
