import { randomBytes } from 'node:crypto'

/** A UUIDv7: 48 bits of time in ms, then 74 random bits. Ids are always made here, never by a caller. */
export function newId(now: Date = new Date()): string {
  const bytes = randomBytes(16)
  bytes.writeUIntBE(now.getTime(), 0, 6)
  bytes[6] = 0x70 | ((bytes[6] ?? 0) & 0x0f)
  bytes[8] = 0x80 | ((bytes[8] ?? 0) & 0x3f)
  const hex = bytes.toString('hex')
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    hex.slice(12, 16),
    hex.slice(16, 20),
    hex.slice(20),
  ].join('-')
}

/** An unguessable token of 256 random bits, fit for links and cookies. */
export function newToken(): string {
  return randomBytes(32).toString('base64url')
}
