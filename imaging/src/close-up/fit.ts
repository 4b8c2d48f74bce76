import type { Plane } from '../types.ts'
import { type Drawing, drawingOf, drawnReach } from './drawing.ts'
import { type Equations, equationsOf, parameters } from './equations.ts'
import { type Box, boxOf, chord, emptyPatch, meets, type Patch, type Stroke } from './stroke.ts'

/** The picture that strokes are fitted to. */
export interface Canvas {
  /** Contrast, hair above 0. */
  readonly dark: Plane
  /** Standard deviation of the picture's blur, pixels. */
  readonly blur: number
  /** Every how many pixels costs are summed: 1, or 2 where hair is wide. */
  readonly every: number
  readonly umPerPx: number
}

/** How far from a stroke its pixels still have a say, pixels: a few blurs and half of the hair again. */
export const marginOf = (stroke: Stroke, blur: number) =>
  Math.max(3, 3 * blur, Math.min(8, 0.5 * stroke.width))

// A stroke never changes, and most are asked for many times while their neighbours move.
const drawings = new WeakMap<Stroke, Drawing>()

function drawing(stroke: Stroke, { dark, blur }: Canvas): Drawing {
  const known = drawings.get(stroke)
  if (known) return known
  const made = drawingOf(stroke, dark, blur)
  drawings.set(stroke, made)
  return made
}

/** What the strokes of the last question draw, kept once the next one is about the same and one or two more. */
interface Layer {
  readonly strokes: readonly Stroke[]
  readonly box: Box
  readonly patch?: Patch
}

const layers = new WeakMap<Plane, Layer>()
const fewMore = 2
/** Strokes move while they are fitted: the layer reaches this much further than it was asked for, pixels. */
const spare = 32

/** The strongest contrast that the strokes draw at each pixel of `box`. */
export function drawn(strokes: readonly Stroke[], box: Box, canvas: Canvas): Patch {
  const { strokes: below, patch: under } = layerOf(strokes, box, canvas)
  const patch = emptyPatch(box)
  if (under) copyInto(patch, under)
  putAll(under ? strokes.slice(below.length) : strokes, patch, canvas)
  return patch
}

function layerOf(strokes: readonly Stroke[], box: Box, canvas: Canvas): Layer {
  const { dark } = canvas
  const last = layers.get(dark)
  const goesOn =
    last !== undefined &&
    strokes.length >= last.strokes.length &&
    strokes.length <= last.strokes.length + fewMore &&
    last.strokes.every((s, i) => s === strokes[i])
  if (goesOn && last.patch && covers(last.box, box)) return last
  const layer = goesOn ? drawLayer(last.strokes, box, canvas) : { strokes, box }
  layers.set(dark, layer)
  return layer
}

function drawLayer(strokes: readonly Stroke[], near: Box, canvas: Canvas): Layer {
  const { dark } = canvas
  const box = {
    left: Math.max(0, near.left - spare),
    top: Math.max(0, near.top - spare),
    right: Math.min(dark.width - 1, near.right + spare),
    bottom: Math.min(dark.height - 1, near.bottom + spare),
  }
  const patch = emptyPatch(box)
  putAll(strokes, patch, canvas)
  return { strokes, box, patch }
}

const covers = (a: Box, b: Box) =>
  a.left <= b.left && a.top <= b.top && a.right >= b.right && a.bottom >= b.bottom

/** The part of a patch that a smaller one within it shows. */
function copyInto(patch: Patch, from: Patch): void {
  for (let y = 0; y < patch.height; y++) {
    const start = (patch.y + y - from.y) * from.width + patch.x - from.x
    patch.data.set(from.data.subarray(start, start + patch.width), y * patch.width)
  }
}

function putAll(strokes: readonly Stroke[], patch: Patch, canvas: Canvas): void {
  const { x: left, y: top, width, height } = patch
  const box = { left, top, right: left + width - 1, bottom: top + height - 1 }
  for (const stroke of strokes)
    if (meets(box, boxOf(stroke, drawnReach * canvas.blur, canvas.dark))) put(stroke, patch, canvas)
}

function put(stroke: Stroke, patch: Patch, canvas: Canvas): void {
  const { top, rows, first, start, data } = drawing(stroke, canvas)
  const target = patch.data
  const to = Math.min(top + rows, patch.y + patch.height)
  for (let y = Math.max(top, patch.y); y < to; y++) {
    const k = y - top
    const from = Math.max(first[k]!, patch.x)
    const end = Math.min(first[k]! + start[k + 1]! - start[k]!, patch.x + patch.width)
    const here = start[k]! - first[k]!
    const there = (y - patch.y) * patch.width - patch.x
    for (let x = from; x < end; x++) {
      const value = data[here + x]!
      if (value > target[there + x]!) target[there + x] = value
    }
  }
}

/** Largest change of a place or width in one round, pixels. */
const stride = 3

