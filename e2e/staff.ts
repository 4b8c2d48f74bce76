import { type Client, createClient } from '@anagen/contract/client'

/** A member of staff at a running Anagen, without a browser: signed in, every change with its own key. */
export type Staff = { call: Client; cookie: string }

/** Fills an empty Anagen with the demo practice and signs its owner in. */
export async function demoOwner(url: string): Promise<Staff & { email: string; password: string }> {
  const visitor = clientWithCookie(url).call
  const signIn = await visitor('setup.demo', { body: { language: 'en' } })
  for (;;) {
    const { state } = await visitor('setup.demoProgress', {})
    if (state === 'failed') throw new Error('the demo practice could not be made')
    if (state === 'ready') break
    await new Promise((resolve) => setTimeout(resolve, 250))
  }
  return { ...signIn, ...(await signInAs(url, signIn)) }
}

/** Signs in and keeps the cookie. */
export async function signInAs(
  url: string,
  who: { email: string; password: string },
): Promise<Staff> {
  const { call, cookie } = clientWithCookie(url)
  await call('session.create', { body: { email: who.email, password: who.password } })
  return { call, cookie: cookie() }
}

/** A client that keeps the cookie it is given, as a browser would. */
export function clientWithCookie(url: string): { call: Client; cookie: () => string } {
  let cookie = ''
  const transport = async (address: string, init: RequestInit) => {
    const headers = {
      'idempotency-key': crypto.randomUUID(),
      ...(init.headers as Record<string, string>),
    }
    const answer = await fetch(address, { ...init, headers: { ...headers, cookie } })
    const set = answer.headers.get('set-cookie')
    if (set) cookie = set.split(';')[0] ?? ''
    return answer
  }
  return { call: createClient(transport as never, url), cookie: () => cookie }
}
