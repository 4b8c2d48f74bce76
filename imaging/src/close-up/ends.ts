import { sample } from '../filters.ts'
import { distance } from '../geometry.ts'
import type { Plane, Point } from '../types.ts'
import { middleThrough } from './drawing.ts'
import { type Canvas, drawn } from './fit.ts'
import {
  boxOf,
  chord,
  flipped,
  middleLine,
  type Patch,
  type Stroke,
  strokeAlong,
} from './stroke.ts'
import { neighbours } from './stroke-set.ts'

/** How far an end may be moved outwards. */
const reachUm = 300
/**
 * A hair ends where it is paler than this share of itself: at the root early, since under the skin a hair is a
 * pale blur; at the tip late, since tips are thin.
 */
const rootShare = 0.7
const tipShare = 0.55
/**
 * What a place counts where other hairs hide it, 1 being a place that is clearly hair: roots of a unit lie
 * together, so a hidden root is looked for further in; a hidden tip hardly.
 */
const hiddenRoot = 0.3
const hiddenTip = 0.05
/** Places across a hair that are looked at, as shares of its width. */
const acrossShares = [-0.35, -0.18, 0, 0.18, 0.35]

/** Turn each stroke so that it starts at its root, and move its ends to where the hair ends. */
export function settleEnds(strokes: readonly Stroke[], canvas: Canvas): Stroke[] {
  const now = rootsFirst(strokes, canvas)
  now.forEach((stroke, i) => {
    now[i] = fitExtent(stroke, neighbours(now, stroke, canvas), canvas)
  })
  return now
}

/** The stroke from where it begins to be seen as hair to where it ends; what `others` hide speaks for little. */
export function fitExtent(stroke: Stroke, others: readonly Stroke[], canvas: Canvas): Stroke {
  const { dark, umPerPx } = canvas
  const cover = drawn(others, boxOf(stroke, reachUm / umPerPx, dark), { ...canvas, every: 1 })
  const { places, middle } = prolonged(stroke, reachUm / umPerPx)
  const peak = middleThrough(stroke.width, canvas.blur)
  let best = 0
  let sum = 0
  let from = 0
  let span: readonly [number, number] | undefined
  places.forEach((place, i) => {
    const [dx, dy] = heading(
      places[Math.max(0, i - 1)]!,
      places[Math.min(places.length - 1, i + 1)]!,
    )
    sum += evidenceAt(place, [dx, dy], { stroke, dark, cover, atRoot: i < middle, peak })
    if (sum <= 0) {
      sum = 0
      from = i + 1
    } else if (sum > best) {
      best = sum
      span = [from, i]
    }
  })
  if (!span || span[1] - span[0] < 4) return stroke
  return strokeAlong(places.slice(span[0], span[1] + 1), stroke.width, stroke.core).stroke
}

/** The middle line, prolonged straight at both ends; the index of its middle. */
function prolonged(stroke: Stroke, reach: number): { places: Point[]; middle: number } {
  const { length } = chord(stroke)
  const n = Math.max(8, Math.round(length / 1.5))
  const line = middleLine(stroke, n)
  const step = length / n
  const extra = Math.round(reach / step)
  const bend = Math.min(4, n)
  const beyond = (end: Point, inner: Point) => {
    const [dx, dy] = heading(inner, end)
    return Array.from(
      { length: extra },
      (_, i) => [end[0] + dx * step * (i + 1), end[1] + dy * step * (i + 1)] as const,
    )
  }
  const before = beyond(line[0]!, line[bend]!).reverse()
  return {
    places: [...before, ...line, ...beyond(line[n]!, line[n - bend]!)],
    middle: extra + (n >> 1),
  }
}

function heading([ax, ay]: Point, [bx, by]: Point): Point {
  const d = Math.max(1e-6, Math.hypot(bx - ax, by - ay))
  return [(bx - ax) / d, (by - ay) / d]
}

type Seen = { stroke: Stroke; dark: Plane; cover: Patch; atRoot: boolean; peak: number }