/** Move a stroke, the others standing still, to where it explains the picture best (Gauss-Newton, robust weights). */
export function fitStroke(start: Stroke, others: readonly Stroke[], canvas: Canvas, rounds = 6) {
  const { dark, blur, every } = canvas
  let stroke = start
  const margin = marginOf(start, blur) + 4
  const patch = drawn(others, boxOf(start, margin + stride * 3, dark), canvas)
  for (let round = 0; round < rounds; round++) {
    const reach = { frame: dark, margin, every, others: patch }
    const next = advance(stroke, equationsOf(stroke, blur, reach))
    if (!next) break
    const moved = Math.hypot(
      next.x0 - stroke.x0,
      next.y0 - stroke.y0,
      next.x1 - stroke.x1,
      next.y1 - stroke.y1,
    )
    const wider = Math.abs(next.width - stroke.width)
    stroke = next
    if (moved < 0.05 && wider < 0.02) break
  }
  return stroke
}

function advance(s: Stroke, { matrix: H, right: g }: Equations): Stroke | undefined {
  const n = parameters
  const { length, ex, ey } = chord(s)
  const k2 = s.core * s.core
  // Weak ties: a place nobody sees stays; a hair is rather straight than swaying.
  const ties = [0.05, 0.05, 0.05, 0.05, 0.3, 1.5, 4, 0.05, 2].map(
    (t) => t * k2 * Math.max(1, length / 20),
  )
  g[4]! -= ties[4]! * s.bend * 0.02
  g[5]! -= ties[5]! * s.sway * 0.1
  g[6]! -= ties[6]! * s.wave * 0.1
  for (let a = 0; a < n; a++) {
    H[a * n + a]! += ties[a]! + 1e-9
    for (let b = a + 1; b < n; b++) H[b * n + a] = H[a * n + b]!
  }
  const step = solve(H, g, n)
  if (!step) return undefined
  const cut = (v: number, most: number) => Math.max(-most, Math.min(most, v))
  const a0 = cut(step[0]!, stride)
  const c0 = cut(step[2]!, stride)
  const a1 = cut(step[1]!, stride)
  const c1 = cut(step[3]!, stride)
  if (length + a1 - a0 < 4) return undefined
  return {
    x0: s.x0 + ex * a0 - ey * c0,
    y0: s.y0 + ey * a0 + ex * c0,
    x1: s.x1 + ex * a1 - ey * c1,
    y1: s.y1 + ey * a1 + ex * c1,
    bend: s.bend + cut(step[4]!, stride),
    sway: s.sway + cut(step[5]!, stride),
    wave: s.wave + cut(step[6]!, stride),
    width: Math.max(1, s.width + cut(step[7]!, stride)),
    core: Math.max(0.02, Math.min(1, s.core + cut(step[8]!, 0.2))),
  }
}

/** Cholesky; undefined when the matrix is not positive. */
function solve(A: Float64Array, b: Float64Array, n: number): Float64Array | undefined {
  for (let i = 0; i < n; i++)
    for (let j = 0; j <= i; j++) {
      let sum = A[i * n + j]!
      for (let k = 0; k < j; k++) sum -= A[i * n + k]! * A[j * n + k]!
      if (i === j) {
        if (sum <= 0) return undefined
        A[i * n + i] = Math.sqrt(sum)
      } else A[i * n + j] = sum / A[j * n + j]!
    }
  const x = b.slice()
  for (let i = 0; i < n; i++) {
    for (let k = 0; k < i; k++) x[i]! -= A[i * n + k]! * x[k]!
    x[i]! /= A[i * n + i]!
  }
  for (let i = n - 1; i >= 0; i--) {
    for (let k = i + 1; k < n; k++) x[i]! -= A[k * n + i]! * x[k]!
    x[i]! /= A[i * n + i]!
  }
  return x
}

/**
 * Unexplained contrast where `where` draw: the sum of squares, each cut at `most`, so that one oddity does not
 * rule. Elsewhere nothing can differ between two explanations that differ in `where` only.
 */
export function unexplained(
  strokes: readonly Stroke[],
  where: readonly Stroke[],
  { canvas, most }: { canvas: Canvas; most: number },
): number {
  const { dark, blur, every } = canvas
  const box = union(where.map((s) => boxOf(s, drawnReach * blur, dark)))
  const patch = drawn(strokes, box, canvas)
  const asked = new Uint8Array(patch.data.length)
  for (const stroke of where) {
    const { top, rows, first, start } = drawing(stroke, canvas)
    for (let k = 0; k < rows; k++) {
      const from = (top + k - patch.y) * patch.width + first[k]! - patch.x
      asked.fill(1, from, from + start[k + 1]! - start[k]!)
    }
  }
  let sum = 0
  const limit = most * most
  for (let y = Math.ceil(patch.y / every) * every; y < patch.y + patch.height; y += every)
    for (let x = Math.ceil(patch.x / every) * every; x < patch.x + patch.width; x += every) {
      const i = (y - patch.y) * patch.width + x - patch.x
      if (!asked[i]) continue
      const r = Math.max(0, dark.data[y * dark.width + x]!) - patch.data[i]!
      sum += Math.min(limit, r * r)
    }
  return sum * every * every
}

function union(boxes: readonly Box[]): Box {
  return {
    left: Math.min(...boxes.map((b) => b.left)),
    top: Math.min(...boxes.map((b) => b.top)),
    right: Math.max(...boxes.map((b) => b.right)),
    bottom: Math.max(...boxes.map((b) => b.bottom)),
  }
}
