import type { Picture, Point } from '../types.ts'

/**
 * Draws a picture into another frame, between its pixels by their distances; black where it shows nothing.
 * @param toPicture takes a pixel of the frame to its place in the picture
 */
export function drawInFrame(
  picture: Picture,
  toPicture: (pixel: Point) => Point,
  { width, height }: Pick<Picture, 'width' | 'height'>,
): Picture {
  const rgb = new Uint8Array(3 * width * height)
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      const [u, v] = toPicture([x, y])
      if (!(u >= 0 && v >= 0 && u <= picture.width - 1 && v <= picture.height - 1)) continue
      mix(picture, [u, v], rgb, 3 * (y * width + x))
    }
  return { width, height, rgb }
}

/** The colour between four pixels. */
function mix(from: Picture, [u, v]: Point, to: Uint8Array, at: number): void {
  const left = Math.min(Math.floor(u), from.width - 2)
  const top = Math.min(Math.floor(v), from.height - 2)
  const [right, below] = [u - left, v - top]
  const i = 3 * (top * from.width + left)
  const j = i + 3 * from.width
  for (let c = 0; c < 3; c++) {
    const upper = from.rgb[i + c]! * (1 - right) + from.rgb[i + 3 + c]! * right
    const lower = from.rgb[j + c]! * (1 - right) + from.rgb[j + 3 + c]! * right
    to[at + c] = Math.round(upper * (1 - below) + lower * below)
  }
}
