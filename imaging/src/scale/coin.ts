import { gaussian, luma, sample } from '../filters.ts'
import type { Picture, Plane, Point } from '../types.ts'
import { type Ellipse, fitEllipse, offEllipse } from './ellipse.ts'
import { reduced } from './quads.ts'
import { isThing } from './thing.ts'

/** A round thing of known size found in the picture. */
export interface Coin {
  readonly ellipse: Ellipse
  /** Diameter in pixels: of the circle with the ellipse's area. */
  readonly diameterPx: number
  readonly tiltDeg: number
  /** Share of the outline that was seen. */
  readonly seen: number
}

/** Long side of the picture in which circles are looked for: a coin is large, so little is lost. */
const searchedAt = 360
/** A coin is at least this share of the long side across: smaller ones are read too coarsely. */
const leastRadius = 0.05
const mostRadius = 0.75
/** Edges below this many luma levels a pixel (reduced picture) are skin texture. */
const leastEdge = 3
/** Share of the outline that must lie on one ellipse. */
const mustSee = 0.7
/** Moles and bubbles are small and rarely quite round: what is small must be seen nearly whole. */
const smallRadius = 0.1
const mustSeeSmall = 0.88
/** An outline point belongs when it is this near, as a share of the radius (and at least 1.5 px). */
const onOutline = 0.012
/** Circles round one middle are rims of one coin; elsewhere, another thing. */
const sameMiddle = 0.15
/** A coin lies within the tilt at which a picture is refused anyway, with room to say so. */
const mostTiltDeg = 40

/** The one coin in the picture, by its outermost rim; 'unclear' when there are several round things. */
export function findCoin(picture: Picture): Coin | 'none' | 'unclear' {
  const light = luma(picture)
  const { plane: small, factor } = reduced(light, searchedAt)
  const edges = edgesOf(gaussian(small, 1.2))
  const smooth = gaussian(light, Math.max(1, factor / 2))
  const coins: Coin[] = []
  for (const middle of likelyMiddles(edges))
    for (const radius of likelyRadii(edges, middle)) {
      const at: Point = [(middle[0] + 0.5) * factor - 0.5, (middle[1] + 0.5) * factor - 0.5]
      const coin = outline(smooth, at, radius * factor)
      if (coin && isThing(picture, coin.ellipse)) coins.push(coin)
    }
  const best = coins.sort((a, b) => b.seen * b.diameterPx - a.seen * a.diameterPx)[0]
  if (!best) return 'none'
  const elsewhere = coins.some(
    (c) =>
      Math.hypot(
        c.ellipse.middle[0] - best.ellipse.middle[0],
        c.ellipse.middle[1] - best.ellipse.middle[1],
      ) >
      (sameMiddle * best.diameterPx) / 2,
  )
  return elsewhere ? 'unclear' : best
}

interface Edge {
  readonly x: number
  readonly y: number
  /** Unit direction of the steepest change. */
  readonly gx: number
  readonly gy: number
}

interface Edges {
  readonly width: number
  readonly height: number
  readonly list: readonly Edge[]
}

/** Places that are steepest across their own direction. */
function edgesOf({ width, height, data }: Plane): Edges {
  const gx = new Float32Array(width * height)
  const gy = new Float32Array(width * height)
  for (let y = 1; y < height - 1; y++)
    for (let x = 1; x < width - 1; x++) {
      const i = y * width + x
      gx[i] = (data[i + 1]! - data[i - 1]!) / 2
      gy[i] = (data[i + width]! - data[i - width]!) / 2
    }
  const steep: Plane = { width, height, data: gx.map((g, i) => Math.hypot(g, gy[i]!)) }
  const list: Edge[] = []
  for (let y = 2; y < height - 2; y++)
    for (let x = 2; x < width - 2; x++) {
      const i = y * width + x
      const m = steep.data[i]!
      if (m < leastEdge) continue
      const ux = gx[i]! / m
      const uy = gy[i]! / m
      if (sample(steep, x + ux, y + uy) <= m && sample(steep, x - ux, y - uy) <= m)
        list.push({ x, y, gx: ux, gy: uy })
    }
  return { width, height, list }
}

/** Where the normals of the edges meet most often. */
function likelyMiddles({ width, height, list }: Edges): Point[] {
  const long = Math.max(width, height)
  const votes: Plane = { width, height, data: new Float32Array(width * height) }
  for (const { x, y, gx, gy } of list)
    for (const sign of [-1, 1])
      for (let r = leastRadius * long; r <= mostRadius * long; r++) {
        const u = Math.round(x + sign * r * gx)
        const v = Math.round(y + sign * r * gy)
        if (u < 0 || v < 0 || u >= width || v >= height) break
        // A large circle has more edge points; each counts less, so that small and large are equal.
        votes.data[v * width + u]! += 1 / r
      }
  const smooth = gaussian(votes, 0.008 * long)
  const middles: Point[] = []
  for (let n = 0; n < 6; n++) {
    let best = 0
    for (let i = 1; i < smooth.data.length; i++) if (smooth.data[i]! > smooth.data[best]!) best = i
    const x = best % width
    const y = (best - x) / width
    middles.push([x, y])
    clear(smooth, x, y, Math.round(0.04 * long))
  }
  return middles
}

function clear({ width, height, data }: Plane, x: number, y: number, radius: number): void {
  for (let v = Math.max(0, y - radius); v <= Math.min(height - 1, y + radius); v++)
    for (let u = Math.max(0, x - radius); u <= Math.min(width - 1, x + radius); u++)
      data[v * width + u] = 0
}

