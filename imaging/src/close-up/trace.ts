import { sample } from '../filters.ts'
import type { Plane, Point } from '../types.ts'
import { reachOf, type Seed } from './ridges.ts'

/** One hair as it was followed, in pixels. */
export interface Trace {
  /** Middle of the hair every `stepPx`. */
  readonly path: readonly Point[]
  /** Distance of the two edges where both were seen. */
  readonly widthPx: number
  /** Middle contrast of the hair against the skin. */
  readonly core: number
  /** Middle steepness of the edges, contrast a pixel. */
  readonly edge: number
  /** Share of the steps at which both edges were seen. */
  readonly bothEdges: number
}

export interface TraceOptions {
  readonly umPerPx: number
  /** Least contrast of a hair's middle. */
  readonly leastCore: number
}

const stepPx = 2
const profileStep = 0.5
/** The widest human scalp hair is about 120 um. */
export const widestUm = 135
/** A hair may be hidden this far (a flake, a highlight, another hair's shadow). */
const gapUm = 90
/** Where contrast falls below this share of the hair's own, the hair ends. */
const endShare = 0.5
/** An edge counts when it is at least this share of the hair's usual steepness. */
const edgeShare = 0.35
/** Direction is taken over this length of path. */
const leverUm = 110

interface Cut {
  readonly left: number | undefined
  readonly right: number | undefined
  readonly leftEdge: number
  readonly rightEdge: number
  readonly core: number
}

interface Step {
  readonly at: Point
  readonly core: number
  readonly both: boolean
  readonly width: number
  readonly edge: number
}

/** Contrast across a hair at `p`, averaged over a short stretch along `(dx, dy)`. */
function profile(dark: Plane, [x, y]: Point, [dx, dy]: Point, reach: number): Float32Array {
  const n = 2 * Math.ceil(reach / profileStep) + 1
  const mid = (n - 1) / 2
  const out = new Float32Array(n)
  for (let k = 0; k < n; k++) {
    const o = (k - mid) * profileStep
    const px = x - dy * o
    const py = y + dx * o
    out[k] =
      (sample(dark, px - 1.5 * dx, py - 1.5 * dy) +
        sample(dark, px, py) +
        sample(dark, px + 1.5 * dx, py + 1.5 * dy)) /
      3
  }
  return out
}

/** Steepest rise (sign 1) or fall (-1) between two offsets: place to a fraction of a step, and steepness per pixel. */
function steepest(line: Float32Array, from: number, to: number, sign: 1 | -1) {
  const mid = (line.length - 1) / 2
  const slope = (k: number) => (sign * (line[k + 1]! - line[k - 1]!)) / (2 * profileStep)
  const first = Math.max(1, Math.round(from / profileStep) + mid)
  const last = Math.min(line.length - 2, Math.round(to / profileStep) + mid)
  let best = 0
  let at = -1
  for (let k = first; k <= last; k++) {
    const s = slope(k)
    if (s > best) {
      best = s
      at = k
    }
  }
  if (at < 0) return undefined
  const before = at > 1 ? slope(at - 1) : best
  const after = at < line.length - 2 ? slope(at + 1) : best
  const bend = before - 2 * best + after
  const shift = bend < 0 ? Math.max(-0.5, Math.min(0.5, (before - after) / (2 * bend))) : 0
  return { at: (at - mid + shift) * profileStep, steepness: best }
}

function meanOf(line: Float32Array, from: number, to: number): number {
  const mid = (line.length - 1) / 2
  let sum = 0
  let n = 0
  for (
    let k = Math.max(0, Math.round(from / profileStep) + mid);
    k <= Math.min(line.length - 1, Math.round(to / profileStep) + mid);
    k++
  ) {
    sum += line[k]!
    n++
  }
  return n ? sum / n : 0
}

/** Follow the hair under a seed both ways; undefined where there is no hair. */
export function traceFrom(dark: Plane, seed: Seed, options: TraceOptions): Trace | undefined {
  const start = openingCut(dark, seed, options)
  if (!start) return undefined
  const back = follow(dark, start, options, -1)
  const ahead = follow(dark, start, options, 1)
  const steps = [...back.reverse(), start.step, ...ahead]
  const both = steps.filter((s) => s.both)
  return {
    path: steps.map((s) => s.at),
    widthPx: median(both.map((s) => s.width)),
    core: median(steps.map((s) => s.core)),
    edge: median(both.map((s) => s.edge)),
    bothEdges: both.length / steps.length,
  }
}

interface Start {
  readonly step: Step
  readonly direction: Point
}

