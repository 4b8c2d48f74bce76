import sharp from 'sharp'
import type { Picture } from '../types.ts'

/**
 * Writes a picture as PNG (every byte kept) or JPEG (quality 90, full colour resolution), without any of the
 * metadata its source had.
 */
export async function encode(picture: Picture, format: 'png' | 'jpeg'): Promise<Uint8Array> {
  const { width, height, rgb } = picture
  const image = sharp(rgb, { raw: { width, height, channels: 3 } })
  if (format === 'png') return image.png({ compressionLevel: 6 }).toBuffer()
  return image.jpeg({ quality: 90, chromaSubsampling: '4:4:4' }).toBuffer()
}
