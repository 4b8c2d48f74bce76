import type { Picture } from '../types.ts'

/** Quantisation tables of ITU-T T.81, annex K, in rows; what most encoders scale. */
const lumaTable = [
  16, 11, 10, 16, 24, 40, 51, 61, 12, 12, 14, 19, 26, 58, 60, 55, 14, 13, 16, 24, 40, 57, 69, 56,
  14, 17, 22, 29, 51, 87, 80, 62, 18, 22, 37, 56, 68, 109, 103, 77, 24, 35, 55, 64, 81, 104, 113,
  92, 49, 64, 78, 87, 103, 121, 120, 101, 72, 92, 95, 98, 112, 100, 103, 99,
]
const colourTable = [
  17, 18, 24, 47, 99, 99, 99, 99, 18, 21, 26, 66, 99, 99, 99, 99, 24, 26, 56, 99, 99, 99, 99, 99,
  47, 66, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99,
  99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99,
]

/** Half the cosine of k parts of a right angle in sixteen: what the orthonormal transform of 8 is made of. */
const c = (k: number) => Math.cos((k * Math.PI) / 16) / 2
const [c1, c2, c3, c4, c5, c6, c7] = [c(1), c(2), c(3), c(4), c(5), c(6), c(7)] as const

interface Band {
  readonly width: number
  readonly height: number
  readonly data: Float32Array
}

/** A table for a quality of 1 to 100, scaled as the Independent JPEG Group's encoder does. */
function scaled(table: readonly number[], quality: number): Float32Array {
  const q = Math.min(100, Math.max(1, Math.round(quality)))
  const percent = q < 50 ? 5000 / q : 200 - 2 * q
  return Float32Array.from(table, (v) =>
    Math.min(255, Math.max(1, Math.floor((v * percent + 50) / 100))),
  )
}

/** Cosine parts of each row of `from`, written as columns: done twice, a block stands upright again. */
function forward(from: Float32Array, to: Float32Array): void {
  for (let r = 0; r < 8; r++) {
    const i = r * 8
    const [s0, d0] = [from[i]! + from[i + 7]!, from[i]! - from[i + 7]!]
    const [s1, d1] = [from[i + 1]! + from[i + 6]!, from[i + 1]! - from[i + 6]!]
    const [s2, d2] = [from[i + 2]! + from[i + 5]!, from[i + 2]! - from[i + 5]!]
    const [s3, d3] = [from[i + 3]! + from[i + 4]!, from[i + 3]! - from[i + 4]!]
    to[r] = c4 * (s0 + s1 + s2 + s3)
    to[r + 32] = c4 * (s0 - s1 - s2 + s3)
    to[r + 16] = c2 * (s0 - s3) + c6 * (s1 - s2)
    to[r + 48] = c6 * (s0 - s3) - c2 * (s1 - s2)
    to[r + 8] = c1 * d0 + c3 * d1 + c5 * d2 + c7 * d3
    to[r + 24] = c3 * d0 - c7 * d1 - c1 * d2 - c5 * d3
    to[r + 40] = c5 * d0 - c1 * d1 + c7 * d2 + c3 * d3
    to[r + 56] = c7 * d0 - c5 * d1 + c3 * d2 - c1 * d3
  }
}

/** Samples from the cosine parts of each row, written as columns. */
function backward(from: Float32Array, to: Float32Array): void {
  for (let r = 0; r < 8; r++) {
    const i = r * 8
    const [f1, f3, f5, f7] = [from[i + 1]!, from[i + 3]!, from[i + 5]!, from[i + 7]!]
    const sum = c4 * (from[i]! + from[i + 4]!)
    const difference = c4 * (from[i]! - from[i + 4]!)
    const outer = c2 * from[i + 2]! + c6 * from[i + 6]!
    const inner = c6 * from[i + 2]! - c2 * from[i + 6]!
    const [e0, e1, e2, e3] = [sum + outer, difference + inner, difference - inner, sum - outer]
    const o0 = c1 * f1 + c3 * f3 + c5 * f5 + c7 * f7
    const o1 = c3 * f1 - c7 * f3 - c1 * f5 - c5 * f7
    const o2 = c5 * f1 - c1 * f3 + c7 * f5 + c3 * f7
    const o3 = c7 * f1 - c5 * f3 + c3 * f5 - c1 * f7
    to[r] = e0 + o0
    to[r + 8] = e1 + o1
    to[r + 16] = e2 + o2
    to[r + 24] = e3 + o3
    to[r + 32] = e3 - o3
    to[r + 40] = e2 - o2
    to[r + 48] = e1 - o1
    to[r + 56] = e0 - o0
  }
}

