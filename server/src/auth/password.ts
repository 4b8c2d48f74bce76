import { argon2, randomBytes, timingSafeEqual } from 'node:crypto'
import { promisify } from 'node:util'

const derive = promisify(argon2)
// OWASP's first choice for argon2id: 19 MiB, two passes, one lane.
const cost = { memory: 19_456, passes: 2, parallelism: 1, tagLength: 32 }

/** The argon2id hash of a password, with its parameters and salt, in PHC form. */
export async function hashPassword(password: string): Promise<string> {
  const nonce = randomBytes(16)
  const tag = await derive('argon2id', { ...cost, message: password.normalize('NFC'), nonce })
  const part = (b: Buffer) => b.toString('base64').replace(/=+$/, '')
  return `$argon2id$v=19$m=${cost.memory},t=${cost.passes},p=${cost.parallelism}$${part(nonce)}$${part(tag)}`
}

/**
 * Whether a password fits a stored hash. A missing hash costs the same time as a wrong password,
 * so that an unknown address cannot be told from a known one.
 */
export async function passwordFits(password: string, stored: string | null): Promise<boolean> {
  const parsed = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$([^$]+)\$([^$]+)$/.exec(stored ?? '')
  const [, memory = cost.memory, passes = cost.passes, parallelism = cost.parallelism, salt, hash] =
    parsed ?? []
  const expected = hash ? Buffer.from(hash, 'base64') : Buffer.alloc(cost.tagLength)
  const tag = await derive('argon2id', {
    message: password.normalize('NFC'),
    nonce: salt ? Buffer.from(salt, 'base64') : Buffer.alloc(16),
    memory: Number(memory),
    passes: Number(passes),
    parallelism: Number(parallelism),
    tagLength: expected.length,
  })
  return timingSafeEqual(tag, expected) && parsed !== null
}
