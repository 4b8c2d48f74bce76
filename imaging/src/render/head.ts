import { type Homography, homographyOf, project } from '../homography.ts'
import type { Picture, Point } from '../types.ts'
import { type Canvas, type Colour, canvas, light } from './canvas.ts'
import { noiseAt } from './noise-field.ts'
import { expose } from './optics.ts'
import { pick, stream } from './options.ts'

export const views = ['top', 'front', 'back'] as const
/** From where a head is seen: from above, the face below the hair line, or the neck below the hair. */
export type View = (typeof views)[number]

/** A head without hair in places, photographed once. Lengths are shares of the picture's width. */
export interface HeadOptions {
  readonly seed: number
  readonly view?: View
  /** Pixels. */
  readonly width?: number
  readonly height?: number
  /** Share of the scalp hair covers where nothing is bare, 0 to 1. */
  readonly fullness?: number
  readonly patches?: readonly Patch[]
  /** Width of the part, whose line runs from the whorl forward; 0 or left out: none. */
  readonly partWidth?: number
  readonly shot?: Partial<Shot>
}

/** A place without hair: an ellipse of one size both ways. */
export interface Patch {
  readonly centre: Point
  readonly radius: number
}

/** What differs from one photograph to the next of one head. */
export interface Shot {
  /** Where the corners of the first photograph's frame lie in this one: shares of width (x) and height (y) added. */
  readonly cornerShift: readonly [Point, Point, Point, Point]
  /** Share of the strands that lie otherwise than at the first photograph, 0 to 1. */
  readonly otherStrands: number
  readonly gamma: number
  readonly cast: Colour
  /** Byte levels. */
  readonly noise: number
  /** Another room behind the head. */
  readonly otherRoom: boolean
}

const still: Shot = {
  cornerShift: [
    [0, 0],
    [0, 0],
    [0, 0],
    [0, 0],
  ],
  otherStrands: 0,
  gamma: 1,
  cast: [1, 1, 1],
  noise: 2,
  otherRoom: false,
}

/** A rendered photograph of a head, and what is true of it. */
export interface Head {
  readonly picture: Picture
  /** Share of each pixel covered by hair, 0 to 1; in the first photograph's frame unless the shot moved. */
  readonly hair: Float32Array
  /** Outline of the hairy scalp, pixels of this photograph. */
  readonly scalp: readonly Point[]
  /** Middle of the part, pixels of this photograph. */
  readonly part: readonly Point[]
  /** Takes pixels of the first photograph to pixels of this one. */
  readonly fromFirst: Homography
}

interface Person {
  readonly seed: number
  readonly view: View
  readonly hair: Colour
  readonly skin: Colour
  readonly room: { readonly colour: Colour; readonly seed: number }
  /** Middle and half axes of the head, shares of the width. */
  readonly middle: Point
  readonly axes: Point
  readonly whorl: Point
  /** Points from the whorl to the end of the part. */
  readonly partEnd: Point
  /** How far the eyes are apart, how low the brows lie, how wide and bent they are. */
  readonly face: readonly [apart: number, low: number, wide: number, bend: number]
  readonly fullness: number
  readonly partWidth: number
  readonly patches: readonly Patch[]
  /** Sorted values of the strands' noise, to turn it into a rank. */
  readonly ranks: Float32Array
}

const hairs = [light(40, 32, 28), light(75, 52, 38), light(28, 26, 27), light(120, 92, 62)]
const skins = [light(226, 186, 164), light(205, 160, 134), light(172, 124, 98), light(120, 82, 62)]

/** One photograph of the head that belongs to the seed. */
export function renderHead(options: HeadOptions): Head {
  const { width = 800, height = Math.round(0.75 * width) } = options
  const shot = { ...still, ...options.shot }
  const person = personOf(options, height / width)
  const fromFirst = moved(shot.cornerShift, width, height)
  const back = moved(shot.cornerShift, width, height, true)
  const to = canvas(width, height)
  const hair = new Float32Array(width * height)
  for (let y = 0, i = 0; y < height; y++)
    for (let x = 0; x < width; x++, i++) {
      const [u, v] = project(back, [x, y])
      hair[i] = paint(person, shot, { to, i, at: [u / width, v / width] })
    }
  const inPicture = ([x, y]: Point): Point => project(fromFirst, [x * width, y * width])
  return {
    picture: expose(to, options.seed ^ Math.round(7919 * shot.gamma), shot.noise),
    hair,
    scalp: outline(person).map(inPicture),
    part: [0.3, 0.5, 0.7].map((k) => inPicture(mix(person.whorl, person.partEnd, k))),
    fromFirst,
  }
}

const mix = ([ax, ay]: Point, [bx, by]: Point, k: number): Point => [
  ax + k * (bx - ax),
  ay + k * (by - ay),
]

function moved(
  shift: Shot['cornerShift'],
  width: number,
  height: number,
  back = false,
): Homography {
  const corners: Point[] = [
    [0, 0],
    [width, 0],
    [width, height],
    [0, height],
  ]
  const there = corners.map(
    ([x, y], k): Point => [x + shift[k]![0] * width, y + shift[k]![1] * height],
  )
  const h = back ? homographyOf(there, corners) : homographyOf(corners, there)
  if (!h) throw new RangeError('the corners of a photograph lie on one line')
  return h
}