/** -1 (skin) to 1 (this hair) for a place on the middle line, from the part across that no other hair hides. */
function evidenceAt(
  [x, y]: Point,
  [dx, dy]: Point,
  { stroke, dark, cover, atRoot, peak }: Seen,
): number {
  let sum = 0
  let seen = 0
  for (const share of acrossShares) {
    const px = x - dy * share * stroke.width
    const py = y + dx * share * stroke.width
    if (coverAt(cover, px, py) > 0.5 * stroke.core) continue
    sum += inside(dark, px, py) ? sample(dark, px, py) : 0
    seen++
  }
  if (seen === 0) return atRoot ? hiddenRoot : hiddenTip
  const share = atRoot ? rootShare : tipShare
  const value = (sum / seen / (stroke.core * peak) - share) / (1 - share)
  return (seen > 1 ? 1 : 0.6) * Math.max(-1, Math.min(1, value))
}

const inside = ({ width, height }: Plane, x: number, y: number) =>
  x >= 0 && y >= 0 && x <= width - 1 && y <= height - 1

function coverAt(cover: Patch, x: number, y: number): number {
  const u = Math.round(x) - cover.x
  const v = Math.round(y) - cover.y
  return u < 0 || v < 0 || u >= cover.width || v >= cover.height
    ? 0
    : cover.data[v * cover.width + u]!
}

/** Under the skin a hair is a pale blur of this length: it darkens the place beyond a root, not beyond a tip. */
const shadeUm = [20, 160] as const
/** Less difference of shade than this, as a share of the hair's contrast, is skin; five times as much is certain. */
const shadeLeast = 0.025
/** Roots of a unit lie within this of each other. */
const unitUm = 200
/** Hair grows the same way over about this distance. */
const sameWayUm = 1200

/**
 * Which end is the root: the one with a shade under the skin beyond it, the one nearer to the ends of other hairs, and
 * what the hairs around say; hair that leans the other way has little say.
 */
function rootsFirst(strokes: readonly Stroke[], canvas: Canvas): Stroke[] {
  const { umPerPx } = canvas
  const known = strokes.map((stroke) => {
    const line = middleLine(stroke)
    return { stroke, line, way: chord(stroke), says: shading(stroke, strokes, canvas) }
  })
  for (const one of known) {
    const nearest = (end: Point) =>
      umPerPx *
      Math.min(
        ...known
          .filter((o) => o !== one)
          .flatMap((o) => [distance(end, o.line[0]!), distance(end, o.line[8]!)]),
      )
    const start = nearest(one.line[0]!)
    const end = nearest(one.line[8]!)
    if (Math.min(start, end) < unitUm) one.says += Math.max(-1, Math.min(1, (end - start) / 150))
  }
  return known.map((one) => {
    let vote = 1.5 * one.says
    for (const other of known) {
      if (other === one) continue
      const cosine = one.way.ex * other.way.ex + one.way.ey * other.way.ey
      const far = (distance(one.line[4]!, other.line[4]!) * umPerPx) / sameWayUm
      vote += Math.exp(-far * far) * cosine ** 3 * other.says
    }
    return vote >= 0 ? one.stroke : flipped(one.stroke)
  })
}

/** Above 0 when the start is the root by its shade, below when the end is; 0 when an end is hidden. */
function shading(stroke: Stroke, strokes: readonly Stroke[], canvas: Canvas): number {
  const reach = shadeUm[1] / canvas.umPerPx
  const cover = drawn(neighbours(strokes, stroke, canvas), boxOf(stroke, reach, canvas.dark), {
    ...canvas,
    every: 1,
  })
  const start = shadeBeyond(stroke, cover, canvas)
  const end = shadeBeyond(flipped(stroke), cover, canvas)
  if (start === undefined || end === undefined) return 0
  const more = Math.abs(start - end) - shadeLeast
  return Math.sign(start - end) * Math.max(0, Math.min(1, more / (4 * shadeLeast)))
}

/** Mean contrast beyond the start as a share of the hair's; undefined where another hair lies there. */
function shadeBeyond(stroke: Stroke, cover: Patch, { dark, umPerPx }: Canvas): number | undefined {
  const [to, from] = middleLine(stroke)
  const [dx, dy] = heading(from!, to!)
  const side = 0.25 * stroke.width
  let sum = 0
  let n = 0
  for (let i = Math.round(shadeUm[0] / umPerPx); i <= shadeUm[1] / umPerPx; i++) {
    const x = to![0] + dx * i
    const y = to![1] + dy * i
    if (coverAt(cover, x, y) > 0.3 * stroke.core) return undefined
    for (const off of [-side, 0, side]) sum += sample(dark, x - dy * off, y + dx * off)
    n += 3
  }
  return n ? Math.min(1, sum / n / stroke.core) : undefined
}
