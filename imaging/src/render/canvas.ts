import type { Point } from '../types.ts'
import { type Stroke, stroker } from './stroke.ts'

/** Amounts of red, green and blue in linear light, 0 to 1. */
export type Colour = readonly [red: number, green: number, blue: number]

/** A picture in linear light while it is drawn. */
export interface Canvas {
  readonly width: number
  readonly height: number
  readonly planes: readonly [Float32Array, Float32Array, Float32Array]
  readonly draw: ReturnType<typeof stroker>
}

export function canvas(width: number, height: number): Canvas {
  const n = width * height
  const planes = [new Float32Array(n), new Float32Array(n), new Float32Array(n)] as const
  return { width, height, planes, draw: stroker(width, height) }
}

/** Linear light of a colour given in sRGB bytes. */
export function light(red: number, green: number, blue: number): Colour {
  const f = (v: number) => (v <= 10.31475 ? v / 3294.6 : ((v / 255 + 0.055) / 1.055) ** 2.4)
  return [f(red), f(green), f(blue)]
}

/** How bright a colour is, 0 to 1 (Rec. 709 weights). */
export const brightness = ([r, g, b]: Colour): number => 0.2126 * r + 0.7152 * g + 0.0722 * b

/** Lays a colour over a pixel. */
export function cover({ planes }: Canvas, i: number, colour: Colour, share: number): void {
  for (let c = 0; c < 3; c++) planes[c]![i]! += share * (colour[c]! - planes[c]![i]!)
}

/** Takes from a pixel the shares of light a stain takes, `amount` times. */
export function stain({ planes }: Canvas, i: number, takes: Colour, amount: number): void {
  for (let c = 0; c < 3; c++) planes[c]![i]! *= Math.max(0, 1 - amount * takes[c]!)
}

/** Adds the same light to all colours of a pixel. */
export function shine({ planes }: Canvas, i: number, amount: number): void {
  for (let c = 0; c < 3; c++) planes[c]![i]! += amount
}

/** Calls for every pixel within `radius` pixels of a point with its distance in x and y. */
export function around(
  { width, height }: Canvas,
  { centre: [cx, cy], radius }: { centre: Point; radius: number },
  visit: (i: number, dx: number, dy: number) => void,
): void {
  const y1 = Math.min(height - 1, Math.floor(cy + radius))
  const x1 = Math.min(width - 1, Math.floor(cx + radius))
  for (let y = Math.max(0, Math.ceil(cy - radius)); y <= y1; y++)
    for (let x = Math.max(0, Math.ceil(cx - radius)); x <= x1; x++) {
      const [dx, dy] = [x - cx, y - cy]
      if (dx * dx + dy * dy <= radius * radius) visit(y * width + x, dx, dy)
    }
}

/** A band of the same half width all along. */
export const band = (path: readonly Point[], half: number): Stroke => ({
  path,
  halfStart: half,
  halfEnd: half,
})
