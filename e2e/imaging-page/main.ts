import { type MeasurePictureOptions, measurePicture, type Picture } from '@anagen/imaging'
import { decodeBlob, measureInWorker } from '@anagen/imaging/browser'

/** A picture as it comes through Playwright: its bytes as base64. */
export interface Sent {
  width: number
  height: number
  base64: string
}

const options: MeasurePictureOptions = { kind: 'closeup', hints: { umPerPx: 7 } }
const bytesOf = (base64: string) => Uint8Array.from(atob(base64), (c) => c.charCodeAt(0))
const pictureOf = ({ width, height, base64 }: Sent): Picture => ({
  width,
  height,
  rgb: bytesOf(base64),
})

/** Runs something and counts the turns that the page's thread had meanwhile. */
async function counting<T>(body: () => Promise<T> | T): Promise<{ result: T; turns: number }> {
  let turns = 0
  let running = true
  const tick = () => {
    turns += 1
    if (running) setTimeout(tick)
  }
  setTimeout(tick)
  const result = await body()
  running = false
  return { result, turns }
}

/** What the test calls. */
export const hands = {
  /** Measures pixels in the worker. */
  inWorker: (sent: Sent) => counting(() => measureInWorker(pictureOf(sent), options)),
  /** The same on the page's own thread: what must not happen. */
  onPage: (sent: Sent) => counting(() => measurePicture(pictureOf(sent), options)),
  /** Measures a file in the worker; an error is answered by its code. */
  file: (base64: string) =>
    measureInWorker(new Blob([bytesOf(base64)]), options).catch((e: { code?: string }) => e.code),
  /** Decodes a file on the page. */
  decoded: async (base64: string): Promise<Sent> => {
    const { width, height, rgb } = await decodeBlob(new Blob([bytesOf(base64)]))
    return { width, height, base64: btoa(Array.from(rgb, (v) => String.fromCharCode(v)).join('')) }
  },
  /** Stops a measurement as soon as it has begun, then measures again. */
  stopped: async (sent: Sent) => {
    const stop = new AbortController()
    const first = measureInWorker(pictureOf(sent), { ...options, signal: stop.signal })
    stop.abort()
    const why = await first.catch((e: Error) => e.name)
    return { why, after: (await measureInWorker(pictureOf(sent), options)).status }
  },
}

declare global {
  interface Window {
    hands: typeof hands
  }
}
window.hands = hands
