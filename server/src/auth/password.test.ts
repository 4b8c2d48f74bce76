import { expect, it } from 'vitest'
import { hashPassword, passwordFits } from './password.ts'

const secret = 'a long quiet sentence'
const stored = await hashPassword(secret)

it('is stored as argon2id with its cost and a salt of its own', async () => {
  expect(stored).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$[\w+/]{22}\$[\w+/]{43}$/)
  expect(await hashPassword(secret)).not.toBe(stored)
})

it.each([
  ['itself', secret, true],
  ['with a capital', 'A long quiet sentence', false],
  ['with a space behind', `${secret} `, false],
  ['shorter', secret.slice(0, -1), false],
  ['none', '', false],
])('fits: %s', async (_, given, fits) => {
  expect(await passwordFits(given, stored)).toBe(fits)
})

it('is the same however an accent is typed', async () => {
  expect(await passwordFits('jardi\u0301n tranquilo', await hashPassword('jardín tranquilo'))).toBe(
    true,
  )
})

it.each([
  null,
  '',
  'not a hash',
  stored.replace('argon2id', 'argon2i'),
  stored.slice(0, stored.lastIndexOf('$')),
  stored.replace('v=19', 'v=16'),
])('fits nothing where no usable hash is stored: %s', async (broken) => {
  expect(await passwordFits(secret, broken)).toBe(false)
  expect(await passwordFits('', broken)).toBe(false)
})

it('is still checked by the cost it was stored with', async () => {
  // As an installation before a raise of the cost would have it: same hash, other parameters.
  expect(await passwordFits(secret, stored.replace('t=2', 't=3'))).toBe(false)
})
