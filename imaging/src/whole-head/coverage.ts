import { gaussian, linear, plane, shrink } from '../filters.ts'
import { solve } from '../homography.ts'
import { exp } from '../portable-math.ts'
import type { Reason } from '../reasons.ts'
import type { Estimate, Picture, Plane, Point } from '../types.ts'
import { crossesItself, inside, polygonArea } from './polygon.ts'
import { logLight, twoKinds } from './two-kinds.ts'

/** How much of an outlined scalp hair covers; always an estimate that a person confirms. */
export interface Coverage {
  /** Per cent of the outlined area. */
  readonly coveragePct: Estimate
  /** How far the two kinds lie apart, in the log of their light; under 0.45 the estimate is by texture alone. */
  readonly apart: number
  /** 1 where hair covers, 0 where skin shows, in the outline; NaN outside. In `factor` pixels of the picture. */
  readonly map: Plane
  readonly factor: number
}

/** Longest side of the pictures worked on: strands of a head that fills the frame are still told apart. */
const side = 1600
/** Smallest outline that says anything, in pixels of the picture. */
const leastArea = 2_000
/** Hair and skin differ by more than this in the log of their light; moles and shades of one skin by less. */
const leastApart = 0.45
/** Fine spread of the light (log) above which a surface is hair: skin of rendered heads has 0.010 to 0.013, hair over 0.1. */
const texture = 0.03
/** A pixel this near the mean of a kind, in its standard deviations, is of that kind alone: skin has pores, hair has shine. */
const plainSds = 0.5
/** Standard deviation of the method's error on rendered heads, in points (`npm run bench imaging`). */
const methodSd = 6

/**
 * The share of a scalp area that hair covers, from how bright its pixels are: light that changes slowly over the
 * head is taken out, then two kinds are told apart, or, where there is one kind, what it is by its texture.
 * Own method without published validation.
 * @param outline corners in pixels of the picture
 */
export function scalpCoverage(picture: Picture, outline: readonly Point[]): Coverage | Reason {
  const wrong = checkOutline(outline, picture)
  if (wrong) return wrong
  const factor = Math.max(1, Math.round(Math.max(picture.width, picture.height) / side))
  const light = shrink(brightness(picture), factor)
  const mask = inside(
    outline.map(([x, y]): Point => [(x + 0.5) / factor - 0.5, (y + 0.5) / factor - 0.5]),
    light,
  )
  const area = mask.reduce((sum, v) => sum + v, 0)
  if (!area) return { code: 'outline-too-small', figures: { areaPx: polygonArea(outline) } }
  const even = flattened(light, mask)
  const { low, high, apart } = twoKinds(Float32Array.from(even.data.filter((_, i) => mask[i])))
  const map = plane(light.width, light.height)
  const one = apart < leastApart ? (fineSpread(even, mask) > texture ? 1 : 0) : undefined
  // A pixel's light is mixed from what hair and skin send: its share of hair follows from linear light.
  const hair = exp(low.mean + plainSds * low.sd)
  const skin = exp(high.mean - plainSds * high.sd)
  const share = (v: number) => Math.min(1, Math.max(0, (skin - exp(v)) / (skin - hair)))
  for (let i = 0; i < map.data.length; i++)
    map.data[i] = mask[i] ? (one ?? share(even.data[i]!)) : Number.NaN
  return { coveragePct: estimateOf(map, mask), apart, map, factor }
}

/** Why an outline cannot be used, undefined when it can. */
export function checkOutline(
  outline: readonly Point[],
  { width, height }: { readonly width: number; readonly height: number },
): Reason | undefined {
  if (outline.some(([x, y]) => !(x >= -1 && y >= -1 && x <= width && y <= height)))
    return { code: 'outline-outside', figures: { width, height } }
  if (crossesItself(outline)) return { code: 'outline-crosses', figures: {} }
  const areaPx = polygonArea(outline)
  if (areaPx < leastArea) return { code: 'outline-too-small', figures: { areaPx } }
  return undefined
}

