import { apply, compose, distance, identity, invert, type Similarity } from '../geometry.ts'
import type { Random } from '../random.ts'
import type { Point } from '../types.ts'
import { type Frame, frameOf, growthOf, nuisancesOf, type SceneOptions, stream } from './options.ts'
import { type Offset, photograph, type Scene, straight, viewOf } from './scene.ts'
import { growHair, growSite, lengthsUm, lie, type Site, type SiteHair } from './site.ts'

/** What happens to a site until its next visit, and how far off the next picture is taken. */
export interface PairOptions extends SceneOptions {
  /** Share of the hairs gone, those at rest first. */
  readonly lostShare?: number
  /** New hairs as a share of the hairs at the first visit. */
  readonly newShare?: number
  /** Width of a kept hair over its width before; 1 is unchanged. */
  readonly widthFactor?: number
  /** Largest change of a hair's direction in degrees: hair is never combed the same. */
  readonly combedDeg?: number
  /** Spread of the place as a share of the frame, of the turn in degrees, of the enlargement as a share. */
  readonly shiftShare?: number
  readonly turnDeg?: number
  readonly zoomShare?: number
}

/** Two visits of one site. Hairs keep their `id`. */
export interface Pair {
  readonly a: Scene
  readonly b: Scene
  /** Pixels of a to pixels of b. */
  readonly aToB: Similarity
  /** Numbers of the hairs whose roots are, or would be, inside both pictures. */
  readonly kept: readonly number[]
  readonly lost: readonly number[]
  readonly gained: readonly number[]
}

/** Pictures of one site on one day, and the way from the first to each of them (pixels to pixels). */
export interface Repeats {
  readonly scenes: readonly Scene[]
  readonly fromFirst: readonly Similarity[]
}

/** How far pictures of one site are off its middle; each figure is a standard deviation. */
interface Spread {
  readonly shift: number
  readonly turnDeg: number
  readonly zoom: number
}

/** No picture is further off than this many standard deviations. */
const furthest = 2

/** Room on each side of a site for the furthest picture of it, in micrometres. */
function slackOf({ width, height, umPerPx }: Frame, { shift, turnDeg, zoom }: Spread): number {
  const corner = Math.hypot(width, height) / 2
  const turned = corner * Math.sin(Math.min(Math.PI / 2, (furthest * turnDeg * Math.PI) / 180))
  const nearer = corner * furthest * zoom * 2
  return (furthest * shift * Math.max(width, height) + turned + nearer) * umPerPx
}

/** A normal number that stays within the furthest. */
const held = (random: Random, sd: number) =>
  sd * Math.min(furthest, Math.max(-furthest, random.normal()))

function offset(random: Random, spread: Spread): Offset {
  return {
    shift: [held(random, spread.shift), held(random, spread.shift)],
    turn: (held(random, spread.turnDeg) * Math.PI) / 180,
    zoom: 1 + held(random, spread.zoom),
  }
}

/** The hairs that are left: those at rest go first, but not all of them and not only they. */
function remaining(random: Random, hairs: readonly SiteHair[], lostShare: number): SiteHair[] {
  const ranked = hairs.map((hair) => ({ hair, rank: random.next() - (hair.telogen ? 0.6 : 0) }))
  const gone = [...ranked]
    .sort((p, q) => p.rank - q.rank)
    .slice(0, Math.round(lostShare * hairs.length))
  const ids = new Set(gone.map(({ hair }) => hair.id))
  return hairs.filter(({ id }) => !ids.has(id))
}

/** A kept hair at the next visit: cut anew, lying a little otherwise, perhaps wider. */
function later(
  random: Random,
  hair: SiteHair,
  o: { combed: number; factor: number; site: Site },
): SiteHair {
  const [low, high] = lengthsUm[o.site.growth.length]
  return {
    ...hair,
    angle: hair.angle + random.between(-o.combed, o.combed),
    bend: hair.bend + 0.04 * random.normal(),
    lengthUm:
      o.site.growth.length === 'uncut'
        ? hair.lengthUm * random.between(0.9, 1.2)
        : random.between(low, high),
    widthUm: hair.widthUm * o.factor,
  }
}

/** New hairs keep this far from others unless they join a unit. */
const apartUm = 220

/** A place for a new hair: beside the first hair of a unit, or where none was. */
function newStart(
  random: Random,
  site: Site,
  number: number,
): Pick<SiteHair, 'id' | 'unit' | 'rootUm' | 'angle'> {
  const id = site.hairs.length + number
  const beside = site.hairs[random.below(Math.max(1, site.hairs.length))]
  const first = beside && site.hairs.find(({ unit }) => unit === beside.unit)
  if (first && random.next() < 0.6) {
    const turn = random.between(0, 2 * Math.PI)
    const far = random.between(35, 75)
    const [x, y] = first.rootUm
    const rootUm: Point = [x + far * Math.cos(turn), y + far * Math.sin(turn)]
    return { id, unit: first.unit, rootUm, angle: first.angle + 0.15 * random.normal() }
  }
  let rootUm: Point = [0, 0]
  for (let tries = 0; tries < 50; tries++) {
    rootUm = [
      random.between(-site.halfWidthUm, site.halfWidthUm),
      random.between(-site.halfHeightUm, site.halfHeightUm),
    ]
    if (site.hairs.every((hair) => distance(hair.rootUm, rootUm) > apartUm)) break
  }
  return {
    id,
    unit: id + 1_000_000,
    rootUm,
    angle: lie(site.seed, rootUm) + 0.16 * random.normal(),
  }
}

