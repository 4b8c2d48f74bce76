import { type Client, createClient, ProblemError } from '@anagen/contract/client'
import i18next from 'i18next'

// Sentences that the server makes come in the language of the page.
const withCredentials = (url: string, init: RequestInit) =>
  fetch(url, {
    ...init,
    headers: { ...init.headers, 'accept-language': i18next.language },
    credentials: 'same-origin',
  })

const plain = createClient(withCredentials as never)

/** What a page does when the server no longer knows who is sitting there. */
let onSignedOut: () => void = () => {}
export function whenSignedOut(then: () => void): void {
  onSignedOut = then
}

/** Leads to the sign-in page where a client is told that nobody is signed in any more. */
function watched(client: Client): Client {
  return async (routeId, request, options = {}) => {
    try {
      return await client(routeId, request, { idempotencyKey: crypto.randomUUID(), ...options })
    } catch (error) {
      if (
        error instanceof ProblemError &&
        error.problem.code === 'not-signed-in' &&
        routeId !== 'session.get'
      ) {
        onSignedOut()
      }
      throw error
    }
  }
}

/**
 * Calls the API. Every change carries an idempotency key: its own, or the one given, so that a
 * change tried again after a lost answer is not made twice. Throws ProblemError for every answer
 * that is not a success, and TypeError when the server cannot be reached.
 */
export const call: Client = watched(plain)

/** The same for a question that may be outdated before its answer comes: `signal` gives it up. */
export function callUntil(signal: AbortSignal): Client {
  const transport = (url: string, init: RequestInit) => withCredentials(url, { ...init, signal })
  return watched(createClient(transport as never))
}

/** The server's words for an error, or null when it could not be reached. */
export function problemOf(error: unknown): ProblemError['problem'] | null {
  return error instanceof ProblemError ? error.problem : null
}
