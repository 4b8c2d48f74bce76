import { gaussian, plane } from '../filters.ts'
import type { Plane } from '../types.ts'

/** Hairs of a brow stand less than this apart; and the same as a share of the picture's width without a scale. */
const apartUm = 800
const apartShare = 0.015
/** Where hair covers less than this share of its surroundings there is no brow. */
export const leastCover = 0.04

/** How far around each hair the brow reaches, in pixels. */
export const reachPx = (width: number, umPerPx: number | undefined): number =>
  umPerPx ? apartUm / umPerPx : apartShare * width

/** Where the brow is: 1 where hair, spread over its reach, covers at least 4 %. */
export function envelopeOf(hair: Plane, reach: number): Uint8Array {
  const spread = gaussian(hair, reach)
  return Uint8Array.from(spread.data, (v) => (v >= leastCover ? 1 : 0))
}

/** One connected piece of an envelope. */
export interface Piece {
  readonly pixels: readonly number[]
  /** Square pixels that hair covers in it. */
  readonly hair: number
  readonly middle: readonly [number, number]
  readonly atBorder: boolean
  /** Standard deviations of its places along its axis and across, pixels. */
  readonly long: number
  readonly wide: number
}

/** The pieces of an envelope, that with most hair first. */
export function piecesOf(envelope: Uint8Array, hair: Plane): Piece[] {
  const { width, height } = hair
  const seen = new Uint8Array(envelope.length)
  const found: Piece[] = []
  for (let start = 0; start < envelope.length; start++) {
    if (!envelope[start] || seen[start]) continue
    const pixels = [start]
    seen[start] = 1
    for (let k = 0; k < pixels.length; k++) {
      const at = pixels[k]!
      const [x, y] = [at % width, Math.floor(at / width)]
      for (const [u, v] of [
        [x - 1, y],
        [x + 1, y],
        [x, y - 1],
        [x, y + 1],
      ] as const) {
        const i = v * width + u
        if (u < 0 || v < 0 || u >= width || v >= height || seen[i] || !envelope[i]) continue
        seen[i] = 1
        pixels.push(i)
      }
    }
    found.push(described(pixels, hair))
  }
  return found.sort((a, b) => b.hair - a.hair)
}

function described(pixels: readonly number[], { width, height, data }: Plane): Piece {
  let [hair, sx, sy, sxx, sxy, syy, atBorder] = [0, 0, 0, 0, 0, 0, false]
  for (const i of pixels) {
    const [x, y] = [i % width, Math.floor(i / width)]
    hair += data[i]!
    sx += x
    sy += y
    sxx += x * x
    sxy += x * y
    syy += y * y
    if (x === 0 || y === 0 || x === width - 1 || y === height - 1) atBorder = true
  }
  const n = pixels.length
  const [mx, my] = [sx / n, sy / n]
  const [a, b, c] = [sxx / n - mx * mx, sxy / n - mx * my, syy / n - my * my]
  const spread = Math.hypot((a - c) / 2, b)
  const [long, wide] = [
    Math.sqrt((a + c) / 2 + spread),
    Math.sqrt(Math.max(0, (a + c) / 2 - spread)),
  ]
  return { pixels, hair, middle: [mx, my], atBorder, long, wide }
}

/** 1 in the pieces. */
export function maskOf(pieces: readonly Piece[], { width, height }: Plane): Uint8Array {
  const mask = new Uint8Array(plane(width, height).data.length)
  for (const { pixels } of pieces) for (const i of pixels) mask[i] = 1
  return mask
}
