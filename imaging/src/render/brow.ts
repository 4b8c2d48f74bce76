import { plane } from '../filters.ts'
import type { Picture, Plane, Point } from '../types.ts'
import { type Canvas, type Colour, canvas, cover, light } from './canvas.ts'
import { noiseAt } from './noise-field.ts'
import { defocus, expose } from './optics.ts'
import { pick, stream } from './options.ts'
import { skinColour } from './skin.ts'

/** An eyebrow, photographed alone; what is left out is drawn from the seed. */
export interface BrowOptions {
  readonly seed: number
  /** Pixels; the picture is half as high as it is wide. */
  readonly width?: number
  readonly umPerPx?: number
  /** Hairs per square millimetre where the brow is full; 0 is none. */
  readonly densityPerMm2?: number
  /** Share of the brow's length that is missing at its tail. */
  readonly tailLost?: number
  readonly skinTone?: number
  readonly hair?: 'black' | 'brown' | 'blond'
  /** Draw a left brow: the mirror picture. */
  readonly left?: boolean
  /** Byte levels. */
  readonly noise?: number
  /** Share by which the light changes from the middle to the edge. */
  readonly unevenLight?: number
}

/** The picture, and what is true of it. */
export interface Brow {
  readonly picture: Picture
  readonly umPerPx: number
  /** Share of each pixel that hair covers, rows from the top. */
  readonly hair: Plane
  /** Corners round the brow, with some skin, pixels. */
  readonly outline: readonly Point[]
}

const colours: Record<'black' | 'brown' | 'blond', Colour> = {
  black: light(34, 28, 26),
  brown: light(78, 54, 38),
  blond: light(150, 118, 82),
}

interface Course {
  readonly middle: (t: number) => Point
  readonly half: (t: number) => number
  readonly end: number
}

/** Draws a brow from its inner end (t = 0) to its tail (t = 1): arched, tapering, hairs leaning outwards. */
export function renderBrow(options: BrowOptions): Brow {
  const { seed, width = 900, umPerPx = 60, left = false } = options
  const height = Math.round(width / 2)
  const random = stream(seed, 81)
  const tone = options.skinTone ?? random.below(5)
  const colour =
    options.hair ??
    pick(random, tone < 2 ? (['brown', 'black', 'blond'] as const) : (['black'] as const))
  const density = options.densityPerMm2 ?? random.between(1.5, 4.5)
  const to = canvas(width, height)
  paintFace(to, { seed, tone, uneven: options.unevenLight ?? random.between(0, 0.25) })
  const arch = random.between(0.1, 0.2)
  const lean = random.between(-0.06, 0.06)
  const thick = random.between(0.08, 0.13)
  const course: Course = {
    middle: (t) => [
      width * (0.14 + 0.72 * t),
      height * (0.56 + lean * t - arch * Math.sin(Math.PI * (0.15 + 0.75 * t))),
    ],
    half: (t) => width * thick * 0.5 * (1 - 0.75 * t ** 1.6) * Math.min(1, 0.45 + 6 * t),
    end: 1 - (options.tailLost ?? 0),
  }
  paintEye(to, seed)
  const mask = paintBrow(to, course, { seed, density, umPerPx, colour: colours[colour] })
  defocus(to, 0.7, 'gaussian')
  const made = expose(to, seed, options.noise ?? 2.5)
  const hair = plane(width, height, left ? mirroredRows(mask, width) : mask)
  const flip = ([x, y]: Point): Point => [left ? width - 1 - x : x, y]
  return {
    picture: left ? mirrored(made) : made,
    umPerPx,
    hair,
    outline: outlineOf(course).map(flip),
  }
}

function paintFace(
  to: Canvas,
  { seed, tone, uneven }: { seed: number; tone: number; uneven: number },
) {
  const skin = skinColour(tone)
  const turn = stream(seed, 82).between(0, 2 * Math.PI)
  const [gx, gy] = [uneven * Math.cos(turn), uneven * Math.sin(turn)]
  for (let y = 0, i = 0; y < to.height; y++)
    for (let x = 0; x < to.width; x++, i++) {
      const [u, v] = [(2 * x) / to.width - 1, (2 * y) / to.height - 1]
      const pores = 0.04 * noiseAt(seed, x / 12, y / 12) + 0.03 * noiseAt(seed ^ 3, x / 3, y / 3)
      const patches = 0.05 * noiseAt(seed ^ 7, x / 90, y / 90)
      const lit = (1 + gx * u + gy * v - 0.08 * v * v) * (1 + pores + patches)
      for (let c = 0; c < 3; c++) to.planes[c]![i] = skin[c]! * lit
    }
}