function personOf(options: HeadOptions, aspect: number): Person {
  const random = stream(options.seed, 61)
  const view = options.view ?? pick(random, views)
  // Another side of the head is another picture of the same person in the same room.
  const side = stream(options.seed, 70 + views.indexOf(view))
  const middle: Point = [random.between(0.46, 0.54), aspect * random.between(0.47, 0.53)]
  const axes: Point = [random.between(0.27, 0.32), aspect * random.between(0.4, 0.46)]
  const low = view === 'top' ? 0.45 : -0.62
  const whorl: Point = [
    middle[0] + axes[0] * side.between(-0.2, 0.2),
    middle[1] + axes[1] * (low + side.between(-0.08, 0.08)),
  ]
  const partEnd: Point = [
    middle[0] + axes[0] * side.between(-0.35, 0.35),
    middle[1] + axes[1] * (view === 'top' ? -0.8 : 0.1),
  ]
  const hair = pick(random, hairs)
  const skin = pick(random, hair[0] > 0.15 ? skins.slice(0, 2) : skins)
  const grey = random.between(0.12, 0.5)
  const colour: Colour = [
    grey * random.between(0.85, 1.1),
    grey * random.between(0.9, 1.1),
    grey * random.between(0.9, 1.15),
  ]
  const face = [
    random.between(0.34, 0.46),
    random.between(0.04, 0.2),
    random.between(0.8, 1.25),
    random.between(0.1, 0.7),
  ] as const
  const room = { colour, seed: random.below(0x7fffffff) }
  const seed = side.below(0x7fffffff)
  const { fullness = 0.9, partWidth = 0, patches = [] } = options
  const person = { seed, view, hair, skin, room, middle, axes, whorl, partEnd, face }
  const ranks = Float32Array.from({ length: 4096 }, (_, k) =>
    strands(seed, 3.1 * (k % 64), 0.37 * Math.floor(k / 64)),
  ).sort()
  return { ...person, fullness, partWidth, patches, ranks }
}

/** Noise of strands: fast across, slow along, in shares of the width. */
function strands(seed: number, across: number, along: number): number {
  return (
    0.5 * noiseAt(seed, 260 * across, 7 * along) +
    0.35 * noiseAt(seed ^ 0x51, 90 * across, 4 * along) +
    0.15 * noiseAt(seed ^ 0x77, 25 * across, 3 * along)
  )
}

/** Across and along the strands at a place: away from the part seen from above, down from the whorl else. */
function combed(person: Person, [x, y]: Point): Point {
  const [wx, wy] = person.whorl
  const sway = 0.02 * noiseAt(person.seed ^ 0x33, 5 * x, 5 * y)
  if (person.view === 'top') {
    const [along, off] = besidePart(person, [x, y])
    return [along + 0.5 * off * off + sway, Math.abs(off)]
  }
  const [dx, dy] = [x - wx, y - wy + 0.06]
  return [0.35 * Math.atan2(dx, dy) + sway, Math.hypot(dx, dy)]
}

/** How far along the line of the part and how far beside it. */
function besidePart({ whorl: [wx, wy], partEnd: [ex, ey] }: Person, [x, y]: Point): Point {
  const length = Math.hypot(ex - wx, ey - wy)
  const [ux, uy] = [(ex - wx) / length, (ey - wy) / length]
  return [(x - wx) * ux + (y - wy) * uy, (x - wx) * -uy + (y - wy) * ux]
}

/** 1 well inside, 0 well outside; `soft` is the width of the edge. */
const inside = (depth: number, soft: number) => Math.min(1, Math.max(0, 0.5 + depth / soft))

/** How deep inside the head's outline a place is, about in shares of the width. */
function depthInHead({ middle, axes }: Person, [x, y]: Point): number {
  const r = Math.hypot((x - middle[0]) / axes[0], (y - middle[1]) / axes[1])
  return (1 - r) * Math.min(...axes)
}

/** The edge of the hair: face or neck below it. */
function depthInHair(person: Person, [x, y]: Point): number {
  const inHead = depthInHead(person, [x, y])
  if (person.view === 'top') return inHead
  const { middle, axes, seed } = person
  const u = (x - middle[0]) / axes[0]
  const fall = person.view === 'front' ? -0.22 + 0.25 * u * u : 0.55 - 0.2 * u * u
  const line = middle[1] + axes[1] * fall + 0.008 * noiseAt(seed ^ 0x91, 30 * x, 0)
  return Math.min(inHead, line - y)
}

/** Share of the scalp hair covers at a place. */
function fullnessAt(person: Person, at: Point): number {
  let full = person.fullness * inside(depthInHair(person, at), 0.02)
  if (full === 0) return 0
  for (const { centre, radius } of person.patches) {
    const d = Math.hypot(at[0] - centre[0], at[1] - centre[1])
    full *= inside(d - radius, 0.006)
  }
  const length = Math.hypot(
    person.partEnd[0] - person.whorl[0],
    person.partEnd[1] - person.whorl[1],
  )
  if (person.partWidth > 0) {
    const [along, off] = besidePart(person, at)
    if (along > 0 && along < length) full *= inside(Math.abs(off) - person.partWidth / 2, 0.003)
  }
  return full
}

