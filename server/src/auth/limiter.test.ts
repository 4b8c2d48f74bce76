import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { attempt, succeeded } from './limiter.ts'

beforeEach(() => {
  vi.useFakeTimers({ now: new Date('2026-03-02T14:00:00Z') })
})
afterEach(() => {
  // Whatever one test has counted is past when the next begins.
  vi.advanceTimersByTime(3_600_000)
  vi.useRealTimers()
})

/** How many of so many attempts are let through. */
async function letThrough(
  n: number,
  account: (i: number) => string,
  address: (i: number) => string,
) {
  let through = 0
  for (let i = 0; i < n; i++) {
    const error = await attempt(account(i), address(i)).catch((refused: unknown) => refused)
    if (error === undefined) through++
    else expect(error).toMatchObject({ code: 'too-many' })
  }
  return through
}
const one = () => 'robin@a.example'
const each = (i: number) => `${i}@a.example`
const here = () => '192.0.2.1'

it('lets ten wrong attempts at one account through, from wherever', async () => {
  expect(await letThrough(14, one, (i) => `192.0.2.${i}`)).toBe(10)
})

it('lets fifty wrong attempts from one address through, at whatever account', async () => {
  expect(await letThrough(60, each, here)).toBe(50)
})

it('counts an IPv6 network of 64 bits as one address', async () => {
  expect(await letThrough(60, each, (i) => `2001:db8:0:1:${i}::1`)).toBe(50)
  expect(await letThrough(1, each, () => '2001:db8:0:2::1')).toBe(1)
})

it('counts attempts made at once like attempts one after the other', async () => {
  const all = await Promise.allSettled(Array.from({ length: 30 }, () => attempt(one(), here())))
  expect(all.filter(({ status }) => status === 'fulfilled')).toHaveLength(10)
})

it.each([
  [899, 0],
  [901, 10],
])('after %i seconds lets %i more through', async (seconds, more) => {
  await letThrough(10, one, here)
  vi.advanceTimersByTime(seconds * 1000)
  expect(await letThrough(12, one, here)).toBe(more)
})

it('forgets an account that has signed in, but not the others from that address', async () => {
  await letThrough(9, one, here)
  await attempt(one(), here())
  await succeeded(one(), here())
  expect(await letThrough(12, one, () => '192.0.2.9')).toBe(10)
  // Nine of the fifty are used up: the tenth was given back.
  expect(await letThrough(60, each, here)).toBe(41)
})
