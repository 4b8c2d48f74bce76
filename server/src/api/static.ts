import { readdir, readFile } from 'node:fs/promises'
import { extname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import type { Hono } from 'hono'

const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
  '.webmanifest': 'application/manifest+json',
}
// The highest quality takes 30 times as long (1.5 s of every start) for 8 % less.
const brotli = { params: { [constants.BROTLI_PARAM_QUALITY]: 6 } }
type Asset = { type: string; plain: Buffer; gzip?: Buffer; br?: Buffer }

/** Folder of the built pages. */
export const webFolder = fileURLToPath(new URL('../../../web/dist/', import.meta.url))

/** Serves the built pages from memory, compressed once at the start; paths never become file names. */
export async function serveWeb(app: Hono, folder: string): Promise<void> {
  const assets = await loadAssets(folder)
  app.get('*', (c) => {
    const path = new URL(c.req.url).pathname
    const page = /^\/p(\/|$)/.test(path) ? '/portal.html' : '/index.html'
    const asset = assets.get(path) ?? (extname(path) ? undefined : assets.get(page))
    if (!asset) return c.text('Not found', 404)
    const accepted = c.req.header('accept-encoding') ?? ''
    const coding =
      asset.br && /\bbr\b/.test(accepted)
        ? 'br'
        : asset.gzip && /\bgzip\b/.test(accepted)
          ? 'gzip'
          : null
    const headers: Record<string, string> = {
      'content-type': asset.type,
      vary: 'accept-encoding',
      'cache-control': path.startsWith('/assets/')
        ? 'public, max-age=31536000, immutable'
        : 'no-cache',
    }
    if (coding) headers['content-encoding'] = coding
    const body = coding ? (asset[coding] as Buffer) : asset.plain
    return c.body(new Uint8Array(body), 200, headers)
  })
}

async function loadAssets(folder: string): Promise<Map<string, Asset>> {
  const files = await readdir(folder, { recursive: true, withFileTypes: true })
  const loaded = files
    .filter((f) => f.isFile() && types[extname(f.name)])
    .map(async (f) => {
      const path = join(f.parentPath, f.name)
      return [
        `/${path.slice(folder.length).replaceAll('\\', '/').replace(/^\//, '')}`,
        await asset(path),
      ] as const
    })
  return new Map(await Promise.all(loaded))
}

async function asset(path: string): Promise<Asset> {
  const plain = await readFile(path)
  const type = types[extname(path)] ?? 'application/octet-stream'
  if (!/text|json|svg/.test(type)) return { type, plain }
  return {
    type,
    plain,
    gzip: await promisify(gzip)(plain),
    br: await promisify(brotliCompress)(plain, brotli),
  }
}
