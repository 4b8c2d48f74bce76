import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import sharp from 'sharp'
import { afterAll, describe, expect, it, test } from 'vitest'
import type { Picture } from '../types.ts'
import { decodeFile } from './decode.ts'
import { encode } from './encode.ts'

const folder = mkdtempSync(join(tmpdir(), 'anagen-decode-'))
afterAll(() => rmSync(folder, { recursive: true }))

/** Left half red, right half blue, the top left quarter green: every turn of it is another picture. */
function flag(width = 96, height = 64): Picture {
  const rgb = new Uint8Array(3 * width * height)
  for (let i = 0; i < width * height; i++) {
    const [left, top] = [i % width < width / 2, i < (width * height) / 2]
    rgb[3 * i + (left ? (top ? 1 : 0) : 2)] = 255
  }
  return { width, height, rgb }
}

const raw = ({ width, height, rgb }: Picture) => sharp(rgb, { raw: { width, height, channels: 3 } })

/** The colour at a share of the width and height: 0 red, 1 green, 2 blue. */
function colourAt({ width, height, rgb }: Picture, x: number, y: number): number[] {
  const i = 3 * (Math.floor(y * height) * width + Math.floor(x * width))
  return [...rgb.subarray(i, i + 3)]
}

const strongest = (p: Picture, x: number, y: number) => {
  const colour = colourAt(p, x, y)
  return colour.indexOf(Math.max(...colour))
}

const bytes = (...parts: (string | number[] | Uint8Array)[]) =>
  Buffer.concat(
    parts.map((p) => (typeof p === 'string' ? Buffer.from(p, 'latin1') : Buffer.from(p))),
  )

const jpeg = await raw(flag()).jpeg().toBuffer()
const png = await raw(flag()).png().toBuffer()
const webp = await raw(flag()).webp({ lossless: true }).toBuffer()
const tiff = await raw(flag()).tiff({ compression: 'none' }).toBuffer()

/** The same pixels as a file of several frames, one below the other. */
const several = (format: 'tiff' | 'webp' | 'gif') => {
  const both = bytes(
    flag().rgb,
    flag().rgb.map((v) => 255 - v),
  )
  const image = sharp(both, { raw: { width: 96, height: 128, channels: 3, pageHeight: 64 } })
  return image.toFormat(format).toBuffer()
}

/** A PNG of which only the header is there; with `ended`, its end mark too. */
const pngHeader = (width: number, height: number, ended = true) => {
  const size = Buffer.alloc(8)
  size.writeUInt32BE(width, 0)
  size.writeUInt32BE(height, 4)
  const start = bytes(
    '\x89PNG\r\n\x1a\n',
    [0, 0, 0, 13],
    'IHDR',
    size,
    [8, 2, 0, 0, 0],
    [0, 0, 0, 0],
  )
  return ended ? bytes(start, [0, 0, 0, 0], 'IEND', [0, 0, 0, 0]) : start
}

const boxed = (brand: string) => bytes([0, 0, 0, 24], 'ftyp', brand, [0, 0, 0, 0], 'mif1heic')

