import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { extname, join } from 'node:path'
import { measurePicture, type Picture } from '@anagen/imaging'
import { decodeFile, encode } from '@anagen/imaging/node'
import { test as base, expect } from '@playwright/test'
import { build } from 'vite'
import type { Sent } from './imaging-page/main.ts'

const types: Record<string, string> = { '.html': 'text/html', '.js': 'text/javascript' }

/** The page built as the practice's pages are, worker and all, and served at an address. */
async function servePage() {
  const built = await build({
    configFile: false,
    root: join(import.meta.dirname, 'imaging-page'),
    logLevel: 'error',
    build: { write: false, target: 'es2022' },
    worker: { format: 'es' },
  })
  if (!('output' in built)) throw new Error('one build was asked for')
  const files = new Map<string, string | Uint8Array>(
    built.output.map((f) => [`/${f.fileName}`, 'code' in f ? f.code : f.source] as const),
  )
  const server = createServer((request, response) => {
    const path = request.url === '/' ? '/index.html' : (request.url ?? '')
    response.writeHead(files.has(path) ? 200 : 404, { 'content-type': types[extname(path)] ?? '' })
    response.end(files.get(path))
  }).listen(0, '127.0.0.1')
  await new Promise((resolve) => server.once('listening', resolve))
  const { port } = server.address() as AddressInfo
  return { url: `http://127.0.0.1:${port}/`, close: () => server.close() }
}

const test = base.extend<object, { address: string }>({
  address: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the needs of a fixture from this pattern
    async ({}, use) => {
      const { url, close } = await servePage()
      await use(url)
      close()
    },
    { scope: 'worker' },
  ],
})

test.beforeEach(async ({ page, address }) => {
  await page.goto(address)
})

/** One of the small rendered pictures: 480 x 360 pixels of 7 um. */
const fixture = (name: string) =>
  decodeFile(join(import.meta.dirname, '../imaging/fixtures', `${name}.jpg`))
const sent = ({ width, height, rgb }: Picture): Sent => ({
  width,
  height,
  base64: Buffer.from(rgb).toString('base64'),
})
/**
 * An answer to nine digits: the language leaves the last digit of sine or logarithm to the browser, so the sixteenth
 * of a figure may differ.
 */
const plain = (value: unknown) =>
  JSON.parse(
    JSON.stringify(value, (_, v) => (typeof v === 'number' ? Number(v.toPrecision(9)) : v)),
  )
const inNode = (picture: Picture) =>
  plain(measurePicture(picture, { kind: 'closeup', hints: { umPerPx: 7 } }))

for (const name of ['clipped-dark', 'light-on-dark']) {
  test(`given the pixels of ${name}, when they are measured in the worker, then the answer is that of Node and the page kept its turns`, async ({
    page,
  }) => {
    const picture = await fixture(name)
    const { result, turns } = await page.evaluate((s) => window.hands.inWorker(s), sent(picture))
    expect(result.status).toBe('measured')
    expect(plain(result)).toEqual(inNode(picture))
    expect(turns).toBeGreaterThan(10)
    // The same on the page's own thread: so would a page without the worker have stood still.
    const stood = await page.evaluate((s) => window.hands.onPage(s), sent(picture))
    expect(stood.turns).toBe(0)
    expect(plain(stood.result)).toEqual(inNode(picture))
  })
}

test('given a file without loss, when the browser decodes it, then the pixels are those of Node', async ({
  page,
}) => {
  const file = Buffer.from(await encode(await fixture('wavy'), 'png'))
  const seen = await page.evaluate((b) => window.hands.decoded(b), file.toString('base64'))
  expect(seen).toEqual(sent(await decodeFile(file)))
  const answer = await page.evaluate((b) => window.hands.file(b), file.toString('base64'))
  expect(plain(answer)).toEqual(inNode(await fixture('wavy')))
})

test('given a photo held sideways, when the browser decodes it, then it is upright as in Node', async ({
  page,
}) => {
  const file = sideways(Buffer.from(await encode(await fixture('wavy'), 'jpeg')))
  const [seen, node] = [
    await page.evaluate((b) => window.hands.decoded(b), file.toString('base64')),
    await decodeFile(file),
  ]
  expect([seen.width, seen.height]).toEqual([360, 480])
  const pixels = Buffer.from(seen.base64, 'base64')
  const apart =
    pixels.reduce((sum, v, i) => sum + Math.abs(v - (node.rgb[i] ?? 0)), 0) / pixels.length
  // Decoders of JPEG may round differently; a turn the wrong way is 20 levels and more.
  expect(apart).toBeLessThan(1)
})

/** The JPEG with EXIF that says orientation 6: its top is at the right (EXIF 2.32, tag 0x0112). */
function sideways(jpeg: Buffer): Buffer {
  const tag = [1, 0x12, 0, 3, 0, 0, 0, 1, 0, 6, 0, 0]
  const tiff = [0x4d, 0x4d, 0, 42, 0, 0, 0, 8, 0, 1, ...tag, 0, 0, 0, 0]
  const exif = Buffer.from([...Buffer.from('Exif\0\0'), ...tiff])
  const start = [0xff, 0xd8, 0xff, 0xe1, 0, exif.length + 2]
  return Buffer.concat([Buffer.from(start), exif, jpeg.subarray(2)])
}

test('given files that are no pictures, when they are measured, then the codes are those of Node', async ({
  page,
}) => {
  const jpeg = Buffer.from(await encode(await fixture('bald'), 'jpeg'))
  const cases: [code: string, bytes: Buffer][] = [
    ['empty', Buffer.alloc(0)],
    ['not-an-image', Buffer.from('text')],
    ['svg', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>')],
    ['truncated', jpeg.subarray(0, jpeg.length / 2)],
    ['other-format', Buffer.from('II*\0\x08\0\0\0\0\0\0\0\0\0', 'latin1')],
  ]
  for (const [code, bytes] of cases)
    expect(await page.evaluate((b) => window.hands.file(b), bytes.toString('base64'))).toBe(code)
})

test('given a measurement under way, when it is stopped, then it ends and the next one works', async ({
  page,
}) => {
  const { why, after } = await page.evaluate(
    (s) => window.hands.stopped(s),
    sent(await fixture('wavy')),
  )
  expect([why, after]).toEqual(['AbortError', 'measured'])
})
