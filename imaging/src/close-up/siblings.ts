import { shortestUm } from './candidates.ts'
import { fitExtent } from './ends.ts'
import { type Canvas, fitStroke, unexplained } from './fit.ts'
import { chord, type Stroke } from './stroke.ts'
import { areaOf, improvement, median, neighbours } from './stroke-set.ts'

/** Hair wider than this many times the usual may be two that lie side by side. */
const wideTimes = 1.05
/** Two strokes in place of one must explain at least this much more: an area of hair, and a share of the one. */
const leastUm2 = 600
const leastShare = 0.02
/** A half narrower than this share of the usual width is no hair but an edge. */
const leastWidth = 0.35
const rounds = 2

/** Where one wide stroke covers two siblings, put two. */
export function splitSiblings(strokes: readonly Stroke[], canvas: Canvas): Stroke[] {
  const usual = median(strokes.map((s) => s.width))
  let all = [...strokes]
  // A stroke that stayed one among the same neighbours stays so in the next round.
  const tried = new Map<Stroke, readonly Stroke[]>()
  for (let round = 0; round < rounds; round++)
    for (const stroke of [...all].sort((a, b) => b.width - a.width)) {
      if (stroke.width < wideTimes * usual) break
      const near = neighbours(all, stroke, canvas)
      const before = tried.get(stroke)
      if (before?.length === near.length && near.every((s, i) => s === before[i])) continue
      tried.set(stroke, near)
      const pair = twoFor(stroke, usual, { near, canvas })
      if (pair) all = [...all.filter((s) => s !== stroke), ...pair]
    }
  return all
}

type Around = { near: readonly Stroke[]; canvas: Canvas }

function twoFor(stroke: Stroke, usual: number, around: Around): readonly Stroke[] | undefined {
  const { near, canvas } = around
  const { umPerPx } = canvas
  const ask = stroke.core ** 2 * (leastUm2 / (umPerPx * umPerPx) + leastShare * areaOf(stroke))
  const left = unexplained([...near, stroke], [stroke], { canvas, most: stroke.core })
  if (left < ask) return undefined
  let best: { gain: number; pair: readonly Stroke[] } | undefined
  for (const start of halves(stroke, usual)) {
    const pair = fitPair(start, around)
    const gain = improvement([stroke], pair, around)
    if (gain > (best?.gain ?? ask) && pair.every((s) => isHair(s, usual, umPerPx)))
      best = { gain, pair }
  }
  return best?.pair
}

const isHair = (s: Stroke, usual: number, umPerPx: number) =>
  s.width > leastWidth * usual && chord(s).length * umPerPx > shortestUm

function fitPair([first, second]: readonly [Stroke, Stroke], { near, canvas }: Around) {
  let a = fitExtent(first, near, canvas)
  let b = fitExtent(second, near, canvas)
  const both = (times: number) => {
    for (let k = 0; k < times; k++) {
      a = fitStroke(a, [...near, b], canvas, 3)
      b = fitStroke(b, [...near, a], canvas, 3)
    }
  }
  both(3)
  a = fitExtent(a, [...near, b], canvas)
  b = fitExtent(b, [...near, a], canvas)
  both(1)
  return [a, b]
}

/** Two strokes that may stand where one was: side by side, parted at either end, or crossing. */
function halves(s: Stroke, usual: number): (readonly [Stroke, Stroke])[] {
  const width = Math.max(s.width / 2, Math.min(usual, s.width * 0.75))
  const o = (s.width - width) / 2 + 0.1 * width
  const pair = (a: number, b: number) =>
    [beside(s, { a, b, width }), beside(s, { a: -a, b: -b, width })] as const
  return [pair(o, o), pair(0.3 * o, 1.5 * o), pair(1.5 * o, 0.3 * o), pair(o, -o)]
}

/** A stroke moved sideways by `a` pixels at its start and `b` at its end. */
function beside(s: Stroke, { a, b, width }: { a: number; b: number; width: number }): Stroke {
  const { ex, ey } = chord(s)
  return {
    ...s,
    x0: s.x0 - ey * a,
    y0: s.y0 + ex * a,
    x1: s.x1 - ey * b,
    y1: s.y1 + ex * b,
    width,
  }
}
