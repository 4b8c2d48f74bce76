import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'

type Chunk = { file: string; src?: string; imports?: string[]; css?: string[] }

/** Gzipped bytes of scripts and styles each page needs before it can show anything. */
export async function firstLoad(): Promise<{ page: string; gzipBytes: number }[]> {
  const dist = join(import.meta.dirname, 'dist')
  const manifest = JSON.parse(await readFile(join(dist, '.vite/manifest.json'), 'utf8')) as Record<
    string,
    Chunk
  >
  const pages = { practice: 'index.html', portal: 'portal.html' }
  return Promise.all(
    Object.entries(pages).map(async ([page, entry]) => {
      const files = [...filesOf(manifest, entry, new Set())]
      const sizes = await Promise.all(
        files.map(async (f) => gzipSync(await readFile(join(dist, f))).length),
      )
      return { page, gzipBytes: sizes.reduce((a, b) => a + b, 0) }
    }),
  )
}

function filesOf(manifest: Record<string, Chunk>, key: string, seen: Set<string>): Set<string> {
  const chunk = manifest[key]
  if (!chunk || seen.has(chunk.file)) return seen
  seen.add(chunk.file)
  for (const css of chunk.css ?? []) seen.add(css)
  for (const other of chunk.imports ?? []) filesOf(manifest, other, seen)
  return seen
}
