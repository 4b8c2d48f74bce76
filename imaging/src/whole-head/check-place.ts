import { sample } from '../filters.ts'
import { type Homography, project } from '../homography.ts'
import type { Reason } from '../reasons.ts'
import type { Plane } from '../types.ts'

/** How well two photographs lie on each other. */
export interface PlaceCheck {
  /** Median distance, in pixels of the follow-up, between where pieces of the baseline lie and where they fit best. */
  readonly residualPx: number
  /** Share of the pieces with something to see that fit within two of its pixels. */
  readonly agreeing: number
  /** Median correlation of the local contrast of the pieces. */
  readonly correlation: number
  /** Share of the baseline that the follow-up shows. */
  readonly overlap: number
}

/** Pieces across the longer side. */
const pieces = 10
/** Half axes of the middle, as a share of the picture's sides. */
const middle = 0.36
/** How far a piece is moved to see whether it fits better elsewhere, in pixels of the level. */
const reach = 4
/** A piece agrees when it fits best within this many pixels of the level. */
const within = 2
/** Mean square of the local contrast under which a piece has nothing to see. */
const plain = 0.08
/**
 * Least share of pieces that agree: of a wrong pair one in five does by chance, of rendered heads with half of
 * their strands moved and another room at least 0.57. And the least overlap.
 */
const leastAgreeing = 0.35
const leastOverlap = 0.6

/** Looks, piece by piece, whether each lies where it fits best; what a wrong map or another head cannot do. */
export function checkPlace(a: Plane, b: Plane, map: Homography): PlaceCheck | Reason {
  const overlap = overlapOf(a, b, map)
  const fits = piecesOf(a).flatMap((piece) => bestFit(a, b, { piece, map }) ?? [])
  const agreeing = fits.filter(({ away }) => away <= within).length / Math.max(1, fits.length)
  const residualPx = median(fits.map(({ away }) => away))
  const correlation = median(fits.map(({ likeness }) => likeness))
  if (fits.length < 6 || agreeing < leastAgreeing)
    return { code: 'not-the-same-view', figures: { agreeing, correlation } }
  if (overlap < leastOverlap) return { code: 'overlap-too-small', figures: { overlap } }
  return { residualPx, agreeing, correlation, overlap }
}

interface Piece {
  readonly x: number
  readonly y: number
  readonly size: number
}

/** The pieces of the middle: a room with a fixed camera fits whoever sits in it, and the head sits in the middle. */
function piecesOf({ width, height }: Plane): Piece[] {
  const size = Math.floor(Math.max(width, height) / pieces)
  const out: Piece[] = []
  for (let y = 0; y + size <= height; y += size)
    for (let x = 0; x + size <= width; x += size) {
      const u = (x + size / 2) / width - 0.5
      const v = (y + size / 2) / height - 0.5
      if (Math.hypot(u, v) < middle) out.push({ x, y, size })
    }
  return out
}

/** How far from its mapped place a piece fits best; undefined where there is nothing to see or no follow-up. */
function bestFit(
  a: Plane,
  b: Plane,
  { piece, map }: { piece: Piece; map: Homography },
): { away: number; likeness: number } | undefined {
  const { x, y, size } = piece
  let energy = 0
  const places: { value: number; u: number; v: number }[] = []
  for (let dy = 0; dy < size; dy += 2)
    for (let dx = 0; dx < size; dx += 2) {
      const value = a.data[(y + dy) * a.width + x + dx]!
      const [u, v] = project(map, [x + dx, y + dy])
      if (u < reach || v < reach || u > b.width - 1 - reach || v > b.height - 1 - reach) return
      energy += value * value
      places.push({ value, u, v })
    }
  if (energy / places.length < plain) return
  const likeness = (sx: number, sy: number) => {
    let [ab, bb] = [0, 0]
    for (const { value, u, v } of places) {
      const q = sample(b, u + sx, v + sy)
      ab += value * q
      bb += q * q
    }
    return ab / Math.sqrt(energy * bb + 1e-9)
  }
  let best = { x: 0, y: 0, likeness: -1 }
  for (let sy = -reach; sy <= reach; sy++)
    for (let sx = -reach; sx <= reach; sx++) {
      const here = likeness(sx, sy)
      if (here > best.likeness) best = { x: sx, y: sy, likeness: here }
    }
  const top = best.likeness
  const dx = best.x + summit(likeness(best.x - 1, best.y), top, likeness(best.x + 1, best.y))
  const dy = best.y + summit(likeness(best.x, best.y - 1), top, likeness(best.x, best.y + 1))
  return { away: Math.hypot(dx, dy), likeness: top }
}

/** Where the parabola through three neighbours has its top, from the middle one. */
function summit(before: number, at: number, after: number): number {
  const bend = before - 2 * at + after
  return bend < -1e-9 ? Math.max(-0.5, Math.min(0.5, (before - after) / (2 * bend))) : 0
}

function overlapOf(a: Plane, b: Plane, map: Homography): number {
  let [inside, all] = [0, 0]
  for (let y = 0; y < a.height; y += 8)
    for (let x = 0; x < a.width; x += 8) {
      const [u, v] = project(map, [x, y])
      all++
      if (u >= -1 && v >= -1 && u <= b.width && v <= b.height) inside++
    }
  return inside / all
}

function median(values: readonly number[]): number {
  if (!values.length) return Number.NaN
  const sorted = [...values].sort((p, q) => p - q)
  const half = sorted.length >> 1
  return sorted.length % 2 ? sorted[half]! : (sorted[half - 1]! + sorted[half]!) / 2
}
