import { gaussian, plane, shrink } from '../filters.ts'
import type { Plane } from '../types.ts'

/** A pixel on the middle of something long and dark. */
export interface Seed {
  readonly x: number
  readonly y: number
  /** Along the ridge, radians. */
  readonly angle: number
  /** Scale of the filter that answered most, pixels. */
  readonly sigma: number
  /** Answer: about 0.3 to 0.5 of the contrast of a bar. */
  readonly strength: number
}

/**
 * Places where `dark` (contrast, hair above 0) has a ridge stronger than `least`, strongest first. Each
 * octave of width is looked for in a picture made smaller by as much (Lindeberg 1998), so the work does
 * not grow with the width.
 */
export function findRidges(dark: Plane, least: number, widest: number): Seed[] {
  const seeds: Seed[] = []
  let level = dark
  for (let zoom = 1; ; zoom *= 2) {
    for (const sigma of zoom === 1 ? [0.9, 1.3, 1.9] : [1.3, 1.9])
      ridgesOf(level, { sigma, zoom, least }, seeds)
    if (2 * 1.9 * zoom * 2 >= widest) break
    level = shrink(gaussian(level, 0.5), 2)
  }
  return seeds.sort((a, b) => b.strength - a.strength)
}

function ridgesOf(
  level: Plane,
  { sigma, zoom, least }: { sigma: number; zoom: number; least: number },
  seeds: Seed[],
): void {
  const { width, height } = level
  const L = gaussian(level, sigma).data
  const strength = plane(width, height)
  const angle = new Float32Array(width * height)
  const s2 = sigma * sigma
  for (let y = 1; y < height - 1; y++)
    for (let x = 1; x < width - 1; x++) {
      const i = y * width + x
      // On the middle of a bar the blurred contrast is above the answer to it: most of the skin ends here.
      if (L[i]! < least) continue
      const xx = L[i - 1]! - 2 * L[i]! + L[i + 1]!
      const yy = L[i - width]! - 2 * L[i]! + L[i + width]!
      const xy = (L[i - width - 1]! + L[i + width + 1]! - L[i - width + 1]! - L[i + width - 1]!) / 4
      const half = (xx - yy) / 2
      const root = Math.sqrt(half * half + xy * xy)
      const across = -((xx + yy) / 2 - root)
      if (across * s2 <= least) continue
      const along = Math.abs((xx + yy) / 2 + root)
      strength.data[i] = s2 * (across - along)
      angle[i] = Math.atan2(-2 * xy, -(xx - yy)) / 2
    }
  for (let y = 1; y < height - 1; y++)
    for (let x = 1; x < width - 1; x++) {
      const i = y * width + x
      const r = strength.data[i]!
      if (r <= least) continue
      // Across the ridge, to the nearest of the eight neighbours.
      const nx = Math.round(-Math.sin(angle[i]! + Math.PI / 2))
      const ny = Math.round(Math.cos(angle[i]! + Math.PI / 2))
      if (r < strength.data[i + ny * width + nx]! || r < strength.data[i - ny * width - nx]!)
        continue
      const at = (zoom - 1) / 2
      seeds.push({
        x: x * zoom + at,
        y: y * zoom + at,
        angle: angle[i]! + Math.PI / 2,
        sigma: sigma * zoom,
        strength: r,
      })
    }
}
