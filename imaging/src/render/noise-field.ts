import type { Similarity } from '../geometry.ts'
import { apply } from '../geometry.ts'
import type { Plane } from '../types.ts'

/** A number in [0, 1) that belongs to a corner of a lattice. */
function corner(seed: number, x: number, y: number): number {
  let h = Math.imul(x, 0x27d4eb2d) ^ Math.imul(y, 0x165667b1) ^ seed
  h = Math.imul(h ^ (h >>> 15), 0x85ebca6b)
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35)
  return ((h ^ (h >>> 16)) >>> 0) / 4294967296
}

const ease = (t: number) => t * t * (3 - 2 * t)

/** Smooth noise with mean 0, in [-1, 1), that turns within one unit of length; the same at the same place. */
export function noiseAt(seed: number, x: number, y: number): number {
  const x0 = Math.floor(x)
  const y0 = Math.floor(y)
  const fx = ease(x - x0)
  const fy = ease(y - y0)
  const top = corner(seed, x0, y0) * (1 - fx) + corner(seed, x0 + 1, y0) * fx
  const low = corner(seed, x0, y0 + 1) * (1 - fx) + corner(seed, x0 + 1, y0 + 1) * fx
  return 2 * (top * (1 - fy) + low * fy) - 1
}

/** Coarse fields are worked out at this many places per cell and drawn out between them. */
const placesPerCell = 6

/**
 * Adds noise that is fixed to the skin. `toSite` takes pixels to micrometres on the skin, `cellUm` is the
 * size of the noise's patches in micrometres.
 */
export function addField(
  to: Plane,
  toSite: Similarity,
  { seed, cellUm, amount }: { seed: number; cellUm: number; amount: number },
): void {
  const umPerPx = Math.hypot(toSite.a, toSite.b)
  const step = Math.max(1, Math.floor(cellUm / umPerPx / placesPerCell))
  const cols = Math.ceil(to.width / step) + 1
  const rows = Math.ceil(to.height / step) + 1
  const grid = new Float32Array(cols * rows)
  for (let r = 0; r < rows; r++)
    for (let c = 0; c < cols; c++) {
      const [x, y] = apply(toSite, [c * step, r * step])
      grid[r * cols + c] = amount * noiseAt(seed, x / cellUm, y / cellUm)
    }
  for (let y = 0; y < to.height; y++) {
    const r = Math.floor(y / step)
    const fy = y / step - r
    for (let x = 0; x < to.width; x++) {
      const c = Math.floor(x / step)
      const fx = x / step - c
      const i = r * cols + c
      const top = grid[i]! + (grid[i + 1]! - grid[i]!) * fx
      if (fy === 0) to.data[y * to.width + x]! += top
      else {
        const low = grid[i + cols]! + (grid[i + cols + 1]! - grid[i + cols]!) * fx
        to.data[y * to.width + x]! += top + (low - top) * fy
      }
    }
  }
}
