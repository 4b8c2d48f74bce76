import { expect, it } from 'vitest'
import { refuseCommonPassword } from './common-passwords.ts'

it.each([
  'passwordpassword',
  'Password-Password!',
  'correct horse battery staple',
  'aaaaaaaaaaaaaaaa',
  'abcabcabcabcabcabc',
  '1234512345123451',
  '012345678901234',
  'abcdefghijklmnop',
  'qwertyuiopasdfgh12',
  '...............',
])('%s is guessed at once', (password) => {
  let refused: unknown
  try {
    refuseCommonPassword(password, 'owner.password')
  } catch (error) {
    refused = error
  }
  expect(refused).toMatchObject({ code: 'bad-request', problems: [{ path: 'owner.password' }] })
})

it.each([
  'a long quiet sentence',
  'mi frase tranquila y larga',
  'x7Kp2-vQm9rT4wZ',
  'пароль из пяти слов здесь',
  '静かな長い文をひとつ選びました',
])('%s may stay', (password) => {
  expect(() => refuseCommonPassword(password, 'password')).not.toThrow()
})
