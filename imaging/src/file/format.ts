import { PictureError } from './error.ts'

export const formats = ['jpeg', 'png', 'webp', 'tiff'] as const
export type Format = (typeof formats)[number]

/** Brands of the ISO container (ISO/IEC 23008-12) that hold HEVC pictures, as phones write them. */
const heicBrands = new Set(['heic', 'heix', 'hevc', 'hevx', 'heim', 'heis', 'mif1', 'msf1'])
/** First bytes of formats that are refused by name. */
const others: readonly (readonly [name: string, start: string])[] = [
  ['GIF', 'GIF8'],
  ['PDF', '%PDF-'],
  ['PostScript', '%!PS'],
  ['BMP', 'BM'],
  ['Photoshop', '8BPS'],
  ['JPEG 2000', '\0\0\0\x0cjP  '],
  ['JPEG 2000', '\xff\x4f\xff\x51'],
  ['JPEG XL', '\xff\x0a'],
  ['JPEG XL', '\0\0\0\x0cJXL '],
  ['icon', '\0\0\x01\0'],
  ['icon', 'icns'],
]

/**
 * Which of the four formats the bytes are, by their first bytes: a file's name and the type a browser tells are
 * not believed.
 * @throws PictureError `empty`, `heic`, `svg`, `other-format` (named) or `not-an-image`
 */
export function formatOf(bytes: Uint8Array): Format {
  if (!bytes.length) throw new PictureError('empty')
  const start = latin(bytes, 0, 32)
  if (start.startsWith('\xff\xd8\xff')) return 'jpeg'
  if (start.startsWith('\x89PNG\r\n\x1a\n')) return 'png'
  if (start.startsWith('RIFF') && start.slice(8, 12) === 'WEBP') return 'webp'
  if (start.startsWith('II*\0') || start.startsWith('MM\0*')) return 'tiff'
  if (start.slice(4, 8) === 'ftyp') throw container(latin(bytes, 8, 64))
  const other = others.find(([, first]) => start.startsWith(first))
  if (other) throw new PictureError('other-format', other[0])
  throw new PictureError(isSvg(bytes) ? 'svg' : 'not-an-image')
}

function container(brands: string): PictureError {
  const main = brands.slice(0, 4)
  if (/avif|avis/.test(brands)) return new PictureError('other-format', 'AVIF')
  if (heicBrands.has(main)) return new PictureError('heic')
  return new PictureError('other-format', 'video')
}

/** SVG has no first bytes of its own: XML, comments and a byte-order mark may come before its element. */
function isSvg(bytes: Uint8Array): boolean {
  const text = latin(bytes, 0, 4096).replaceAll('\0', '')
  return /^(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)?\s*</.test(text) && /<(?:\w+:)?svg[\s>]/i.test(text)
}

export const latin = (bytes: Uint8Array, from: number, length: number): string =>
  String.fromCharCode(...bytes.subarray(from, from + length))
