import { Refusal } from '../refusal.ts'

// Long passwords that lists of stolen ones contain; repetition and rows of keys are caught by shape.
const common = new Set([
  'passwordpassword',
  'password12345678',
  'correcthorsebatterystaple',
  'iloveyouiloveyou',
  'administratoradmin',
  'letmeinletmeinletmein',
  'qwertyuiopasdfgh',
  'anagenanagenanagen',
])
const rows = ['01234567890123456789', 'abcdefghijklmnopqrstuvwxyz', 'qwertyuiopasdfghjklzxcvbnm']

/** Refuses passwords that are long but guessed at once. @throws Refusal naming the field */
export function refuseCommonPassword(password: string, path: string): void {
  const plain = password.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '')
  const repeats = /^(.{1,5})\1+.{0,4}$/u.test(plain)
  if (
    !plain ||
    common.has(plain) ||
    repeats ||
    rows.some((row) => row.includes(plain) || row.startsWith(plain.slice(0, 12)))
  ) {
    const message = 'is easily guessed; a sentence of your own is better'
    throw new Refusal('bad-request', 'Choose another password.', [{ path, message }])
  }
}
