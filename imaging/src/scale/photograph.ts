import { gaussian, plane } from '../filters.ts'
import { type Homography, homographyOf, project } from '../homography.ts'
import { seeded } from '../random.ts'
import type { Picture, Point } from '../types.ts'
import { cells, isWhite } from './dictionary.ts'

/** Where a flat thing is seen from. */
export interface View {
  readonly width: number
  readonly height: number
  /** Picture point of the plane's [0, 0]. */
  readonly middle: Point
  readonly umPerPx: number
  /** Turn in the picture's plane and away from it, in degrees; the tilt is round a line at `tiltAlong`. */
  readonly turnDeg?: number
  readonly tiltDeg?: number
  readonly tiltAlongDeg?: number
  /** Distance of the camera in millimetres: the smaller, the stronger the perspective. */
  readonly distanceMm?: number
  /** Standard deviation of the lens's blur in pixels, and of the noise in 8-bit units. */
  readonly blurPx?: number
  readonly noise?: number
  readonly seed?: number
}

const degrees = Math.PI / 180

/** Plane millimetres to picture pixels for a view by a pinhole camera. */
export function mapOf(view: View): Homography {
  const distance = view.distanceMm ?? 60
  const along = (view.tiltAlongDeg ?? 0) * degrees
  const tilt = (view.tiltDeg ?? 0) * degrees
  const turn = (view.turnDeg ?? 0) * degrees
  const place = ([x, y]: Point): Point => {
    const u = Math.cos(along) * x + Math.sin(along) * y
    const v = (-Math.sin(along) * x + Math.cos(along) * y) * Math.cos(tilt)
    const depth = (-Math.sin(along) * x + Math.cos(along) * y) * Math.sin(tilt)
    const k = ((distance / (distance + depth)) * 1000) / view.umPerPx
    const a = k * (Math.cos(along) * u - Math.sin(along) * v)
    const b = k * (Math.sin(along) * u + Math.cos(along) * v)
    return [
      view.middle[0] + Math.cos(turn) * a - Math.sin(turn) * b,
      view.middle[1] + Math.sin(turn) * a + Math.cos(turn) * b,
    ]
  }
  const corners: Point[] = [
    [-1, -1],
    [1, -1],
    [1, 1],
    [-1, 1],
  ]
  return homographyOf(corners, corners.map(place)) as Homography
}

/** Light that a flat thing throws back at a place in millimetres: 0 to 1, linear. */
export type Paint = (x: number, y: number) => number

/** Photograph a flat thing: drawn three by three finer than the pixels, blurred, made sRGB bytes, with noise. */
export function photograph(view: View, paint: Paint): Picture {
  const { width, height } = view
  const back = inverse(mapOf(view))
  const light = plane(width, height)
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      let sum = 0
      for (let v = -1; v <= 1; v++)
        for (let u = -1; u <= 1; u++) {
          const at = project(back, [x + u / 3, y + v / 3])
          sum += paint(at[0], at[1])
        }
      light.data[y * width + x] = sum / 9
    }
  const blurred = gaussian(light, view.blurPx ?? 1)
  const random = seeded(view.seed ?? 1)
  const rgb = new Uint8Array(width * height * 3)
  for (let i = 0; i < blurred.data.length; i++)
    for (let c = 0; c < 3; c++) {
      const v = encoded(blurred.data[i]! * (1 - 0.08 * c)) + (view.noise ?? 2) * random.normal()
      rgb[3 * i + c] = Math.max(0, Math.min(255, Math.round(v)))
    }
  return { width, height, rgb }
}

/** A mark of the dictionary in the middle of white paper on skin. */
export function markOnPaper(id: number, mm: number): Paint {
  return (x, y) => {
    const column = Math.floor((x / mm + 0.5) * cells)
    const row = Math.floor((y / mm + 0.5) * cells)
    if (Math.abs(x) > mm * 0.75 || Math.abs(y) > mm * 0.75) return 0.35
    if (column < 0 || row < 0 || column >= cells || row >= cells) return 0.8
    return isWhite(id, column, row) ? 0.8 : 0.04
  }
}

/** A coin with a rim and a pattern, on skin. */
export function coinOnSkin(mm: number): Paint {
  return (x, y) => {
    const r = Math.hypot(x, y) / (mm / 2)
    if (r > 1) return 0.35
    if (r > 0.93) return 0.65
    return 0.5 + 0.12 * Math.sin(9 * Math.atan2(y, x)) * Math.sin(14 * r)
  }
}

function inverse(h: Homography): Homography {
  const [a, b, c, d, e, f, g, i, j] = h as [
    number,
    number,
    number,
    number,
    number,
    number,
    number,
    number,
    number,
  ]
  return [
    e * j - f * i,
    c * i - b * j,
    b * f - c * e,
    f * g - d * j,
    a * j - c * g,
    c * d - a * f,
    d * i - e * g,
    b * g - a * i,
    a * e - b * d,
  ]
}

const encoded = (v: number) =>
  255 * (v <= 0.0031308 ? 12.92 * v : 1.055 * Math.max(0, v) ** (1 / 2.4) - 0.055)
