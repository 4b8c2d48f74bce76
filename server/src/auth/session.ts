import { createHash } from 'node:crypto'

/** Staff sessions end this many hours after signing in, whatever happens. */
export const absoluteHours = 12
/** Days an intake link stays valid. */
export const linkDays = 14

/** What is stored of a token: its SHA-256, so that the table opens no door. */
export function tokenHash(token: string): string {
  return createHash('sha256').update(token).digest('base64url')
}

/** A token that says which practice to look in: `<practice id>.<secret>`. */
export function withPractice(practiceId: string, secret: string): string {
  return `${practiceId}.${secret}`
}

const shape = /^([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\.([\w-]{20,100})$/

/** The practice and secret of a token; null when it has another shape. */
export function splitToken(
  token: string | undefined,
): { practiceId: string; secret: string } | null {
  const parts = shape.exec(token ?? '')
  return parts?.[1] && parts[2] ? { practiceId: parts[1], secret: parts[2] } : null
}
