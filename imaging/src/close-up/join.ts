import { type Canvas, fitStroke } from './fit.ts'
import { chord, flipped, middleLine, type Stroke, strokeAlong } from './stroke.ts'
import { improvement, neighbours } from './stroke-set.ts'

/** A hair may be broken this far by a highlight, a flake or a bubble. */
const gapUm = 250
/** Ends may overlap this much. */
const overlapUm = 120
/** Cosine of the largest turn at a join: 25 degrees. */
const leastCosine = 0.9
/** Pieces of one hair differ in width by less than this factor. */
const widthTimes = 2
/** One stroke for two may leave this much more unexplained, as an area of hair: the gap itself is pale. */
const lossUm2 = 3000
/** A hair that turns more than this share of its length is two hairs. */
const mostBend = 0.25

/** Join strokes that are pieces of one hair, the nearest ends first. */
export function joinPieces(strokes: readonly Stroke[], canvas: Canvas): Stroke[] {
  let all = [...strokes]
  const refused = new Map<Stroke, Set<Stroke>>()
  for (;;) {
    const next = joinOne(all, canvas, refused)
    if (!next) return all
    all = next
  }
}

function joinOne(
  all: readonly Stroke[],
  canvas: Canvas,
  refused: Map<Stroke, Set<Stroke>>,
): Stroke[] | undefined {
  for (const { a, b, from } of joints(all, canvas.umPerPx)) {
    if (refused.get(from[0])?.has(from[1])) continue
    const one = asOne(a, b)
    if (one) {
      const near = [...neighbours(all, from[0], canvas), ...neighbours(all, from[1], canvas)]
      const others = [...new Set(near)].filter((s) => !from.includes(s))
      const fitted = fitStroke(one, others, canvas, 5)
      const bent =
        Math.hypot(fitted.bend, fitted.sway, fitted.wave) > mostBend * chord(fitted).length
      const core = Math.max(a.core, b.core)
      const loss = -improvement(from, [fitted], { near: others, canvas })
      if (!bent && loss < (core * core * lossUm2) / canvas.umPerPx ** 2)
        return [...all.filter((s) => !from.includes(s)), fitted]
    }
    refused.set(from[0], (refused.get(from[0]) ?? new Set()).add(from[1]))
  }
  return undefined
}

interface Joint {
  /** The end of `a` lies before the start of `b`. */
  readonly a: Stroke
  readonly b: Stroke
  readonly from: readonly [Stroke, Stroke]
  readonly gap: number
}

function joints(all: readonly Stroke[], umPerPx: number): Joint[] {
  const found: Joint[] = []
  all.forEach((p, i) => {
    for (const q of all.slice(i + 1)) {
      if (!mayMeet(p, q, umPerPx)) continue
      for (const a of [p, flipped(p)])
        for (const b of [q, flipped(q)]) {
          const gap = gapBetween(a, b, umPerPx)
          if (gap !== undefined) found.push({ a, b, from: [p, q], gap })
        }
    }
  })
  return found.sort((x, y) => x.gap - y.gap)
}

function mayMeet(p: Stroke, q: Stroke, umPerPx: number): boolean {
  const near = (gapUm / umPerPx) ** 2
  const square = (dx: number, dy: number) => dx * dx + dy * dy
  return (
    square(p.x0 - q.x0, p.y0 - q.y0) <= near ||
    square(p.x0 - q.x1, p.y0 - q.y1) <= near ||
    square(p.x1 - q.x0, p.y1 - q.y0) <= near ||
    square(p.x1 - q.x1, p.y1 - q.y1) <= near
  )
}

function gapBetween(a: Stroke, b: Stroke, umPerPx: number): number | undefined {
  const gx = b.x0 - a.x1
  const gy = b.y0 - a.y1
  const gap = Math.hypot(gx, gy) * umPerPx
  if (gap > gapUm) return undefined
  if (Math.max(a.width, b.width) > widthTimes * Math.min(a.width, b.width)) return undefined
  const [ax, ay] = heading(middleLine(a).slice(-4))
  const [bx, by] = heading(middleLine(b).slice(0, 4))
  if (ax * bx + ay * by < leastCosine) return undefined
  const along = (gx * ax + gy * ay) * umPerPx
  const aside = Math.abs(-gx * ay + gy * ax)
  if (along < -overlapUm || aside > 0.6 * Math.max(a.width, b.width) + 2) return undefined
  return gap
}

function heading(path: readonly (readonly [number, number])[]): readonly [number, number] {
  const [ax, ay] = path[0]!
  const [bx, by] = path[path.length - 1]!
  const d = Math.max(1e-6, Math.hypot(bx - ax, by - ay))
  return [(bx - ax) / d, (by - ay) / d]
}

function asOne(a: Stroke, b: Stroke): Stroke | undefined {
  const la = chord(a).length
  const lb = chord(b).length
  const dots = (s: Stroke, length: number) => middleLine(s, Math.max(4, Math.round(length / 6)))
  const width = (a.width * la + b.width * lb) / (la + lb)
  const core = (a.core * la + b.core * lb) / (la + lb)
  const { stroke, strays } = strokeAlong([...dots(a, la), ...dots(b, lb)], width, core)
  return strays > 0.5 * width + 1 ? undefined : stroke
}
