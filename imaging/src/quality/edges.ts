import { gaussian, sample } from '../filters.ts'
import type { Plane } from '../types.ts'

/** How sharp a picture's edges are. */
export interface Sharpness {
  /**
   * Distance in pixels over which an edge rises from 25 to 75 % of its step: a quarter of the strong edges
   * are sharper. The sharp quarter says whether the lens was in focus; the others lie at other depths.
   */
  readonly widthPx: number
  /** Edges measured. */
  readonly edges: number
}

/** A step of this share of the brighter side is hair against skin; folds and pores are weaker. */
const leastStep = 0.2
/** Only edges at least this strong against the strongest are asked: they are the best lit and least hidden. */
const ofStrongest = 0.6
/** Slope below which nothing is an edge, in luma levels a pixel: above the slope of noise and light. */
const leastSlope = 2
/** An edge ends where its slope falls to this share of its steepest. */
const endSlope = 0.12
/** Edges looked at, spread over the picture: more do not change a median. */
const most = 1500
/** Fewer edges are no sample. */
const fewest = 30

/**
 * Width of the strong edges of a luma plane; undefined when there are too few, as on bare skin.
 * @param reachPx how far from its middle an edge may reach
 * @param drawn 1 where a program drew over the picture: such edges are sharp whatever the lens does
 */
export function sharpness(
  light: Plane,
  reachPx: number,
  drawn?: Uint8Array,
): Sharpness | undefined {
  const places = steepPlaces(gaussian(light, 1)).filter((p) => !drawn?.[p.y * light.width + p.x])
  const stride = Math.max(1, Math.floor(places.length / most))
  const measured: { step: number; width: number }[] = []
  for (let i = 0; i < places.length; i += stride) {
    const edge = measure(light, places[i]!, reachPx)
    if (edge) measured.push(edge)
  }
  if (measured.length < fewest) return undefined
  const steps = measured.map((m) => m.step).sort((a, b) => a - b)
  const limit = ofStrongest * steps[Math.floor(0.95 * steps.length)]!
  const widths = measured
    .filter((m) => m.step >= limit)
    .map((m) => m.width)
    .sort((a, b) => a - b)
  return { widthPx: widths[Math.floor(0.25 * widths.length)]!, edges: widths.length }
}

interface Place {
  readonly x: number
  readonly y: number
  /** Unit direction from dark to bright. */
  readonly ux: number
  readonly uy: number
}

/** Places whose slope is the steepest along its own direction; every other row is enough. */
function steepPlaces({ width, height, data }: Plane): Place[] {
  const square = (i: number) =>
    (data[i + 1]! - data[i - 1]!) ** 2 + (data[i + width]! - data[i - width]!) ** 2
  const places: Place[] = []
  for (let y = 4; y < height - 4; y += 2)
    for (let x = 4; x < width - 4; x++) {
      const i = y * width + x
      const gx = data[i + 1]! - data[i - 1]!
      const gy = data[i + width]! - data[i - width]!
      const m2 = gx * gx + gy * gy
      if (m2 < 4 * leastSlope * leastSlope) continue
      const m = Math.sqrt(m2)
      const along = Math.round(gx / m) + Math.round(gy / m) * width
      if (square(i + along) > m2 || square(i - along) >= m2) continue
      places.push({ x, y, ux: gx / m, uy: gy / m })
    }
  return places
}

/** Step (share of the bright side) and 25 to 75 % width of one edge; undefined when it is weak or unclear. */
function measure(
  light: Plane,
  { x, y, ux, uy }: Place,
  reachPx: number,
): { step: number; width: number } | undefined {
  const step = 0.5
  const n = Math.ceil(reachPx / step)
  // The mean of three lines side by side, so that noise makes no slopes of its own.
  const value = (k: number) => {
    const px = x + k * step * ux
    const py = y + k * step * uy
    return (
      (sample(light, px, py) +
        sample(light, px - 1.2 * uy, py + 1.2 * ux) +
        sample(light, px + 1.2 * uy, py - 1.2 * ux)) /
      3
    )
  }
  const steepest = value(1) - value(-1)
  if (steepest <= 0) return undefined
  const end = (sign: 1 | -1) => {
    let k = sign
    for (; Math.abs(k) < n; k += sign)
      if (sign * (value(k + sign) - value(k - sign)) < endSlope * steepest) break
    return k
  }
  const low = end(-1)
  const high = end(1)
  if (Math.abs(low) >= n || Math.abs(high) >= n) return undefined
  const dark = value(low)
  const bright = value(high)
  const rise = (bright - dark) / Math.max(1, bright)
  if (rise < leastStep) return undefined
  const at = (share: number) => {
    const wanted = dark + share * (bright - dark)
    let k = low
    while (k < high && value(k + 1) < wanted) k++
    const a = value(k)
    const b = value(k + 1)
    return (k + (b > a ? (wanted - a) / (b - a) : 0)) * step
  }
  return { step: rise, width: at(0.75) - at(0.25) }
}
