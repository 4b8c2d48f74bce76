import fc from 'fast-check'
import { expect, it } from 'vitest'
import { newId, newToken } from '../ids.ts'
import { splitToken, tokenHash, withPractice } from './session.ts'

const practiceId = newId()
const secret = newToken()

it('joins practice and secret, and takes them apart again', () => {
  expect(splitToken(withPractice(practiceId, secret))).toEqual({ practiceId, secret })
})

it.each([
  undefined,
  '',
  practiceId,
  secret,
  `${practiceId}.`,
  `.${secret}`,
  `${practiceId}.${secret.slice(0, 19)}`,
  `${practiceId}.${'x'.repeat(101)}`,
  `${practiceId}.${secret}.`,
  ` ${practiceId}.${secret}`,
  `${practiceId}.${secret}\n`,
  `${practiceId}.${secret.slice(1)}'`,
  `${'-'.repeat(36)}.${secret}`,
  `${practiceId.replaceAll('-', '0')}.${secret}`,
])('takes nothing of another shape: %j', (token) => expect(splitToken(token)).toBeNull())

it('whatever it takes is a UUID and a plain word', () => {
  fc.assert(
    fc.property(fc.string(), fc.uuid(), (text, id) => {
      const token = splitToken(`${id}.${text}`)
      if (token) expect(token.secret).toMatch(/^[\w-]{20,100}$/)
      expect(splitToken(text)).toBeNull()
    }),
    { seed: 4242 },
  )
})

it('stores a hash from which no token can be read', () => {
  expect(tokenHash(secret)).toMatch(/^[\w-]{43}$/)
  expect(tokenHash(secret)).toBe(tokenHash(secret))
  expect(tokenHash(secret)).not.toBe(tokenHash(`${secret}x`))
})

it('is made of 256 random bits', () => {
  const many = Array.from({ length: 200 }, () => newToken())
  expect(new Set(many).size).toBe(200)
  expect(many.every((one) => /^[\w-]{43}$/.test(one))).toBe(true)
})