/** Rounds the cosine parts of each block of 8 x 8 as a JPEG file stores them; edges repeat. */
function coarsen(band: Band, table: Float32Array): void {
  const { width, height, data } = band
  const block = new Float32Array(64)
  const other = new Float32Array(64)
  for (let by = 0; by < height; by += 8)
    for (let bx = 0; bx < width; bx += 8) {
      for (let i = 0; i < 64; i++) {
        const y = Math.min(height - 1, by + (i >> 3))
        block[i] = data[y * width + Math.min(width - 1, bx + (i & 7))]! - 128
      }
      forward(block, other)
      forward(other, block)
      for (let i = 0; i < 64; i++) block[i] = Math.round(block[i]! / table[i]!) * table[i]!
      backward(block, other)
      backward(other, block)
      const rows = Math.min(8, height - by)
      const cols = Math.min(8, width - bx)
      for (let y = 0; y < rows; y++)
        for (let x = 0; x < cols; x++)
          data[(by + y) * width + bx + x] = Math.min(255, Math.max(0, block[y * 8 + x]! + 128))
    }
}

/** Means of 2 x 2 pixels. */
function halved({ width, height, data }: Band): Band {
  const w = Math.ceil(width / 2)
  const h = Math.ceil(height / 2)
  const out = new Float32Array(w * h)
  for (let y = 0; y < h; y++)
    for (let x = 0; x < w; x++) {
      const right = Math.min(width - 1, 2 * x + 1)
      const below = Math.min(height - 1, 2 * y + 1) * width
      const here = 2 * y * width
      out[y * w + x] =
        (data[here + 2 * x]! + data[here + right]! + data[below + 2 * x]! + data[below + right]!) /
        4
    }
  return { width: w, height: h, data: out }
}

/** Back to twice the size, three parts of the nearer pixel and one of the farther, as common decoders do. */
function doubled(band: Band, width: number, height: number): Band {
  const out = new Float32Array(width * height)
  for (let y = 0; y < height; y++) {
    const near = (y >> 1) * band.width
    const v = Math.min(band.height - 1, Math.max(0, (y >> 1) + (y % 2 === 0 ? -1 : 1))) * band.width
    for (let x = 0; x < width; x++) {
      const n = x >> 1
      const u = Math.min(band.width - 1, Math.max(0, n + (x % 2 === 0 ? -1 : 1)))
      const { data } = band
      const along = 3 * data[near + n]! + data[near + u]!
      const away = 3 * data[v + n]! + data[v + u]!
      out[y * width + x] = (3 * along + away) / 16
    }
  }
  return { width, height, data: out }
}

/** Luma and the two colour differences of JFIF, 0 to 255. */
function split({ width, height, rgb }: Picture): [Band, Band, Band] {
  const n = width * height
  const [y, b, r] = [new Float32Array(n), new Float32Array(n), new Float32Array(n)]
  for (let i = 0, j = 0; i < n; i++, j += 3) {
    const [red, green, blue] = [rgb[j]!, rgb[j + 1]!, rgb[j + 2]!]
    y[i] = 0.299 * red + 0.587 * green + 0.114 * blue
    b[i] = 128 - 0.168736 * red - 0.331264 * green + 0.5 * blue
    r[i] = 128 + 0.5 * red - 0.418688 * green - 0.081312 * blue
  }
  return [
    { width, height, data: y },
    { width, height, data: b },
    { width, height, data: r },
  ]
}

/** Back to bytes; the array rounds and holds the ends. */
function join(luma: Band, blueness: Band, redness: Band): Picture {
  const { width, height } = luma
  const rgb = new Uint8ClampedArray(3 * width * height)
  for (let i = 0, j = 0; i < width * height; i++, j += 3) {
    const y = luma.data[i]!
    const b = blueness.data[i]! - 128
    const r = redness.data[i]! - 128
    rgb[j] = y + 1.402 * r
    rgb[j + 1] = y - 0.344136 * b - 0.714136 * r
    rgb[j + 2] = y + 1.772 * b
  }
  return { width, height, rgb: new Uint8Array(rgb.buffer) }
}

/**
 * The picture as it would come back from a JPEG file of this quality (1 to 100): the same loss, without
 * writing the file. `halvedColour` keeps colour at half the resolution both ways (4:2:0). Source: ITU-T
 * T.81 (baseline, tables of annex K).
 */
export function throughJpeg(picture: Picture, quality: number, halvedColour = true): Picture {
  const { width, height } = picture
  const [luma, ...colours] = split(picture)
  coarsen(luma, scaled(lumaTable, quality))
  const table = scaled(colourTable, quality)
  const [blueness, redness] = colours.map((band) => {
    const kept = halvedColour ? halved(band) : band
    coarsen(kept, table)
    return halvedColour ? doubled(kept, width, height) : kept
  }) as [Band, Band]
  return join(luma, blueness, redness)
}
