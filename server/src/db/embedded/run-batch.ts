import type { PGlite } from '@electric-sql/pglite'

/**
 * Runs a batch of wire messages and collects the answer. The streaming call is used because the
 * plain one also parses and keeps every message it ever returned.
 */
export async function runBatch(pg: PGlite, batch: Uint8Array): Promise<Uint8Array<ArrayBuffer>> {
  const parts: Uint8Array[] = []
  await pg.execProtocolRawStream(batch, {
    syncToFs: false,
    // A view of PostgreSQL's own memory: it must be copied before the next message.
    onRawData: (part) => parts.push(part.slice()),
  })
  const answer = new Uint8Array(parts.reduce((n, part) => n + part.length, 0))
  let at = 0
  for (const part of parts) {
    answer.set(part, at)
    at += part.length
  }
  return answer
}