/** Linear light of a picture, 0 to 1 (Rec. 709 weights). */
export function brightness({ width, height, rgb }: Picture): Plane {
  const out = plane(width, height)
  for (let i = 0, j = 0; i < out.data.length; i++, j += 3)
    out.data[i] =
      0.2126 * linear[rgb[j]!]! + 0.7152 * linear[rgb[j + 1]!]! + 0.0722 * linear[rgb[j + 2]!]!
  return out
}

/** Log of the light less what changes slowly: a surface of second degree laid through each kind alike. */
function flattened(light: Plane, mask: Uint8Array): Plane {
  const { width, height } = light
  const out = plane(width, height, light.data.map(logLight))
  const at: { i: number; terms: number[] }[] = []
  const step = Math.max(1, Math.floor(Math.sqrt((width * height) / 40_000)))
  for (let y = 0; y < height; y += step)
    for (let x = 0; x < width; x += step)
      if (mask[y * width + x]) at.push({ i: y * width + x, terms: terms(x / width, y / width) })
  if (at.length < 30) return out
  let surface = [0, 0, 0, 0, 0]
  for (let round = 0; round < 6; round++) {
    const rest = Float32Array.from(at, ({ i, terms: t }) => out.data[i]! - heightAt(surface, t))
    const { low, high, apart, isLow } = twoKinds(rest)
    // Each place is held against the mean of the kind it likely is.
    const target = Array.from(rest, (v, k) => {
      const p = apart < leastApart ? low.share : isLow(v)
      return out.data[at[k]!.i]! - p * low.mean - (1 - p) * high.mean
    })
    surface = fitted(
      at.map(({ terms: t }) => t),
      target,
    )
  }
  for (let y = 0, i = 0; y < height; y++)
    for (let x = 0; x < width; x++, i++)
      if (mask[i]) out.data[i]! -= heightAt(surface, terms(x / width, y / width))
  return out
}

const terms = (x: number, y: number): number[] => [x, y, x * x, x * y, y * y]

const heightAt = (surface: readonly number[], t: readonly number[]): number =>
  surface.reduce((sum, k, j) => sum + k * t[j]!, 0)

/** Least squares with a constant, which is left out of the answer. */
function fitted(rows: readonly (readonly number[])[], target: readonly number[]): number[] {
  const equations = Array.from({ length: 6 }, () => new Array<number>(7).fill(0))
  rows.forEach((row, k) => {
    const full = [...row, 1]
    full.forEach((a, i) => {
      full.forEach((b, j) => {
        equations[i]![j]! += a * b
      })
      equations[i]![6]! += a * target[k]!
    })
  })
  equations.forEach((row, i) => {
    if (i < 5) row[i]! += 1e-4 * rows.length
  })
  return solve(equations)?.slice(0, 5) ?? [0, 0, 0, 0, 0]
}

/** Standard deviation of the fine structure of what lies in the mask, the sensor's own noise taken out. */
function fineSpread(even: Plane, mask: Uint8Array): number {
  const fine = gaussian(even, 2)
  const coarse = gaussian(even, 6)
  const size = fine.data.map((v, i) => Math.abs(v - coarse.data[i]!)).filter((_, i) => mask[i])
  size.sort()
  // Half of a normal distribution lies within 0.6745 standard deviations; edges in the area hardly change it.
  return size[size.length >> 1]! / 0.6745
}

function estimateOf(map: Plane, mask: Uint8Array): Estimate {
  let [sum, n] = [0, 0]
  for (let i = 0; i < mask.length; i++)
    if (mask[i]) {
      sum += map.data[i]!
      n++
    }
  const value = (100 * sum) / n
  const half = 1.96 * methodSd
  return { value, low: Math.max(0, value - half), high: Math.min(100, value + half) }
}
