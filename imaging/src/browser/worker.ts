import { PictureError } from '../file/index.ts'
import { measurePicture } from '../index.ts'
import { decodeBlob } from './decode.ts'
import type { Answer, Question } from './messages.ts'

// Measures one picture away from the page's thread, and answers once.
self.onmessage = async ({ data }: MessageEvent<Question>) => {
  self.postMessage(await answer(data))
}

async function answer({ source, options }: Question): Promise<Answer> {
  try {
    if (!(source instanceof Blob)) return { measurement: measurePicture(source, options) }
    const decoded = await decodeBlob(source, options)
    return { measurement: measurePicture(decoded, { ...options, shrunkBy: decoded.shrunkBy }) }
  } catch (error) {
    if (error instanceof PictureError) return { code: error.code, detail: error.detail }
    return { code: 'failed', detail: (error as Error).message }
  }
}
