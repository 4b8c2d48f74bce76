import { hashPassword } from '../../auth/password.ts'
import type { Database } from '../../db/open-database.ts'
import { directoryRepository } from '../../db/repositories/directory.ts'
import { repositories } from '../../db/repositories/index.ts'
import { withoutPractice, withPractice } from '../../db/tenant.ts'
import { newId } from '../../ids.ts'
import { refuseCommonPassword } from '../practice/common-passwords.ts'
import { Refusal } from '../refusal.ts'
import { fillPractice, type SetupBody } from './fill-practice.ts'

type Made = { practiceId: string; staffId: string }

/**
 * Creates the first practice of this installation: all of it or nothing. Of two set-ups at once
 * one wins.
 * @throws Refusal `exists` when there is a practice already, `bad-request` naming the field
 */
export async function createPractice(
  database: Database,
  body: SetupBody,
  { now, demo }: { now: Date; demo: boolean },
): Promise<Made> {
  // Asked first, so that nobody makes a set-up installation hash passwords all day.
  await withoutPractice(database, (tx) => refuseSecond(directoryRepository(tx)))
  refuseCommonPassword(body.owner.password, 'owner.password')
  const passwordHash = await hashPassword(body.owner.password)
  const practiceId = newId(now)
  const staffId = newId(now)
  await withPractice(database, practiceId, async (tx) => {
    const db = repositories(tx, practiceId)
    await db.directory.lockSetup()
    await refuseSecond(db.directory)
    await fillPractice(db, body, { practiceId, staffId, passwordHash, now, demo })
  })
  return { practiceId, staffId }
}

async function refuseSecond(directory: ReturnType<typeof directoryRepository>): Promise<void> {
  if (!(await directory.isEmpty()))
    throw new Refusal('exists', 'This installation is set up already. Sign in.')
}
