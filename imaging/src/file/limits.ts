import type { Kind, Picture } from '../types.ts'
import { PictureError } from './error.ts'
import { type Format, formatOf } from './format.ts'
import { isTiffCut, readHeader } from './header.ts'

/** A picture as decoded; one that was made smaller says by how much. */
export interface Decoded extends Picture {
  /** Pixels of the file for one pixel here, 1 unless the picture was made smaller. */
  readonly shrunkBy: number
}

/** How large a picture of a kind may be, in pixels. */
export interface Limit {
  /** Most pixels in the file. */
  readonly pixels: number
  /** Longest side after decoding; a larger picture is made smaller while it is decoded. */
  readonly side: number
}

/** A close-up keeps every pixel, for its scale is one of pixels; heads and brows are seen well at 2400. */
const whole: Limit = { pixels: 24e6, side: Number.POSITIVE_INFINITY }
const reduced: Limit = { pixels: 48e6, side: 2400 }
export const limits: Readonly<Record<Kind, Limit>> = {
  closeup: whole,
  uncut: whole,
  global: reduced,
  brow: reduced,
}

/** No picture of hair is smaller; the filters need some pixels around each. */
const leastSide = 64
/** A 24-megapixel TIFF of 16 bits has 144 MB; a file above this is not a photograph of a camera. */
export const mostBytes = 150e6

/**
 * What can be refused before decoding: formats, sizes, animations, files that end too early.
 * @throws PictureError
 */
export function checkFile(bytes: Uint8Array, limit: Limit): Format {
  const format = formatOf(bytes)
  if (bytes.length > mostBytes) throw tooLarge(`${Math.round(bytes.length / 1e6)} MB`)
  if (format === 'tiff') {
    if (isTiffCut(bytes)) throw new PictureError('truncated')
    return format
  }
  const header = readHeader(bytes, format)
  if (!header) throw new PictureError('damaged', 'no size in it')
  checkSize(header.width, header.height, limit)
  if (header.animated) throw new PictureError('several-pictures')
  if (header.truncated) throw new PictureError('truncated')
  return format
}

/** @throws PictureError `too-large` or `too-small` */
export function checkSize(width: number, height: number, limit: Limit): void {
  const size = `${width} x ${height} pixels`
  if (width * height > limit.pixels)
    throw tooLarge(`${size}, at most ${limit.pixels / 1e6} million`)
  if (Math.min(width, height) < leastSide)
    throw new PictureError('too-small', `${size}, at least ${leastSide} a side`)
}

const tooLarge = (detail: string) => new PictureError('too-large', detail)
