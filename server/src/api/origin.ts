import type { MiddlewareHandler } from 'hono'
import { Refusal } from '../usecases/refusal.ts'

const safe = new Set(['GET', 'HEAD', 'OPTIONS'])

/**
 * Refuses state changes that come from another site. Browsers send `Sec-Fetch-Site` and `Origin`
 * by themselves; programs that send neither hold no cookie of ours by accident.
 */
export function sameOrigin(publicOrigin: string | undefined): MiddlewareHandler {
  return async (c, next) => {
    const site = c.req.header('sec-fetch-site')
    const origin = c.req.header('origin')
    const own = publicOrigin ?? new URL(c.req.url).origin
    const foreign =
      (site && site !== 'same-origin' && site !== 'none') || (origin && origin !== own)
    if (!safe.has(c.req.method) && foreign) {
      throw new Refusal('not-allowed', 'This change came from another site and was refused.')
    }
    await next()
  }
}
