import { distance, pathLength, type Similarity } from '../geometry.ts'
import type { Picture, Plane, Point } from '../types.ts'
import { canvas } from './canvas.ts'
import { inView, paintBuried, paintDebris, paintHairs, toneOf } from './hairs.ts'
import { throughJpeg } from './jpeg.ts'
import { defocus, expose, paintBubbles, paintGlare, paintLight } from './optics.ts'
import {
  type Frame,
  frameOf,
  growthOf,
  type Nuisances,
  nuisancesOf,
  type SceneOptions,
  stream,
} from './options.ts'
import { growSite, type Site } from './site.ts'
import { paintMarks, paintSkin } from './skin.ts'

/** A hair as it was drawn. */
export interface TrueHair {
  /** The same hair keeps its number in other pictures of the site. */
  readonly id: number
  /** Where it leaves the skin, in pixels; may lie outside the picture. */
  readonly root: Point
  /** From root to tip in pixels, the parts outside the picture included. */
  readonly path: readonly Point[]
  /** Mean width in micrometres. */
  readonly widthUm: number
  /** Length inside the picture in micrometres. */
  readonly visibleUm: number
  /** Hairs with the same number leave the skin together. */
  readonly unit: number
  readonly tone: 'dark' | 'light'
  /** The hair reaches the edge of the picture, or comes within two pixels of it. */
  readonly touchesFrame: boolean
}

/** What is in a rendered picture. */
export interface SceneTruth {
  readonly seed: number
  readonly umPerPx: number
  /** Area of the whole picture. */
  readonly areaCm2: number
  /** All hairs of which a part is in the picture. */
  readonly hairs: readonly TrueHair[]
}

/** A picture, what is in it, and the share of each pixel hair covers, before any blur. */
export interface Scene {
  readonly picture: Picture
  readonly truth: SceneTruth
  readonly cover: Plane
}

/** One picture of a site: where it is taken from, and what the day does to it. */
export interface Shot {
  readonly seed: number
  readonly frame: Frame
  /** Micrometres on the skin to pixels. */
  readonly view: Similarity
  readonly nuisances: Nuisances
}

/** A hair this near the edge of the picture counts as touching it, in pixels. */
const edgePx = 2

/** Share of the straight line from p to q inside the picture. */
function shareInside(p: Point, q: Point, { width, height }: Frame): number {
  let from = 0
  let to = 1
  const sides = [
    [p[0], q[0] - p[0], width],
    [p[1], q[1] - p[1], height],
  ] as const
  for (const [start, run, size] of sides) {
    const low = -0.5 - start
    const high = size - 0.5 - start
    if (run === 0) {
      if (low > 0 || high < 0) return 0
    } else {
      from = Math.max(from, Math.min(low / run, high / run))
      to = Math.min(to, Math.max(low / run, high / run))
    }
  }
  return Math.max(0, to - from)
}

/** Length of a path inside the picture, in pixels. */
function lengthInside(path: readonly Point[], frame: Frame): number {
  let sum = 0
  for (let i = 1; i < path.length; i++) {
    const [p, q] = [path[i - 1] as Point, path[i] as Point]
    sum += distance(p, q) * shareInside(p, q, frame)
  }
  return sum
}

type Drawn = ReturnType<typeof inView>

/** What is known of a hair in a picture. */
function trueHair(
  { hair, path, half }: Drawn,
  { frame, skinTone }: { frame: Frame; skinTone: number },
): TrueHair {
  const near = edgePx + half
  const touchesFrame = path.some(
    ([x, y]) => x < near || y < near || x > frame.width - 1 - near || y > frame.height - 1 - near,
  )
  return {
    id: hair.id,
    root: path[0] as Point,
    path,
    widthUm: hair.widthUm,
    visibleUm: (lengthInside(path, frame) * hair.lengthUm) / pathLength(path),
    unit: hair.unit,
    tone: toneOf(hair.colour, skinTone),
    touchesFrame,
  }
}

/** Whether any of a hair, its part under the skin included, can be seen. */
function near({ path, half }: Drawn, { frame, view }: Shot): boolean {
  const reach = half + 400 * Math.hypot(view.a, view.b)
  return path.some(
    ([x, y]) => x > -reach && y > -reach && x < frame.width + reach && y < frame.height + reach,
  )
}

/** A picture of a site. */
export function photograph(site: Site, shot: Shot): Scene {
  const { frame, view, nuisances: n, seed } = shot
  const { skinTone } = site.growth
  const to = canvas(frame.width, frame.height)
  const umPerPx = 1 / Math.hypot(view.a, view.b)
  const drawn = site.hairs.map((hair) => inView(hair, view)).filter((d) => near(d, shot))
  paintSkin(to, site, { view, redness: n.redness })
  paintMarks(to, site, { ...n, view })
  if (site.growth.rootEnding) paintBuried(to, drawn, { view, skinTone })
  paintGlare(to, { seed, umPerPx, strength: n.glare })
  paintDebris(to, site, { seed, view, strength: n.debris })
  const cover = paintHairs(to, drawn, { seed, oil: n.oil })
  paintBubbles(to, { seed, umPerPx, strength: n.bubbles })
  paintLight(to, seed, n)
  defocus(to, n.defocusPx, n.defocusKind)
  const raw = expose(to, seed, n.noise)
  const picture = n.jpegQuality > 0 ? throughJpeg(raw, n.jpegQuality, n.halvedColour) : raw
  const hairs = drawn.map((d) => trueHair(d, { frame, skinTone })).filter((h) => h.visibleUm > 0)
  const areaCm2 = (frame.width * frame.height * umPerPx * umPerPx) / 1e8
  return { picture, cover, truth: { seed, umPerPx, areaCm2, hairs } }
}

/** How a picture is taken off the straight view: shares of the frame, radians, and how much nearer. */
export interface Offset {
  readonly shift: Point
  readonly turn: number
  readonly zoom: number
}

export const straight: Offset = { shift: [0, 0], turn: 0, zoom: 1 }

/** The view of a site whose middle is in the middle of the picture but for the offset. */
export function viewOf(
  { width, height, umPerPx }: Frame,
  { shift, turn, zoom }: Offset,
): Similarity {
  return {
    a: (zoom * Math.cos(turn)) / umPerPx,
    b: (zoom * Math.sin(turn)) / umPerPx,
    tx: (width - 1) / 2 + shift[0] * width,
    ty: (height - 1) / 2 + shift[1] * height,
  }
}

/**
 * A close-up of a scalp that never was, with everything in it known. The same options give the same bytes.
 * Lengths in micrometres, places in pixels of the picture. Colours and strengths are our own estimate of
 * what handheld microscopes show, not measured on people.
 */
export function renderScene(options: SceneOptions): Scene {
  const frame = frameOf(options)
  const site = growSite(options.seed, growthOf(options), { frame, slackUm: 0 })
  const nuisances = nuisancesOf(options, stream(options.seed, 4))
  return photograph(site, { seed: options.seed, frame, view: viewOf(frame, straight), nuisances })
}
