import { createHash } from 'node:crypto'

/**
 * JSON with the keys of every object in order, so that one content has one text wherever and
 * whenever it is written again.
 */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_key, inner: unknown) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  )
}

/** SHA-256 of a value's canonical JSON, in hex. */
export function sealOf(value: unknown): string {
  return createHash('sha256').update(canonicalJson(value)).digest('hex')
}