interface Place {
  readonly to: Canvas
  readonly i: number
  readonly at: Point
}

/** Paints one pixel; @returns the share of it hair covers */
function paint(person: Person, shot: Shot, { to, i, at }: Place): number {
  const [x, y] = at
  const { seed } = person
  const depth = depthInHead(person, at)
  const head = inside(depth, 0.003)
  const full = head > 0 ? fullnessAt(person, at) : 0
  let cover = 0
  let shade = 1
  if (full > 0) {
    const [across, along] = combed(person, at)
    const old = shot.otherStrands < 1 ? strands(seed, across, along) : 0
    const other = shot.otherStrands > 0 ? strands(seed ^ 0x1234, across + 0.004, along) : 0
    const value = (1 - shot.otherStrands) * old + shot.otherStrands * other
    cover = head * inside(full - rankOf(person, value), 0.25)
    shade = 1 + 0.9 * value + 0.25 * noiseAt(seed ^ 0x17, 12 * across, 3 * along)
  }
  const room = person.room.seed ^ (shot.otherRoom ? 0x5a5a : 0)
  const wall = 1 + 0.35 * noiseAt(room, 4 * x, 4 * y) + 0.1 * noiseAt(room ^ 9, 20 * x, 20 * y)
  const round = 0.55 + 0.45 * Math.sqrt(Math.min(1, Math.max(0, depth / 0.2)))
  const pores =
    1 + 0.04 * noiseAt(seed ^ 5, 60 * x, 60 * y) + 0.02 * noiseAt(seed ^ 6, 240 * x, 240 * y)
  const body = ears(person, at)
  const shirt = shoulders(person, at)
  const face = person.view === 'front' ? features(person, at) : 1
  const lit = 0.75 + 0.35 * (x - person.middle[0]) + round * 0.35
  for (let c = 0; c < 3; c++) {
    const skin = person.skin[c]! * round * pores * face
    const hair = Math.max(0.003, person.hair[c]! * shade * round)
    const onHead = skin + cover * (hair - skin)
    const air = person.room.colour[c]! * wall
    const behind = air + body * (person.skin[c]! * 0.6 * pores - air) + shirt * (0.06 - air)
    const value = lit * (behind + head * (onHead - behind)) * shot.cast[c]!
    to.planes[c]![i] = Math.max(0, value) ** shot.gamma
  }
  return cover
}

function rankOf({ ranks }: Person, value: number): number {
  let [low, high] = [0, ranks.length]
  while (low < high) {
    const mid = (low + high) >> 1
    if (ranks[mid]! < value) low = mid + 1
    else high = mid
  }
  return low / ranks.length
}

/** Brows and eyes: how much light is left at a place of the face. */
function features({ middle, axes, face }: Person, [x, y]: Point): number {
  const u = (Math.abs((x - middle[0]) / axes[0]) - face[0]) / face[2]
  const v = (y - middle[1]) / axes[1] - face[1]
  const brow = Math.exp(-((u / 0.2) ** 4) - ((v + face[3] * u * u) / 0.035) ** 2)
  const eye = Math.exp(-((u / 0.13) ** 2) - ((v - 0.15) / 0.05) ** 2)
  return 1 - 0.65 * brow - 0.6 * eye
}

/** The ears beside the head. */
function ears({ middle, axes }: Person, [x, y]: Point): number {
  const u = (Math.abs(x - middle[0]) - axes[0]) / (0.14 * axes[0])
  const v = (y - middle[1] - 0.08 * axes[1]) / (0.2 * axes[1])
  return inside(1 - Math.hypot(u, v), 0.1)
}

/** A dark shirt over the lower edge of the picture. */
function shoulders({ middle, axes, view }: Person, [x, y]: Point): number {
  const u = (x - middle[0]) / axes[0]
  const neck = view === 'top' ? 0.55 : 0.95
  return inside((y - middle[1]) / axes[1] - neck - 0.12 * u * u, 0.02)
}

/** The hairy scalp, a little inside its edge. */
function outline(person: Person): Point[] {
  const margin = 0.025
  return Array.from({ length: 72 }, (_, k) => {
    const turn = (2 * Math.PI * k) / 72
    let [low, high] = [0, 1.2]
    const centre: Point = [
      person.middle[0],
      person.middle[1] + (person.view === 'front' ? -0.6 : -0.1) * person.axes[1],
    ]
    const at = (r: number): Point => [
      centre[0] + r * person.axes[0] * Math.cos(turn),
      centre[1] + r * person.axes[1] * Math.sin(turn),
    ]
    for (let step = 0; step < 24; step++) {
      const r = (low + high) / 2
      if (depthInHair(person, at(r)) > margin) low = r
      else high = r
    }
    return at(low)
  })
}
