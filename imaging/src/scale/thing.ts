import type { Picture } from '../types.ts'
import type { Ellipse } from './ellipse.ts'

/** A coin's face differs from the ground round it by this in some channel, 8-bit units. */
const faceApart = 14
/** A printed ring is darker than paper on both sides by this share. */
const ringDarker = 0.25
/** Share of the rays seen that must say the same. */
const mostRays = 0.7
const rays = 120

/**
 * Whether an outline is that of a thing: its face differs from what is around it, or its line is dark as print
 * is. The rings of air bubbles and of shine are neither.
 */
export function isThing(picture: Picture, ellipse: Ellipse): boolean {
  return faceDiffers(picture, ellipse) || lineIsDark(picture, ellipse)
}

function faceDiffers(picture: Picture, ellipse: Ellipse): boolean {
  for (const channel of [0, 1, 2]) {
    const steps = onRays((angle) => {
      const inside = meanOf(picture, ellipse, { angle, from: 0.6, to: 0.95, channel })
      const outside = meanOf(picture, ellipse, { angle, from: 1.05, to: 1.2, channel })
      return inside === undefined || outside === undefined ? undefined : inside - outside
    })
    const over = steps.filter((d) => d >= faceApart).length
    const under = steps.filter((d) => d <= -faceApart).length
    if (prevail(Math.max(over, under), steps.length)) return true
  }
  return false
}

function lineIsDark(picture: Picture, ellipse: Ellipse): boolean {
  const dark = onRays((angle) => {
    const inside = meanOf(picture, ellipse, { angle, from: 0.85, to: 0.94, channel: 1 })
    const outside = meanOf(picture, ellipse, { angle, from: 1.06, to: 1.15, channel: 1 })
    const line = darkest(picture, ellipse, angle)
    if (inside === undefined || outside === undefined || line === undefined) return undefined
    return 1 - line / Math.max(1, Math.min(inside, outside))
  })
  return prevail(dark.filter((d) => d >= ringDarker).length, dark.length)
}

/** Rays that leave the picture say nothing; half of all must say something. */
const prevail = (agree: number, seen: number) => seen >= rays / 2 && agree >= mostRays * seen

function onRays(value: (angle: number) => number | undefined): number[] {
  return Array.from({ length: rays }, (_, k) => value((2 * Math.PI * k) / rays)).filter(
    (v) => v !== undefined,
  )
}

/** One byte at a share of the way from the ellipse's middle to its outline; undefined outside the picture. */
function byteAt(
  { width, height, rgb }: Picture,
  { middle, long, short, angle: turn }: Ellipse,
  { angle, share, channel }: { angle: number; share: number; channel: number },
): number | undefined {
  const u = share * long * Math.cos(angle)
  const v = share * short * Math.sin(angle)
  const x = Math.round(middle[0] + Math.cos(turn) * u - Math.sin(turn) * v)
  const y = Math.round(middle[1] + Math.sin(turn) * u + Math.cos(turn) * v)
  return x < 0 || y < 0 || x >= width || y >= height
    ? undefined
    : rgb[3 * (y * width + x) + channel]
}

function meanOf(
  picture: Picture,
  ellipse: Ellipse,
  { angle, from, to, channel }: { angle: number; from: number; to: number; channel: number },
): number | undefined {
  let sum = 0
  const n = 8
  for (let k = 0; k < n; k++) {
    const share = from + ((to - from) * (k + 0.5)) / n
    const v = byteAt(picture, ellipse, { angle, share, channel })
    if (v === undefined) return undefined
    sum += v
  }
  return sum / n
}

function darkest(picture: Picture, ellipse: Ellipse, angle: number): number | undefined {
  const values: number[] = []
  for (let share = 0.96; share <= 1.04; share += 1 / ellipse.long)
    values.push(byteAt(picture, ellipse, { angle, share, channel: 1 }) ?? Number.NaN)
  const least = Math.min(...values)
  return Number.isNaN(least) ? undefined : least
}
