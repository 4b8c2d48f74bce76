import { attempt, succeeded } from '../../auth/limiter.ts'
import { passwordFits } from '../../auth/password.ts'
import type { Database } from '../../db/open-database.ts'
import { directoryRepository } from '../../db/repositories/directory.ts'
import { repositories } from '../../db/repositories/index.ts'
import { withoutPractice, withPractice } from '../../db/tenant.ts'
import { Refusal } from '../refusal.ts'
import { openSession } from './open-session.ts'

export type SignedIn = { staffId: string; token: string }

/**
 * Signs a member of staff in by e-mail and password. A wrong address and a wrong password are told
 * alike and cost the same time; both count for the limiter.
 * @throws Refusal `not-signed-in`, `too-many`
 */
export async function signIn(
  database: Database,
  { email, password }: { email: string; password: string },
  { now, address }: { now: Date; address: string },
): Promise<SignedIn> {
  const account = email.trim().toLowerCase()
  await attempt(account, address)
  const entry = await withoutPractice(database, (tx) => directoryRepository(tx).find(account))
  const hash = entry
    ? await withPractice(database, entry.practiceId, (tx) =>
        repositories(tx, entry.practiceId).staff.passwordHash(entry.staffId),
      )
    : null
  if (!(await passwordFits(password, hash)) || !entry)
    throw new Refusal('not-signed-in', 'E-mail and password do not fit together.')
  await succeeded(account, address)
  return { staffId: entry.staffId, token: await openSession(database, entry, now) }
}
