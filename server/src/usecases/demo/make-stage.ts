import type { Language } from '@anagen/core/shared'
import { repositories } from '../../db/repositories/index.ts'
import { withPractice } from '../../db/tenant.ts'
import { newToken } from '../../ids.ts'
import { changeResource } from '../practice/change-resource.ts'
import { found } from '../refusal.ts'
import { weekdayOf } from '../series/wall-time.ts'
import { createPractice } from '../setup/create-practice.ts'
import {
  demoSetUp,
  demoZone,
  hoursOfShift,
  shifts,
  todayAt,
  workingDays,
} from './practice-of-demo.ts'
import { randomFrom } from './random.ts'
import { act, type DemoDeps, demoId, type Stage } from './stage.ts'

export type SignIn = { email: string; password: string }
type Ask = { language: Language; seed?: number }

/** Sets the practice up as its owner would, with shifts and pens; the people come after. */
export async function makeStage(
  deps: DemoDeps,
  { language, seed = 1 }: Ask,
): Promise<{ stage: Stage; signIn: SignIn }> {
  const now = deps.clock()
  const today = todayAt(demoZone, now)
  const weekday = weekdayOf(today)
  const signIn = {
    email: `owner-${newToken().slice(0, 6).toLowerCase()}@demo.example`,
    password: newToken(),
  }
  const body = demoSetUp(language, signIn, weekday)
  const { practiceId, staffId } = await createPractice(deps.database, body, { now, demo: true })
  const stage = await readStage(deps, { practiceId, staffId, now, today, seed })
  await setShifts(stage, workingDays(weekday))
  return { stage, signIn }
}

type Made = { practiceId: string; staffId: string; now: Date; today: string; seed: number }

/** What the stories play on, as the practice has it. */
export async function readStage({ database }: DemoDeps, made: Made): Promise<Stage> {
  return withPractice(database, made.practiceId, async (tx) => {
    const db = repositories(tx, made.practiceId)
    const practice = found(await db.practice.find())
    const staff = found(await db.staff.find(made.staffId))
    const resources = await db.resources.list()
    const location = found((await db.locations.list())[0])
    const random = randomFrom(made.seed)
    return {
      database,
      practice,
      actor: {
        kind: 'staff',
        id: staff.staffId,
        sessionId: demoId(random, made.now),
        name: staff.name,
        role: staff.role,
        licence: staff.licence,
      },
      location,
      protocols: {
        needling: found(await db.protocols.latest('microneedling-six-monthly')),
        acupuncture: found(await db.protocols.latest('acupuncture-visit')),
      },
      pen: found(resources.find((one) => one.device?.type === 'pen')),
      panel: found(resources.find((one) => one.device?.type === 'panel')),
      today: made.today,
      now: made.now,
      random,
    }
  })
}

/** Gives each practitioner the shifts of the demo, in the order of ids, as the planner breaks ties. */
async function setShifts(stage: Stage, days: number[]): Promise<void> {
  await act(stage, stage.now, {
    action: 'resources.update',
    work: async (ctx) => {
      const people = (await ctx.db.resources.list()).filter((one) => one.kind === 'practitioner')
      for (const [i, person] of people.entries()) {
        const hours = hoursOfShift(shifts[i % shifts.length] ?? [], days)
        const { resourceId, ...body } = person
        await changeResource(ctx, { params: { resourceId }, body: { ...body, hours } })
      }
    },
  })
}