/** Radii at which the edges round a middle face it over much of the turn, largest first. */
function likelyRadii({ width, height, list }: Edges, [mx, my]: Point): number[] {
  const long = Math.max(width, height)
  const least = leastRadius * long
  const bins = new Float32Array(Math.ceil(mostRadius * long) + 2)
  for (const { x, y, gx, gy } of list) {
    const dx = x - mx
    const dy = y - my
    const r = Math.hypot(dx, dy)
    if (r < least || r > mostRadius * long) continue
    if (Math.abs(dx * gx + dy * gy) >= 0.94 * r) bins[Math.round(r)]! += 1 / (2 * Math.PI * r)
  }
  const around = (i: number) => {
    const reach = Math.max(2, Math.round(0.03 * i))
    let sum = 0
    for (let k = Math.max(0, i - reach); k <= Math.min(bins.length - 1, i + reach); k++)
      sum += bins[k]!
    return sum
  }
  const scores = Array.from(bins, (_, i) => (i < least ? 0 : around(i)))
  const radii: number[] = []
  for (let n = 0; n < 4; n++) {
    const best = scores.reduce((b, s, i) => (s > scores[b]! ? i : b), 0)
    if (scores[best]! < 0.4) break
    radii.push(best)
    const reach = Math.max(3, Math.round(0.06 * best))
    scores.fill(0, Math.max(0, best - reach), best + reach + 1)
  }
  return radii
}

const rays = 240

/** Fit the outline near a guessed circle, at full size; undefined when too little of it is there. */
function outline(light: Plane, middle: Point, radius: number): Coin | undefined {
  let ellipse: Ellipse = { middle, long: radius, short: radius, angle: 0 }
  for (const reach of [0.12, 0.06, 0.03, 0.03]) {
    const next = refit(edgePoints(light, ellipse, reach), ellipse)
    if (!next) return undefined
    ellipse = next
  }
  const limit = Math.max(1.5, onOutline * ellipse.long)
  const points = edgePoints(light, ellipse, 0.03)
  const on = points.filter((p) => Math.abs(offEllipse(ellipse, p)) <= limit).length
  const seen = on / rays
  const tiltDeg = (Math.acos(Math.min(1, ellipse.short / ellipse.long)) * 180) / Math.PI
  const small = ellipse.long < smallRadius * Math.max(light.width, light.height)
  if (seen < (small ? mustSeeSmall : mustSee) || tiltDeg > mostTiltDeg) return undefined
  return { ellipse, diameterPx: 2 * Math.sqrt(ellipse.long * ellipse.short), tiltDeg, seen }
}

/** On each ray from the middle the steepest place within `reach` (share of the radius) of the outline. */
function edgePoints(light: Plane, { middle, long, short, angle }: Ellipse, reach: number): Point[] {
  const points: Point[] = []
  for (let k = 0; k < rays; k++) {
    const t = (2 * Math.PI * k) / rays
    const u = long * Math.cos(t)
    const v = short * Math.sin(t)
    const dx = Math.cos(angle) * u - Math.sin(angle) * v
    const dy = Math.sin(angle) * u + Math.cos(angle) * v
    const r = Math.hypot(dx, dy)
    const at = steepest(light, { middle, ux: dx / r, uy: dy / r, r, depth: Math.max(3, reach * r) })
    if (at !== undefined) points.push([middle[0] + (at * dx) / r, middle[1] + (at * dy) / r])
  }
  return points
}

interface Ray {
  readonly middle: Point
  readonly ux: number
  readonly uy: number
  readonly r: number
  readonly depth: number
}

function steepest(light: Plane, { middle, ux, uy, r, depth }: Ray): number | undefined {
  const value = (s: number) => sample(light, middle[0] + s * ux, middle[1] + s * uy)
  const inside = (s: number) => {
    const x = middle[0] + s * ux
    const y = middle[1] + s * uy
    return x >= 1 && y >= 1 && x <= light.width - 2 && y <= light.height - 2
  }
  let best: number | undefined
  let most = 1.5
  for (let s = r - depth; s <= r + depth; s++) {
    if (!inside(s)) continue
    const rise = Math.abs(value(s + 1) - value(s - 1)) / 2
    if (rise > most) {
      most = rise
      best = s
    }
  }
  if (best === undefined) return undefined
  const rise = (s: number) => Math.abs(value(s + 1) - value(s - 1)) / 2
  const before = rise(best - 1)
  const after = rise(best + 1)
  const bend = before - 2 * most + after
  return bend < 0 ? best + Math.max(-0.5, Math.min(0.5, (before - after) / (2 * bend))) : best
}

/** Fit again and again, each time trusting near points more (Tukey's weights). */
function refit(points: readonly Point[], start: Ellipse): Ellipse | undefined {
  if (points.length < mustSee * rays) return undefined
  let ellipse = start
  for (let round = 0; round < 8; round++) {
    const off = points.map((p) => Math.abs(offEllipse(ellipse, p)))
    const middle = [...off].sort((a, b) => a - b)[off.length >> 1]!
    const limit = Math.max(1.5, 4 * middle)
    const weights = off.map((d) => (d < limit ? (1 - (d / limit) ** 2) ** 2 : 0))
    const next = fitEllipse(points, weights)
    if (!next) return undefined
    ellipse = next
  }
  return ellipse
}
