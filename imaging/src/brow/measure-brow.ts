import { plane } from '../filters.ts'
import type { Reason } from '../reasons.ts'
import type { Estimate, Picture, Plane, Point } from '../types.ts'
import { brightness, checkOutline } from '../whole-head/coverage.ts'
import { inside } from '../whole-head/polygon.ts'
import { envelopeOf, maskOf, type Piece, piecesOf, reachPx } from './envelope.ts'
import { darknessOf } from './skin.ts'

/**
 * An eyebrow as measured. The method is our own and has no published validation, as no automatic one has: the
 * figures serve to compare one brow with itself and with the other, photographed alike.
 */
export interface BrowFigures {
  readonly validated: false
  /** Area of the brow, the envelope of its hairs. */
  readonly areaPx: number
  /** With a scale only. */
  readonly areaMm2?: Estimate
  /** Per cent of that area that hair covers. */
  readonly coveragePct: Estimate
  /** How much darker than the skin around the brow is as a whole, per cent. */
  readonly darknessPct: Estimate
}

export interface BrowOptions {
  /** Corners round the brow, pixels; without it the one brow in the picture is looked for. */
  readonly outline?: readonly Point[]
  readonly umPerPx?: number
  readonly relativeSd?: number
}

/** Hair is darker than the skin by this many times the grain of the skin, and by this share at least. */
const timesGrain = 3.5
const leastDark = 0.1
/** A brow is at least this many times as long as it is high. */
const leastElongation = 1.6
/** A second dark thing with more than this share of the first one's hair makes the choice unclear. */
const unclearShare = 0.6
/** Least share of the picture that a brow fills. */
const leastShare = 0.002
/** Standard deviations of the method's error on rendered brows, relative (`npm run bench imaging`). */
export const methodSd = { area: 0.05, coverage: 0.1, darkness: 0.1 }

/** Measures one eyebrow by how much darker its hairs are than the skin around. */
export function measureBrow(picture: Picture, options: BrowOptions = {}): BrowFigures | Reason {
  const { outline, umPerPx, relativeSd = 0 } = options
  const wrong = outline && checkOutline(outline, picture)
  if (wrong) return wrong
  const { dark, grain } = darknessOf(brightness(picture))
  const within = outline && inside(outline, picture)
  const hair = hairShare(dark, grain, within)
  const pieces = piecesOf(envelopeOf(hair, reachPx(picture.width, umPerPx)), hair)
  const chosen = within ? pieces : theBrow(pieces, picture)
  if ('code' in chosen) return chosen
  const mask = maskOf(chosen, dark)
  let [areaPx, covered, darker] = [0, 0, 0]
  for (let i = 0; i < mask.length; i++) {
    if (!mask[i] || (within && !within[i])) continue
    areaPx++
    covered += hair.data[i]!
    darker += Math.max(0, dark.data[i]!)
  }
  if (areaPx < leastShare * mask.length)
    return { code: 'no-brow', figures: { sharePct: (100 * areaPx) / mask.length } }
  const mm2 = umPerPx && areaPx * (umPerPx / 1000) ** 2
  return {
    validated: false,
    areaPx,
    ...(mm2 && { areaMm2: near(mm2, Math.hypot(methodSd.area, 2 * relativeSd)) }),
    coveragePct: near((100 * covered) / areaPx, methodSd.coverage, 100),
    darknessPct: near((100 * darker) / areaPx, methodSd.darkness, 100),
  }
}

const near = (value: number, relative: number, most = Number.POSITIVE_INFINITY): Estimate => ({
  value,
  low: Math.max(0, value * (1 - 1.96 * relative)),
  high: Math.min(most, value * (1 + 1.96 * relative)),
})

/** The share of each pixel that hair covers: its darkness against that of the brow's darkest hairs. */
function hairShare(dark: Plane, grain: number, within: Uint8Array | undefined): Plane {
  const least = Math.max(leastDark, timesGrain * grain)
  const clear = dark.data.filter((d, i) => d > least && (!within || within[i])).sort()
  // Hair about as wide as a pixel fills few pixels wholly: the darkest of them show what a full one is.
  const full = clear[Math.floor(0.995 * clear.length)] ?? 1
  return plane(
    dark.width,
    dark.height,
    dark.data.map((d, i) => (d > least && (!within || within[i]) ? Math.min(1, d / full) : 0)),
  )
}

/** The pieces that are the brow when nobody drew it: away from the border, long, and one. */
function theBrow(pieces: readonly Piece[], { width, height }: Picture): readonly Piece[] | Reason {
  const free = pieces.filter((p) => !p.atBorder)
  const main = free.find((p) => p.long > leastElongation * p.wide)
  if (!main) return { code: 'no-brow', figures: { sharePct: 0 } }
  const beside = (p: Piece) => Math.abs(p.middle[1] - main.middle[1]) < 0.12 * height
  const others = free.filter((p) => p !== main && p.hair > 0.03 * main.hair)
  // Gaps part a brow into pieces beside each other; a thing above or below it is something else.
  const rival = others.find((p) => !beside(p) && p.hair > unclearShare * main.hair)
  if (rival)
    return {
      code: 'brow-unclear',
      figures: { sharePct: (100 * rival.pixels.length) / (width * height) },
    }
  return [main, ...others.filter(beside)]
}
