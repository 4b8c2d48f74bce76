import { failed, mayTry, succeeded } from '../../auth/limiter.ts'
import { passwordFits } from '../../auth/password.ts'
import { absoluteHours, tokenHash, withPractice as tokenOf } from '../../auth/session.ts'
import type { Database } from '../../db/open-database.ts'
import { directoryRepository } from '../../db/repositories/directory.ts'
import { repositories } from '../../db/repositories/index.ts'
import { withoutPractice, withPractice } from '../../db/tenant.ts'
import { newId, newToken } from '../../ids.ts'
import { Refusal } from '../refusal.ts'

export type SignedIn = { staffId: string; token: string }

/**
 * Signs a member of staff in by e-mail and password. A wrong address and a wrong password are told
 * alike and cost the same time; both count for the limiter.
 */
export async function signIn(
  database: Database,
  { email, password }: { email: string; password: string },
  { now, address }: { now: Date; address: string },
): Promise<SignedIn> {
  const account = email.trim().toLowerCase()
  await mayTry(account, address)
  const entry = await withoutPractice(database, (tx) => directoryRepository(tx).find(account))
  const hash = entry
    ? await withPractice(database, entry.practiceId, (tx) =>
        repositories(tx, entry.practiceId).staff.passwordHash(entry.staffId),
      )
    : null
  if (!(await passwordFits(password, hash)) || !entry) {
    await failed(account, address)
    throw new Refusal('not-signed-in', 'E-mail and password do not fit together.')
  }
  await succeeded(account)
  return { staffId: entry.staffId, token: await openSession(database, entry, now) }
}

/** Opens a session for a member of staff and answers its token; only the hash is stored. */
export async function openSession(
  database: Database,
  { practiceId, staffId }: { practiceId: string; staffId: string },
  now: Date,
): Promise<string> {
  const secret = newToken()
  await withPractice(database, practiceId, async (tx) => {
    const db = repositories(tx, practiceId)
    const sessionId = newId(now)
    const expiresAt = new Date(now.getTime() + absoluteHours * 3_600_000)
    await db.sessions.add({ sessionId, staffId, tokenHash: tokenHash(secret), at: now, expiresAt })
    const entry = { id: newId(now), at: now, actorId: staffId, actorRole: 'staff', patientId: null }
    await db.audit.add({ ...entry, action: 'session.create' })
  })
  return tokenOf(practiceId, secret)
}
