import type { Picture, Plane } from './types.ts'

/** A plane of zeros, or of `data` when it is at hand. */
export function plane(width: number, height: number, data?: Float32Array): Plane {
  return { width, height, data: data ?? new Float32Array(width * height) }
}

/** sRGB byte to linear light, 0 to 1 (IEC 61966-2-1). */
export const linear = Float32Array.from({ length: 256 }, (_, i) => {
  const c = i / 255
  return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4
})

/** Luma of the bytes (Rec. 601 weights), 0 to 255. */
export function luma(picture: Picture): Plane {
  const out = plane(picture.width, picture.height)
  const { rgb } = picture
  for (let i = 0, j = 0; i < out.data.length; i++, j += 3)
    out.data[i] = 0.299 * rgb[j]! + 0.587 * rgb[j + 1]! + 0.114 * rgb[j + 2]!
  return out
}

/** Gaussian blur with a true (cut at 3 sigma, normalised) kernel; edges repeat. `sigma` in pixels. */
export function gaussian(source: Plane, sigma: number): Plane {
  if (sigma <= 0) return plane(source.width, source.height, source.data.slice())
  const radius = Math.max(1, Math.ceil(3 * sigma))
  const kernel = Float32Array.from({ length: 2 * radius + 1 }, (_, i) =>
    Math.exp(-((i - radius) ** 2) / (2 * sigma * sigma)),
  )
  const total = kernel.reduce((a, b) => a + b, 0)
  for (let i = 0; i < kernel.length; i++) kernel[i]! /= total
  const { width, height } = source
  const across = new Float32Array(width * height)
  const row = new Float32Array(width + 2 * radius)
  for (let y = 0; y < height; y++) {
    const base = y * width
    for (let x = -radius; x < width + radius; x++)
      row[x + radius] = source.data[base + Math.min(width - 1, Math.max(0, x))]!
    for (let x = 0; x < width; x++) {
      let sum = 0
      for (let k = 0; k < kernel.length; k++) sum += kernel[k]! * row[x + k]!
      across[base + x] = sum
    }
  }
  const out = new Float32Array(width * height)
  for (let y = 0; y < height; y++) {
    const base = y * width
    for (let k = -radius; k <= radius; k++) {
      const from = Math.min(height - 1, Math.max(0, y + k)) * width
      const weight = kernel[k + radius]!
      for (let x = 0; x < width; x++) out[base + x]! += weight * across[from + x]!
    }
  }
  return plane(width, height, out)
}

/** Value between pixels, bilinear; edges repeat. */
export function sample({ width, height, data }: Plane, x: number, y: number): number {
  const cx = Math.min(width - 1, Math.max(0, x))
  const cy = Math.min(height - 1, Math.max(0, y))
  const x0 = Math.min(width - 2, Math.floor(cx))
  const y0 = Math.min(height - 2, Math.floor(cy))
  if (x0 < 0 || y0 < 0) return data[Math.max(0, y0) * width + Math.max(0, x0)]!
  const fx = cx - x0
  const fy = cy - y0
  const i = y0 * width + x0
  return (
    (data[i]! * (1 - fx) + data[i + 1]! * fx) * (1 - fy) +
    (data[i + width]! * (1 - fx) + data[i + width + 1]! * fx) * fy
  )
}

/** The mean of each block of `factor` by `factor` pixels; what does not fill a block is left out. */
export function shrink(source: Plane, factor: number): Plane {
  const width = Math.max(1, Math.floor(source.width / factor))
  const height = Math.max(1, Math.floor(source.height / factor))
  const out = plane(width, height)
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      let sum = 0
      let n = 0
      for (let v = y * factor; v < Math.min(source.height, (y + 1) * factor); v++)
        for (let u = x * factor; u < Math.min(source.width, (x + 1) * factor); u++) {
          sum += source.data[v * source.width + u]!
          n++
        }
      out.data[y * width + x] = sum / n
    }
  return out
}
