import { absoluteHours, tokenHash, withPractice as tokenOf } from '../../auth/session.ts'
import type { Database } from '../../db/open-database.ts'
import { repositories } from '../../db/repositories/index.ts'
import { withPractice } from '../../db/tenant.ts'
import { newId, newToken } from '../../ids.ts'

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
