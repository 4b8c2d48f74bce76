import { linear } from '../filters.ts'
import type { Picture, Plane } from '../types.ts'

/** Share of pixels in per cent that are burnt out (two channels at their top) or wholly black. */
export function clippedPct({ rgb }: Picture, drawn?: Uint8Array): number {
  let n = 0
  let seen = 0
  for (let i = 0; i < rgb.length; i += 3) {
    if (drawn?.[i / 3]) continue
    seen++
    const full =
      (rgb[i]! >= 254 ? 1 : 0) + (rgb[i + 1]! >= 254 ? 1 : 0) + (rgb[i + 2]! >= 254 ? 1 : 0)
    if (full >= 2 || (rgb[i]! <= 1 && rgb[i + 1]! <= 1 && rgb[i + 2]! <= 1)) n++
  }
  return seen ? (100 * n) / seen : 0
}

/** A shine is brighter than the skin around by this and nearly as white as the picture can be. */
const shineOver = 1.3
const shineLeast = 205

/** A tile that shines all over is no witness for the skin: none counts as lighter than this above the middle one. */
const tileOver = 1.15

/** Share of pixels in per cent that shine: well above the skin around them and near white. */
export function glarePct(light: Plane, skin: SkinTiles, drawn?: Uint8Array): number {
  const sorted = [...skin.level].sort((a, b) => a - b)
  const most = tileOver * sorted[sorted.length >> 1]!
  let n = 0
  let seen = 0
  for (let y = 0; y < light.height; y++)
    for (let x = 0; x < light.width; x++) {
      if (drawn?.[y * light.width + x]) continue
      seen++
      const v = light.data[y * light.width + x]!
      if (v >= shineLeast && v >= shineOver * Math.min(most, skin.at(x, y))) n++
    }
  return seen ? (100 * n) / seen : 0
}

/** The skin's luma in a grid of tiles. */
export interface SkinTiles {
  readonly columns: number
  readonly rows: number
  readonly level: Float32Array
  at(x: number, y: number): number
}

const columns = 12
const rows = 9

/** The lowest luma that at least `wanted` pixels do not exceed. */
function quantile(count: Uint32Array, wanted: number): number {
  let sum = count[0]!
  let v = 0
  while (v < 255 && sum < wanted) sum += count[++v]!
  return v
}

/** The skin is what three fifths of a tile do not exceed: hair is darker, and shine is rarer than that. */
const skinShare = 0.6

/** The skin's luma, tile by tile. */
export function skinTiles(light: Plane): SkinTiles {
  const { width, height, data } = light
  const level = new Float32Array(columns * rows)
  const count = new Uint32Array(256)
  const tile = (x: number, y: number) =>
    Math.min(rows - 1, Math.floor((y * rows) / height)) * columns +
    Math.min(columns - 1, Math.floor((x * columns) / width))
  for (let t = 0; t < level.length; t++) {
    const x0 = Math.floor(((t % columns) * width) / columns)
    const y0 = Math.floor((Math.floor(t / columns) * height) / rows)
    const x1 = Math.max(x0 + 1, Math.floor((((t % columns) + 1) * width) / columns))
    const y1 = Math.max(y0 + 1, Math.floor(((Math.floor(t / columns) + 1) * height) / rows))
    count.fill(0)
    for (let y = y0; y < y1; y++)
      for (let x = x0; x < x1; x++) count[Math.round(data[y * width + x]!)]!++
    level[t] = quantile(count, skinShare * (x1 - x0) * (y1 - y0))
  }
  return { columns, rows, level, at: (x, y) => level[tile(x, y)]! }
}

/**
 * How much less light, in per cent, the four corners get than the brighter half of the inner tiles, in linear
 * light. A slope of light over the picture counts by half, a falloff to all corners in full.
 */
export function vignettePct({ level }: SkinTiles): number {
  const value = (column: number, row: number) => linear[level[row * columns + column]!]!
  const inner: number[] = []
  for (let row = 2; row < rows - 2; row++)
    for (let column = 3; column < columns - 3; column++) inner.push(value(column, row))
  inner.sort((a, b) => a - b)
  const middle = inner[Math.floor(0.5 * inner.length)]!
  const corners = [
    [1, 1],
    [columns - 2, 1],
    [1, rows - 2],
    [columns - 2, rows - 2],
  ] as const
  const mean = corners.reduce((s, [column, row]) => s + value(column, row), 0) / 4
  return middle > 0 ? Math.max(0, 100 * (1 - mean / middle)) : 0
}

/** Where Immerkaer's mask answers by more than this, luma levels, it has met an edge after all. */
const edgeAnswer = 60

/**
 * Standard deviation of the noise in 8-bit units by Immerkaer's mask, which is blind to slopes and weak
 * edges (Comput Vis Image Underst 1996;64:300), without the pixels of hair and shine.
 */
export function noiseOf({ width, height, data }: Plane, skin: SkinTiles): number {
  let sum = 0
  let n = 0
  for (let y = 1; y < height - 1; y += 2)
    for (let x = 1; x < width - 1; x++) {
      const i = y * width + x
      const level = skin.at(x, y)
      if (data[i]! < 0.8 * level || data[i]! > shineOver * level) continue
      const v =
        data[i - width - 1]! +
        data[i - width + 1]! +
        data[i + width - 1]! +
        data[i + width + 1]! -
        2 * (data[i - 1]! + data[i + 1]! + data[i - width]! + data[i + width]!) +
        4 * data[i]!
      if (Math.abs(v) > edgeAnswer) continue
      sum += Math.abs(v)
      n++
    }
  return n ? (Math.sqrt(Math.PI / 2) * sum) / (6 * n) : 0
}
