import { pathLength } from '../geometry.ts'
import type { Plane, Point } from '../types.ts'
import { findRidges } from './ridges.ts'
import { type Trace, traceFrom, widestUm } from './trace.ts'

export interface CandidateOptions {
  readonly umPerPx: number
  /** Least contrast of a hair's middle. */
  readonly leastCore: number
}

/** A shorter line is a speck, a pore or a piece of a hair. */
export const shortestUm = 90
/** A line of which more than this has been explained before is the same hair again. */
const knownShare = 0.6
/**
 * The clearest lines a megapixel that are looked at: half as many again as the hairs of the densest scalp (400 per cm2,
 * `plausible`) at 10 um a pixel, more than the hairiest close-up has. Cloth and hatching have thousands, and would take
 * minutes to be explained as hair.
 */
const mostPerMegapixel = 600
/** A ridge filter answers to a bar with at least this share of its contrast (Lindeberg 1998). */
const ridgeShare = 0.25

/** Lines that may be hairs, the clearest first; what one of them covers starts no other. */
export function findCandidates(dark: Plane, options: CandidateOptions): Trace[] {
  const { umPerPx, leastCore } = options
  const seeds = findRidges(dark, {
    least: ridgeShare * leastCore,
    widest: widestUm / umPerPx,
    leastCore,
  })
  const covered = new Uint8Array(dark.data.length)
  const at = ([x, y]: Point) => covered[Math.round(y) * dark.width + Math.round(x)]
  const traces: Trace[] = []
  const most = Math.ceil((mostPerMegapixel * dark.data.length) / 1e6)
  for (let k = 0; k < seeds.count && traces.length < most; k++) {
    const seed = seeds.at(k)
    if (at([seed.x, seed.y])) continue
    const trace = traceFrom(dark, seed, options)
    if (!trace) continue
    const known = trace.path.filter(at).length
    cover(covered, dark, trace)
    if (trace.core < leastCore || pathLength(trace.path) * umPerPx < shortestUm) continue
    if (known <= knownShare * trace.path.length) traces.push(trace)
  }
  return traces
}

/** Mark what a trace explains: its own width and the blur of its edges. */
function cover(covered: Uint8Array, { width, height }: Plane, { path, widthPx }: Trace): void {
  const r = widthPx / 2 + 1.5
  for (const [x, y] of path)
    for (let v = Math.max(0, Math.ceil(y - r)); v <= Math.min(height - 1, y + r); v++)
      for (let u = Math.max(0, Math.ceil(x - r)); u <= Math.min(width - 1, x + r); u++)
        if ((u - x) ** 2 + (v - y) ** 2 <= r * r) covered[v * width + u] = 1
}

/**
 * Contrast of the picture's clear hairs: the contrast below which lies 60 % of what the well-edged lines cover,
 * each counted by its area and the square of its steepness.
 */
export function strongCore(traces: readonly Trace[]): number {
  const weighed = traces
    .filter(({ bothEdges }) => bothEdges > 0.6)
    .map(({ core, widthPx, path, edge }) => ({
      core,
      weight: widthPx * pathLength(path) * edge * edge,
    }))
    .sort((a, b) => a.core - b.core)
  const total = weighed.reduce((sum, { weight }) => sum + weight, 0)
  let seen = 0
  for (const { core, weight } of weighed) {
    seen += weight
    if (seen >= 0.6 * total) return core
  }
  return 0
}
