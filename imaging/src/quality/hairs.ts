import { luma, sample } from '../filters.ts'
import { pathLength } from '../geometry.ts'
import { atan2 } from '../portable-math.ts'
import type { Hair, Picture, Point } from '../types.ts'

/** What the traced hairs say about how well the picture can be measured. */
export interface HairQuality {
  readonly medianLengthUm: number
  /**
   * Share of the traced length that is in hairs longer than any clipped one, per cent. Crossings break long
   * hair into pieces, which hides it from the median but not from this.
   */
  readonly longSharePct: number
  /** Share of all hair ends that lie at the frame, per cent: there hair is cut by the picture, not by a person. */
  readonly frameEndsPct: number
  /** Median width of terminal hairs in pixels; left out when there is none. */
  readonly terminalWidthPx?: number
  /** Share of the traced length that lies on another hair, crossing it, per cent. */
  readonly crossingPct: number
  /** How far a hair turns in a millimetre of its length, degrees, the middle one of all; 0 is straight. */
  readonly turnDegPerMm: number
  /** How much darker or lighter than skin the wider half of the hairs is, per cent. */
  readonly contrastPct: number
}

/** Clipped hair is shorter than this, however unevenly it was cut. */
const clippedUm = 1500
/** Hair wider than this is terminal (TrichoScan's definition). */
const terminalUm = 40
/** An end this near the frame, besides half the hair's width, was cut off by it. */
const framePx = 4
/** Shorter hairs turn by their noise. */
const turnsFromUm = 200
/** Hairs that meet at a smaller angle lie side by side; siblings of a unit do. */
const crossingDeg = 20

/** Judge the traced hairs; undefined when there are none, since bare skin is a result too. */
export function assessHairs(
  picture: Picture,
  hairs: readonly Hair[],
  umPerPx: number,
): HairQuality | undefined {
  if (hairs.length === 0) return undefined
  const terminal = hairs.filter((h) => h.widthPx * umPerPx > terminalUm).map((h) => h.widthPx)
  const ends = hairs.flatMap((h) => [h.root, h.tip].map((p) => atFrame(picture, p, h.widthPx)))
  const lengths = hairs.map((h) => pathLength(h.path) * umPerPx)
  return {
    medianLengthUm: middle(lengths),
    longSharePct: (100 * sum(lengths.filter((l) => l > clippedUm))) / Math.max(1, sum(lengths)),
    frameEndsPct: (100 * ends.filter(Boolean).length) / ends.length,
    ...(terminal.length ? { terminalWidthPx: middle(terminal) } : {}),
    crossingPct: crossingPct(hairs, picture),
    turnDegPerMm: middle(hairs.map((h) => turnDegPerMm(h, umPerPx)).filter((t) => t !== undefined)),
    contrastPct: contrastPct(picture, hairs),
  }
}

const sum = (values: readonly number[]) => values.reduce((s, v) => s + v, 0)

function middle(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[values.length >> 1] ?? 0
}

function atFrame({ width, height }: Picture, [x, y]: Point, widthPx: number): boolean {
  return Math.min(x, y, width - 1 - x, height - 1 - y) <= framePx + widthPx / 2
}

/** Undefined for a hair too short to tell. */
function turnDegPerMm({ path }: Hair, umPerPx: number): number | undefined {
  const um = pathLength(path) * umPerPx
  if (um < turnsFromUm) return undefined
  let turned = 0
  for (let i = 2; i < path.length; i++) {
    const [ax, ay] = path[i - 2] as Point
    const [bx, by] = path[i - 1] as Point
    const [cx, cy] = path[i] as Point
    const cross = (bx - ax) * (cy - by) - (by - ay) * (cx - bx)
    turned += Math.abs(atan2(cross, (bx - ax) * (cx - bx) + (by - ay) * (cy - by)))
  }
  return (turned * 180 * 1000) / (Math.PI * um)
}

interface Piece {
  readonly hair: number
  readonly x: number
  readonly y: number
  readonly ux: number
  readonly uy: number
}

/** Points about every `step` pixels along a hair with its direction there. */
function piecesOf({ path }: Hair, hair: number, step: number): Piece[] {
  const out: Piece[] = []
  for (let i = 1; i < path.length; i++) {
    const [ax, ay] = path[i - 1] as Point
    const [bx, by] = path[i] as Point
    const length = Math.hypot(bx - ax, by - ay)
    if (length === 0) continue
    const n = Math.max(1, Math.round(length / step))
    for (let k = 0; k < n; k++) {
      const t = (k + 0.5) / n
      out.push({
        hair,
        x: ax + t * (bx - ax),
        y: ay + t * (by - ay),
        ux: (bx - ax) / length,
        uy: (by - ay) / length,
      })
    }
  }
  return out
}

/** Share of the pieces on which another hair lies at an angle; found by a grid, so long pictures stay quick. */
function crossingPct(hairs: readonly Hair[], { width }: Picture): number {
  const widest = Math.max(...hairs.map((h) => h.widthPx), 2)
  const columns = Math.ceil(width / widest) + 2
  const pieces = hairs.flatMap((h, i) => piecesOf(h, i, 3))
  const grid = new Map<number, Piece[]>()
  const cellOf = (p: Piece) => Math.floor(p.y / widest) * columns + Math.floor(p.x / widest)
  for (const p of pieces) {
    const cell = grid.get(cellOf(p))
    if (cell) cell.push(p)
    else grid.set(cellOf(p), [p])
  }
  const least = Math.sin((crossingDeg * Math.PI) / 180)
  const crosses = (p: Piece) => {
    const at = cellOf(p)
    for (const row of [-columns, 0, columns])
      for (const column of [-1, 0, 1])
        for (const q of grid.get(at + row + column) ?? []) {
          if (q.hair === p.hair || Math.abs(p.ux * q.uy - p.uy * q.ux) < least) continue
          const reach = ((hairs[p.hair]?.widthPx ?? 0) + (hairs[q.hair]?.widthPx ?? 0)) / 2
          if ((p.x - q.x) ** 2 + (p.y - q.y) ** 2 <= reach * reach) return true
        }
    return false
  }
  return pieces.length ? (100 * pieces.filter(crosses).length) / pieces.length : 0
}

function contrastPct(picture: Picture, hairs: readonly Hair[]): number {
  const light = luma(picture)
  const limit = middle(hairs.map((h) => h.widthPx))
  const values = hairs
    .filter((h) => h.widthPx >= limit)
    .map((hair) => {
      const on: number[] = []
      const beside: number[] = []
      const pieces = piecesOf(hair, 0, 4)
      // Ends are left out: the root lies under the skin, the tip is thin.
      const from = Math.floor(pieces.length / 5)
      for (const { x, y, ux, uy } of pieces.slice(from, pieces.length - from)) {
        const aside = 1.2 * hair.widthPx + 2
        on.push(sample(light, x, y))
        beside.push(sample(light, x - aside * uy, y + aside * ux))
        beside.push(sample(light, x + aside * uy, y - aside * ux))
      }
      const skin = Math.max(1, middle(beside))
      return (100 * Math.abs(skin - middle(on))) / skin
    })
  return middle(values)
}
