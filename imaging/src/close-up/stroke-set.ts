import { type Canvas, fitStroke, marginOf, unexplained } from './fit.ts'
import { boxOf, chord, meets, type Stroke } from './stroke.ts'

/** Area that a stroke covers, square pixels. */
export const areaOf = (stroke: Stroke): number => stroke.width * chord(stroke).length

/** The other strokes near enough to share pixels with this one. */
export function neighbours(strokes: readonly Stroke[], self: Stroke, canvas: Canvas): Stroke[] {
  const box = boxOf(self, marginOf(self, canvas.blur) + 12, canvas.dark)
  return strokes.filter((s) => s !== self && meets(box, boxOf(s, 2, canvas.dark)))
}

/** Fit each stroke once, the others standing still. */
export function fitEach(strokes: readonly Stroke[], canvas: Canvas): Stroke[] {
  const now = [...strokes]
  now.forEach((stroke, i) => {
    now[i] = fitStroke(stroke, neighbours(now, stroke, canvas), canvas)
  })
  return now
}

/** What the picture would leave unexplained without this stroke, as an area of hair like it, square pixels. */
export function ownArea(strokes: readonly Stroke[], self: Stroke, canvas: Canvas): number {
  const near = neighbours(strokes, self, canvas)
  const cut = { canvas, most: self.core }
  const gain = unexplained(near, [self], cut) - unexplained([...near, self], [self], cut)
  return gain / (self.core * self.core)
}

/** By how much (contrast squared, pixels) `after` explains the picture better than `before`, `near` being the same. */
export function improvement(
  before: readonly Stroke[],
  after: readonly Stroke[],
  { near, canvas }: { near: readonly Stroke[]; canvas: Canvas },
): number {
  const where = [...before, ...after]
  const cut = { canvas, most: Math.max(...before.map((s) => s.core)) }
  return (
    unexplained([...near, ...before], where, cut) - unexplained([...near, ...after], where, cut)
  )
}

export function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[values.length >> 1] ?? 0
}
