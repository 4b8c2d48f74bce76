import { eachBlurredRow, gaussian, shrink } from '../filters.ts'
import { grown, runsOf, type Tiles, tilesAtLeast } from '../tiles.ts'
import type { Plane } from '../types.ts'

/** A pixel on the middle of something long and dark. */
export interface Seed {
  readonly x: number
  readonly y: number
  /** Along the ridge, radians. */
  readonly angle: number
  /** Scale of the filter that answered most, pixels. */
  readonly sigma: number
  /** Answer: about 0.3 to 0.5 of the contrast of a bar. */
  readonly strength: number
}

/** Seeds one by one: a hairy picture has half a million, too many for an object each. */
export interface Seeds {
  readonly count: number
  readonly at: (k: number) => Seed
}

export interface RidgeOptions {
  /** Least strength of a seed. */
  readonly least: number
  /** Widest hair, pixels. */
  readonly widest: number
  /** Least contrast of a hair's middle: seeds with nothing so dark within `reachOf` their scale are of no use, and may be missing or wrong. */
  readonly leastCore: number
}

/** How far from a seed the hair under it is looked for, pixels. */
export const reachOf = (sigma: number): number => 3.2 * sigma + 3
/** What a place between pixels and along the hair adds to that. */
const besides = 2
/** A blur and its second derivative need this many pixels more. */
const derivative = 2
/** Skin is left out in squares of so many pixels: few enough to come near to hairs, enough for a run of work. */
const tilePx = 4

/**
 * Places where `dark` (contrast, hair above 0) has a ridge, strongest first. Each octave of width is looked for in a
 * picture made smaller by as much (Lindeberg 1998), so the work does not grow with the width.
 */
export function findRidges(dark: Plane, options: RidgeOptions): Seeds {
  const { least, widest, leastCore } = options
  const seeds = new Numbers()
  let level = dark
  for (let zoom = 1; ; zoom *= 2) {
    const hair = tilesAtLeast(dark, leastCore, tilePx * zoom)
    for (const sigma of zoom === 1 ? [0.9, 1.3, 1.9] : [1.3, 1.9]) {
      const far = (reachOf(sigma * zoom) + besides) / zoom + derivative
      const near = Math.ceil(far / tilePx)
      ridgesOf(level, { sigma, zoom, least, where: grown(hair, near, near) }, seeds)
    }
    if (2 * 1.9 * zoom * 2 >= widest) break
    level = shrink(gaussian(level, 0.5), 2)
  }
  return strongestFirst(seeds)
}

/** A list of numbers that grows. */
class Numbers {
  data = new Float64Array(1024)
  size = 0

  push(value: number): void {
    if (this.size === this.data.length) {
      const more = new Float64Array(2 * this.size)
      more.set(this.data)
      this.data = more
    }
    this.data[this.size++] = value
  }
}

/** Numbers a seed: x, y, angle, sigma, strength. */
const fields = 5

/** Sorted as numbers, which is many times faster than by a comparison: the strength's bits, then the place in the list. */
function strongestFirst({ data, size }: Numbers): Seeds {
  const count = size / fields
  const bits = new Uint32Array(
    Float32Array.from({ length: count }, (_, i) => data[i * fields + 4]!).buffer,
  )
  const most = bits.reduce((a, b) => Math.max(a, b), 0)
  const keys = Float64Array.from(bits, (b, i) => (most - b) * count + i).sort()
  return {
    count,
    at: (k) => {
      const i = (keys[k]! % count) * fields
      return {
        x: data[i]!,
        y: data[i + 1]!,
        angle: data[i + 2]!,
        sigma: data[i + 3]!,
        strength: data[i + 4]!,
      }
    },
  }
}

/** A row of the answers to a ridge, and of the direction across it at twice its angle, as a vector. */
interface Answers {
  readonly strength: Float32Array
  readonly even: Float32Array
  readonly odd: Float32Array
}

type Three<T> = readonly [above: T, here: T, below: T]

interface Scale {
  readonly sigma: number
  readonly zoom: number
  readonly least: number
  /** Where in the picture made smaller, tiles of `tilePx` of its pixels. */
  readonly where: Tiles
}

interface Row extends Scale {
  readonly y: number
  readonly runs: readonly number[]
}

function ridgesOf(level: Plane, scale: Scale, seeds: Numbers): void {
  const { width, height } = level
  const row = () => new Float32Array(width)
  const answers = (): Answers => ({ strength: row(), even: row(), odd: row() })
  let L: Three<Float32Array> = [row(), row(), row()]
  let found: Three<Answers> = [answers(), answers(), answers()]
  const runs = runsOf(scale.where, tilePx, width)
  const rowAt = (y: number): Row => ({ ...scale, y, runs: runs(y) })
  eachBlurredRow(level, { ...scale, tilePx }, (blurred, y) => {
    L = [L[1], L[2], L[0]]
    L[2].set(blurred)
    if (y < 2) return
    found = [found[1], found[2], found[0]]
    answer(L, rowAt(y - 1), found[2])
    crests(found, rowAt(y - 2), seeds)
  })
  found[0].strength.fill(0)
  if (height > 2) crests([found[1], found[2], found[0]], rowAt(height - 2), seeds)
}

/** The answers in a row; `L` is the blurred contrast of it and its neighbours. */
function answer(L: Three<Float32Array>, { sigma, least, runs }: Row, to: Answers): void {
  const [above, here, below] = L
  const { strength, even, odd } = to
  const s2 = sigma * sigma
  strength.fill(0)
  for (let i = 0; i < runs.length; i += 2) {
    const end = Math.min(here.length - 1, runs[i + 1]!)
    for (let x = Math.max(1, runs[i]!); x < end; x++) {
      const at = here[x]!
      // On the middle of a bar the blurred contrast is above the answer to it: most of the skin ends here.
      if (at < least) continue
      const xx = here[x - 1]! - 2 * at + here[x + 1]!
      const yy = above[x]! - 2 * at + below[x]!
      const xy = (above[x - 1]! + below[x + 1]! - above[x + 1]! - below[x - 1]!) / 4
      const half = (xx - yy) / 2
      const root = Math.sqrt(half * half + xy * xy)
      const across = -((xx + yy) / 2 - root)
      // At the rim of the tiles this is no number.
      if (!(across * s2 > least)) continue
      const along = Math.abs((xx + yy) / 2 + root)
      strength[x] = s2 * (across - along)
      even[x] = -half
      odd[x] = -xy
    }
  }
}

/** Seeds where the answers of a row are the strongest across the ridge, to the nearest of the eight neighbours. */
function crests(found: Three<Answers>, row: Row, seeds: Numbers): void {
  const [above, here, below] = found
  const { sigma, zoom, least, y, runs } = row
  const { strength, even, odd } = here
  const corner = (zoom - 1) / 2
  for (let i = 0; i < runs.length; i += 2)
    for (let x = runs[i]!; x < runs[i + 1]!; x++) {
      const r = strength[x]!
      if (r <= least) continue
      const e = even[x]!
      const o = odd[x]!
      // The vector is at twice the angle: half its length is where the angle is 30 or 60 degrees from an axis.
      const h = Math.sqrt(e * e + o * o) / 2
      const nx = e > -h ? 1 : 0
      const [from, to] = e >= h ? [here, here] : o < 0 ? [below, above] : [above, below]
      if (r < from.strength[x - nx]! || r < to.strength[x + nx]!) continue
      seeds.push(x * zoom + corner)
      seeds.push(y * zoom + corner)
      seeds.push(Math.atan2(o, e) / 2 + Math.PI / 2)
      seeds.push(sigma * zoom)
      seeds.push(r)
    }
}
