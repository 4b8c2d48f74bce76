import { RateLimiterMemory, type RateLimiterRes } from 'rate-limiter-flexible'
import { Refusal } from '../usecases/refusal.ts'

// 10 wrong attempts an account and 50 an address in a quarter of an hour.
const byAccount = new RateLimiterMemory({ keyPrefix: 'account', points: 10, duration: 900 })
const byAddress = new RateLimiterMemory({ keyPrefix: 'address', points: 50, duration: 900 })

/** An IPv6 network of 64 bits counts as one address. */
function network(address: string): string {
  return address.includes(':') ? address.split(':').slice(0, 4).join(':') : address
}

/** Refuses when an account or address has failed too often. @throws Refusal `too-many` */
export async function mayTry(account: string, address: string): Promise<void> {
  const states = await Promise.all([byAccount.get(account), byAddress.get(network(address))])
  const spent = (state: RateLimiterRes | null) => state !== null && state.remainingPoints <= 0
  if (states.some(spent)) {
    throw new Refusal('too-many', 'Too many attempts. Wait a quarter of an hour and try again.')
  }
}

/** Counts one failed attempt. */
export async function failed(account: string, address: string): Promise<void> {
  // A rejected promise only says that the points are used up; `mayTry` refuses the next attempt.
  await Promise.allSettled([byAccount.consume(account), byAddress.consume(network(address))])
}

/** Forgets the failures of an account that has signed in. */
export async function succeeded(account: string): Promise<void> {
  await byAccount.delete(account)
}
