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
  const out = plane(light.width, light.height)
  for (let y = 0; y < out.height; y++)
    for (let x = 0; x < out.width; x++)
      out.data[y * out.width + x] = between(
        second,
        (x + 0.5) / factor - 0.5,
        (y + 0.5) / factor - 0.5,
      )
  return out
}

function between({ width, height, data }: Plane, x: number, y: number): number {
  const cx = Math.min(width - 1, Math.max(0, x))
  const cy = Math.min(height - 1, Math.max(0, y))
  const x0 = Math.floor(cx)
  const y0 = Math.floor(cy)
  const x1 = Math.min(width - 1, x0 + 1)
  const y1 = Math.min(height - 1, y0 + 1)
  const fx = cx - x0
  const fy = cy - y0
  const top = data[y0 * width + x0]! * (1 - fx) + data[y0 * width + x1]! * fx
  const bottom = data[y1 * width + x0]! * (1 - fx) + data[y1 * width + x1]! * fx
  return top * (1 - fy) + bottom * fy
}

/** Median of the cells around each cell by a sliding histogram; where nobody witnesses, all do. */
function localMedian(cells: Plane, radius: number, witness?: Uint8Array): Plane {
  const { width, height, data } = cells
  const out = plane(width, height)
  const count = new Int32Array(256)
  const bin = Uint8Array.from(data, (v) => Math.min(255, Math.max(0, Math.round(v))))
  for (let y = 0; y < height; y++) {
    count.fill(0)
    let total = 0
    const top = Math.max(0, y - radius)
    const bottom = Math.min(height - 1, y + radius)
    const column = (x: number, by: number) => {
      if (x < 0 || x >= width) return
      for (let v = top; v <= bottom; v++) {
        const i = v * width + x
        if (witness && !witness[i]) continue
        count[bin[i]!]! += by
        total += by
      }
    }
    for (let x = 0; x < radius; x++) column(x, 1)
    for (let x = 0; x < width; x++) {
      column(x + radius, 1)
      column(x - radius - 1, -1)
      let value = 0
      for (let seen = count[0]!; value < 255 && seen * 2 < total; seen += count[value]!) value++
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
