import { type Format, latin } from './format.ts'

/** What the first bytes say of a picture, before anything is decoded. Sizes in pixels as stored. */
export interface Header {
  readonly width: number
  readonly height: number
  /** More than one frame in the file. */
  readonly animated: boolean
  /** The bytes that end such a file are not there. */
  readonly truncated: boolean
}

/** Reads the header of a JPEG, PNG or WebP; undefined when there is no size in it, and for a TIFF. */
export function readHeader(bytes: Uint8Array, format: Format): Header | undefined {
  if (format === 'jpeg') return jpeg(bytes)
  if (format === 'png') return png(bytes)
  return format === 'webp' ? webp(bytes) : undefined
}

/** A TIFF keeps its size in a table anywhere in the file; cut short, it has often lost that. */
export function isTiffCut(bytes: Uint8Array): boolean {
  const little = bytes[0] === 0x49
  const table = little ? le24(bytes, 4) + (bytes[7] ?? 0) * 2 ** 24 : be32(bytes, 4)
  const [first = 0, second = 0] = bytes.subarray(table, table + 2)
  const entries = little ? first + 256 * second : 256 * first + second
  return table + 2 + 12 * entries > bytes.length
}

const be16 = (b: Uint8Array, i: number): number => ((b[i] ?? 0) << 8) | (b[i + 1] ?? 0)
const be32 = (b: Uint8Array, i: number): number => be16(b, i) * 65536 + be16(b, i + 2)
const le24 = (b: Uint8Array, i: number): number =>
  (b[i] ?? 0) | ((b[i + 1] ?? 0) << 8) | ((b[i + 2] ?? 0) << 16)

/** Walks the segments to the frame (size) and the first scan; then the end mark must follow somewhere. */
function jpeg(bytes: Uint8Array): Header | undefined {
  let size: { width: number; height: number } | undefined
  let i = 2
  while (i + 4 <= bytes.length) {
    // Fill bytes may stand before a mark, and cameras leave stray bytes between segments.
    if (bytes[i] !== 0xff || bytes[i + 1] === 0xff || bytes[i + 1] === 0) {
      i++
      continue
    }
    const mark = bytes[i + 1] as number
    if (isFrame(mark)) size = { height: be16(bytes, i + 5), width: be16(bytes, i + 7) }
    if (mark === 0xda || mark === 0xd9) break
    i += isBare(mark) ? 2 : 2 + Math.max(2, be16(bytes, i + 2))
  }
  return size && { ...size, animated: false, truncated: !hasEnd(bytes, i) }
}

/** SOF0 to SOF15 without DHT, JPG and DAC (ITU T.81, table B.1). */
const isFrame = (mark: number): boolean =>
  mark >= 0xc0 && mark <= 0xcf && mark !== 0xc4 && mark !== 0xc8 && mark !== 0xcc
const isBare = (mark: number): boolean => mark === 0x01 || (mark >= 0xd0 && mark <= 0xd8)

function hasEnd(bytes: Uint8Array, from: number): boolean {
  for (let i = bytes.length - 2; i >= from; i--)
    if (bytes[i] === 0xff && bytes[i + 1] === 0xd9) return true
  return false
}

function png(bytes: Uint8Array): Header | undefined {
  if (bytes.length < 24) return undefined
  let [animated, ended] = [false, false]
  for (let i = 8; i + 8 <= bytes.length && !ended; i += 12 + be32(bytes, i)) {
    const name = latin(bytes, i + 4, 4)
    if (name === 'acTL' && be32(bytes, i + 8) > 1) animated = true
    ended = name === 'IEND'
  }
  return { width: be32(bytes, 16), height: be32(bytes, 20), animated, truncated: !ended }
}

function webp(bytes: Uint8Array): Header | undefined {
  if (bytes.length < 30) return undefined
  const truncated = le24(bytes, 4) + (bytes[7] as number) * 2 ** 24 + 8 > bytes.length
  const kind = latin(bytes, 12, 4)
  if (kind === 'VP8X') {
    const animated = ((bytes[20] as number) & 2) !== 0
    return { width: le24(bytes, 24) + 1, height: le24(bytes, 27) + 1, animated, truncated }
  }
  if (kind === 'VP8L') {
    const bits = le24(bytes, 21) + (bytes[24] as number) * 2 ** 24
    const [width, height] = [(bits % 16384) + 1, (Math.floor(bits / 16384) % 16384) + 1]
    return { width, height, animated: false, truncated }
  }
  if (kind !== 'VP8 ') return undefined
  const width = le24(bytes, 26) & 0x3fff
  const height = le24(bytes, 28) & 0x3fff
  return { width, height, animated: false, truncated }
}
