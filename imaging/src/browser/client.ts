import { PictureError } from '../file/index.ts'
import type { Measurement, MeasurePictureOptions } from '../index.ts'
import type { Picture } from '../types.ts'
import type { Answer, Question } from './messages.ts'

/**
 * Measures a picture in a worker, so that the page never waits. Each call has a worker of its own, which ends with
 * it: its memory is free again, and a measurement under way can be stopped.
 * @param source a file, or pixels; the bytes of pixels are handed over and empty here afterwards
 * @param signal stops the work at once; the promise is then rejected with the signal's reason
 * @throws PictureError when the file cannot be used; a picture that cannot be measured is an answer
 */
export function measureInWorker(
  source: Picture | Blob,
  options: MeasurePictureOptions & { readonly signal?: AbortSignal },
): Promise<Measurement> {
  const { signal, ...rest } = options
  if (signal?.aborted) return Promise.reject(signal.reason)
  const worker = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' })
  const { promise, resolve, reject } = withResolvers<Measurement>()
  const stop = () => reject(signal?.reason)
  signal?.addEventListener('abort', stop)
  worker.onmessage = ({ data }: MessageEvent<Answer>) => {
    if ('measurement' in data) resolve(data.measurement)
    else
      reject(
        data.code === 'failed' ? new Error(data.detail) : new PictureError(data.code, data.detail),
      )
  }
  worker.onerror = (event) => reject(new Error(event.message || 'The worker could not be started.'))
  const question: Question = { source, options: rest }
  worker.postMessage(question, source instanceof Blob ? [] : [source.rgb.buffer])
  return promise.finally(() => {
    signal?.removeEventListener('abort', stop)
    worker.terminate()
  })
}

/** `Promise.withResolvers`, which browsers of before 2024 lack. */
function withResolvers<T>() {
  let resolve!: (value: T) => void
  let reject!: (reason: unknown) => void
  const promise = new Promise<T>((yes, no) => {
    resolve = yes
    reject = no
  })
  return { promise, resolve, reject }
}
