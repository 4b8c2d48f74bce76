import { plane } from '../filters.ts'
import type { Plane } from '../types.ts'
import { findCandidates, shortestUm, strongCore } from './candidates.ts'
import { settleEnds } from './ends.ts'
import { type Canvas, drawn, fitStroke } from './fit.ts'
import { joinPieces } from './join.ts'
import { splitSiblings } from './siblings.ts'
import { chord, type Stroke, strokeAlong } from './stroke.ts'
import { areaOf, fitEach, median, neighbours, ownArea } from './stroke-set.ts'
import type { Trace } from './trace.ts'

/** The strokes that explain a close-up, and what they were measured against. */
export interface Explanation {
  readonly strokes: readonly Stroke[]
  readonly canvas: Canvas
  /** Contrast of the picture's clear hairs. */
  readonly strong: number
}

/** A line fainter than this share of the clear hairs is skin. */
const faintest = 0.3
/** Clear hair has at least this contrast, on any skin; in multiples of noise when that is more. */
const leastStrong = 0.25
const leastStrongNoise = 12
/** What a hair must explain alone, as an area of hair, and as a share of itself. */
const ownUm2 = 1200
const ownShare = 0.22

/** A line fainter than this is no hair in any picture of this noise (standard deviation, contrast). */
export const leastCoreOf = (noise: number): number => Math.max(faintest * leastStrong, 5 * noise)

/** Explain the dark of a close-up by the fewest strokes. `dark`: contrast, hair above 0, nothing below 0. */
export function explain(dark: Plane, noise: number, umPerPx: number): Explanation {
  const atLeast = leastCoreOf(noise)
  const traces = findCandidates(dark, { umPerPx, leastCore: atLeast })
  const strong = Math.max(strongCore(traces), leastStrong, leastStrongNoise * noise)
  const leastCore = Math.max(faintest * strong, atLeast)
  const clear = traces.filter(({ core }) => core >= leastCore)
  const blur = blurOf(clear)
  const wide = median(clear.filter((t) => t.bothEdges > 0.5).map((t) => t.widthPx))
  const canvas: Canvas = { dark, blur, umPerPx, every: wide > 7 ? 2 : 1 }
  const prune = (strokes: readonly Stroke[]) => keepNeeded(strokes, canvas, leastCore)

  let strokes = prune(fitEach(clear.map(asStroke), canvas))
  strokes = prune(addUnexplained(strokes, canvas, leastCore))
  strokes = joinPieces(strokes, canvas)
  strokes = splitSiblings(strokes, canvas)
  strokes = prune(fitEach(strokes, canvas))
  return { strokes: settleEnds(strokes, canvas), canvas, strong }
}

const asStroke = ({ path, widthPx, core }: Trace): Stroke => strokeAlong(path, widthPx, core).stroke

/** Blur from the steepest hair edges: under blur s an edge of contrast c rises c / (s sqrt(2 pi)) a pixel. */
function blurOf(traces: readonly Trace[]): number {
  const blurs = traces
    .filter(({ widthPx, bothEdges }) => widthPx > 5 && bothEdges > 0.5)
    .map(({ core, edge }) => core / (edge * Math.sqrt(2 * Math.PI)))
    .sort((a, b) => a - b)
  return Math.max(0.6, Math.min(4, blurs[Math.floor(blurs.length / 4)] ?? 1))
}

/** Look once more at what the strokes leave over: a hair behind another starts there. */
function addUnexplained(strokes: readonly Stroke[], canvas: Canvas, leastCore: number): Stroke[] {
  const { dark, umPerPx } = canvas
  const whole = { left: 0, top: 0, right: dark.width - 1, bottom: dark.height - 1 }
  const model = drawn(strokes, whole, { ...canvas, every: 1 }).data
  const rest = plane(dark.width, dark.height)
  for (let i = 0; i < model.length; i++) rest.data[i] = Math.max(0, dark.data[i]! - model[i]!)
  const all = [...strokes]
  for (const trace of findCandidates(rest, { umPerPx, leastCore })) {
    const stroke = asStroke(trace)
    all.push(fitStroke(stroke, neighbours(all, stroke, canvas), canvas))
  }
  return all
}

/** Leave out, the weakest first, what explains too little that no other stroke explains. */
function keepNeeded(strokes: readonly Stroke[], canvas: Canvas, leastCore: number): Stroke[] {
  const { umPerPx } = canvas
  const byNeed = strokes
    .map((stroke) => ({ stroke, own: ownArea(strokes, stroke, canvas) * stroke.core ** 2 }))
    .sort((a, b) => a.own - b.own)
  let kept = [...strokes]
  for (const { stroke } of byNeed) {
    const own = ownArea(kept, stroke, canvas)
    const needed =
      own * umPerPx * umPerPx >= ownUm2 &&
      own >= ownShare * areaOf(stroke) &&
      stroke.core >= leastCore &&
      chord(stroke).length * umPerPx >= shortestUm
    if (!needed) kept = kept.filter((s) => s !== stroke)
  }
  return kept
}