describe('what is refused', () => {
  const cases: [
    name: string,
    input: Uint8Array | Promise<Uint8Array>,
    code: string,
    detail?: RegExp,
  ][] = [
    ['nothing', bytes(), 'empty'],
    ['text', bytes('hair: 12'), 'not-an-image'],
    ['three bytes', bytes([0xff, 0xd8]), 'not-an-image'],
    ['SVG', bytes('<svg xmlns="http://www.w3.org/2000/svg"/>'), 'svg'],
    [
      'SVG after XML, mark and comment',
      bytes('\xef\xbb\xbf<?xml version="1.0"?><!-- a -->\n<svg>'),
      'svg',
    ],
    ['SVG in UTF-16', Buffer.from('\ufeff<svg width="9">', 'utf16le'), 'svg'],
    ['HTML', bytes('<!doctype html><p>'), 'not-an-image'],
    ['HEIC', boxed('heic'), 'heic'],
    ['HEIF', boxed('mif1'), 'heic'],
    ['AVIF', boxed('avif'), 'other-format', /AVIF/],
    ['a film', boxed('qt  ').subarray(0, 16), 'other-format', /video/],
    ['GIF', several('gif'), 'other-format', /GIF/],
    ['PDF', bytes('%PDF-1.7'), 'other-format', /PDF/],
    ['BMP', bytes('BM', [70, 0, 0, 0]), 'other-format', /BMP/],
    ['JPEG 2000', bytes([0, 0, 0, 12], 'jP  \r\n'), 'other-format', /JPEG 2000/],
    ['a JPEG cut short', jpeg.subarray(0, jpeg.length - 40), 'truncated'],
    ['a JPEG cut in its header', jpeg.subarray(0, 60), 'damaged'],
    ['a PNG cut short', png.subarray(0, png.length - 20), 'truncated'],
    ['a WebP cut short', webp.subarray(0, webp.length - 20), 'truncated'],
    ['a TIFF cut short', tiff.subarray(0, tiff.length - 200), 'truncated'],
    ['a PNG without pixels', pngHeader(100, 100), 'damaged'],
    ['a JPEG with noise for pixels', noisy(jpeg), 'damaged'],
    ['a PNG of 2 147 483 647 pixels a side', pngHeader(0x7fffffff, 0x7fffffff), 'too-large'],
    ['a PNG of no width', pngHeader(0, 100), 'too-small'],
    ['63 pixels', raw(flag(63, 64)).png().toBuffer(), 'too-small'],
    ['an animated WebP', several('webp'), 'several-pictures'],
    ['a TIFF of two pages', several('tiff'), 'several-pictures'],
  ]
  it.each(cases)('%s', async (_, input, code, detail = /(?:)/) => {
    await expect(decodeFile(await input)).rejects.toMatchObject({
      name: 'PictureError',
      code,
      detail: expect.stringMatching(detail),
    })
  })

  it.each([
    ['a missing file', join(folder, 'none.jpg')],
    ['a folder', folder],
    ['a device', '/dev/zero'],
  ])('%s', async (_, path) => {
    await expect(decodeFile(path)).rejects.toMatchObject({ code: 'unreadable' })
  })
})

/** Half of the compressed pixels of the green and red part replaced by a code that does not exist. */
function noisy(file: Buffer): Buffer {
  const scan = file.indexOf(Buffer.from([0xff, 0xda])) + 16
  const copy = Buffer.from(file)
  copy.fill(0xfe, scan, scan + 24)
  return copy
}

describe('what is read', () => {
  it.each([
    ['JPEG', jpeg],
    ['PNG', png],
    ['WebP', webp],
    ['TIFF', tiff],
    ['PNG of 16 bits', raw(flag()).toColourspace('rgb16').png().toBuffer()],
    ['interlaced PNG', raw(flag()).png({ progressive: true }).toBuffer()],
    ['PNG of 8 colours', raw(flag()).png({ palette: true, colours: 8 }).toBuffer()],
    ['progressive JPEG', raw(flag()).jpeg({ progressive: true }).toBuffer()],
    ['TIFF of 16 bits', raw(flag()).toColourspace('rgb16').tiff().toBuffer()],
  ])('%s', async (_, file) => {
    const picture = await decodeFile(await file)
    expect([picture.width, picture.height, picture.rgb.length]).toEqual([96, 64, 3 * 96 * 64])
    const seen = [
      strongest(picture, 0.2, 0.2),
      strongest(picture, 0.2, 0.8),
      strongest(picture, 0.8, 0.5),
    ]
    expect(seen).toEqual([1, 0, 2])
  })

  it('a file gives the same as its bytes', async () => {
    const path = join(folder, 'named wrongly.gif')
    writeFileSync(path, png)
    expect(await decodeFile(path)).toEqual({ ...flag(), shrunkBy: 1 })
  })

  it('grey becomes three equal bytes, transparency white', async () => {
    const grey = await sharp({ create: { width: 64, height: 64, channels: 3, background: '#777' } })
      .toColourspace('b-w')
      .png()
      .toBuffer()
    expect(colourAt(await decodeFile(grey), 0.5, 0.5)).toEqual([119, 119, 119])
    const background = { r: 0, g: 0, b: 0, alpha: 0 }
    const clear = sharp({ create: { width: 64, height: 64, channels: 4, background } })
    for (const file of [clear.clone().png(), clear.clone().toColourspace('rgb16').png()])
      expect(colourAt(await decodeFile(await file.toBuffer()), 0.5, 0.5)).toEqual([255, 255, 255])
  })

  it('other colours are converted to sRGB: CMYK, and the profile of a phone', async () => {
    const skin = sharp({ create: { width: 64, height: 64, channels: 3, background: '#c89678' } })
    const cmyk = skin.clone().toColourspace('cmyk').withIccProfile('cmyk').jpeg().toBuffer()
    const phone = skin.clone().withIccProfile('p3').png().toBuffer()
    const stored = await sharp(await phone)
      .keepIccProfile()
      .raw()
      .toBuffer()
    expect(stored[0]).toBeLessThan(198)
    for (const file of [await cmyk, await phone]) {
      const apart = colourAt(await decodeFile(file), 0.5, 0.5).map((c, i) =>
        Math.abs(c - ([0xc8, 0x96, 0x78][i] as number)),
      )
      expect(Math.max(...apart)).toBeLessThan(file === (await phone) ? 3 : 16)
    }
  })
})

