import { sample } from '../filters.ts'
import type { Point } from '../types.ts'
import type { Explanation } from './explain.ts'
import { type Canvas, drawn } from './fit.ts'
import { boxOf, chord, middleLine, type Patch, type Stroke } from './stroke.ts'
import { areaOf, neighbours, ownArea } from './stroke-set.ts'

/** What tells a hair from a wrinkle, a shadow or a speck; shares without a unit. */
export interface Marks {
  /** Contrast against the picture's clear hairs. */
  readonly relative: number
  /** Part of its area that no other stroke explains. */
  readonly own: number
  /** Middle drop of contrast across the weaker of its two edges: a wrinkle has no two steep edges. */
  readonly edge: number
  /** Part of its edges that drop by 40 % or more. */
  readonly edged: number
  /** Part of its edges that no other stroke hides. */
  readonly seen: number
  /** Middle change of contrast along its middle. */
  readonly uneven: number
  readonly widthUm: number
  readonly lengthUm: number
}

/**
 * Weights of the marks in the odds of being a hair: a logistic regression on 1,745 strokes of the 31 real
 * pictures set aside for tuning, five-fold over pictures (docs/decisions/110). They are few and none names a
 * picture.
 */
const weights = {
  constant: -0.08,
  logRelative: 2.2,
  own: 1.84,
  edge: 1.02,
  edged: 2.38,
  seen: -0.53,
  uneven: -1.95,
  logWidth: -0.15,
  logTooWide: -0.36,
  logLength: 1.23,
}

/** Without two steep edges, or hardly longer than wide, nothing is a hair however dark it is. */
const least = { edge: 0, edged: 0.3, elongation: 1.5 }

/** Chance, 0 to 1, that a stroke with these marks is a hair. */
export function chanceOfHair(m: Marks): number {
  if (m.edge < least.edge || m.edged < least.edged) return 0
  if (m.lengthUm < least.elongation * m.widthUm) return 0
  const w = weights
  const wide = Math.max(20, m.widthUm)
  const odds =
    w.constant +
    w.logRelative * Math.log(Math.max(0.05, m.relative)) +
    w.own * m.own +
    w.edge * m.edge +
    w.edged * m.edged +
    w.seen * m.seen +
    w.uneven * Math.min(0.4, m.uneven) +
    w.logWidth * Math.log(wide / 80) +
    w.logTooWide * Math.max(0, Math.log(wide / 110)) +
    w.logLength * Math.log(m.lengthUm / 400)
  return 1 / (1 + Math.exp(-odds))
}

/** The marks of each stroke of an explanation. */
export function marksOf({ strokes, canvas, strong }: Explanation): Marks[] {
  return strokes.map((stroke) => ({
    relative: stroke.core / strong,
    own: ownArea(strokes, stroke, canvas) / areaOf(stroke),
    ...edgesOf(stroke, neighbours(strokes, stroke, canvas), canvas),
    widthUm: stroke.width * canvas.umPerPx,
    lengthUm: chord(stroke).length * canvas.umPerPx,
  }))
}

function edgesOf(stroke: Stroke, others: readonly Stroke[], canvas: Canvas) {
  const { dark, blur } = canvas
  const cover = drawn(others, boxOf(stroke, 3 * blur + 3, dark), { ...canvas, every: 1 })
  const n = Math.max(6, Math.round(chord(stroke).length / 3))
  const line = middleLine(stroke, n)
  const off = 1.2 * blur + 0.6
  const drops: [number[], number[]] = [[], []]
  line.forEach(([x, y], i) => {
    const [nx, ny] = normal(line[Math.max(0, i - 1)]!, line[Math.min(n, i + 1)]!)
    for (const side of [0, 1] as const) {
      const sign = side ? -1 : 1
      const out = sign * (stroke.width / 2 + off)
      const ox = x + nx * out
      const oy = y + ny * out
      if (at(cover, ox, oy) > 0.3 * stroke.core) continue
      const within = sign * Math.max(0, stroke.width / 2 - off)
      const inner = sample(dark, x + nx * within, y + ny * within)
      drops[side].push((inner - sample(dark, ox, oy)) / stroke.core)
    }
  })
  const all = [...drops[0], ...drops[1]]
  const deep = line.map(([x, y]) => sample(dark, x, y))
  const usual = middle(deep) ?? 0
  return {
    edge: Math.min(middle(drops[0]) ?? 1, middle(drops[1]) ?? 1),
    edged: all.length ? all.filter((d) => d > 0.4).length / all.length : 0,
    seen: all.length / (2 * line.length),
    uneven: (middle(deep.map((d) => Math.abs(d - usual))) ?? 0) / stroke.core,
  }
}

function normal([ax, ay]: Point, [bx, by]: Point): Point {
  const d = Math.max(1e-6, Math.hypot(bx - ax, by - ay))
  return [-(by - ay) / d, (bx - ax) / d]
}

const at = (cover: Patch, x: number, y: number) => sample(cover, x - cover.x, y - cover.y)

function middle(values: readonly number[]): number | undefined {
  return [...values].sort((a, b) => a - b)[values.length >> 1]
}
