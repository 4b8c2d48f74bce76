import { gaussian, plane } from '../filters.ts'
import { solve } from '../homography.ts'
import { exp } from '../portable-math.ts'
import type { Plane } from '../types.ts'
import { logLight } from '../whole-head/two-kinds.ts'

/** Skin follows the light over this share of the picture's width. */
const shadeShare = 0.08
const rounds = 8
/** Darker by this (log of light) than the skin laid so far: hair, or a shadow. */
const leastDark = 0.08

/** How much darker than the skin around each place is: 0 skin, 1 black; and how much of that is grain of the skin. */
export interface Darkness {
  readonly dark: Plane
  /** Standard deviation on bare skin. */
  readonly grain: number
}

/**
 * Darkness against the skin: a surface of second degree through the lighter part, then what skin is left in a
 * wide neighbourhood. `light`: linear light, 0 to 1.
 */
export function darknessOf(light: Plane): Darkness {
  const { width, height } = light
  const level = plane(width, height, light.data.map(logLight))
  const surface = skinSurface(level)
  const isSkin = plane(width, height)
  const rest = plane(width, height)
  for (let i = 0; i < level.data.length; i++) {
    const d = level.data[i]! - surface.data[i]!
    isSkin.data[i] = d > -leastDark && d < 2 * leastDark ? 1 : 0
    rest.data[i] = isSkin.data[i]! * d
  }
  const sigma = Math.max(2, shadeShare * width)
  const [sum, weight] = [wide(rest, sigma), wide(isSkin, sigma)]
  const dark = plane(width, height)
  const grains: number[] = []
  for (let i = 0; i < dark.data.length; i++) {
    const skin = surface.data[i]! + sum.data[i]! / Math.max(0.02, weight.data[i]!)
    const d = 1 - exp(level.data[i]! - skin)
    dark.data[i] = d
    if (isSkin.data[i] && i % 7 === 0) grains.push(Math.abs(d))
  }
  grains.sort((a, b) => a - b)
  // Half of a normal distribution lies within 0.6745 standard deviations.
  return { dark, grain: (grains[grains.length >> 1] ?? 1) / 0.6745 }
}

/** A wide Gaussian, worked out on larger pixels. */
function wide(source: Plane, sigma: number): Plane {
  const step = Math.max(1, Math.floor(sigma / 4))
  const width = Math.ceil(source.width / step)
  const height = Math.ceil(source.height / step)
  const small = plane(width, height)
  const n = new Float32Array(width * height)
  for (let y = 0, i = 0; y < source.height; y++)
    for (let x = 0; x < source.width; x++, i++) {
      const j = Math.floor(y / step) * width + Math.floor(x / step)
      small.data[j]! += source.data[i]!
      n[j]!++
    }
  for (let j = 0; j < n.length; j++) small.data[j]! /= n[j]!
  const soft = gaussian(small, sigma / step)
  const out = plane(source.width, source.height)
  for (let y = 0, i = 0; y < source.height; y++)
    for (let x = 0; x < source.width; x++, i++)
      out.data[i] = soft.data[Math.floor(y / step) * width + Math.floor(x / step)]!
  return out
}

/** The surface of second degree that the skin lies on: what is darker than it has hardly any say. */
function skinSurface(level: Plane): Plane {
  const { width, height } = level
  const step = Math.max(1, Math.round(Math.sqrt((width * height) / 8_000)))
  const rows: { terms: number[]; value: number }[] = []
  for (let y = 0; y < height; y += step)
    for (let x = 0; x < width; x += step)
      rows.push({ terms: terms(x / width, y / width), value: level.data[y * width + x]! })
  let k = [0, 0, 0, 0, 0, Number.NaN]
  for (let round = 0; round < rounds; round++) {
    const equations = Array.from({ length: 6 }, () => new Array<number>(7).fill(0))
    for (const { terms: t, value } of rows) {
      const d = round ? value - height2(k, t) : 0
      const weight = d < -leastDark ? 0.03 : d > 2 * leastDark ? 0.2 : 1
      t.forEach((a, i) => {
        t.forEach((b, j) => {
          equations[i]![j]! += weight * a * b
        })
        equations[i]![6]! += weight * a * value
      })
    }
    equations.forEach((row, i) => {
      row[i]! += 1e-6
    })
    k = solve(equations) ?? k
  }
  const out = plane(width, height)
  for (let y = 0, i = 0; y < height; y++)
    for (let x = 0; x < width; x++, i++) out.data[i] = height2(k, terms(x / width, y / width))
  return out
}

const terms = (x: number, y: number): number[] => [1, x, y, x * x, x * y, y * y]

const height2 = (k: readonly number[], t: readonly number[]): number =>
  t.reduce((sum, v, j) => sum + v * k[j]!, 0)