// EXIF 2.32, tag 0x0112: how the stored rows and columns lie in the upright picture.
test.each([1, 2, 3, 4, 5, 6, 7, 8])('orientation %i is turned upright', async (orientation) => {
  const stored = raw(flag())
  // What a camera that was held that way would have stored (sharp mirrors before it turns).
  if (orientation === 2) stored.flop()
  if (orientation === 3) stored.rotate(180)
  if (orientation === 4) stored.flip()
  if (orientation === 5) stored.rotate(270).flop()
  if (orientation === 6) stored.rotate(270)
  if (orientation === 7) stored.rotate(90).flop()
  if (orientation === 8) stored.rotate(90)
  const turned = await stored.raw().toBuffer({ resolveWithObject: true })
  const { width, height } = turned.info
  const file = await sharp(turned.data, { raw: { width, height, channels: 3 } })
    .withMetadata({ orientation })
    .png()
    .toBuffer()
  expect(await decodeFile(file)).toEqual({ ...flag(), shrunkBy: 1 })
})

describe('large pictures', () => {
  const large = (width: number, height: number) =>
    sharp({ create: { width, height, channels: 3, background: '#a87' } })

  it('a whole head is made smaller and says by how much', async () => {
    const file = await large(4800, 3000).withMetadata({ orientation: 6 }).jpeg().toBuffer()
    const { width, height, shrunkBy } = await decodeFile(file, { kind: 'global' })
    expect([width, height, shrunkBy]).toEqual([1500, 2400, 2])
  })

  it('a close-up is not', async () => {
    const { width, shrunkBy } = await decodeFile(await large(3000, 100).png().toBuffer())
    expect([width, shrunkBy]).toEqual([3000, 1])
  })

  it('stored in passes they must be held whole, and may be fewer', async () => {
    const passes = { progressive: true, chromaSubsampling: '4:4:4' }
    const file = await large(8000, 6000).jpeg(passes).toBuffer()
    await expect(decodeFile(file, { kind: 'global' })).rejects.toMatchObject({
      code: 'too-large',
      detail: expect.stringMatching(/28\d MB/),
    })
    const fewer = await large(4000, 3000).jpeg(passes).toBuffer()
    expect((await decodeFile(fewer, { kind: 'global' })).width).toBe(2400)
  })

  it('48 million pixels of a head are read, 24 of a close-up', async () => {
    expect(
      (await decodeFile(await large(8000, 6000).jpeg().toBuffer(), { kind: 'brow' })).width,
    ).toBe(2400)
    await expect(decodeFile(pngHeader(6000, 4001))).rejects.toMatchObject({ code: 'too-large' })
    await expect(decodeFile(pngHeader(8000, 6001), { kind: 'global' })).rejects.toMatchObject({
      code: 'too-large',
    })
  })
})

// Beside the repository only; a clone is tested by the cases above.
const hostile = join(import.meta.dirname, '../../../../shared/data/bad')
describe.skipIf(!existsSync(hostile))('hostile files', () => {
  it.each(['exif', 'image-rs', 'pillow', 'sharp'])(
    '%s: a picture or a coded error',
    async (set) => {
      const files = readdirSync(join(hostile, set)).map((name) => join(hostile, set, name))
      expect(files.length).toBeGreaterThan(20)
      for (const file of files) {
        const seen = await decodeFile(file).catch((error: Error) => error)
        expect(seen instanceof Error ? seen.name : seen.rgb.length, file).toEqual(
          seen instanceof Error ? 'PictureError' : 3 * seen.width * seen.height,
        )
      }
    },
  )
})

describe('writing', () => {
  it('PNG keeps every byte, JPEG almost; neither keeps metadata', async () => {
    expect(await decodeFile(await encode(flag(), 'png'))).toMatchObject(flag())
    const file = await encode(flag(), 'jpeg')
    expect(strongest(await decodeFile(file), 0.8, 0.5)).toBe(2)
    expect((await sharp(file).metadata()).exif).toBeUndefined()
  })
})
