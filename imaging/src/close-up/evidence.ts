import { luma, plane, shrink } from '../filters.ts'
import type { Picture, Plane } from '../types.ts'

/** What a close-up says about hair before any hair is looked for. */
export interface Evidence {
  /**
   * Signed contrast with the skin around, (skin - pixel) / the lighter of the two: 0 is skin, 0.7 a black hair,
   * -0.3 a grey hair on dark skin. Gamma-coded luma, in which noise is about even over the greys.
   */
  readonly contrast: Plane
  /** The skin as it would look without hair, luma 0 to 255. */
  readonly skin: Plane
  /** Standard deviation of the picture's noise in the unit of `contrast` (Immerkaer 1996). */
  readonly noise: number
}

/** Cells in which the skin's brightness is looked for: a hair never fills one alone. */
const cellUm = 45
/** How far around a place its skin is taken from: wider than a unit of four hairs, narrower than a shadow. */
const aroundUm = 500
/** A cell further than this from its surroundings is hair or glare, and no witness for the skin. */
const notSkin = 0.1

/** Contrast with the skin and noise of a close-up of `umPerPx` micrometres a pixel. */
export function gatherEvidence(picture: Picture, umPerPx: number): Evidence {
  const light = luma(picture)
  const skin = skinOf(light, umPerPx)
  const contrast = plane(light.width, light.height)
  for (let i = 0; i < contrast.data.length; i++) {
    const s = Math.max(8, skin.data[i]!)
    contrast.data[i] = (s - light.data[i]!) / Math.max(s, light.data[i]!)
  }
  return { contrast, skin, noise: noiseOf(contrast) }
}

function skinOf(light: Plane, umPerPx: number): Plane {
  const factor = Math.max(2, Math.round(cellUm / umPerPx))
  const cells = shrink(light, factor)
  const radius = Math.max(2, Math.round(aroundUm / (factor * umPerPx)))
  const first = localMedian(cells, radius)
  const witness = new Uint8Array(cells.data.length)
  for (let i = 0; i < witness.length; i++)
    witness[i] = Math.abs(cells.data[i]! - first.data[i]!) <= notSkin * first.data[i]! ? 1 : 0
  const second = localMedian(cells, radius, witness)
  return spread(second, light, factor)
}

/** The cells' values between their middles, in a picture of the size of `frame`. */
function spread({ width, height, data }: Plane, frame: Plane, factor: number): Plane {
  const out = plane(frame.width, frame.height)
  const row = new Float64Array(width)
  for (let y = 0, i = 0; y < out.height; y++) {
    const cy = Math.min(height - 1, Math.max(0, (y + 0.5) / factor - 0.5))
    const y0 = Math.floor(cy)
    const y1 = Math.min(height - 1, y0 + 1)
    for (let x = 0; x < width; x++)
      row[x] = data[y0 * width + x]! * (1 - (cy - y0)) + data[y1 * width + x]! * (cy - y0)
    for (let x = 0; x < out.width; x++, i++) {
      const cx = Math.min(width - 1, Math.max(0, (x + 0.5) / factor - 0.5))
      const x0 = Math.floor(cx)
      const x1 = Math.min(width - 1, x0 + 1)
      out.data[i] = row[x0]! * (1 - (cx - x0)) + row[x1]! * (cx - x0)
    }
  }
  return out
}

/** Median of the cells around each cell by a sliding histogram (Huang 1979); where nobody witnesses, all do. */
function localMedian(cells: Plane, radius: number, witness?: Uint8Array): Plane {
  const { width, height, data } = cells
  const out = plane(width, height)
  const count = new Int32Array(256)
  const bin = Uint8Array.from(data, (v) => Math.min(255, Math.max(0, Math.round(v))))
  let value = 0
  for (let y = 0; y < height; y++) {
    count.fill(0)
    let total = 0
    // Cells at or below `value`, which moves little from one place to the next.
    let seen = 0
    const top = Math.max(0, y - radius)
    const bottom = Math.min(height - 1, y + radius)
    const column = (x: number, by: number) => {
      if (x < 0 || x >= width) return
      for (let i = top * width + x; i <= bottom * width + x; i += width) {
        if (witness && !witness[i]) continue
        const level = bin[i]!
        count[level]! += by
        total += by
        if (level <= value) seen += by
      }
    }
    for (let x = 0; x < radius; x++) column(x, 1)
    for (let x = 0; x < width; x++) {
      column(x + radius, 1)
      column(x - radius - 1, -1)
      while (value < 255 && seen * 2 < total) seen += count[++value]!
      while (value > 0 && (seen - count[value]!) * 2 >= total) seen -= count[value--]!
      out.data[y * width + x] = total ? value : data[y * width + x]!
    }
  }
  return out
}

/** Immerkaer's fast noise estimate: the mean absolute answer to a mask that is blind to edges and slopes. */
function noiseOf({ width, height, data }: Plane): number {
  let sum = 0
  let n = 0
  for (let y = 1; y < height - 1; y += 2)
    for (let x = 1; x < width - 1; x += 2) {
      const i = y * width + x
      const answer =
        data[i - width - 1]! -
        2 * data[i - width]! +
        data[i - width + 1]! -
        2 * data[i - 1]! +
        4 * data[i]! -
        2 * data[i + 1]! +
        data[i + width - 1]! -
        2 * data[i + width]! +
        data[i + width + 1]!
      if (Math.abs(answer) < 0.5) {
        sum += Math.abs(answer)
        n++
      }
    }
  return n ? (Math.sqrt(Math.PI / 2) * sum) / (6 * n) : 0
}
