import { RateLimiterMemory } from 'rate-limiter-flexible'
import { Refusal } from '../usecases/refusal.ts'

// 10 wrong attempts an account and 50 an address in a quarter of an hour.
const byAccount = new RateLimiterMemory({ keyPrefix: 'account', points: 10, duration: 900 })
const byAddress = new RateLimiterMemory({ keyPrefix: 'address', points: 50, duration: 900 })

/** An IPv6 network of 64 bits counts as one address. */
function network(address: string): string {
  return address.includes(':') ? address.split(':').slice(0, 4).join(':') : address
}

/**
 * Counts an attempt to sign in, before the password is looked at: of many at once no more get
 * through than one after the other. @throws Refusal `too-many`
 */
export async function attempt(account: string, address: string): Promise<void> {
  const counted = await Promise.allSettled([
    byAccount.consume(account),
    byAddress.consume(network(address)),
  ])
  if (counted.some(({ status }) => status === 'rejected'))
    throw new Refusal('too-many', 'Too many attempts. Wait a quarter of an hour and try again.')
}

/** Forgets the attempts of an account that has signed in; the address gets this one back. */
export async function succeeded(account: string, address: string): Promise<void> {
  await Promise.all([byAccount.delete(account), byAddress.reward(network(address), 1)])
}
