import type { Hair, Picture, Point } from '../types.ts'
import { type Outlines, outlinesIn } from '../whole-head/index.ts'

export type Colour = readonly [red: number, green: number, blue: number]

/** Told apart without red and green by their lightness, and by the mark at the root. */
export const overlayColours = {
  terminal: [86, 180, 233],
  vellus: [240, 228, 66],
  kept: [86, 180, 233],
  gained: [240, 228, 66],
  lost: [255, 90, 60],
  scalp: [86, 180, 233],
  bare: [255, 90, 60],
  part: [240, 228, 66],
} as const satisfies Record<string, Colour>

export interface OverlayLine {
  readonly path: readonly Point[]
  readonly colour: Colour
  /** Drawn at the first point: a full disc, a ring, or none. */
  readonly mark: 'disc' | 'ring' | 'none'
}

/** Thin enough to see the hair below it on both sides. */
const lineShare = 1 / 900
const opacity = 0.85

/** A copy of the picture with the lines drawn over it, smooth-edged; the picture itself stays as it was. */
export function drawOverlay(picture: Picture, lines: readonly OverlayLine[]): Picture {
  const canvas = { ...picture, rgb: picture.rgb.slice() }
  const half = Math.max(0.7, Math.max(picture.width, picture.height) * lineShare * 0.5)
  for (const { path, colour, mark } of lines) {
    const segments = path.slice(1).map((to, i) => [path[i] as Point, to] as const)
    const root = path[0]
    paint(canvas, colour, {
      points: path,
      reach: half,
      distance: (p) => Math.min(...segments.map(([from, to]) => distanceTo(p, from, to))),
    })
    if (!root || mark === 'none') continue
    const radius = 4 * half
    const fromRoot = (p: Point) => Math.hypot(p[0] - root[0], p[1] - root[1])
    const distance = mark === 'disc' ? fromRoot : (p: Point) => Math.abs(fromRoot(p) - radius)
    const reach = mark === 'disc' ? radius : half
    paint(canvas, colour, { points: [root], reach, distance, outer: radius + half })
  }
  return canvas
}

interface Shape {
  readonly points: readonly Point[]
  /** Pixels nearer than this are covered. */
  readonly reach: number
  readonly distance: (p: Point) => number
  /** How far from the points covered pixels can lie, where that is more than the reach. */
  readonly outer?: number
}

function paint({ width, height, rgb }: Picture, colour: Colour, shape: Shape): void {
  const { points, reach, distance, outer = reach } = shape
  const xs = points.map(([x]) => x)
  const ys = points.map(([, y]) => y)
  const [left, right] = [Math.min(...xs) - outer - 1, Math.max(...xs) + outer + 1]
  const [top, bottom] = [Math.min(...ys) - outer - 1, Math.max(...ys) + outer + 1]
  for (let y = Math.max(0, Math.ceil(top)); y <= Math.min(height - 1, bottom); y++)
    for (let x = Math.max(0, Math.ceil(left)); x <= Math.min(width - 1, right); x++) {
      const cover = opacity * Math.min(1, Math.max(0, reach + 0.5 - distance([x, y])))
      if (cover <= 0) continue
      for (let c = 0; c < 3; c++) {
        const i = 3 * (y * width + x) + c
        rgb[i] = Math.round((rgb[i] as number) * (1 - cover) + (colour[c] as number) * cover)
      }
    }
}

function distanceTo([x, y]: Point, [ax, ay]: Point, [bx, by]: Point): number {
  const [dx, dy] = [bx - ax, by - ay]
  const along = ((x - ax) * dx + (y - ay) * dy) / (dx * dx + dy * dy || 1)
  const t = Math.min(1, Math.max(0, along))
  return Math.hypot(x - ax - t * dx, y - ay - t * dy)
}

/** Two pictures next to each other, the lower one filled up with black. */
export function sideBySide(left: Picture, right: Picture): Picture {
  const width = left.width + right.width
  const height = Math.max(left.height, right.height)
  const rgb = new Uint8Array(3 * width * height)
  for (const [picture, from] of [
    [left, 0],
    [right, left.width],
  ] as const)
    for (let y = 0; y < picture.height; y++) {
      const row = picture.rgb.subarray(3 * y * picture.width, 3 * (y + 1) * picture.width)
      rgb.set(row, 3 * (y * width + from))
    }
  return { width, height, rgb }
}

/** Root first; terminal hairs with a disc at the root, vellus hairs with a ring. */
export const hairLine = (hair: Pick<Hair, 'path'>, vellus: boolean): OverlayLine => ({
  path: hair.path,
  colour: vellus ? overlayColours.vellus : overlayColours.terminal,
  mark: vellus ? 'ring' : 'disc',
})

/** What a person drew in a head's picture; `shrunkBy` pixels of the file are one of the picture. */
export function outlineLines(outlines: Outlines, shrunkBy: number): OverlayLine[] {
  const { scalp, bare = [] } = outlinesIn(outlines, shrunkBy)
  const round = (path: readonly Point[], colour: Colour): OverlayLine => ({
    path: [...path, path[0] as Point],
    colour,
    mark: 'none',
  })
  return [
    ...(scalp ? [round(scalp, overlayColours.scalp)] : []),
    ...bare.map((area) => round(area, overlayColours.bare)),
  ]
}

/** The width of a part where it was measured. */
export const edgeLines = (
  edges: readonly (readonly [Point, Point])[],
  shrunkBy: number,
): OverlayLine[] =>
  edges.map((path) => ({
    path: path.map(([x, y]): Point => [x / shrunkBy, y / shrunkBy]),
    colour: overlayColours.part,
    mark: 'none',
  }))
