import { gaussian, plane } from '../filters.ts'
import type { Random } from '../random.ts'
import type { Picture, Point } from '../types.ts'
import { around, type Canvas, shine } from './canvas.ts'
import { noiseAt } from './noise-field.ts'
import { type Nuisances, stream } from './options.ts'

/** Uneven light, corners and the colour of the lamp, over what is drawn so far. */
export function paintLight(to: Canvas, seed: number, { vignette, unevenLight }: Nuisances): void {
  const random = stream(seed, 51)
  const turn = random.between(0, 2 * Math.PI)
  const [gx, gy] = [unevenLight * Math.cos(turn), unevenLight * Math.sin(turn)]
  const lamp = [random.between(0.94, 1.06), 1, random.between(0.94, 1.06)]
  const level = random.between(0.85, 1.05)
  const [cx, cy] = [(to.width - 1) / 2, (to.height - 1) / 2]
  const corner = Math.max(1, cx * cx + cy * cy)
  const seedField = random.below(0x7fffffff)
  for (let y = 0, i = 0; y < to.height; y++)
    for (let x = 0; x < to.width; x++, i++) {
      const u = (x - cx) / Math.max(1, cx)
      const v = (y - cy) / Math.max(1, cy)
      const far = ((x - cx) ** 2 + (y - cy) ** 2) / corner
      const patch = unevenLight === 0 ? 0 : 0.3 * unevenLight * noiseAt(seedField, 1.5 * u, 1.5 * v)
      const here = level * (1 + gx * u + gy * v + patch) * (1 - vignette * far * far)
      for (let c = 0; c < 3; c++) to.planes[c]![i]! *= here * lamp[c]!
    }
}

/** A place in the picture. */
const place = (random: Random, { width, height }: Canvas): Point => [
  random.between(0, width),
  random.between(0, height),
]

interface Shine {
  readonly seed: number
  readonly umPerPx: number
  readonly strength: number
}

/** Shine of the skin: small bright spots with ragged edges and pale sheets full of glitter. */
export function paintGlare(to: Canvas, { seed, umPerPx, strength }: Shine): void {
  const random = stream(seed, 52)
  const areaCm2 = (to.width * to.height * umPerPx * umPerPx) / 1e8
  const spots = Math.round(strength * areaCm2 * 260)
  for (let k = 0; k < spots; k++) {
    const radius = (8 + 34 * random.next() ** 3) / umPerPx
    const bright = random.between(0.15, 1) * Math.min(1, 0.5 + strength)
    const rough = random.below(0x7fffffff)
    const [sx, sy] = [random.between(0.6, 1.5), random.between(0.6, 1.5)]
    around(to, { centre: place(random, to), radius: 3 * radius + 1 }, (i, dx, dy) => {
      const d =
        Math.hypot(dx * sx, dy * sy) / radius + 0.5 * noiseAt(rough, dx / radius, dy / radius)
      shine(to, i, bright / (1 + Math.exp(5 * (d - 1))))
    })
  }
  const sheets = Math.round(Math.max(0, strength - 0.2) * areaCm2 * 9)
  for (let k = 0; k < sheets; k++) {
    const radius = random.between(300, 1100) / umPerPx
    const bright = strength * random.between(0.1, 0.35)
    const rough = random.below(0x7fffffff)
    const grain = 28 / umPerPx
    around(to, { centre: place(random, to), radius: 2 * radius }, (i, dx, dy) => {
      const d = Math.hypot(dx, dy) / radius + 0.5 * noiseAt(rough, dx / radius, dy / radius)
      const glitter = Math.max(0, noiseAt(rough ^ 77, dx / grain, dy / grain)) ** 3
      shine(to, i, bright * Math.exp(-2 * d * d) * (0.35 + 5 * glitter))
    })
  }
}

/** Air in the immersion fluid: bright arcs of rings with a dark line inside. */
export function paintBubbles(to: Canvas, { seed, umPerPx, strength }: Shine): void {
  const random = stream(seed, 53)
  const count = Math.round(strength * random.between(3, 7))
  for (let k = 0; k < count; k++) {
    const radius = random.between(90, 480) / umPerPx
    const half = random.between(7, 16) / umPerPx
    const from = random.between(-Math.PI, Math.PI)
    const open = random.between(0.45, 1)
    const bright = random.between(0.1, 0.4)
    around(to, { centre: place(random, to), radius: radius + 3 * half }, (i, dx, dy) => {
      const d = Math.hypot(dx, dy) - radius
      if (d < -8 * half) return
      const turn = Math.cos(Math.atan2(dy, dx) - from)
      const arc = 1 / (1 + Math.exp(-12 * (turn + 2 * open - 1)))
      const ring = Math.exp(-(d * d) / (half * half))
      const inner = Math.exp(-((d + 3 * half) ** 2) / (3 * half * half))
      shine(to, i, bright * arc * ring)
      for (const data of to.planes) data[i]! *= 1 - 0.35 * bright * arc * inner
    })
  }
}

