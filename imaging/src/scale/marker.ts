import { linear, luma, sample } from '../filters.ts'
import { type Homography, homographyOf, project, stretchAt } from '../homography.ts'
import type { Picture, Plane, Point } from '../types.ts'
import { cells, decode, sideMm } from './dictionary.ts'
import { darkQuads, type Quad, reduced } from './quads.ts'
import { sharpCorners } from './sharp-corners.ts'

/** A printed mark found in the picture. */
export interface Marker {
  readonly id: number
  readonly sideMm: number
  /** Corners of the black border, sub-pixel, clockwise from the mark's own top left. */
  readonly corners: Quad
  readonly umPerPx: number
  readonly tiltDeg: number
}

/** Widths the picture is searched at: large marks are whole in the first, small ones seen in the last. */
const searchedAt = [320, 640, 1280] as const
const plainSquare: Quad = [
  [0, 0],
  [1, 0],
  [1, 1],
  [0, 1],
]

/**
 * Every mark of the calibration card in the picture, the largest in pixels first. `umPerPx` is the geometric
 * mean at the mark's middle, so that areas in its plane come out right even when it is tilted.
 */
export function findMarkers(picture: Picture): Marker[] {
  const light = luma(picture)
  const shine = inLinearLight(light)
  const found: Marker[] = []
  for (const longest of searchedAt) {
    const { plane, factor } = reduced(light, longest)
    for (const quad of darkQuads(plane)) {
      const outer = quad.map(
        ([x, y]): Point => [(x + 0.5) * factor - 0.5, (y + 0.5) * factor - 0.5],
      ) as unknown as Quad
      const near = (m: Marker, px: number) => apart(middleOf(m.corners), middleOf(outer)) < px
      if (found.some((m) => near(m, 4 * factor))) continue
      const marker = read(light, shine, outer)
      if (marker) found.push(marker)
    }
    if (factor === 1) break
  }
  const px = (m: Marker) => m.sideMm / m.umPerPx
  return found.sort((a, b) => px(b) - px(a))
}

/** The bytes' luma as linear light: an edge blurred by a lens lies where linear light is halfway. */
function inLinearLight({ width, height, data }: Plane): Plane {
  return {
    width,
    height,
    data: data.map((v) => linear[Math.min(255, Math.max(0, Math.round(v)))]!),
  }
}

function read(light: Plane, shine: Plane, rough: Quad): Marker | undefined {
  const guess = homographyOf(plainSquare, rough)
  if (!guess || !bitsOf(light, guess)) return undefined
  const corners = sharpCorners(shine, rough)
  if (!corners) return undefined
  const map = homographyOf(plainSquare, corners)
  const known = map && decode(bitsOf(light, map) ?? -1)
  if (!map || !known) return undefined
  const mm = sideMm(known.id)
  const { mean, tiltDeg } = stretchAt(map, [0.5, 0.5])
  const turnedBack = [0, 1, 2, 3].map((i) => corners[(i + known.turns) % 4]!) as unknown as Quad
  return {
    id: known.id,
    sideMm: mm,
    corners: turnedBack,
    umPerPx: (mm * 1000) / mean,
    tiltDeg,
  }
}

/** The sixteen cells as bits; undefined when the border is not black all round or nothing stands out. */
function bitsOf(light: Plane, map: Homography): number | undefined {
  const values: number[] = []
  for (let row = 0; row < cells; row++)
    for (let column = 0; column < cells; column++) values.push(cellMean(light, map, column, row))
  const isBorder = (i: number) =>
    i < cells || i >= cells * (cells - 1) || i % cells === 0 || i % cells === cells - 1
  const border = values.filter((_, i) => isBorder(i))
  const inner = values.filter((_, i) => !isBorder(i))
  const darkest = border.reduce((s, v) => s + v, 0) / border.length
  const brightest = Math.max(...inner)
  if (brightest - darkest < 30) return undefined
  const half = (darkest + brightest) / 2
  if (border.filter((v) => v > half).length > 1) return undefined
  return inner.reduce((bits, v) => (bits << 1) | (v > half ? 1 : 0), 0)
}

function cellMean(light: Plane, map: Homography, column: number, row: number): number {
  let sum = 0
  for (const dy of [0.3, 0.5, 0.7])
    for (const dx of [0.3, 0.5, 0.7]) {
      const [x, y] = project(map, [(column + dx) / cells, (row + dy) / cells])
      sum += sample(light, x, y)
    }
  return sum / 9
}

const apart = (p: Point, q: Point) => Math.hypot(p[0] - q[0], p[1] - q[1])

function middleOf(quad: Quad): Point {
  return [
    (quad[0][0] + quad[1][0] + quad[2][0] + quad[3][0]) / 4,
    (quad[0][1] + quad[1][1] + quad[2][1] + quad[3][1]) / 4,
  ]
}