/** The fold of the lid and the lashes at the lower edge: dark, and no brow. */
function paintEye(to: Canvas, seed: number): void {
  const random = stream(seed, 83)
  const { width, height } = to
  const path = Array.from({ length: 12 }, (_, k): Point => {
    const t = k / 11
    return [width * (0.22 + 0.55 * t), height * (1.02 - 0.1 * Math.sin(Math.PI * t))]
  })
  const half = height * random.between(0.01, 0.02)
  to.draw({ path, halfStart: half, halfEnd: half }, (i, share) =>
    cover(to, i, light(70, 45, 36), 0.7 * share),
  )
}

interface Painting {
  readonly seed: number
  readonly density: number
  readonly umPerPx: number
  readonly colour: Colour
}

/** @returns share of each pixel hair covers */
function paintBrow(
  to: Canvas,
  course: Course,
  { seed, density, umPerPx, colour }: Painting,
): Float32Array {
  const random = stream(seed, 84)
  const mask = new Float32Array(to.width * to.height)
  const count = Math.round(density * areaOf(course) * (umPerPx / 1000) ** 2)
  for (let k = 0; k < count; k++) {
    const t = random.next() * course.end
    const [mx, my] = course.middle(t)
    const side = random.between(-1, 1)
    const y = my + side * course.half(t)
    const length = (random.between(4_000, 8_000) / umPerPx) * (1 - 0.3 * t)
    // At the inner end hairs stand up, further out they lie along the brow towards its middle line.
    const angle = -1.2 * (1 - t) ** 3 - 0.45 * side * t + random.normal() * 0.12
    const bend = random.normal() * 0.15
    const path = Array.from({ length: 7 }, (_, j): Point => {
      const s = (j / 6) * length * 0.55
      return [mx + s * Math.cos(angle + bend * (j / 6)), y + s * Math.sin(angle + bend * (j / 6))]
    })
    const half = random.between(45, 75) / 2 / umPerPx
    // A hair thinner than a pixel darkens it by its share.
    const drawn = Math.max(half, 0.5)
    const share = half / drawn
    to.draw({ path, halfStart: drawn, halfEnd: 0.6 * drawn }, (i, c) => {
      cover(to, i, colour, share * c)
      mask[i] = 1 - (1 - mask[i]!) * (1 - share * c)
    })
  }
  return mask
}

/** Square pixels. */
function areaOf({ half, middle, end }: Course): number {
  let area = 0
  const steps = 200
  for (let k = 0; k < steps; k++) {
    const t = ((k + 0.5) / steps) * end
    area += 2 * half(t) * (middle((end * (k + 1)) / steps)[0] - middle((end * k) / steps)[0])
  }
  return area
}

function outlineOf({ middle, half }: Course): Point[] {
  const margin = 1.9
  const upper = Array.from({ length: 15 }, (_, k): Point => {
    const t = k / 14
    return [middle(t)[0] + (t - 0.5) * 30, middle(t)[1] - margin * half(Math.max(0.1, t)) - 8]
  })
  const lower = Array.from({ length: 15 }, (_, k): Point => {
    const t = 1 - k / 14
    return [middle(t)[0] + (t - 0.5) * 30, middle(t)[1] + margin * half(Math.max(0.1, t)) + 8]
  })
  return [...upper, ...lower]
}

function mirrored({ width, height, rgb }: Picture): Picture {
  const out = new Uint8Array(rgb.length)
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++)
      for (let c = 0; c < 3; c++)
        out[3 * (y * width + width - 1 - x) + c] = rgb[3 * (y * width + x) + c]!
  return { width, height, rgb: out }
}

const mirroredRows = (data: Float32Array, width: number): Float32Array =>
  data.map((_, i) => data[i - (i % width) + width - 1 - (i % width)]!)