/** Weights of a disc whose spread along one axis is `sd` pixels, its edge shared out by area. */
function discRows(sd: number): { dy: number; weights: Float32Array }[] {
  const radius = 2 * sd
  const reach = Math.ceil(radius)
  const fine = 8
  const inside = (dx: number, dy: number) => {
    let n = 0
    for (let v = 0; v < fine; v++)
      for (let u = 0; u < fine; u++) {
        const x = dx + (u + 0.5) / fine - 0.5
        const y = dy + (v + 0.5) / fine - 0.5
        if (x * x + y * y <= radius * radius) n++
      }
    return n / fine / fine
  }
  const rows = Array.from({ length: 2 * reach + 1 }, (_, r) => ({
    dy: r - reach,
    weights: Float32Array.from({ length: 2 * reach + 1 }, (_, c) => inside(c - reach, r - reach)),
  }))
  const total = rows.reduce((sum, row) => sum + row.weights.reduce((a, b) => a + b, 0), 0)
  for (const row of rows) for (let c = 0; c < row.weights.length; c++) row.weights[c]! /= total
  return rows
}

/** Out of focus as a lens with a round opening is; edges repeat. */
function disc(source: Float32Array, { width, height }: Canvas, sd: number): Float32Array {
  const rows = discRows(sd)
  const reach = (rows.length - 1) / 2
  const out = new Float32Array(width * height)
  const padded = new Float32Array(width + 2 * reach)
  for (let v = 0; v < height; v++) {
    for (let x = -reach; x < width + reach; x++)
      padded[x + reach] = source[v * width + Math.min(width - 1, Math.max(0, x))]!
    for (const { dy, weights } of rows) {
      // The first and last rows stand for all that would lie outside the picture.
      const first = v === 0 ? Math.min(0, v - dy) : v - dy
      const last = v === height - 1 ? Math.max(height - 1, v - dy) : v - dy
      for (let y = Math.max(0, first); y <= Math.min(height - 1, last); y++)
        for (let k = 0; k < weights.length; k++) {
          const w = weights[k]!
          if (w === 0) continue
          const base = y * width
          for (let x = 0; x < width; x++) out[base + x]! += w * padded[x + k]!
        }
    }
  }
  return out
}

/** Spreads every point as the lens does; `sd` in pixels along one axis. */
export function defocus(to: Canvas, sd: number, kind: 'gaussian' | 'disc'): void {
  if (sd <= 0) return
  for (const data of to.planes)
    data.set(
      kind === 'disc' ? disc(data, to, sd) : gaussian(plane(to.width, to.height, data), sd).data,
    )
}

/** sRGB byte, not rounded, of linear light in steps of 1/8192 (IEC 61966-2-1). */
const encoded = Float32Array.from({ length: 8193 }, (_, i) => {
  const v = i / 8192
  return 255 * (v <= 0.0031308 ? 12.92 * v : 1.055 * v ** (1 / 2.4) - 0.055)
})

/** Enough normal numbers that their repeats do not show. */
const supply = 1 << 16

/** The sensor: linear light to bytes, with noise of `noise` levels that is partly common to the colours. */
export function expose(from: Canvas, seed: number, noise: number): Picture {
  const random = stream(seed, 54)
  const { width, height, planes } = from
  const normals = Float32Array.from({ length: noise > 0 ? supply : 0 }, () => random.normal())
  const rgb = new Uint8ClampedArray(3 * width * height)
  let state = (seed ^ 0x2545f491) | 1
  const next = () => {
    state ^= state << 13
    state ^= state >>> 17
    state ^= state << 5
    return normals[state & (supply - 1)]!
  }
  for (let i = 0, j = 0; i < width * height; i++) {
    const common = noise > 0 ? 0.8 * noise * next() : 0
    for (let c = 0; c < 3; c++, j++) {
      const level = encoded[Math.min(8192, Math.max(0, Math.round(8192 * planes[c]![i]!)))]!
      rgb[j] = level + (noise > 0 ? common + 0.6 * noise * next() : 0)
    }
  }
  return { width, height, rgb: new Uint8Array(rgb.buffer) }
}