function openingCut(dark: Plane, seed: Seed, { umPerPx, leastCore }: TraceOptions) {
  const direction: Point = [Math.cos(seed.angle), Math.sin(seed.angle)]
  const reach = Math.min(widestUm / umPerPx, reachOf(seed.sigma))
  const line = profile(dark, [seed.x, seed.y], direction, reach)
  const left = steepest(line, -reach, -0.3 * seed.sigma, 1)
  const right = steepest(line, 0.3 * seed.sigma, reach, -1)
  if (!left || !right) return undefined
  const width = right.at - left.at
  if (width * umPerPx > widestUm || width < 1) return undefined
  const middle = (left.at + right.at) / 2
  const core = meanOf(line, middle - width / 4, middle + width / 4)
  if (core < leastCore) return undefined
  const flank = Math.max(
    meanOf(line, left.at - Math.max(2, width / 2), left.at - 1.5),
    meanOf(line, right.at + 1.5, right.at + Math.max(2, width / 2)),
  )
  if (flank > 0.6 * core) return undefined
  const weak = Math.min(left.steepness, right.steepness)
  if (weak < 0.3 * Math.max(left.steepness, right.steepness)) return undefined
  const at: Point = [seed.x - direction[1] * middle, seed.y + direction[0] * middle]
  return {
    step: { at, core, both: true, width, edge: weak },
    direction,
  }
}

function follow(dark: Plane, start: Start, options: TraceOptions, way: 1 | -1): Step[] {
  const { umPerPx } = options
  const steps: Step[] = []
  const widths = [start.step.width]
  const edges = [start.step.edge]
  const cores = [start.step.core]
  let direction: Point = [start.direction[0] * way, start.direction[1] * way]
  let at = start.step.at
  let hidden = 0
  const most = 4000 / umPerPx / stepPx
  const lever = Math.max(4, Math.round(leverUm / umPerPx / stepPx))
  while (steps.length < most) {
    at = [at[0] + direction[0] * stepPx, at[1] + direction[1] * stepPx]
    if (at[0] < 0 || at[1] < 0 || at[0] > dark.width - 1 || at[1] > dark.height - 1) break
    const width = median(widths)
    const edge = median(edges)
    const cut = cutAt(dark, at, direction, { width, edge })
    const usual = median(cores)
    const dim = cut.core < Math.max(endShare * usual, options.leastCore * 0.7)
    hidden = dim ? hidden + stepPx : 0
    if (hidden * umPerPx > gapUm) break
    let shift = 0
    const both = !dim && cut.left !== undefined && cut.right !== undefined
    if (!dim) {
      if (both) shift = (cut.left! + cut.right!) / 2
      else if (cut.left !== undefined) shift = cut.left + width / 2
      else if (cut.right !== undefined) shift = cut.right - width / 2
      shift = Math.max(-1, Math.min(1, shift)) * 0.6
    }
    at = [at[0] - direction[1] * shift, at[1] + direction[0] * shift]
    steps.push({
      at,
      core: cut.core,
      both,
      width: both ? cut.right! - cut.left! : width,
      edge: Math.min(cut.leftEdge, cut.rightEdge),
    })
    if (both) {
      push(widths, cut.right! - cut.left!)
      push(edges, Math.min(cut.leftEdge, cut.rightEdge))
    }
    if (!dim) push(cores, cut.core)
    const past = steps.length > lever ? steps[steps.length - 1 - lever]!.at : start.step.at
    const span = Math.hypot(at[0] - past[0], at[1] - past[1])
    if (span > 3 * stepPx) {
      const turned: Point = [(at[0] - past[0]) / span, (at[1] - past[1]) / span]
      direction = unit([direction[0] * 0.5 + turned[0] * 0.5, direction[1] * 0.5 + turned[1] * 0.5])
    }
  }
  const trailing = Math.ceil(hidden / stepPx)
  return trailing ? steps.slice(0, steps.length - trailing) : steps
}

const memory = 25
function push(list: number[], value: number): void {
  list.push(value)
  if (list.length > memory) list.shift()
}

function cutAt(
  dark: Plane,
  at: Point,
  direction: Point,
  { width, edge }: { width: number; edge: number },
): Cut {
  const slack = Math.max(1.5, 0.3 * width)
  const line = profile(dark, at, direction, width / 2 + slack + 1.5)
  const left = steepest(line, -width / 2 - slack, -width / 2 + slack, 1)
  const right = steepest(line, width / 2 - slack, width / 2 + slack, -1)
  const least = edgeShare * edge
  return {
    left: left && left.steepness >= least ? left.at : undefined,
    right: right && right.steepness >= least ? right.at : undefined,
    leftEdge: left?.steepness ?? 0,
    rightEdge: right?.steepness ?? 0,
    core: meanOf(line, -width / 4, width / 4),
  }
}

function unit([x, y]: Point): Point {
  const n = Math.hypot(x, y)
  return [x / n, y / n]
}

/** Of a short list, sorted by insertion: it is asked for at every step. */
function median(values: readonly number[]): number {
  const sorted = values.slice()
  for (let i = 1; i < sorted.length; i++) {
    const value = sorted[i]!
    let k = i
    for (; k > 0 && sorted[k - 1]! > value; k--) sorted[k] = sorted[k - 1]!
    sorted[k] = value
  }
  return sorted[sorted.length >> 1] ?? 0
}
