import { open } from 'node:fs/promises'
import sharp, { type Metadata } from 'sharp'
import {
  checkFile,
  checkSize,
  type Decoded,
  limits,
  mostBytes,
  PictureError,
} from '../file/index.ts'
import type { Kind } from '../types.ts'

// Only these four decoders exist in this process, whatever the bytes pretend to be; one thread and no cache
// keep the memory of one picture the memory of all.
sharp.block({ operation: ['VipsForeignLoad'] })
sharp.unblock({
  operation: ['Jpeg', 'Png', 'Webp', 'Tiff'].map((name) => `VipsForeignLoad${name}Buffer`),
})
sharp.cache(false)
sharp.concurrency(1)

/** Decoding 48 megapixels takes about 3 s; what takes ten times as long was made to. */
const mostSeconds = 30

/**
 * Decodes a photograph: upright by its EXIF orientation, converted to sRGB, 8 bits, transparency over white.
 * Close-ups keep every pixel (at most 24 million); whole-head and brow pictures (at most 48 million) come at most
 * 2400 pixels a side.
 * @param source a path or the bytes of a JPEG, PNG, WebP or TIFF
 * @throws PictureError for everything that cannot be used
 */
export async function decodeFile(
  source: string | Uint8Array,
  { kind = 'closeup' }: { kind?: Kind } = {},
): Promise<Decoded> {
  const limit = limits[kind]
  const bytes = typeof source === 'string' ? await readPicture(source) : source
  const format = checkFile(bytes, limit)
  try {
    return await decode(bytes, limit, format === 'jpeg' ? 'warning' : 'error')
  } catch (error) {
    const said = (error as Error).message
    if (format !== 'jpeg' || error instanceof PictureError || lostPixels.test(said))
      throw coded(error)
    return await decode(bytes, limit, 'error').catch((again) => Promise.reject(coded(again)))
  }
}

/**
 * What libjpeg says only as a warning when pixels are lost; its other warnings (stray bytes between segments,
 * as some cameras leave them) do no harm.
 */
const lostPixels = /bad Huffman|end of data segment|instead of RST|before marker 0xd[0-7]/i

async function decode(
  bytes: Uint8Array,
  limit: (typeof limits)[Kind],
  failOn: 'warning' | 'error',
): Promise<Decoded> {
  const input = sharp(bytes, { failOn, limitInputPixels: limit.pixels })
  const metadata = await input.metadata()
  const { width, height, pages = 1, autoOrient } = metadata
  checkSize(width, height, limit)
  const held = bytes.length + heldWhole(metadata)
  if (held > mostHeld) throw new PictureError('too-large', `${Math.round(held / 1e6)} MB at once`)
  if (pages > 1) throw new PictureError('several-pictures', `${pages} pages`)
  const pipeline = input.autoOrient().flatten({ background: '#fff' })
  if (Math.max(width, height) > limit.side)
    pipeline.resize({ width: limit.side, height: limit.side, fit: 'inside' })
  const { data, info } = await pipeline
    .toColourspace('srgb')
    .removeAlpha()
    .raw({ depth: 'uchar' })
    .timeout({ seconds: mostSeconds })
    .toBuffer({ resolveWithObject: true })
  if (info.channels !== 3) throw new PictureError('damaged', `${info.channels} channels`)
  const rgb = new Uint8Array(data.buffer, data.byteOffset, data.byteLength)
  return { width: info.width, height: info.height, rgb, shrunkBy: autoOrient.width / info.width }
}

/** With these in memory at once, file and pixels, decoding stays under 400 MB. */
const mostHeld = 200e6

/**
 * Bytes that are decoded before the first row is whole: all of a picture stored in passes, of a JPEG as
 * coefficients of two bytes; nothing to speak of for all others, which are read row by row.
 */
function heldWhole({ width, height, isProgressive, channels, ...more }: Metadata): number {
  if (!isProgressive) return 0
  const halved = more.chromaSubsampling === '4:2:0'
  const samples = width * height * (halved ? 1.5 : channels)
  return samples * (more.format === 'jpeg' || more.depth === 'ushort' ? 2 : 1)
}

/** libvips tells its errors in words, often the same line many times. */
function coded(error: unknown): PictureError {
  if (error instanceof PictureError) return error
  const { message } = error as Error
  if (/pixel limit/i.test(message)) return new PictureError('too-large')
  if (/premature|truncat|bad seek|end of (?:file|stream|input)/i.test(message))
    return new PictureError('truncated')
  const last = message.trim().split('\n').at(-1) ?? ''
  return new PictureError('damaged', last.replace(/[^\x20-\x7e]/g, '').slice(0, 80))
}

/** Only a plain file is read: a pipe or a device could go on for ever. */
async function readPicture(path: string): Promise<Uint8Array> {
  try {
    const file = await open(path, 'r')
    try {
      const stat = await file.stat()
      if (!stat.isFile()) throw new PictureError('unreadable', 'not a file')
      if (stat.size > mostBytes)
        throw new PictureError('too-large', `${Math.round(stat.size / 1e6)} MB`)
      return await file.readFile()
    } finally {
      await file.close()
    }
  } catch (error) {
    if (error instanceof PictureError) throw error
    throw new PictureError('unreadable', (error as NodeJS.ErrnoException).code ?? String(error))
  }
}
