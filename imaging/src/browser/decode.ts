import { checkFile, checkSize, type Decoded, limits, PictureError } from '../file/index.ts'
import type { Kind } from '../types.ts'

/**
 * Decodes a photograph with the browser's own decoders, in a page or a worker: upright, sRGB, 8 bits, transparency
 * over white; limits as in Node. Two browsers may round a colour differently, so figures to be kept are measured
 * where the picture is kept.
 * @param blob JPEG, PNG or WebP; browsers do not read TIFF
 * @throws PictureError for everything that cannot be used
 */
export async function decodeBlob(
  blob: Blob,
  { kind = 'closeup' }: { kind?: Kind } = {},
): Promise<Decoded> {
  const limit = limits[kind]
  const bytes = new Uint8Array(await blob.arrayBuffer())
  // A browser shows what is there of a file cut short, so that is looked for before.
  if (checkFile(bytes, limit) === 'tiff') throw new PictureError('other-format', 'TIFF')
  const bitmap = await createImageBitmap(new Blob([bytes]), {
    imageOrientation: 'from-image',
  }).catch((error: Error) => Promise.reject(new PictureError('damaged', error.message)))
  try {
    checkSize(bitmap.width, bitmap.height, limit)
    return drawn(bitmap, limit.side)
  } finally {
    bitmap.close()
  }
}

function drawn(bitmap: ImageBitmap, side: number): Decoded {
  const shrunkBy = Math.max(1, Math.max(bitmap.width, bitmap.height) / side)
  const width = Math.round(bitmap.width / shrunkBy)
  const height = Math.round(bitmap.height / shrunkBy)
  const context = new OffscreenCanvas(width, height).getContext('2d', { willReadFrequently: true })
  if (!context) throw new PictureError('too-large', 'no canvas of this size')
  context.fillStyle = '#fff'
  context.fillRect(0, 0, width, height)
  context.imageSmoothingQuality = 'high'
  context.drawImage(bitmap, 0, 0, width, height)
  const { data } = context.getImageData(0, 0, width, height)
  const rgb = new Uint8Array(3 * width * height)
  for (let i = 0, j = 0; j < rgb.length; i += 4, j += 3) {
    rgb[j] = data[i] as number
    rgb[j + 1] = data[i + 1] as number
    rgb[j + 2] = data[i + 2] as number
  }
  return { width, height, rgb, shrunkBy: bitmap.width / width }
}