/** The site at the next visit. */
function nextVisit(site: Site, options: PairOptions): Site {
  const { lostShare = 0.08, newShare = 0.08, widthFactor = 1, combedDeg = 7 } = options
  const random = stream(options.seed, 61)
  const change = { combed: (combedDeg * Math.PI) / 180, factor: widthFactor, site }
  const kept = remaining(random, site.hairs, lostShare).map((hair) => later(random, hair, change))
  const grown = Array.from({ length: Math.round(newShare * site.hairs.length) }, (_, k) =>
    growHair(random, site.growth, newStart(random, site, k)),
  )
  return { ...site, hairs: [...kept, ...grown] }
}

/** Another day's nuisances; what is in the skin stays. */
function anotherDay(options: SceneOptions, first: ReturnType<typeof nuisancesOf>, random: Random) {
  const { wrinkles, ink, moles } = first
  const redness = first.redness * random.between(0.7, 1.3)
  return { ...nuisancesOf(options, random), redness, wrinkles, ink, moles, ...options.nuisances }
}

const inside = ({ width, height }: Frame, [x, y]: Point) =>
  x >= 0 && y >= 0 && x <= width - 1 && y <= height - 1

/** Kept, lost and gained among the hairs whose roots both pictures take in. */
function outcome(a: Site, b: Site, seenInBoth: (hair: SiteHair) => boolean) {
  const before = new Set(a.hairs.map(({ id }) => id))
  const after = new Set(b.hairs.map(({ id }) => id))
  const first = a.hairs.filter(seenInBoth).map(({ id }) => id)
  return {
    kept: first.filter((id) => after.has(id)),
    lost: first.filter((id) => !after.has(id)),
    gained: b.hairs.filter((hair) => !before.has(hair.id) && seenInBoth(hair)).map(({ id }) => id),
  }
}

/**
 * A site at two visits: the second picture is shifted, turned and enlarged a little, its hairs cut and combed
 * anew, some lost and some new, under other light. Roots of kept hairs go from a to b by `aToB` exactly.
 */
export function renderPair(options: PairOptions): Pair {
  const frame = frameOf(options)
  const { seed, shiftShare = 0.07, turnDeg = 5.5, zoomShare = 0.025 } = options
  const spread = { shift: shiftShare, turnDeg, zoom: zoomShare }
  const siteA = growSite(seed, growthOf(options), { frame, slackUm: slackOf(frame, spread) })
  const siteB = nextVisit(siteA, options)
  const random = stream(seed, 62)
  const viewA = viewOf(frame, straight)
  const viewB = viewOf(frame, offset(random, spread))
  const day = nuisancesOf(options, stream(seed, 4))
  const next = anotherDay(options, day, random)
  const seenInBoth = ({ rootUm }: SiteHair) =>
    inside(frame, apply(viewA, rootUm)) && inside(frame, apply(viewB, rootUm))
  return {
    a: photograph(siteA, { seed, frame, view: viewA, nuisances: day }),
    b: photograph(siteB, { seed: random.below(0x7fffffff), frame, view: viewB, nuisances: next }),
    aToB: compose(viewB, invert(viewA)),
    ...outcome(siteA, siteB, seenInBoth),
  }
}

/** Options of free-hand repeats; shifts spread by 6 % of the frame and turns by 4 degrees unless said. */
export interface RepeatOptions extends SceneOptions {
  readonly count: number
  readonly shiftShare?: number
  readonly turnDeg?: number
}

/** Free-hand pictures of one site on one day: the same hairs, another place, light, blur and noise each time. */
export function renderRepeats(options: RepeatOptions): Repeats {
  const frame = frameOf(options)
  const { seed, count, shiftShare = 0.06, turnDeg = 4 } = options
  const spread = { shift: shiftShare, turnDeg, zoom: 0 }
  const site = growSite(seed, growthOf(options), { frame, slackUm: slackOf(frame, spread) })
  const day = nuisancesOf(options, stream(seed, 4))
  const shots = Array.from({ length: count }, (_, k) => {
    const random = stream(seed, 70 + k)
    const view = viewOf(frame, offset(random, spread))
    const nuisances = { ...anotherDay(options, day, random), redness: day.redness }
    return { seed: random.below(0x7fffffff), frame, view, nuisances }
  })
  const toFirst = shots[0] ? invert(shots[0].view) : identity
  return {
    scenes: shots.map((shot) => photograph(site, shot)),
    fromFirst: shots.map(({ view }) => compose(view, toFirst)),
  }
}
