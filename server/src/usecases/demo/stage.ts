import type { Location, Practice, Resource } from '@anagen/contract'
import type { Protocol } from '@anagen/core/protocol'
import { addDays } from '@anagen/core/shared'
import type { Database } from '../../db/open-database.ts'
import { repositories } from '../../db/repositories/index.ts'
import { withPractice } from '../../db/tenant.ts'
import type { Actor, Context, Permit } from '../context.ts'
import { instantOf } from '../series/wall-time.ts'

export type DemoDeps = { database: Database; clock: () => Date }

/** Where the demo plays: the practice, who acts, and the day on which it is made. */
export type Stage = {
  database: Database
  practice: Practice
  actor: Extract<Actor, { kind: 'staff' }>
  location: Location
  protocols: { needling: Protocol; acupuncture: Protocol }
  pen: Resource
  panel: Resource
  /** The day and the instant at which the demo is made. */
  today: string
  now: Date
  random: () => number
}

/**
 * Does something in the practice at a moment of its past, in one transaction, with its audit row:
 * as the API would, only with the clock moved. Nothing happens later than now.
 */
export async function act<T>(
  stage: Stage,
  at: Date,
  step: { action: string; work: (ctx: Context) => Promise<T> },
): Promise<T> {
  const now = at > stage.now ? stage.now : at
  const { practice, actor, random } = stage
  return withPractice(stage.database, practice.practiceId, async (tx) => {
    let about: string | null = null
    const db = repositories(tx, practice.practiceId)
    const ctx: Context = {
      // The process itself acts here; nobody's request is being served.
      permit: { permission: null } as unknown as Permit,
      actor,
      practice,
      language: practice.language,
      db,
      now,
      newId: () => demoId(random, now),
      newToken: () => demoId(random, now),
      site: '',
      about: (patientId) => {
        about = patientId
      },
    }
    const done = await step.work(ctx)
    await db.audit.add({
      id: ctx.newId(),
      at: now,
      actorId: actor.id,
      actorRole: actor.role,
      action: step.action,
      patientId: about,
    })
    return done
  })
}

/** An id as the server makes them, from the demo's own stream of numbers. */
export function demoId(random: () => number, at: Date): string {
  const hex = (length: number) =>
    Array.from({ length }, () => Math.floor(random() * 16).toString(16)).join('')
  const time = at.getTime().toString(16).padStart(12, '0')
  return `${time.slice(0, 8)}-${time.slice(8)}-7${hex(3)}-8${hex(3)}-${hex(12)}`
}

/** The instant `days` from today at a time of day. */
export function dayAt(stage: Stage, days: number, time: string): Date {
  return instantOf(`${addDays(stage.today, days)}T${time}`, stage.location.zone)
}
